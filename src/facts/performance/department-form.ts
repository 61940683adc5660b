import type { Table, TableRow } from '../../document/types.ts';
import { columnName, readColumn } from '../columns.ts';
import type { Place, Register } from '../entities.ts';
import { rowCell } from '../entries.ts';
import { bareName, natureOf } from '../names.ts';
import { natureFacets } from '../nature.ts';
import { projectsOf } from '../project-names.ts';
import { noteStandard } from '../subjects.ts';
import type { Context } from '../tables/context.ts';
import type { Cell, Entry, Text } from '../types.ts';
import type { FormColumns } from './forms.ts';
import { at, filledOn, formColumns, isFunding, labelled, paragraphsOf, plain, unitOf } from './forms.ts';
import { departmentListEntries, isDepartmentList } from './goal-lists.ts';
import { indicatorEntries, isIndicator } from './indicators.ts';
import { taskEntries } from './tasks.ts';

const GOAL = /^((?:长期|中期|年度|总体)?(?:绩效)?目标[\d一二三四五六七八九十]+)[:：]?$/;
/** Cells of several numbered paragraphs, by the name that one of them goes by. */
const NUMBERED: readonly (readonly [RegExp, string])[] = [
  [/^部门职能/, '部门职能'],
  [/^年度工作任务/, '年度工作任务'],
];

interface Goal {
  readonly name: string;
  readonly row: TableRow;
  readonly title: string;
  readonly text: string;
  readonly rows: readonly TableRow[];
}

/** 部门整体支出绩效目标表: the department's funds of several years, its tasks, and goals with their indicators. */
export function departmentFormEntries(table: Table, context: Context): readonly Entry[] {
  if (isDepartmentList(table)) return departmentListEntries(table, context);
  const { document, register } = context;
  const columns = formColumns(table);
  const goals = goalsOf(table, columns);
  const head = table.rows.filter(
    (row) =>
      row.within.every((name) => !GOAL.test(name.replace(/\s+/g, ''))) && !isFunding(row) && !isIndicator(row, columns),
  );
  const base = { source: table.source, title: table.title, collection: 'department-performance' as const };
  const department: Entry = {
    ...base,
    id: `${table.source}:部门`,
    subject: register.note('department', document.department, document.department, null),
    label: document.department,
    facets: {},
    role: 'item',
    parent: null,
    cells: [],
    texts: { ...headTexts(head, table.source), ...filledOn(table, document.lines) },
  };
  const funding = table.rows
    .filter(isFunding)
    .map((row): Entry => fundingEntry(table, row, columns, document.year, register));
  const tasks = funding.length > 0 ? [] : taskEntries(table, document.year, register);
  return [department, ...funding, ...tasks, ...goalEntries(table, goals, columns, context)];
}

function headTexts(rows: readonly TableRow[], source: string): Readonly<Record<string, Text>> {
  const texts: Record<string, Text> = {};
  rows.forEach((row, index) => {
    const label = at(row, 0).replace(/\s+/g, '');
    const numbered = NUMBERED.find(([pattern]) => pattern.test(label))?.[1];
    const text = (said: string): Text => ({ text: said, line: row.line, page: row.page, source });
    if (numbered !== undefined) {
      const cell = row.cells.find((one, at) => at > 0 && one !== '') ?? '';
      paragraphsOf(cell).forEach((said, order) => {
        texts[`${numbered}${order + 1}`] = text(withoutNumber(said));
      });
    } else if (row.within.length === 0) {
      Object.assign(texts, labelled(row, source));
    } else if (label === '') {
      const names = rows[index - 1]?.cells ?? [];
      row.cells.forEach((cell, column) => {
        const name = (names[column] ?? '').replace(/\s+/g, '');
        if (cell === '' || name === '') return;
        const paragraphs = paragraphsOf(cell);
        paragraphs.forEach((said, order) => {
          texts[paragraphs.length === 1 ? name : `${name}${order + 1}`] = text(
            said.replace(/^目标\s*\d+\s*[：:]\s*/, ''),
          );
        });
      });
    }
  });
  const { 部门名称: _, ...others } = texts;
  return others;
}

/** Without the number in front, inner blanks kept. */
function withoutNumber(text: string): string {
  return text.replace(/^(?:[（(][一二三四五六七八九十]+[）)]|\d+[.．、])\s*/, '');
}

