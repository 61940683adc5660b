import type { Amount } from '../../money/amount.ts';
import { absolute, add, amount, compare, equal, isZero, subtract } from '../../money/amount.ts';

/**
 * Which rows are sums of the rows below them, where neither codes nor numbers tell: for each row the index of its parent.
 * Null where the rows are a plain list, or where sums do not tell: only a reading by which the highest rows
 * make up the total is taken.
 * @param amounts one per row, in printed order
 * @param total what the highest rows have to sum to
 */
export function parentsBySum(
  amounts: readonly (Amount | null)[],
  total: Amount | null,
): readonly (number | null)[] | null {
  if (total === null || amounts.length < 2) return null;
  const plain = sum(amounts);
  if (plain === null || isNear(plain, total)) return null;
  return nested(amounts, total, equal) ?? nested(amounts, total, isNear);
}

type Same = (a: Amount, b: Amount) => boolean;

/** Figures in 万元 are rounded one by one: their sum may miss by a little. */
const slack = '0.02';

function isNear(a: Amount, b: Amount): boolean {
  return a.unit === '元' ? equal(a, b) : compare(absolute(subtract(a, b)), amount(slack, b.unit)) <= 0;
}

function nested(amounts: readonly (Amount | null)[], total: Amount, same: Same): readonly (number | null)[] | null {
  const parents: (number | null)[] = amounts.map(() => null);
  /** The highest rows below the one being looked at, nearest first. */
  let highest: number[] = [];
  for (let index = amounts.length - 1; index >= 0; index -= 1) {
    const count = childrenOf(
      amounts[index] ?? null,
      highest.map((child) => amounts[child] ?? null),
      same,
    );
    for (const child of highest.slice(0, count)) parents[child] = index;
    highest = [index, ...highest.slice(count)];
  }
  const top = sum(highest.map((index) => amounts[index] ?? null));
  return top !== null && same(top, total) ? parents : null;
}

/** How many of the next amounts make up `whole`, none where they do not. */
function childrenOf(whole: Amount | null, next: readonly (Amount | null)[], same: Same): number {
  if (whole === null || isZero(whole)) return 0;
  let so: Amount | null = null;
  for (const [index, one] of next.entries()) {
    if (one === null) continue;
    so = so === null ? one : add(so, one);
    if (same(so, whole)) return index + 1;
    if (compare(so, whole) > 0) return 0;
  }
  return 0;
}

function sum(amounts: readonly (Amount | null)[]): Amount | null {
  let all: Amount | null = null;
  for (const one of amounts) if (one !== null) all = all === null ? one : add(all, one);
  return all;
}
