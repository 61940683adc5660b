import { fold } from '../text/fold.ts';

const DROPPED = /[\s\p{P}\p{S}]/u;
const KEPT = /[%≥≤<>.+]/u;

/**
 * The form in which questions and names are matched: folded, without spaces, brackets, quotation marks and separators,
 * but with the signs that carry meaning in a question (%, ≥, ≤, decimal points).
 * `squeeze('因公出国（境）费') === '因公出国境费'`.
 */
export function squeeze(text: string): string {
  let out = '';
  for (const char of fold(text)) if (KEPT.test(char) || !DROPPED.test(char)) out += char;
  return out;
}
