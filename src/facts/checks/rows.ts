import type { TableRow } from '../../document/types.ts';
import { printedAmount } from '../entries.ts';
import { cellOf } from '../lookup.ts';
import type { Cell, Collection, Entry, Measure } from '../types.ts';
import type { Figure } from './figures.ts';
import type { Material } from './types.ts';

/** Tables whose rows are lines of a budget: every figure belongs to a parent's sum. */
export const BUDGET_TABLES: readonly Collection[] = [
  'balance',
  'revenue',
  'expenditure',
  'fiscal-balance',
  'general-budget-by-function',
  'general-budget-by-unit',
  'basic-expenditure',
  'three-public',
  'government-fund',
  'state-capital',
  'projects',
  'department-performance',
];

export const PURCHASE_TABLES: readonly Collection[] = ['procurement', 'purchased-services', 'assets'];

/** Figures told in sentences. */
export const TOLD: readonly Collection[] = ['prose', 'prior-projects', 'staff', 'vehicles'];

export function figure(entry: Entry, measure: Measure, year?: number): Figure | null {
  const cell = cellOf(entry, measure, year);
  return cell === undefined ? null : { entry, cell };
}

/** The cell below another: same measure and year, and the same column where the row has several such. */
export function cellBelow(child: Entry, above: Cell): Figure | null {
  const alike = child.cells.filter(({ measure, year }) => measure === above.measure && year === above.year);
  const cell = alike.find(({ column }) => column === above.column) ?? (alike.length === 1 ? alike[0] : undefined);
  return cell === undefined ? null : { entry: child, cell };
}

/** Columns of a total row are entries of their own (表5:合计/人员经费): no rows, so no parts of a sum. */
export function isColumnEntry(entry: Entry): boolean {
  return entry.role === 'total' && entry.parent !== null && entry.id.startsWith(`${entry.parent}/`);
}

/** Rows directly below, without columns that became entries. */
export function rowsBelow(entry: Entry, { lookup }: Material): readonly Entry[] {
  return lookup
    .below(entry)
    .filter(
      (child) =>
        !isColumnEntry(child) && !(entry.collection === 'revenue' && child.cells[0]?.line === entry.cells[0]?.line),
    );
}

/** The table row that an entry was read from; undefined in prose. */
export function printedRow(entry: Entry, { document }: Material): TableRow | undefined {
  const line = entry.cells[0]?.line;
  return document.tables
    .find(({ source, from, to }) => source === entry.source && line !== undefined && from <= line && line <= to)
    ?.rows.find((row) => row.line === line);
}

/** True where every number of the row from its first figure on is a cell: no column was left unread. */
export function isWholeRow(entry: Entry, material: Material): boolean {
  const row = printedRow(entry, material);
  const read = entry.cells.filter(({ value }) => value !== null);
  if (row === undefined) return false;
  const printed = row.cells.map((cell) => cell.trim());
  const first = printed.indexOf(read[0]?.printed ?? '');
  return printed.slice(Math.max(first, 0)).filter((cell) => printedAmount(cell, '') !== null).length === read.length;
}
