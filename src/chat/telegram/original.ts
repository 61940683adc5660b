import type { Citation } from '../../answer/types.ts';
import type { Document, Table, TableRow } from '../../document/types.ts';
import { pad, width } from '../../text/width.ts';
import { bold, escape, pre, printable, quote } from './html.ts';
import { inScript, type Language, phrases } from './language.ts';
import { type Block, type Page, paginate } from './pages.ts';

/** Rows before and after the cited one. */
const AROUND = 3;
/** Wider tables do not fit a telephone: then the row stands as header beside value. */
const WIDEST = 56;

/** The printed rows behind an answer with their header, the cited one marked: one block a place. */
export function originalPages(citations: readonly Citation[], document: Document, language: Language): readonly Page[] {
  const places = new Map(citations.map((citation) => [`${citation.source}·${citation.line}`, citation]));
  return paginate([...places.values()].slice(0, 5).flatMap((citation) => place(citation, document, language)));
}

function place({ source, title, line, quote: text }: Citation, document: Document, language: Language): Block[] {
  const table = document.tables.find((one) => one.source === source);
  const row = table?.rows.find((one) => one.line === line);
  const heading = block(inScript(`${source}《${title}》`, language) + phrases(language).line(line), bold);
  if (table === undefined || row === undefined) return [heading, block(text, quote)];
  const repaired = row.within.length === 0 && row.printed.split('\t').join('') !== row.cells.join('');
  const printed = repaired ? [block(`${phrases(language).asPrinted}：${row.printed.replaceAll('\t', '｜')}`, escape)] : [];
  return [heading, block(rowsText(table, row), pre), ...printed];
}

function rowsText(table: Table, cited: TableRow): string {
  const at = table.rows.indexOf(cited);
  const rows = table.rows.slice(Math.max(0, at - AROUND), at + AROUND + 1).filter(({ within }) => within.join() === cited.within.join());
  return aligned(table, rows, cited) ?? beside(table, cited);
}

/** A whole table or its part, as aligned text. */
export function tablePages(table: Table, language: Language): readonly Page[] {
  const said = phrases(language);
  const unit = table.unit === '' ? '' : `（${table.unit}）`;
  const heading = block(inScript(`${table.source} ${table.title}${unit}`, language), bold);
  const rows = table.rows.map((row) => aligned(table, [row], null, widths(table, table.rows)) ?? `${said.line(row.line)} ${filled(table, row)}`);
  const header = aligned(table, [], null, widths(table, table.rows));
  const notes = table.notes.map(({ text }) => block(text, escape));
  const lines = [...(header === null ? [] : [header]), ...rows.map((row) => row.split('\n').at(-1) ?? '')];
  // Chunks of rows, so that one code block is one page at most.
  const chunks: Block[] = [];
  for (let i = 0; i < lines.length; i += 20) chunks.push(block(lines.slice(i, i + 20).join('\n'), pre));
  return paginate([heading, ...chunks, ...notes]);
}

function filled(table: Table, row: TableRow): string {
  return row.cells.flatMap((cell, i) => (cell === '' ? [] : [row.within.length > 0 ? cell : `${header(table, i)} ${cell}`.trim()])).join('；');
}

const header = (table: Table, column: number) => table.columns[column]?.path.at(-1) ?? '';

function widths(table: Table, rows: readonly TableRow[]): readonly number[] {
  return table.columns.map((_, i) => Math.max(width(header(table, i)), ...rows.map((row) => width(row.cells[i] ?? ''))));
}

/** Header and rows in columns, ▶ before the cited one; null where they are too wide. */
function aligned(table: Table, rows: readonly TableRow[], cited: TableRow | null, columns = widths(table, rows)): string | null {
  const isForm = rows.some(({ within }) => within.length > 0);
  if (isForm || columns.length === 0 || columns.reduce((sum, one) => sum + one + 1, 1) > WIDEST) return null;
  const line = (cells: readonly string[], mark: string) =>
    `${mark}${cells.map((cell, i) => pad(cell, columns[i] ?? 0, /^[-\d,.%]+$/.test(cell) ? 'left' : 'right')).join(' ')}`.trimEnd();
  return [
    line(table.columns.map((_, i) => header(table, i)), '  '),
    ...rows.map((row) => line(row.cells, row === cited ? '▶ ' : '  ')),
  ].join('\n');
}

/** One row, its header beside each value. */
function beside(table: Table, row: TableRow): string {
  const named = row.cells.flatMap((cell, i) => (cell === '' ? [] : [[row.within.length > 0 ? '' : (table.columns[i]?.path.join('·') ?? ''), cell] as const]));
  const widest = Math.min(28, Math.max(0, ...named.map(([name]) => width(name))));
  const within = row.within.length === 0 ? [] : [`［${row.within.join(' ')}］`];
  return [...within, ...named.map(([name, cell]) => `▶ ${pad(name, widest)} ${cell}`)].join('\n');
}

function block(text: string, html: (text: string) => string): Block {
  return { text: printable(text), html, item: false };
}
