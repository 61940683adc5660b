/** A decimal as an integer and a count of decimals: 1.25 is {digits: 125n, decimals: 2}. */
export interface Exact {
  readonly digits: bigint;
  readonly decimals: number;
}

export const ZERO: Exact = { digits: 0n, decimals: 0 };

/** Reads '1234.50'; the text is digits with at most one point. */
export function exact(text: string | bigint): Exact {
  const [whole = '', fraction = ''] = text.toString().split('.');
  return { digits: BigInt(whole + fraction), decimals: fraction.length };
}

export function plus(a: Exact, b: Exact): Exact {
  const decimals = Math.max(a.decimals, b.decimals);
  const raise = (x: Exact) => x.digits * 10n ** BigInt(decimals - x.decimals);
  return { digits: raise(a) + raise(b), decimals };
}

export function times(a: Exact, b: Exact): Exact {
  return { digits: a.digits * b.digits, decimals: a.decimals + b.decimals };
}

export function isLess(a: Exact, b: Exact): boolean {
  return plus(a, { digits: -b.digits, decimals: b.decimals }).digits < 0n;
}

/** `a ÷ b` for positive integers, to 20 significant digits where it does not end before. */
export function over(a: bigint, b: bigint): Exact {
  const decimals = Math.max(0, 20 - (a / b === 0n ? 0 : (a / b).toString().length));
  const scaled = a * 10n ** BigInt(decimals);
  return { digits: (scaled * 2n + b) / (b * 2n), decimals };
}

/** Plain notation, no trailing zeros: '0.05', '-3.5'. */
export function print({ digits, decimals }: Exact): string {
  const sign = digits < 0n ? '-' : '';
  const padded = (digits < 0n ? -digits : digits).toString().padStart(decimals + 1, '0');
  const whole = padded.slice(0, padded.length - decimals);
  const fraction = padded.slice(padded.length - decimals).replace(/0+$/u, '');
  return sign + whole + (fraction === '' ? '' : `.${fraction}`);
}
