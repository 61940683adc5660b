import type { Measure } from '../facts/types.ts';
import { binary } from './adjectives.ts';
import type { Frame, Noun } from './frame.ts';
import { halfNamed } from './halves.ts';
import { has } from './tokens.ts';

const ACCOUNT = /^(?:economic|government-economic|function|three-public):/;

/** 会议费加培训费，基本支出里合计多少: that half is where the accounts are added up, no term of the sum. */
export function sumWithinHalf(
  nouns: readonly Noun[],
  frame: Frame,
): { readonly nouns: readonly Noun[]; readonly measures: readonly Measure[]; readonly fund?: undefined } | null {
  if (!frame.ops.has('plus') || binary(frame)) return null;
  const half = nouns.find(
    (noun) =>
      halfNamed(noun) !== null &&
      frame.segment.tokens.some((token) => token.start === noun.end && has(token, 'relation', 'within')),
  );
  const column = half === undefined ? null : halfNamed(half);
  const accounts = nouns.filter((noun) => noun !== half);
  if (column === null || accounts.length < 2) return null;
  return accounts.every(({ ids }) => ids.length > 0 && ids.every((id) => ACCOUNT.test(id)))
    ? { nouns: accounts, measures: [column] }
    : null;
}
