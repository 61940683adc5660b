/** The text form, line by line: what each line is, and the page it stands on. */

export type LineKind = 'blank' | 'page' | 'row' | 'heading' | 'prose';

export interface SourceLine {
  /** 1-based in `source.txt`. */
  readonly line: number;
  /** 1-based; null where the source has no page marks. */
  readonly page: number | null;
  readonly kind: LineKind;
  /** Without margins, and without the marks of Markdown. */
  readonly text: string;
  readonly printed: string;
  /** The cells of a TAB row, margins trimmed; empty for every other kind. */
  readonly cells: readonly string[];
}

const pageMark = /^\s*<!--\s*page\s+(\d+)\s*-->\s*$/;
const heading = /^#{1,6}\s+(.*?)\s*#*$/;
const bold = /^\*\*(.+)\*\*$/;
const bullet = /^[-*•]\s+/;

/** Splits a source into lines; the last line counts with or without a newline. */
export function splitSource(source: string): readonly string[] {
  const lines = source.replace(/^\uFEFF/, '').split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** A page mark sets the page of every line below it. */
export function readLines(printed: readonly string[]): readonly SourceLine[] {
  let page: number | null = null;
  return printed.map((text, index) => {
    const mark = pageMark.exec(text);
    if (mark !== null) page = Number(mark[1]);
    return { line: index + 1, page, printed: text, ...classify(text, mark !== null) };
  });
}

function classify(printed: string, isMark: boolean): Pick<SourceLine, 'kind' | 'text' | 'cells'> {
  if (isMark) return { kind: 'page', text: '', cells: [] };
  if (printed.includes('\t')) {
    return { kind: 'row', text: printed.trim(), cells: printed.split('\t').map((cell) => cell.trim()) };
  }
  const text = printed.trim();
  if (text === '') return { kind: 'blank', text, cells: [] };
  const marked = heading.exec(text)?.[1] ?? text;
  const plain = bold.exec(marked)?.[1] ?? marked;
  if (plain !== text) return { kind: 'heading', text: plain.trim(), cells: [] };
  return { kind: 'prose', text: text.replace(bullet, ''), cells: [] };
}

/** True for lines that carry words outside tables. */
export function isText(line: SourceLine): boolean {
  return line.kind === 'heading' || line.kind === 'prose';
}
