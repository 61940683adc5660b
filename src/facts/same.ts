import type { Amount } from '../money/amount.ts';
import { convert, equal, isMoney, roundTo, truncateTo } from '../money/amount.ts';

/** Equal, or what a coarser unit prints of the exact figure with two decimals, rounded or cut: 1.23 and 1.24 万元 for 12,356.00 元. */
export function samePrinted(said: Amount, exact: Amount): boolean {
  if (isMoney(said.unit) !== isMoney(exact.unit)) return false;
  if (!isMoney(said.unit)) return said.unit === exact.unit && equal(said, exact);
  const converted = convert(exact, said.unit);
  return equal(said, converted) || equal(said, roundTo(converted, 2)) || equal(said, truncateTo(converted, 2));
}
