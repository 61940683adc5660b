import type { Lookup } from '../facts/lookup.ts';
import type { Measure } from '../facts/types.ts';
import { binary } from './adjectives.ts';
import type { Frame, Noun } from './frame.ts';
import { halfNamed, isAccounts } from './halves.ts';
import { isBelow } from './standing.ts';
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

/** 基本支出里差旅费, 项目支出中劳务费和委托业务费各多少: what that half takes of each, or that the document does not tell it. */
export function accountsInHalf(
  nouns: readonly Noun[],
  frame: Frame,
  lookup: Lookup,
): { readonly nouns: readonly Noun[]; readonly measures: readonly Measure[]; readonly fund?: undefined } | null {
  const [first, ...accounts] = nouns;
  const half = first === undefined ? null : halfNamed(first);
  const inside = frame.segment.tokens.some((token) => token.start === first?.end && has(token, 'relation', 'within'));
  const other = ['percent', 'except', 'rest', 'max', 'min'].some((op) => frame.ops.has(op));
  const plain = !binary(frame) && !other && frame.measures.length === 0 && frame.limits.length === 0;
  if (half === null || !inside || !plain || accounts.length === 0) return null;
  if (!accounts.every(isAccounts)) return null;
  // 商品和服务支出里办公费 after it: only tells where the account stands.
  const nested = accounts.some((noun) =>
    accounts.some((one) => one !== noun && one.ids.some((id) => noun.ids.some((above) => isBelow(id, above, lookup)))),
  );
  return nested || LISTED.some((ask) => frame.asks.has(ask)) ? null : { nouns: accounts, measures: [half] };
}

const LISTED = ['which', 'list', 'how-many'] as const;
