import { fold } from '../text/fold.ts';

const DROPPED = /[\s\p{P}\p{S}]/u;
const KEPT = /[%≥≤<>=.+÷/]/u;
/** Between the things of a list: a word never reaches over it, a long name may (青和居、青馨居党群服务中心). */
export const COMMA = '、';

/**
 * The form in which questions and names are matched: folded, without spaces, brackets, quotation marks and separators,
 * but with the signs that carry meaning in a question (%, ≥, ≤, decimal points).
 * `squeeze('因公出国（境）费') === '因公出国境费'`.
 */
export function squeeze(text: string): string {
  return squeezeClause(text).replaceAll(COMMA, '');
}

/** The same, with the commas of a list kept in their places. */
export function squeezeClause(text: string): string {
  let out = '';
  for (const char of fold(text)) if (KEPT.test(char) || char === COMMA || !DROPPED.test(char)) out += char;
  return out;
}
