import type { TextItem } from './geometry.ts';
import type { PageTable } from './table.ts';
import { joinLines, lineOf, readLinesOf, type TextLine } from './words.ts';

/** Tables without ruling lines: columns are told by where words and figures stand. */

interface Column {
  left: number;
  right: number;
}

/** A gap of this many character sizes parts two cells of a line. */
const gap = 1.1;
const figure = /^[-－+]?[\d,]+(?:\.\d+)?%?$/;
const leader = /[.．…·•]{4,}/;
const sentence = /[。；！？]/;
const leastLines = 3;
const leastFigures = 3;

interface Split {
  readonly line: TextLine;
  readonly parts: readonly TextLine[];
}

/** The tables among items that no ruled table holds, and the items that are left. */
export function readColumns(items: readonly TextItem[]): {
  readonly tables: readonly PageTable[];
  readonly rest: readonly TextItem[];
} {
  const lines = readLinesOf(items).map((line): Split => ({ line, parts: partsOf(line) }));
  const tables: PageTable[] = [];
  const taken = new Set<TextItem>();
  for (const run of runsOf(lines)) {
    const table = tableOf(run);
    if (table === null) continue;
    tables.push(table);
    for (const { line } of run) for (const item of line.items) taken.add(item);
  }
  return { tables, rest: items.filter((item) => !taken.has(item)) };
}

function partsOf(line: TextLine): readonly TextLine[] {
  const parts: TextItem[][] = [];
  let right = Number.NEGATIVE_INFINITY;
  for (const item of line.items) {
    const last = parts.at(-1);
    if (last === undefined || item.left - right > line.size * gap) parts.push([item]);
    else last.push(item);
    right = Math.max(right, item.right);
  }
  return parts.map(lineOf);
}

/** Lines that follow one another and have several cells; one line of a single cell between them is a cell's second line. */
function runsOf(lines: readonly Split[]): readonly (readonly Split[])[] {
  const runs: Split[][] = [];
  let open: Split[] = [];
  const close = () => {
    while (open.length > 0 && (open.at(-1)?.parts.length ?? 0) < 2) open.pop();
    const figures = open.reduce((sum, { parts }) => sum + parts.filter((part) => figure.test(part.text)).length, 0);
    const rows = open.filter(({ parts }) => parts.length > 1).length;
    if (rows >= leastLines && figures >= leastFigures) runs.push(open);
    open = [];
  };
  for (const split of lines) {
    const isText = leader.test(split.line.text) || sentence.test(split.line.text);
    const previous = open.at(-1);
    const isFar = previous !== undefined && split.line.top - previous.line.bottom > split.line.size * 3;
    if (isText || isFar) close();
    if (isText) continue;
    const isSingle = split.parts.length < 2;
    if (isSingle && (previous === undefined || previous.parts.length < 2)) close();
    else open.push(split);
  }
  close();
  return runs;
}

function tableOf(run: readonly Split[]): PageTable | null {
  const columns = columnsOf(run);
  if (columns.length < 2) return null;
  const rows: string[][] = [];
  for (const { parts } of run) {
    const cells = columns.map(() => '');
    for (const part of parts) {
      const column = columnOf(part, columns);
      cells[column] = joinLines(cells[column] ?? '', part.text);
    }
    const above = rows.at(-1);
    const [only] = parts;
    const column = parts.length === 1 && only !== undefined ? columnOf(only, columns) : -1;
    if (above !== undefined && column >= 0 && !figure.test(only?.text ?? '') && above[column] !== '') {
      above[column] = joinLines(above[column] ?? '', only?.text ?? '');
    } else rows.push(cells);
  }
  return {
    rows,
    lefts: columns.map((column) => column.left),
    right: columns.at(-1)?.right ?? 0,
    top: run[0]?.line.top ?? 0,
    bottom: run.at(-1)?.line.bottom ?? 0,
  };
}

/** Strips of the page that the cells of rows with figures cover; headers may span several. */
function columnsOf(run: readonly Split[]): readonly Column[] {
  const body = run.filter(({ parts }) => parts.some((part) => figure.test(part.text)));
  const spans = body
    .flatMap(({ parts }) => parts.map((part): Column => ({ left: part.left, right: part.right })))
    .sort((a, b) => a.left - b.left);
  const columns: Column[] = [];
  for (const span of spans) {
    const last = columns.at(-1);
    if (last !== undefined && span.left < last.right + 2) last.right = Math.max(last.right, span.right);
    else columns.push({ ...span });
  }
  // A header over nothing: its column is empty on this page, but it is one.
  const from = run.findIndex((split) => body.includes(split));
  for (const { parts } of run.slice(0, Math.max(from, 0))) {
    for (const { left, right } of parts) {
      if (!columns.some((column) => Math.min(right, column.right) > Math.max(left, column.left)))
        columns.push({ left, right });
    }
  }
  return columns.sort((a, b) => a.left - b.left);
}

/** The column that a cell overlaps most, or the nearest; a header that spans several stands in the first of them. */
function columnOf(part: TextLine, columns: readonly Column[]): number {
  const overlaps = columns.map((column) => Math.min(part.right, column.right) - Math.max(part.left, column.left));
  const first = overlaps.findIndex((overlap) => overlap > 0);
  const spanned = overlaps.filter((overlap) => overlap > 0).length;
  if (spanned > 1) return first;
  return overlaps.indexOf(Math.max(...overlaps));
}
