import type { Table, TableRow } from '../../document/types.ts';
import type { Register } from '../entities.ts';
import { codedName, natureOf } from '../names.ts';
import { natureFacets } from '../nature.ts';
import { projectsOf } from '../project-names.ts';
import type { Context } from '../tables/context.ts';
import type { ReadColumn } from '../tables/rows.ts';
import { cellsOf, moneyUnit, readColumns, textAt } from '../tables/rows.ts';
import type { Cell, Entry, Text } from '../types.ts';
import { at } from './forms.ts';
import { readTarget } from './indicators.ts';

/** The columns of a list of goals: -1 where it has none. */
interface Columns {
  readonly all: readonly ReadColumn[];
  readonly name: number;
  readonly goal: number;
  readonly level1: number;
  readonly level2: number;
  readonly indicator: number;
  readonly sign: number;
  readonly target: number;
  readonly unit: number;
}

/** Performance goals printed as one table: a project, its amount and its goal, and below them its indicators. */
export function isGoalList(table: Table): boolean {
  return table.rows.every(({ within }) => within.length === 0) && columnsOf(table, 0).name >= 0;
}

function columnsOf(table: Table, year: number): Columns {
  const all = readColumns(table, year);
  const leaf = (index: number) => (table.columns[index]?.path.at(-1) ?? '').replace(/\s+/g, '');
  const find = (pattern: RegExp): number => all.findIndex(({ index }) => pattern.test(leaf(index)));
  const named = find(/项目.*名称/);
  return {
    all,
    name: named >= 0 ? named : find(/^项目$/),
    goal: find(/绩效目标$/),
    level1: find(/^一级指标$/),
    level2: find(/^二级指标$/),
    indicator: find(/^(?:三级指标|指标名称)$/),
    sign: find(/指标性质$|^指标值类型$/),
    target: find(/^(?:本年)?(?:绩效)?指标值$/),
    unit: find(/(?:度量|计量)单位$/),
  };
}

export function goalListEntries(table: Table, { document, register, entries }: Context): readonly Entry[] {
  const columns = columnsOf(table, document.year);
  const parts = partsOf(table, columns);
  const unit = moneyUnit(table);
  const mentions = parts.map((part) => {
    const cells = cellsOf(part.head, columns.all, unit).filter(({ measure }) => measure !== 'quantity');
    return {
      part,
      cells: cells.filter(({ printed }) => printed !== ''),
      name: codedName(part.name)?.name ?? part.name,
      amount: cells.find(({ measure }) => measure === 'amount')?.value ?? null,
      place: { source: table.source, line: part.head.line, quote: part.head.printed },
    };
  });
  const projects = projectsOf(mentions, register, entries);
  return mentions.flatMap((mention): readonly Entry[] => {
    const { part, name, cells } = mention;
    const subject = projects.get(mention) ?? '';
    const id = `${table.source}:${subject.slice('project:'.length)}`;
    const nature = natureOf(name)?.nature;
    const facets = nature === undefined ? {} : natureFacets(nature, register);
    const base = { source: table.source, title: table.title };
    return [
      {
        ...base,
        id,
        collection: 'project-performance',
        subject,
        label: name,
        facets,
        role: 'item',
        parent: null,
        cells,
        texts: textsOf(part.head, columns, table.source),
      },
      ...indicatorsOf(part.rows, columns).map((found) =>
        indicatorEntry(
          found,
          columns,
          { ...base, id, role: 'item', facets: { project: subject, ...facets } },
          register,
          document.year,
        ),
      ),
    ];
  });
}

/** Goals of the whole department printed as one table: beside its funds, its indicators with their targets in columns. */
export function isDepartmentList(table: Table): boolean {
  const { indicator, target, level1 } = columnsOf(table, 0);
  return indicator >= 0 && target >= 0 && level1 >= 0 && table.rows.every(({ within }) => within.length === 0);
}

