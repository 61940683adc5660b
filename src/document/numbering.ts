/** The numbers that Chinese official documents put before headings and list entries. */

export type NumberStyle = 'comma' | 'bracket' | 'digit' | 'digit-bracket';

export interface Numbered {
  readonly style: NumberStyle;
  /** As printed, without its mark: 十一, 3. */
  readonly numeral: string;
  readonly value: number;
  readonly rest: string;
}

const styles: readonly (readonly [NumberStyle, RegExp])[] = [
  ['comma', /^([一二三四五六七八九十]+)、\s*/],
  ['bracket', /^[（(]\s*([一二三四五六七八九十]+)\s*[）)][、.．]?\s*/],
  ['digit-bracket', /^(?:[（(]\s*(\d{1,2})\s*[）)]|(\d{1,2})[）)])\s*/],
  // A decimal is a figure that a page break put first on its line, no list entry; a year after the point is one.
  ['digit', /^(\d{1,2})(?:[、]|[.．](?!\d)|[.．](?=(?:19|20)\d{2}年))\s*/],
];

/** What number a line starts with, or null. */
export function numbered(text: string): Numbered | null {
  for (const [style, pattern] of styles) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const numeral = match[1] ?? match[2] ?? '';
    return { style, numeral, value: ordinal(numeral), rest: text.slice(match[0].length) };
  }
  return null;
}

const digits = '一二三四五六七八九';

/** 1 to 99 from 一 … 九十九 or digits; NaN for anything else. */
export function ordinal(numeral: string): number {
  if (/^\d+$/.test(numeral)) return Number(numeral);
  const match = /^(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(numeral);
  if (match === null || numeral === '') return Number.NaN;
  const tens = match[2] === undefined ? 0 : match[1] === undefined ? 1 : digits.indexOf(match[1]) + 1;
  const ones = match[3] === undefined ? 0 : digits.indexOf(match[3]) + 1;
  return tens * 10 + ones;
}
