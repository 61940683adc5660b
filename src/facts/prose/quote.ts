import type { Line } from '../../document/types.ts';

/** The longest quotation: beyond it, only the list item (between semicolons) is quoted. */
const LONG = 120;

/** Where the character at `offset` of a paragraph is printed, and the part of its sentence that stands on that line. */
export function quoteAt(
  paragraph: Line,
  offset: number,
): { readonly line: number; readonly page: number | null; readonly quote: string } {
  const part = partAt(paragraph, offset);
  const sentence = between(part.text, part.offset, '。');
  const quote = sentence.length > LONG ? between(part.text, part.offset, '；。') : sentence;
  return { line: part.line, page: part.page, quote: quote.trim() };
}

interface Part {
  readonly line: number;
  readonly page: number | null;
  readonly text: string;
  readonly offset: number;
}

function partAt({ line, page, text, parts }: Line, offset: number): Part {
  const at = (parts ?? []).findLastIndex((part) => part.offset <= offset);
  const found = parts?.[at];
  if (found === undefined) return { line, page, text, offset };
  const to = parts?.[at + 1]?.offset ?? text.length;
  return { line: found.line, page: found.page, text: text.slice(found.offset, to), offset: offset - found.offset };
}

function between(text: string, offset: number, marks: string): string {
  let from = offset;
  while (from > 0 && !marks.includes(text[from - 1] ?? '')) from -= 1;
  let to = offset;
  while (to < text.length && !marks.includes(text[to] ?? '')) to += 1;
  return text.slice(from, to + 1);
}
