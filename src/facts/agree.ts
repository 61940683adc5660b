import {
  type Amount,
  absolute,
  amount,
  compare,
  convert,
  equal,
  isMoney,
  multiply,
  roundTo,
  subtract,
} from '../money/amount.ts';
import type { Cell } from './types.ts';

/** How two printed figures of one thing stand to each other. */
export type Agreement = 'equal' | 'rounded' | 'cut' | 'different';

/** Decimals that a coarse figure stands for where it prints fewer: 2185.2 万元 is 2185.20 where others print two. */
const USUAL_PLACES = 2;

/**
 * In the same unit only equality agrees, but for shares: 62% is 61.8% rounded. A coarser print (prose in 万元) may be off by half a unit of its last place;
 * `cut`: by less than one unit, so cut off or rounded the wrong way (1,205,950.95 元 as 120.59 万元).
 * @param usual decimals of the document's coarse figures: it drops zeros at their end
 */
export function agreement(fine: Cell, coarse: Cell, usual = USUAL_PLACES): Agreement {
  const [a, b] = [fine.value, coarse.value];
  if (a === null || b === null) return a === b ? 'equal' : 'different';
  if (a.unit !== b.unit && !(isMoney(a.unit) && isMoney(b.unit))) return 'different';
  if (equal(a, b)) return 'equal';
  const [finest, least] = [fine, coarse].map(({ printed }) => placesPrinted(printed));
  if (a.unit === '%' && finest !== undefined && least !== undefined && finest !== least)
    return equal(roundTo(finest > least ? a : b, Math.min(finest, least)), finest > least ? b : a)
      ? 'rounded'
      : 'different';
  if (a.unit === b.unit) return 'different';
  const places = Math.max(usual, placesPrinted(coarse.printed));
  const off = absolute(subtract(convert(a, b.unit), b));
  const place = amount(places === 0 ? '1' : `0.${'0'.repeat(places - 1)}1`, b.unit);
  if (compare(multiply(off, 2), place) <= 0) return 'rounded';
  return compare(off, place) < 0 ? 'cut' : 'different';
}

/** Decimals printed: '120.59' → 2, '140' → 0. */
export function placesPrinted(printed: string): number {
  return /\d\.(\d+)/.exec(printed.normalize('NFKC'))?.[1]?.length ?? 0;
}

/** Is `a` printed in the finer unit? 元 before 万元. */
export function finer(a: Amount, b: Amount): boolean {
  return isMoney(a.unit) && isMoney(b.unit) && compare(amount('1', a.unit), amount('1', b.unit)) < 0;
}
