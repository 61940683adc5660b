import type { Citation } from '../answer/types.ts';
import { isContactLabel, OMITTED, withoutContacts } from '../document/contacts.ts';
import type { Document, Table, TableRow } from '../document/types.ts';
import { pad, width } from '../text/width.ts';
import { type Language, phrases } from './language.ts';
import type { Line } from './lines.ts';

/** Rows before and after the cited one. */
const AROUND = 3;
/** Rows of one block of columns: a page holds a few of them. */
const CHUNK = 20;

/** How to print: columns that the screen has, the reader's language, and whether whom to contact was asked. */
export interface Print {
  readonly widest: number;
  readonly language: Language;
  readonly contacts: boolean;
}

/** Somebody asked whom to contact, and this answers it. */
export function answersContact(citations: readonly Citation[]): boolean {
  return citations.some(({ column }) => isContactLabel(column));
}

/** A quoted line as printed, its cells apart. */
export function quoted(quote: string, contacts: boolean): string {
  const cells = quote.split('\t').map(untagged);
  return (contacts ? cells : withoutContacts(cells)).join('｜').replace(/^｜+|｜+$/g, '');
}

/** Forms were printed from web pages, and some of their tags with them. */
function untagged(text: string): string {
  return text
    .replace(/<input\b[^<>]*>/g, (tag) => (/\bchecked\b/.test(tag) ? '☑' : '☐'))
    .replace(/<\/?[a-z]\w*\b[^<>]*>/gi, '');
}

/** Rows of a form are labels beside values, or stand under headers of their own: the table's columns say nothing of them. */
const isForm = ({ rows }: Table) => rows.some(({ within }) => within.length > 0);

/** The printed rows behind an answer with their header, the cited ones marked: one block a place. */
export function originalLines(
  citations: readonly Citation[],
  open: (id: string) => Document,
  print: Print,
): readonly Line[] {
  const places = new Map<string, Citation[]>();
  for (const citation of citations) {
    const key = `${citation.document}·${citation.source}·${citation.line}`;
    places.set(key, [...(places.get(key) ?? []), citation]);
  }
  return withNote(
    [...places.values()].flatMap((cited) => place(cited, open(cited[0]?.document ?? ''), print)),
    print,
  );
}

/** One printed line, whatever is cited in it. */
function place(cited: readonly Citation[], document: Document, print: Print): Line[] {
  const [first] = cited;
  if (first === undefined) return [];
  const { source, title, line } = first;
  const said = phrases(print.language);
  const heading: Line = { text: `${source}《${title}》${said.line(line)}`, look: 'title' };
  // Two tables may share a number: by function and by unit.
  for (const table of document.tables.filter((one) => one.source === source)) {
    const row = table.rows.find((one) => one.line === line);
    if (row === undefined) continue;
    const repaired = row.within.length === 0 && row.printed.split('\t').join('') !== row.cells.join('');
    const asPrinted: Line = { text: `${said.asPrinted}：${quoted(row.printed, print.contacts)}`, look: 'plain' };
    return [heading, { text: rowsText(table, row, cited, print), look: 'columns' }, ...(repaired ? [asPrinted] : [])];
  }
  return [heading, ...cited.map(({ quote }): Line => ({ text: quoted(quote, print.contacts), look: 'quote' }))];
}

/** The row among its neighbours: all columns where they fit, else its name and the cited columns; else the row alone. */
function rowsText(table: Table, cited: TableRow, citations: readonly Citation[], print: Print): string {
  const at = table.rows.indexOf(cited);
  const near = table.rows
    .slice(Math.max(0, at - AROUND), at + AROUND + 1)
    .filter(({ within }) => within.join() === cited.within.join());
  const bare = (text: string) => text.replace(/\s/g, '');
  const columns = new Set(citations.map(({ column }) => column));
  const name = cited.cells.findIndex((cell) => citations.some(({ row }) => row !== '' && bare(row) === bare(cell)));
  const figures = table.columns.flatMap(({ path }, i) => (columns.has(path.join('·')) && i > name ? [i] : []));
  const chosen = name >= 0 && figures.length > 0 ? aligned(table, near, cited, print, [name, ...figures]) : null;
  return aligned(table, near, cited, print) ?? chosen ?? beside(table, cited, columns, print);
}

/** Whole tables, in columns where they fit, else each row as header and value. */
export function tableLines(tables: readonly Table[], print: Print): readonly Line[] {
  return withNote(
    tables.flatMap((table) => wholeTable(table, print)),
    print,
  );
}

