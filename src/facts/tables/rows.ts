import type { Table, TableRow } from '../../document/types.ts';
import type { ColumnMeaning } from '../columns.ts';
import { columnName, countedUnit, readColumn, subtotalOf } from '../columns.ts';
import type { Place, Register } from '../entities.ts';
import { rowCell } from '../entries.ts';
import type { Cell } from '../types.ts';

/** A column of a table with its meaning. */
export interface ReadColumn {
  readonly index: number;
  readonly name: string;
  readonly means: ColumnMeaning;
}

export function readColumns(table: Table, documentYear: number): readonly ReadColumn[] {
  const columns = table.columns.map((column, index) => ({
    index,
    name: columnName(column),
    means: readColumn(column, documentYear),
  }));
  const isFinal = columns.some(({ name }) => name.includes('决算数'));
  const sum = columns.find(
    ({ name, means }) =>
      means.is === 'measure' && means.measure === 'amount' && /^([^·]*预算[^·]*·)?[^·]{0,6}(合计|总计)$/.test(name),
  );
  const whole = table.kind === 'basic-expenditure' ? wholeOf(columns) : undefined;
  return columns
    .map((column) =>
      column === whole && column.means.is === 'measure'
        ? { ...column, means: { ...column.means, measure: 'amount' as const } }
        : column,
    )
    .map((column) => (isFinal ? { ...column, means: besideFinal(column) } : column))
    .map((column) =>
      sum === undefined || column.index === sum.index ? column : { ...column, means: besideSum(column) },
    );
}

/** 基本支出·合计 is the row's amount where the table counts nothing else. */
function wholeOf(columns: readonly ReadColumn[]): ReadColumn | undefined {
  const has = columns.some(({ means }) => means.is === 'measure' && means.measure === 'amount');
  return has ? undefined : columns.find(({ means }) => means.is === 'measure' && means.measure === 'basic');
}

/** Beside the sum of a row a 小计 sums some of its funds. */
function besideSum({ name, means }: ReadColumn): ColumnMeaning {
  const measure = means.is === 'measure' && means.measure === 'amount' ? subtotalOf(name) : undefined;
  return means.is === 'measure' && measure !== undefined ? { ...means, measure } : means;
}

/** Beside 决算数 a column of 预算数 holds what was planned at first. */
function besideFinal({ name, means }: ReadColumn): ColumnMeaning {
  return means.is === 'measure' && means.measure === 'amount' && /预算数$/.test(name)
    ? { ...means, measure: 'initial-budget' }
    : means;
}

/** The row's cell in the first column of this meaning, '' where the table has none. Codes of three columns are one code. */
export function codeOf(row: TableRow, columns: readonly ReadColumn[]): string {
  return columns
    .filter(({ means }) => means.is === 'code')
    .map(({ index }) => textAt(row, index))
    .join('');
}

export function nameOf(row: TableRow, columns: readonly ReadColumn[]): string {
  const column = columns.find(({ means }) => means.is === 'name');
  return column === undefined ? '' : textAt(row, column.index);
}

export function textAt(row: TableRow, index: number): string {
  return (row.cells[index] ?? '').replace(/\s+/g, '');
}

/** All figures of a row, empty cells included; quantities in the row's own unit of quantity. */
export function cellsOf(
  row: TableRow,
  columns: readonly ReadColumn[],
  unit: string,
  quantityUnit = '',
): readonly Cell[] {
  return columns.flatMap(({ index, name, means }) => {
    if (means.is !== 'measure') return [];
    const { measure, year } = means;
    const own = measure === 'quantity' ? quantityUnit : (countedUnit(measure) ?? means.unit ?? unit);
    return [rowCell(row, measure, year, (row.cells[index] ?? '').trim(), own, name)];
  });
}

export function placeOf(table: Table, row: TableRow): Place {
  return { source: table.source, line: row.line, quote: row.printed };
}

/** 合计, 总计 … in any of the row's words. */
export function isTotal(...words: readonly string[]): boolean {
  return words.some((word) => /^(合计|总计|总合计)$/.test(word));
}

/** The unit of money of a table: its own, else 元. */
export function moneyUnit(table: Table): string {
  return table.unit === '' ? '元' : table.unit;
}

/** A row with what names it. */
export interface KeyedRow {
  readonly row: TableRow;
  /** Whole, also where the print splits it over columns or leaves out what the rows above say; '' without one. */
  readonly code: string;
  readonly name: string;
  /** 合计, or the department's own row above its accounts where no 合计 is printed. */
  readonly total: boolean;
  /** Further accounts of the row, by the facet that holds them: economic, government-economic. */
  readonly accounts: Readonly<Record<string, { readonly code: string; readonly name: string }>>;
}

/** One table beside another under one title has rows of its own: 301 … | 302 …. */
export interface Side {
  readonly columns: readonly ReadColumn[];
  readonly rows: readonly KeyedRow[];
}

const account = /^(?:function|economic)$/;
/** 2010301-行政运行, [201]…, 201一般公共服务支出 */
const codeInName = /^(?:[[［【]([A-Z]?\d+)[\]］】]|(\d{3,9})(?=[-－—]|\p{Script=Han}(?<!年)))[-－—]*(.+)$/u;

/** The rows of a table whose rows are accounts, units or projects, side by side where there are two tables. */
export function sidesOf(table: Table, documentYear: number): readonly Side[] {
  const columns = readColumns(table, documentYear);
  const starts = columns.flatMap((column, index) => {
    const before = columns[index - 1];
    return column.means.is === 'code' && before?.means.is === 'measure' ? [index] : [];
  });
  return [0, ...starts].map((from, side) => {
    const own = columns.slice(from, starts[side] ?? columns.length);
    return { columns: own, rows: keyedRows(table, own) };
  });
}

