import type { Citation } from '../answer/types.ts';
import { isContactLabel, OMITTED } from '../document/contacts.ts';
import type { Document, Table, TableRow } from '../document/types.ts';
import {
  aligned,
  allowed,
  beside,
  type Contacts,
  inOneLine,
  isForm,
  path,
  type Room,
  stacked,
  untagged,
} from './columns.ts';
import { type Language, phrases } from './language.ts';
import type { Line } from './lines.ts';

/** Rows before and after the cited one. */
const AROUND = 3;
/** Rows of one block of columns: a page holds a few of them. */
const CHUNK = 20;

export interface Print extends Room {
  readonly language: Language;
}

/** The names and phone numbers that an answer gives: somebody asked whom to contact. */
export function contactsIn(citations: readonly Citation[]): Contacts {
  return new Set(
    citations.flatMap(({ column, quote }) => (isContactLabel(column) && quote.trim() !== '' ? [quote.trim()] : [])),
  );
}

/** A quoted line as printed, its cells apart. */
export function quoted(quote: string, contacts: Contacts): string {
  return allowed(quote.split('\t').map(untagged), contacts)
    .join('｜')
    .replace(/^｜+|｜+$/g, '');
}

/** The printed rows behind an answer with their header, the cited ones marked: one block a table or place. */
export function originalLines(
  citations: readonly Citation[],
  open: (id: string) => Document,
  print: Print,
): readonly Line[] {
  const lines = grouped(citations, ({ document, source }) => `${document}·${source}`).flatMap((inOne) => {
    const document = open(inOne[0]?.document ?? '');
    const places = grouped(inOne, ({ line }) => String(line));
    const together = places.length > 1 ? severalRows(inOne, document, print) : null;
    return together ?? places.flatMap((cited) => place(cited, document, print));
  });
  return withNote(lines, print);
}

function grouped(citations: readonly Citation[], key: (one: Citation) => string): readonly (readonly Citation[])[] {
  const groups = new Map<string, Citation[]>();
  for (const citation of citations) groups.set(key(citation), [...(groups.get(key(citation)) ?? []), citation]);
  return [...groups.values()];
}

/** Several rows of one table, as for a list: their names and the cited columns. Null where the names do not stand in one column. */
function severalRows(cited: readonly Citation[], document: Document, print: Print): Line[] | null {
  const lines = new Set(cited.map(({ line }) => line));
  const table = document.tables.find(
    (one) => one.source === cited[0]?.source && [...lines].every((line) => one.rows.some((row) => row.line === line)),
  );
  if (table === undefined || isForm(table)) return null;
  const rows = table.rows.filter(({ line }) => lines.has(line));
  const figures = columnsOf(table, cited);
  const names = new Set(
    rows.map((row) =>
      nameIn(
        row,
        cited.filter(({ line }) => line === row.line),
      ),
    ),
  );
  const [name = -1] = names;
  if (names.size !== 1 || name < 0 || figures.length === 0 || figures.includes(name)) return null;
  const text =
    aligned(table, rows, new Set(rows), print, [name, ...figures]) ?? stacked(table, rows, name, figures, print);
  return [
    { text: `${table.source}《${table.title}》`, look: 'title' },
    ...chunked(text),
    { text: rows.map(({ line }) => phrases(print.language).line(line)).join('、'), look: 'plain' },
  ];
}

function columnsOf(table: Table, cited: readonly Citation[]): readonly number[] {
  const columns = new Set(cited.map(({ column }) => column));
  return [...table.columns.keys()].filter((i) => columns.has(path(table, i)));
}

/** The column in which a row has the name that it is cited by; −1 where there is none. */
function nameIn(row: TableRow, cited: readonly Citation[]): number {
  const bare = (text: string) => text.replace(/\s/g, '');
  const names = cited.flatMap(({ row: name }) => (name === '' ? [] : [bare(name)]));
  const exact = row.cells.findIndex((cell) => names.includes(bare(cell)));
  // [A05040101]复印纸: the code stands with the name.
  return exact >= 0 ? exact : row.cells.findIndex((cell) => names.some((name) => bare(cell).endsWith(`]${name}`)));
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
    const repaired = !isForm(table) && row.printed.split('\t').join('') !== row.cells.join('');
    const asPrinted: Line = { text: `${said.asPrinted}：${quoted(row.printed, print.contacts)}`, look: 'plain' };
    return [heading, { text: rowText(table, row, cited, print), look: 'columns' }, ...(repaired ? [asPrinted] : [])];
  }
  return [heading, ...cited.map(({ quote }): Line => ({ text: quoted(quote, print.contacts), look: 'quote' }))];
}

/** The row among its neighbours: all columns where they fit, else its name and the cited columns; else the row alone. */
function rowText(table: Table, row: TableRow, cited: readonly Citation[], print: Print): string {
  const at = table.rows.indexOf(row);
  const near = table.rows
    .slice(Math.max(0, at - AROUND), at + AROUND + 1)
    .filter(({ within }) => within.join() === row.within.join());
  const name = nameIn(row, cited);
  const figures = columnsOf(table, cited).filter((i) => i > name);
  const marked = new Set([row]);
  const chosen = name >= 0 && figures.length > 0 ? aligned(table, near, marked, print, [name, ...figures]) : null;
  const columns = new Set(cited.map(({ column }) => column));
  return aligned(table, near, marked, print) ?? chosen ?? beside(table, row, columns, print);
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
  const columns = isForm(table) ? null : aligned(table, table.rows, new Set(), print);
  const rows =
    columns === null
      ? table.rows.map((row): Line => {
          const text = `${phrases(print.language).line(row.line)}：${inOneLine(table, row, print)}`;
          return { text, look: 'plain' };
        })
      : chunked(columns);
  const notes = table.notes.map(({ text }): Line => ({ text, look: 'plain' }));
  return [{ text: `${table.source}《${table.title}》${unit}`, look: 'title' }, ...rows, ...notes];
}

function chunked(columns: string): Line[] {
  const lines = columns.split('\n');
  return Array.from({ length: Math.ceil(lines.length / CHUNK) }, (_, i) => ({
    text: lines.slice(i * CHUNK, (i + 1) * CHUNK).join('\n'),
    look: 'columns',
  }));
}

/** Says so where something was left out. */
function withNote(lines: readonly Line[], { language }: Print): readonly Line[] {
  if (!lines.some(({ text }) => text.includes(OMITTED))) return lines;
  return [...lines, { text: phrases(language).contactsOmitted, look: 'plain' }];
}