function wholeTable(table: Table, print: Print): Line[] {
  const unit = table.unit === '' ? '' : `（${table.unit}）`;
  const columns = isForm(table) ? null : aligned(table, table.rows, null, print)?.split('\n');
  const rows: Line[] =
    columns == null
      ? table.rows.map((row) => ({
          text: `${phrases(print.language).line(row.line)}：${filled(table, row, print)}`,
          look: 'plain',
        }))
      : Array.from({ length: Math.ceil(columns.length / CHUNK) }, (_, i) => ({
          text: columns.slice(i * CHUNK, (i + 1) * CHUNK).join('\n'),
          look: 'columns',
        }));
  const notes = table.notes.map(({ text }): Line => ({ text, look: 'plain' }));
  return [{ text: `${table.source}《${table.title}》${unit}`, look: 'title' }, ...rows, ...notes];
}

/** Says so where something was left out. */
function withNote(lines: readonly Line[], { language }: Print): readonly Line[] {
  if (!lines.some(({ text }) => text.includes(OMITTED))) return lines;
  return [...lines, { text: phrases(language).contactsOmitted, look: 'plain' }];
}

function cellsOf(table: Table, row: TableRow, contacts: boolean): readonly string[] {
  const cells = row.cells.map(untagged);
  if (contacts) return cells;
  return withoutContacts(cells).map((cell, i) =>
    cell !== '' && !isForm(table) && isContactLabel(header(table, i)) && !isContactLabel(cell) ? OMITTED : cell,
  );
}

function filled(table: Table, row: TableRow, { contacts }: Print): string {
  const headed = !isForm(table);
  return cellsOf(table, row, contacts)
    .flatMap((cell, i) => (cell === '' ? [] : [headed ? `${header(table, i)} ${cell}`.trim() : cell]))
    .join(headed ? '；' : '｜');
}

const header = (table: Table, column: number) => table.columns[column]?.path.at(-1) ?? '';

/** Header and rows in columns, ▶ before the cited one; null where they are too wide. Blocks of a form have no header. */
function aligned(
  table: Table,
  rows: readonly TableRow[],
  cited: TableRow | null,
  { widest, contacts }: Print,
  only?: readonly number[],
): string | null {
  const form = isForm(table);
  const head = (column: number) => (form ? '' : header(table, column));
  const cells = new Map(rows.map((row) => [row, cellsOf(table, row, contacts)]));
  const all = form ? Math.max(...rows.map((row) => row.cells.length)) : table.columns.length;
  const widths = Array.from({ length: all }, (_, i) =>
    Math.max(width(head(i)), ...rows.map((row) => width(cells.get(row)?.[i] ?? ''))),
  );
  const chosen = only ?? [...widths.keys()].filter((i) => (widths[i] ?? 0) > 0);
  if (chosen.length === 0 || chosen.reduce((sum, i) => sum + (widths[i] ?? 0) + 1, 1) > widest) return null;
  const line = (cell: (column: number) => string, mark: string) =>
    `${mark}${chosen.map((i) => pad(cell(i), widths[i] ?? 0, /^[-\d,.%]+$/.test(cell(i)) ? 'left' : 'right')).join(' ')}`.trimEnd();
  return [
    ...(form ? within(rows[0]) : [line(head, '  ')]),
    ...rows.map((row) => line((i) => cells.get(row)?.[i] ?? '', row === cited ? '▶ ' : '  ')),
  ].join('\n');
}

const within = (row: TableRow | undefined) =>
  row === undefined || row.within.length === 0 ? [] : [`［${row.within.join(' ')}］`];

/** One row, its header beside each value, ▶ before the cited one. */
function beside(table: Table, row: TableRow, columns: ReadonlySet<string>, { contacts }: Print): string {
  const cells = cellsOf(table, row, contacts);
  if (isForm(table)) return [...within(row), `▶ ${cells.filter((cell) => cell !== '').join('｜')}`].join('\n');
  const named = cells.flatMap((cell, i) =>
    cell === '' ? [] : [[table.columns[i]?.path.join('·') ?? '', cell] as const],
  );
  const widest = Math.min(28, Math.max(0, ...named.map(([name]) => width(name))));
  const isMarked = named.some(([name]) => columns.has(name));
  return named
    .map(([name, cell]) => `${!isMarked || columns.has(name) ? '▶' : ' '} ${pad(name, widest)} ${cell}`)
    .join('\n');
}
