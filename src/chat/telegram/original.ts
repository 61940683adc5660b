import type { Citation } from '../../answer/types.ts';
import type { Document, Table, TableRow } from '../../document/types.ts';
import { pad, width } from '../../text/width.ts';
import { bold, escaped, pre, printable, quote } from './html.ts';
import { inScript, type Language, phrases } from './language.ts';
import { type Block, type Page, paginate } from './pages.ts';

/** Rows before and after the cited one. */
const AROUND = 3;
/** Wider tables do not fit a telephone: then the row stands as header beside value. */
const WIDEST = 56;

/** The printed rows behind an answer with their header, the cited ones marked: one block a place. */
export function originalPages(
  citations: readonly Citation[],
  open: (id: string) => Document,
  language: Language,
): readonly Page[] {
  const places = new Map<string, Citation[]>();
  for (const citation of citations) {
    const key = `${citation.document}·${citation.source}·${citation.line}`;
    places.set(key, [...(places.get(key) ?? []), citation]);
  }
  return paginate([...places.values()].flatMap((cited) => place(cited, open(cited[0]?.document ?? ''), language)));
}

/** One printed line, whatever is cited in it. */
function place(cited: readonly Citation[], document: Document, language: Language): Block[] {
  const [first] = cited;
  if (first === undefined) return [];
  const { source, title, line } = first;
  const heading = block(inScript(`${source}《${title}》`, language) + phrases(language).line(line), bold);
  // Two tables may share a number: by function and by unit.
  for (const table of document.tables.filter((one) => one.source === source)) {
    const row = table.rows.find((one) => one.line === line);
    if (row === undefined) continue;
    const repaired = row.within.length === 0 && row.printed.split('\t').join('') !== row.cells.join('');
    const asPrinted = `${phrases(language).asPrinted}：${row.printed.replaceAll('\t', '｜')}`;
    return [heading, block(rowsText(table, row, cited), pre), ...(repaired ? [block(asPrinted, escaped)] : [])];
  }
  return [heading, ...cited.map(({ quote: text }) => block(text, quote))];
}

/** The row among its neighbours: all columns where they fit, else its name and the cited columns; else the row alone. */
function rowsText(table: Table, cited: TableRow, citations: readonly Citation[]): string {
  const at = table.rows.indexOf(cited);
  const near = table.rows
    .slice(Math.max(0, at - AROUND), at + AROUND + 1)
    .filter(({ within }) => within.join() === cited.within.join());
  const bare = (text: string) => text.replace(/\s/g, '');
  const columns = new Set(citations.map(({ column }) => column));
  const name = cited.cells.findIndex((cell) => citations.some(({ row }) => row !== '' && bare(row) === bare(cell)));
  const figures = table.columns.flatMap(({ path }, i) => (columns.has(path.join('·')) && i > name ? [i] : []));
  const chosen =
    name >= 0 && figures.length > 0 ? aligned(table, near, cited, widths(table, near), [name, ...figures]) : null;
  return aligned(table, near, cited) ?? chosen ?? beside(table, cited, columns);
}

/** Lines of one code block: a page holds a few of them. */
const CHUNK = 20;

/** Whole tables, in columns where they fit, else each row as header and value. */
export function tablePages(tables: readonly Table[], language: Language): readonly Page[] {
  return paginate(tables.flatMap((table) => tableBlocks(table, language)));
}

function tableBlocks(table: Table, language: Language): Block[] {
  const unit = table.unit === '' ? '' : `（${table.unit}）`;
  const heading = block(inScript(`${table.source} ${table.title}${unit}`, language), bold);
  const notes = table.notes.map(({ text }) => block(text, escaped));
  const lines = aligned(table, table.rows, null)?.split('\n');
  const rows =
    lines === undefined
      ? table.rows.map((row) => block(`${phrases(language).line(row.line)}：${filled(table, row)}`, escaped))
      : Array.from({ length: Math.ceil(lines.length / CHUNK) }, (_, i) =>
          block(lines.slice(i * CHUNK, (i + 1) * CHUNK).join('\n'), pre),
        );
  return [heading, ...rows, ...notes];
}

function filled(table: Table, row: TableRow): string {
  return row.cells
    .flatMap((cell, i) => (cell === '' ? [] : [row.within.length > 0 ? cell : `${header(table, i)} ${cell}`.trim()]))
    .join('；');
}

const header = (table: Table, column: number) => table.columns[column]?.path.at(-1) ?? '';

function widths(table: Table, rows: readonly TableRow[]): readonly number[] {
  return table.columns.map((_, i) =>
    Math.max(width(header(table, i)), ...rows.map((row) => width(row.cells[i] ?? ''))),
  );
}

/** Header and rows in columns, ▶ before the cited one; null where they are too wide. */
function aligned(
  table: Table,
  rows: readonly TableRow[],
  cited: TableRow | null,
  columns = widths(table, rows),
  chosen = [...columns.keys()],
): string | null {
  const isForm = rows.some(({ within }) => within.length > 0);
  if (isForm || chosen.length === 0 || chosen.reduce((sum, i) => sum + (columns[i] ?? 0) + 1, 1) > WIDEST) return null;
  const line = (cell: (column: number) => string, mark: string) =>
    `${mark}${chosen.map((i) => pad(cell(i), columns[i] ?? 0, /^[-\d,.%]+$/.test(cell(i)) ? 'left' : 'right')).join(' ')}`.trimEnd();
  return [
    line((i) => header(table, i), '  '),
    ...rows.map((row) => line((i) => row.cells[i] ?? '', row === cited ? '▶ ' : '  ')),
  ].join('\n');
}

/** One row, its header beside each value, ▶ before the cited one. */
function beside(table: Table, row: TableRow, columns: ReadonlySet<string>): string {
  const named = row.cells.flatMap((cell, i) =>
    cell === '' ? [] : [[row.within.length > 0 ? '' : (table.columns[i]?.path.join('·') ?? ''), cell] as const],
  );
  const widest = Math.min(28, Math.max(0, ...named.map(([name]) => width(name))));
  const within = row.within.length === 0 ? [] : [`［${row.within.join(' ')}］`];
  const isMarked = named.some(([name]) => columns.has(name));
  return [
    ...within,
    ...named.map(([name, cell]) => `${!isMarked || columns.has(name) ? '▶' : ' '} ${pad(name, widest)} ${cell}`),
  ].join('\n');
}

function block(text: string, html: (text: string) => string): Block {
  return { text: printable(text), html, item: false };
}