export function departmentListEntries(table: Table, { document, register }: Context): readonly Entry[] {
  const columns = columnsOf(table, document.year);
  const [head] = table.rows;
  const id = `${table.source}:部门`;
  const base = { source: table.source, title: table.title, role: 'item' as const };
  const department: Entry = {
    ...base,
    id,
    collection: 'department-performance',
    subject: register.note('department', document.department, document.department, null),
    label: document.department,
    facets: {},
    parent: null,
    cells: [],
    texts: head === undefined ? {} : textsOf(head, columns, table.source),
  };
  const entries = indicatorsOf(table.rows, columns).map((found) =>
    indicatorEntry(found, columns, { ...base, id, facets: {} }, register, document.year),
  );
  return [department, ...entries];
}

interface Indicator {
  readonly row: TableRow;
  readonly level1: string;
  readonly level2: string;
  readonly indicator: string;
}

/** Levels are printed once above their indicators. */
function indicatorsOf(rows: readonly TableRow[], columns: Columns): readonly Indicator[] {
  let [level1, level2] = ['', ''];
  return rows.flatMap((row) => {
    if (at(row, columns.level1) !== '') [level1, level2] = [at(row, columns.level1), ''];
    if (at(row, columns.level2) !== '') level2 = at(row, columns.level2);
    const indicator = at(row, columns.indicator);
    return indicator === '' ? [] : [{ row, level1, level2, indicator }];
  });
}

function indicatorEntry(
  { row, level1, level2, indicator }: Indicator,
  columns: Columns,
  owner: Pick<Entry, 'id' | 'source' | 'title' | 'role' | 'facets'>,
  register: Register,
  year: number,
): Entry {
  const place = { source: owner.source, line: row.line, quote: row.printed };
  const known = register.find(indicator, ['indicator']);
  if (known !== null) register.alias(known, indicator, place);
  return {
    ...owner,
    id: `${owner.id}/${indicator}`,
    collection: 'indicators',
    subject: known ?? register.note('indicator', indicator, indicator, place),
    label: indicator,
    facets: {
      ...owner.facets,
      ...(level1 === '' ? {} : { level1: register.note('indicator-level', level1, level1, null) }),
      ...(level2 === '' ? {} : { level2: register.note('indicator-level', level2, level2, null) }),
    },
    parent: owner.id,
    cells: targetOf(row, columns, year),
    texts: {},
  };
}

interface Part {
  readonly name: string;
  readonly head: TableRow;
  readonly rows: TableRow[];
}

/** A project goes on until the next name; a page break may print its name again. */
function partsOf(table: Table, columns: Columns): readonly Part[] {
  const parts: Part[] = [];
  for (const row of table.rows) {
    const name = columns.name < 0 ? '' : textAt(row, columns.name);
    const last = parts.at(-1);
    const isSum = /^(?:合计|总计)$/.test(name) || row.cells.some((cell) => /^合计$/.test(cell.trim()));
    if (isSum) continue;
    if (name !== '' && name !== last?.name) parts.push({ name, head: row, rows: [row] });
    else last?.rows.push(row);
  }
  // A unit above its projects has no goal of its own.
  return parts.filter(
    ({ head, rows }) =>
      columns.goal < 0 || at(head, columns.goal) !== '' || rows.some((row) => at(row, columns.indicator) !== ''),
  );
}

function textsOf(row: TableRow, columns: Columns, source: string): Readonly<Record<string, Text>> {
  const goal = at(row, columns.goal);
  return goal === '' ? {} : { 绩效目标: { text: goal, line: row.line, page: row.page, source } };
}

function targetOf(row: TableRow, columns: Columns, year: number): readonly Cell[] {
  const ofUnit = at(row, columns.unit);
  // ≥ | | 2次: figure and unit in one cell.
  const printed = at(row, columns.target) || (/^\d/.test(ofUnit) ? ofUnit : '');
  if (printed === '') return [];
  const sign = [at(row, columns.sign), at(row, columns.unit)].find((text) => /^[≥≤]$/.test(text)) ?? '';
  const unit = /^[≥≤＝=]$|^定性$/.test(ofUnit) ? '' : ofUnit;
  const whole = /^\d/.test(printed) ? `${sign}${printed}${/\D$/.test(printed) ? '' : unit}` : printed;
  return [
    {
      measure: 'target',
      year,
      printed: whole,
      ...readTarget(whole),
      column: columns.all[columns.target]?.name ?? '',
      line: row.line,
      page: row.page,
      quote: row.printed,
    },
  ];
}
