import type { Document, Table, TableRow } from '../../document/types.ts';
import { printedAmount, rowCell } from '../entries.ts';
import { natureOf } from '../names.ts';
import { natureFacets } from '../nature.ts';
import { projectsOf } from '../project-names.ts';
import type { Context } from '../tables/context.ts';
import type { Cell, Entry, Measure, Text } from '../types.ts';
import type { FormColumns } from './forms.ts';
import { at, filledOn, formColumns, isFunding, labelled, unitOf } from './forms.ts';
import { indicatorEntries, isIndicator } from './indicators.ts';

const FUNDING: readonly (readonly [RegExp, Measure])[] = [
  [/总投入|总额|合计/, 'amount'],
  [/结转/, 'carried'],
  [/中央/, 'central'],
  [/省级?/, 'provincial'],
  [/市级?/, 'municipal'],
  [/区级?|县级?/, 'district'],
  [/财政拨款|财政资金/, 'fiscal'],
  [/单位资金|自有资金/, 'own-funds'],
  [/自筹|其他/, 'self-raised'],
];

interface Form {
  readonly table: Table;
  readonly columns: FormColumns;
  readonly name: string;
  readonly nameRow: TableRow;
  readonly texts: Readonly<Record<string, Text>>;
  readonly cells: readonly Cell[];
}

/** 项目支出绩效目标表, one form per project: its funds and texts, and one entry per indicator. */
export function projectFormEntries(
  tables: readonly Table[],
  { document, register, entries }: Context,
): readonly Entry[] {
  const forms = tables.flatMap((table) => readForm(table, document));
  const mentions = forms.map((form) => ({
    form,
    name: form.name,
    amount: form.cells.find(({ measure }) => measure === 'amount')?.value ?? null,
    place: { source: form.table.source, line: form.nameRow.line, quote: form.nameRow.printed },
  }));
  const projects = projectsOf(mentions, register, entries);
  return mentions.flatMap((mention): readonly Entry[] => {
    const { form, name } = mention;
    const subject = projects.get(mention) ?? '';
    const id = `${form.table.source}:${subject.slice('project:'.length)}`;
    const nature = natureOf(name)?.nature;
    const facets = nature === undefined ? {} : natureFacets(nature, register);
    const rows = form.table.rows.filter((row) => isIndicator(row, form.columns));
    return [
      {
        id,
        source: form.table.source,
        title: form.table.title,
        collection: 'project-performance',
        subject,
        label: name,
        facets,
        role: 'item',
        parent: null,
        cells: form.cells,
        texts: form.texts,
      },
      ...indicatorEntries(
        form.table,
        rows,
        form.columns,
        { id, facets: { project: subject, ...facets } },
        register,
        document.year,
        [],
      ),
    ];
  });
}

function readForm(table: Table, document: Document): readonly Form[] {
  const columns = formColumns(table);
  const head = table.rows.filter((row) => !isIndicator(row, columns) && !isFunding(row));
  const texts = Object.assign({}, ...head.map((row) => labelled(row, table.source))) as Record<string, Text>;
  const { 项目名称: named, 部门名称: _, ...others } = texts;
  const nameRow = head.find(({ line }) => line === named?.line);
  if (named === undefined || nameRow === undefined) return [];
  const cells = beside(table.rows.filter(isFunding).flatMap((row) => fundingCell(row, columns, document.year)));
  const name = named.text.replace(/\s+/g, '');
  // An empty sheet: the next label stands where a name would.
  if (/^(?:主管|实施)(?:部门|单位)$/.test(name)) return [];
  return [{ table, columns, name, nameRow, texts: { ...others, ...filledOn(table, document.lines) }, cells }];
}

/** 其他资金 beside 财政拨款 is what the unit pays itself; beside the levels of government it is what no level pays. */
function beside(cells: readonly Cell[]): readonly Cell[] {
  const fiscal = cells.some(({ measure }) => measure === 'fiscal');
  return fiscal
    ? cells.map((cell) => (cell.measure === 'self-raised' ? { ...cell, measure: 'own-funds' } : cell))
    : cells;
}

function fundingCell(row: TableRow, columns: FormColumns, year: number): readonly Cell[] {
  const labels = row.cells.filter(
    (cell, index) => !columns.funding.includes(index) && cell !== '' && printedAmount(cell, '') === null,
  );
  const label = labels.at(-1) ?? '';
  const measure = FUNDING.find(([pattern]) => pattern.test(label))?.[1];
  if (measure === undefined) return [];
  const printed = columns.funding.map((index) => at(row, index)).find((cell) => cell !== '') ?? '';
  return [rowCell(row, measure, year, printed, unitOf(row), label)];
}