function keyedRows(table: Table, columns: readonly ReadColumn[]): readonly KeyedRow[] {
  const groups = codeGroups(columns);
  const named = columns.filter(({ means }) => means.is === 'name');
  const facets = columns.filter(({ means }) => means.is === 'facet' && account.test(means.facet));
  const key =
    named.find(({ name }) => /科目|项目/.test(name) && !name.includes('政府')) ??
    named[0] ??
    facets.find(({ name }) => !name.includes('政府')) ??
    facets[0] ??
    columns.find(({ means }) => means.is === 'facet' && means.facet === 'project');
  const [first = []] = groups;
  const others = [...named, ...facets].filter((column) => column !== key);
  const carried = new Map<readonly ReadColumn[], string[]>();
  const rows = table.rows.map((row): KeyedRow => {
    const printed = wholeCode(row, first, carried);
    const text = key === undefined ? '' : textAt(row, key.index);
    const inName = /\d/.test(printed) ? null : codeInName.exec(text);
    const code =
      inName === null ? (/\d/.test(printed) || /^[A-Z]$/.test(printed) ? printed : '') : (inName[1] ?? inName[2] ?? '');
    const name = inName?.[3] ?? (text === '' && code === '' ? printed : text);
    const total = isTotal(
      printed,
      text,
      ...named.map(({ index }) => textAt(row, index)),
      ...facets.map(({ index }) => textAt(row, index)),
    );
    return { row, code, name, total, accounts: accountsOf(row, others, groups.slice(1), carried) };
  });
  const filled = rows.filter(
    ({ row, code, name }) =>
      // ** | 1 | 2 | 3: the numbers of the columns.
      !/^\*+$/.test(name) &&
      (code !== '' ||
        name !== '' ||
        columns.some(({ means, index }) => means.is === 'measure' && textAt(row, index) !== '')),
  );
  if (filled.some(({ total }) => total))
    return filled.filter(({ code, name, total }) => code !== '' || name !== '' || total);
  // Without 合计 the first row is the sum where it alone has no account, or where it is the only one.
  const [top, ...rest] = filled;
  const isSum =
    top !== undefined &&
    top.code === '' &&
    (filled.length === 1 ? top.name === '' : rest.every(({ code }) => code !== ''));
  return filled.map((row, index) => (isSum && index === 0 ? { ...row, total: true } : row));
}

/** Code columns that stand together are the parts of one code. */
function codeGroups(columns: readonly ReadColumn[]): readonly (readonly ReadColumn[])[] {
  const groups: ReadColumn[][] = [];
  columns.forEach((column, index) => {
    if (column.means.is !== 'code') return;
    const last = groups.at(-1);
    const isPart = /^[类款项]$/.test(column.name.split('·').at(-1) ?? '');
    if (last !== undefined && isPart && columns[index - 1] === last.at(-1) && !/类$/.test(column.name))
      last.push(column);
    else groups.push([column]);
  });
  return groups;
}

/** 类 款 项 as one code: parts that a row leaves out on the left are those of the row above, and 1 is 01. */
function wholeCode(row: TableRow, group: readonly ReadColumn[], carried: Map<readonly ReadColumn[], string[]>): string {
  const parts = group.map(({ index }) => textAt(row, index));
  if (parts.length < 2 || !parts.some((part) => /^\d+$/.test(part))) return parts.join('');
  const last = parts.findLastIndex((part) => part !== '');
  const above = carried.get(group) ?? [];
  const whole = parts
    .slice(0, last + 1)
    .map((part, index) => (part === '' ? (above[index] ?? '') : index > 0 ? part.padStart(2, '0') : part));
  carried.set(group, whole);
  return whole.join('');
}

function accountsOf(
  row: TableRow,
  columns: readonly ReadColumn[],
  groups: readonly (readonly ReadColumn[])[],
  carried: Map<readonly ReadColumn[], string[]>,
): KeyedRow['accounts'] {
  const accounts: Record<string, { code: string; name: string }> = {};
  for (const column of columns) {
    const text = textAt(row, column.index);
    const group = groups.findLast((one) => (one.at(-1)?.index ?? 0) < column.index);
    const inName = codeInName.exec(text);
    const code = inName?.[1] ?? inName?.[2] ?? (group === undefined ? '' : wholeCode(row, group, carried));
    const name = inName?.[3] ?? text;
    if (name === '' || isTotal(name) || /单位|部门名称/.test(column.name)) continue;
    const kind = accountKind(code);
    if (kind !== null) accounts[code.startsWith('5') ? 'government-economic' : kind] = { code, name };
  }
  return accounts;
}

/** 支出功能分类 begins with 2; 部门预算支出经济分类 with 3, 政府预算支出经济分类 with 5. Null for codes of other lists. */
export function accountKind(code: string): 'function' | 'economic' | null {
  if (!/^\d{3}(?:\d{2}){0,3}$/.test(code)) return null;
  return code.startsWith('2') ? 'function' : /^[35]/.test(code) ? 'economic' : null;
}

/** The further accounts of a row as facets of its entry. */
export function accountFacets(
  accounts: KeyedRow['accounts'],
  place: Place,
  register: Register,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(accounts).map(([facet, { code, name }]) => [facet, register.note(facet, code, name, place, code)]),
  );
}
