import { absolute, amount, compare, convert, equal, isMoney, roundTo, subtract, truncateTo, type Amount } from '../money/amount.ts';
import type { Cell } from './types.ts';

/** How two printed figures of one thing stand to each other. */
export type Agreement = 'equal' | 'rounded' | 'cut' | 'different';

/**
 * In the same unit only equality agrees. Against a coarser print (prose in 万元) the finer figure may be rounded to it;
 * `cut`: within one unit of the last place, but cut off or rounded the wrong way (1,205,950.95 元 as 120.59 万元).
 */
export function agreement(fine: Cell, coarse: Cell): Agreement {
  const [a, b] = [fine.value, coarse.value];
  if (a === null || b === null) return a === b ? 'equal' : 'different';
  if (a.unit !== b.unit && !(isMoney(a.unit) && isMoney(b.unit))) return 'different';
  if (equal(a, b)) return 'equal';
  if (a.unit === b.unit) return 'different';
  const places = decimals(coarse.printed);
  const converted = convert(a, b.unit);
  if (equal(roundTo(converted, places), b)) return 'rounded';
  if (equal(truncateTo(converted, places), b)) return 'cut';
  const place = amount(places === 0 ? '1' : `0.${'0'.repeat(places - 1)}1`, b.unit);
  return compare(absolute(subtract(converted, b)), place) < 0 ? 'cut' : 'different';
}

/** Decimals printed: '120.59' → 2, '140' → 0. A prose figure without trailing zeros still stands for two: '2185.2万元'. */
function decimals(printed: string): number {
  const found = /\d\.(\d+)/.exec(printed.normalize('NFKC'));
  return Math.max(2, found?.[1]?.length ?? 0);
}

/** Is `a` printed in the finer unit? 元 before 万元. */
export function finer(a: Amount, b: Amount): boolean {
  return isMoney(a.unit) && isMoney(b.unit) && compare(amount('1', a.unit), amount('1', b.unit)) < 0;
}
