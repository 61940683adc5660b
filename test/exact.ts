/** Arithmetic on whole numbers, without any of the product's own: what exact figures are held against. */

/** Decimals that every figure here fits in: 20 significant digits of a small quotient, and some to spare. */
const PLACES = 40;
export const ONE = 10n ** BigInt(PLACES);

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;
const MONEY: Readonly<Record<string, number>> = { 元: 0, 块: 0, 千元: 3, 万: 4, 万元: 4, 百万元: 6, 亿元: 8 };

/** A plain decimal × 10^40. @throws on anything else, an exponent or a 41st decimal too. */
export function scaled(decimal: string): bigint {
  const [, sign, whole = '', fraction = ''] = DECIMAL.exec(decimal) ?? [];
  if (whole === '' || fraction.length > PLACES) throw new RangeError(`Not a plain decimal: ${decimal}`);
  const value = BigInt(whole + fraction.padEnd(PLACES, '0'));
  return sign === '-' ? -value : value;
}

export function isDecimal(text: string): boolean {
  return DECIMAL.test(text);
}

/** How many 元 one of a money unit is; undefined for anything that is no money. */
export function yuanIn(unit: string): bigint | undefined {
  const power = MONEY[unit.trim()];
  return power === undefined ? undefined : 10n ** BigInt(power);
}

export function magnitude(n: bigint): bigint {
  return n < 0n ? -n : n;
}

/** Whole cents as 元: 140000000n → '1400000.00'. */
export function yuan(cents: bigint): string {
  const digits = magnitude(cents).toString().padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
