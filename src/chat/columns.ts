import { isContactLabel, OMITTED, withoutContacts } from '../document/contacts.ts';
import type { Table, TableRow } from '../document/types.ts';
import { pad, width } from '../text/width.ts';

/** Rows of a table as aligned text. */

export type Contacts = ReadonlySet<string>;

export interface Room {
  /** Columns that the screen has. */
  readonly widest: number;
  /** Names and phone numbers that were asked for: others are left out. */
  readonly contacts: Contacts;
}

/** Rows of a form are labels beside values, or stand under headers of their own: the table's columns say nothing of them. */
export const isForm = ({ rows }: Table) => rows.some(({ within }) => within.length > 0);

/** Forms were printed from web pages, and some of their tags with them. */
export function untagged(text: string): string {
  return text
    .replace(/<input\b[^<>]*>/g, (tag) => (/\bchecked\b/.test(tag) ? '☑' : '☐'))
    .replace(/<\/?[a-z]\w*\b[^<>]*>/gi, '');
}

export function cellsOf(table: Table, row: TableRow, { contacts }: Room): readonly string[] {
  const headed = (i: number) => !isForm(table) && isContactLabel(header(table, i));
  return allowed(row.cells.map(untagged), contacts, headed);
}

/** The cells of a row, without the names and phone numbers that nobody asked for. */
export function allowed(
  cells: readonly string[],
  contacts: Contacts,
  headed: (column: number) => boolean = () => false,
): readonly string[] {
  return withoutContacts(cells).map((cell, i) => {
    const whole = cells[i] ?? '';
    if ([...contacts].some((one) => whole.includes(one))) return whole;
    return cell !== '' && headed(i) && !isContactLabel(cell) ? OMITTED : cell;
  });
}

/** The lowest header of a column. */
export const header = (table: Table, column: number) => table.columns[column]?.path.at(-1) ?? '';

/**
 * Header and rows in columns, ▶ before the cited ones; null where they are too wide. Blocks of a form have no header.
 * @param only the columns to show; without it all that hold something
 */
export function aligned(
  table: Table,
  rows: readonly TableRow[],
  cited: ReadonlySet<TableRow>,
  room: Room,
  only?: readonly number[],
): string | null {
  const form = isForm(table);
  const head = (column: number) => (form ? '' : header(table, column));
  const cells = new Map(rows.map((row) => [row, cellsOf(table, row, room)]));
  const all = form ? Math.max(...rows.map((row) => row.cells.length)) : table.columns.length;
  const widths = Array.from({ length: all }, (_, i) =>
    Math.max(width(head(i)), ...rows.map((row) => width(cells.get(row)?.[i] ?? ''))),
  );
  const chosen = only ?? [...widths.keys()].filter((i) => (widths[i] ?? 0) > 0);
  if (chosen.length === 0 || chosen.reduce((sum, i) => sum + (widths[i] ?? 0) + 1, 1) > room.widest) return null;
  const line = (cell: (column: number) => string, mark: string) =>
    `${mark}${chosen.map((i) => pad(cell(i), widths[i] ?? 0, /^[-\d,.%]+$/.test(cell(i)) ? 'left' : 'right')).join(' ')}`.trimEnd();
  return [
    ...(form ? blockOf(rows[0]) : [line(head, '  ')]),
    ...rows.map((row) => line((i) => cells.get(row)?.[i] ?? '', cited.has(row) ? '▶ ' : '  ')),
  ].join('\n');
}

/** Each row's name, and below it the chosen columns: for names that leave no room beside them. */
export function stacked(
  table: Table,
  rows: readonly TableRow[],
  name: number,
  figures: readonly number[],
  room: Room,
): string {
  return rows
    .flatMap((row) => {
      const cells = cellsOf(table, row, room);
      return [`▶ ${cells[name]}`, ...figures.map((i) => `    ${header(table, i)} ${cells[i]}`)];
    })
    .join('\n');
}

/** One row, its header beside each value, ▶ before the cited columns. */
export function beside(table: Table, row: TableRow, columns: ReadonlySet<string>, room: Room): string {
  const cells = cellsOf(table, row, room);
  if (isForm(table)) return [...blockOf(row), `▶ ${cells.filter((cell) => cell !== '').join('｜')}`].join('\n');
  const named = cells.flatMap((cell, i) =>
    cell === '' ? [] : [{ name: label(table, i), path: path(table, i), cell }],
  );
  const widest = Math.max(0, ...named.map(({ name }) => width(name)));
  const isMarked = named.some((one) => columns.has(one.path));
  return named
    .map((one) => `${!isMarked || columns.has(one.path) ? '▶' : ' '} ${pad(one.name, widest)} ${one.cell}`)
    .join('\n');
}

/** A row of a whole table that is too wide for columns. */
export function inOneLine(table: Table, row: TableRow, room: Room): string {
  const headed = !isForm(table);
  return cellsOf(table, row, room)
    .flatMap((cell, i) => (cell === '' ? [] : [headed ? `${header(table, i)} ${cell}`.trim() : cell]))
    .join(headed ? '；' : '｜');
}

export const path = (table: Table, column: number) => table.columns[column]?.path.join('·') ?? '';

/** The lowest header where it says which column it is; else with those above it. */
function label(table: Table, column: number): string {
  const last = header(table, column);
  const same = table.columns.filter((_, i) => header(table, i) === last).length;
  return same > 1 || /^[小合总]计$/.test(last) ? path(table, column) : last;
}

/** The header words of a form's block. */
const blockOf = (row: TableRow | undefined) =>
  row === undefined || row.within.length === 0 ? [] : [`［${row.within.join(' ')}］`];
