import type { Token } from './tokens.ts';
import { has, tag } from './tokens.ts';

const MOVES = ['up', 'down', 'rate', 'even', 'double', 'difference'];

/**
 * 今年2185.2万，是增长的，那2023年应该是多少; 2023年是多少，用今年数加回减少额: that a thing rose or fell is only told, and the
 * earlier year's own figure is what is asked for. Tokens of one question, clauses apart by a bar in its text.
 */
export function asksEarlier(text: string, tokens: readonly Token[], year: number): boolean {
  let start = 0;
  return text.split('|').some((clause) => {
    const [from, to] = [start, start + clause.length];
    start = to + 1;
    const own = tokens.filter((token) => token.start >= from && token.end <= to);
    const other = tokens.filter((token) => token.start < from || token.end > to);
    const prior = own.some((token) => (tag(token, 'year')?.year ?? year) < year || has(token, 'relative-year', 'last'));
    const asked = own.some((token) => has(token, 'ask', 'number') || has(token, 'ask', 'amount') || has(token, 'unit'));
    const moves = (token: Token) => MOVES.some((op) => has(token, 'op', op));
    return prior && asked && !own.some(moves) && other.some(moves) && !own.some((token) => has(token, 'op', 'compare'));
  });
}
