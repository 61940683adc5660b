import { readNumber } from './numeral.ts';
import { plain, type Span } from './plain.ts';

/** The mark of a numbered line. `style` tells the levels apart: 一、 above （一） above 1. above （1）. */
export interface Ordinal {
  readonly value: number;
  readonly style: '第一部分' | '一、' | '（一）' | '1.' | '（1）';
  /** What follows the mark, trimmed. */
  readonly rest: string;
}

const HAN = '[一二三四五六七八九十]{1,3}';
const STYLES: readonly (readonly [Ordinal['style'], RegExp])[] = [
  ['第一部分', new RegExp(`^\\s*第\\s?(${HAN}|\\d{1,2})\\s?部分`, 'u')],
  ['一、', new RegExp(`^\\s*(${HAN})[、.]`, 'u')],
  ['（一）', new RegExp(`^\\s*\\((${HAN})\\)`, 'u')],
  ['1.', /^\s*(\d{1,2})(?:[、.](?!\d)|\))/u],
  ['（1）', /^\s*\((\d{1,2})\)/u],
];

/** Reads the mark at the beginning of a numbered line: '（一） 加强…', '1.基本支出', '十一、其他', '第三部分 …'; or null. */
export function readOrdinal(line: string): Ordinal | null {
  const t = plain(line);
  for (const [style, pattern] of STYLES) {
    const hit = pattern.exec(t);
    const value = hit === null ? null : readNumber(hit[1] ?? '');
    if (hit !== null && value !== null) return { value: Number(value), style, rest: line.slice(hit[0].length).trim() };
  }
  return null;
}

/** 第三, 第 3: places in an order, which `findNumbers` leaves alone. */
export function findOrdinals(text: string): (Span & { readonly text: string; readonly value: number })[] {
  return [...plain(text).matchAll(/第\s?([一二三四五六七八九十]{1,3}|\d{1,3}(?!\d))/gu)].flatMap((hit) => {
    const value = readNumber(hit[1] ?? '');
    const end = hit.index + hit[0].length;
    return value === null ? [] : [{ start: hit.index, end, text: text.slice(hit.index, end), value: Number(value) }];
  });
}
