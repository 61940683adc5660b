import type { Leaf } from '../calculation/run.ts';
import type { Cell, Entry, Facts, Statement, Text } from '../facts/types.ts';
import type { Citation } from './types.ts';

/** The row and the column where a figure is printed. */
export function citeCell({ entry, cell, document: own }: Leaf, document: string): Citation {
  return {
    source: entry.source,
    title: entry.title,
    row: entry.label,
    column: cell.column,
    line: cell.line,
    quote: cell.quote,
    document: own?.id ?? document,
    page: cell.page,
  };
}

export function citeStatement(statement: Statement, document: string): Citation {
  const { source, title, line, text, page } = statement;
  return { source, title, row: '', column: '', line, quote: text, document, page };
}

export function citeText(label: string, text: Text, entry: Entry, document: string): Citation {
  return {
    source: text.source,
    title: entry.title,
    row: entry.label,
    column: label,
    line: text.line,
    quote: text.text,
    document,
    page: text.page,
  };
}

/** One citation a printed place, in the order in which they support the answer. */
export function unique(citations: readonly Citation[]): readonly Citation[] {
  const seen = new Set<string>();
  return citations.filter(({ document, source, line, column }) => {
    const key = `${document}|${source}|${line}|${column}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** Marks inside quotation marks are the single ones. */
function inQuotes(text: string): string {
  return `“${text.replaceAll('“', '‘').replaceAll('”', '’')}”`;
}

/** A header that repeats the one above it is said once: 公务接待费·公务接待费 → 公务接待费. */
function distinct(column: string): string {
  return column
    .split('·')
    .filter((part, i, all) => part !== all[i - 1])
    .join('·');
}

/** 来源：表7《…》第327行; further places follow without their titles. */
export function sourceLine(citations: readonly Citation[]): string {
  const [first, ...rest] = citations;
  if (first === undefined) return '';
  // Where a table stands on its side, the column names the thing again: once is enough.
  const named = first.column === first.row || first.column.startsWith(`${first.row}·`) ? [] : [first.row];
  const row = [...named, distinct(first.column)].filter((part) => part !== '').join('·');
  const others = [...new Set(rest.map(({ source, line }) => `${source}第${line}行`))].filter(
    (place) => place !== `${first.source}第${first.line}行`,
  );
  const shown = others.slice(0, 4).join('、');
  const more = others.length > 4 ? `等${others.length}处` : '';
  const also = shown === '' ? '' : `；另见${shown}${more}`;
  return `来源：${first.source}${first.title === '' ? '' : `《${first.title}》`}${row === '' ? '' : inQuotes(row)}第${first.line}行${also}`;
}

/** The page of a line: that of the nearest figure at it or above. */
export function pageAt({ entries }: Facts, line: number): number | null {
  let best: Cell | undefined;
  for (const { cells } of entries)
    for (const cell of cells) if (cell.line <= line && cell.line > (best?.line ?? 0)) best = cell;
  return best?.page ?? null;
}