function goalsOf(table: Table, columns: FormColumns): readonly Goal[] {
  return table.rows.flatMap((row) => {
    const name = GOAL.exec(at(row, 0).replace(/\s+/g, ''))?.[1];
    if (name === undefined) return [];
    const said = plain(row.cells.find((cell, index) => index > 0 && cell !== '') ?? '');
    const [title = '', ...rest] = said.split(/[：:]/);
    const rows = table.rows.filter(
      (other) => other !== row && isIndicator(other, columns) && other.within.join('') === row.within.join(''),
    );
    return [{ name, row, title: title.replace(/\s+/g, ''), text: rest.join('：').trim() || said, rows }];
  });
}

/** Goals that name a project (政策性保民生-社区办公经费：…) belong to it; others to a nature of projects. Projects first: their names are the surer ones. */
function goalEntries(
  table: Table,
  goals: readonly Goal[],
  columns: FormColumns,
  { document, register, entries }: Context,
): readonly Entry[] {
  const mentions = goals
    .filter(({ title }) => natureOf(title) !== null)
    .map((goal) => ({ goal, name: goal.title, amount: null, place: placeOf(table, goal.row) }));
  const projects = projectsOf(mentions, register, entries);
  const made = new Map<Goal, readonly Entry[]>();
  const ordered = [
    ...mentions.map(({ goal }) => goal),
    ...goals.filter((goal) => mentions.every((mention) => mention.goal !== goal)),
  ];
  for (const goal of ordered) {
    const mention = mentions.find((one) => one.goal === goal);
    const project = mention === undefined ? undefined : projects.get(mention);
    const nature = natureOf(goal.title)?.nature ?? goal.title;
    const id = `${table.source}:${goal.name}`;
    const facets = {
      goal: register.note('goal', goal.name, goal.name, placeOf(table, goal.row)),
      ...(project === undefined ? {} : { project }),
      ...(nature.length > 8 || nature === '' ? {} : natureFacets(nature, register)),
    };
    const alike =
      project === undefined
        ? []
        : entries.filter((entry) => entry.collection === 'indicators' && entry.facets['project'] === project);
    made.set(goal, [
      {
        id,
        source: table.source,
        title: table.title,
        collection: 'department-performance',
        subject: facets.goal,
        label: goal.title,
        facets,
        role: 'item',
        parent: null,
        cells: [],
        texts: { 目标: { text: goal.text, line: goal.row.line, page: goal.row.page, source: table.source } },
      },
      ...indicatorEntries(table, goal.rows, columns, { id, facets }, register, document.year, alike),
    ]);
  }
  return goals.flatMap((goal) => made.get(goal) ?? []);
}

function placeOf(table: Table, row: TableRow): Place {
  return { source: table.source, line: row.line, quote: row.printed };
}

function fundingEntry(table: Table, row: TableRow, columns: FormColumns, year: number, register: Register): Entry {
  const labels = row.cells.filter((cell, index) => !columns.funding.includes(index) && cell !== '').map(bareName);
  const label = labels.at(-1) ?? '';
  const group = labels.at(-2) ?? '';
  const place = placeOf(table, row);
  const income = group.includes('收入');
  const cells: readonly Cell[] = columns.funding.flatMap((index) => {
    const path = table.columns[index]?.path ?? [];
    const means = readColumn({ path: path.slice(1) }, year);
    if (means.is !== 'measure') return [];
    return [
      rowCell(
        row,
        means.measure,
        means.year,
        at(row, index),
        means.measure === 'share' ? '%' : unitOf(row),
        columnName({ path: path.slice(1) }),
      ),
    ];
  });
  return {
    id: `${table.source}:${group === '' ? '' : `${group}/`}${label}`,
    source: table.source,
    title: table.title,
    collection: 'department-performance',
    subject: fundingSubject(label, income, place, register),
    label,
    facets: { side: register.note('side', income ? 'income' : 'expenditure', income ? '收入' : '支出', null) },
    role: /^(合计|总计)$/.test(label) ? 'total' : 'item',
    parent: /^(合计|总计)$/.test(label) ? null : `${table.source}:${group}/合计`,
    cells,
    texts: {},
  };
}

function fundingSubject(label: string, income: boolean, place: Place, register: Register): string {
  if (/^(合计|总计)$/.test(label))
    return noteStandard(
      register,
      { kind: 'total', name: income ? '收入总计' : '支出总计' },
      income ? '收入合计' : '支出合计',
      place,
    );
  if (label === '基本支出' || label === '项目支出')
    return noteStandard(register, { kind: 'category', name: label }, label, place);
  const kind = income ? 'revenue' : 'item';
  if (label !== '财政拨款') return register.note(kind, label, label, place);
  const id = register.note(kind, `${label}收入`, `${label}收入`, null);
  register.alias(id, label, place);
  return id;
}
