import { type Amount, amount, convert, equal, isMoney, roundTo, truncateTo } from '../money/amount.ts';
import { type Token, tag } from './tokens.ts';

/** A figure that the question quotes: 4064.15万, 61.8%, 2185.2. */
export interface Said {
  readonly token: Token;
  readonly value: string;
  /** null where no unit is said: 元 or 万元, as the document prints it. */
  readonly unit: string | null;
}

/** Smaller whole numbers without a unit are places, counts and dates. */
const LEAST = 100;

/** Money and shares that the question quotes, in order; counts (十个项目, 两张表) are none. */
export function saidFigures(tokens: readonly Token[]): readonly Said[] {
  return tokens.flatMap((token) => {
    const number = tag(token, 'number');
    if (number === undefined || number.approximate) return [];
    const { value, unit } = number;
    const counts = unit !== null && unit !== '%' && !isMoney(unit);
    const plain = unit === null && !value.includes('.') && Number(value) < LEAST;
    return counts || plain ? [] : [{ token, value, unit: unit === '块' ? '元' : unit }];
  });
}

/** The amounts that it may stand for, the likeliest first. */
export function readings({ value, unit }: Pick<Said, 'value' | 'unit'>): readonly Amount[] {
  if (unit !== null) return [amount(value, unit)];
  return [amount(value, '元'), ...(Number(value) < 100_000 ? [amount(value, '万元')] : [])];
}

/** 120.60万 for 1,205,950.95元: equal at the precision of 万元 that was said, rounded or cut. */
export function stands(said: Amount, printed: Amount): boolean {
  if (said.unit === '%' || printed.unit === '%') return said.unit === printed.unit && equal(said, printed);
  if (!isMoney(said.unit) || !isMoney(printed.unit)) return false;
  if (equal(said, printed)) return true;
  const [exact, stated] = [convert(printed, '万元'), convert(said, '万元')];
  return [0, 1, 2].some((places) => equal(roundTo(exact, places), stated) || equal(truncateTo(exact, places), stated));
}
