import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as money from '../../src/money/amount.ts';
import { type Amount, amount, decimalString, show, showBoth } from '../../src/money/amount.ts';

/** Integer arithmetic on cents is the oracle: no decimal library on this side. */
const cents = fc.bigInt(-(10n ** 17n), 10n ** 17n);
const positive = fc.bigInt(1n, 10n ** 15n);
const UNITS: Record<string, number> = { 元: 0, 千元: 3, 万元: 4, 百万元: 6, 亿元: 8 };
const unit = fc.constantFrom(...Object.keys(UNITS));

/** `n` × 10^-decimals, trailing zeros gone. */
function plain(n: bigint, decimals: number): string {
  const digits = (n < 0n ? -n : n).toString().padStart(decimals + 1, '0');
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
  const whole = digits.slice(0, digits.length - decimals);
  return `${n < 0n ? '-' : ''}${whole}${decimals > 0 && fraction !== '' ? `.${fraction}` : ''}`;
}

function yuan(n: bigint): Amount {
  return amount(plain(n, 2), '元');
}

/** n ÷ d rounded half away from zero, as an integer. */
function divided(n: bigint, d: bigint): bigint {
  const negative = n < 0n !== d < 0n;
  const [a, b] = [n < 0n ? -n : n, d < 0n ? -d : d];
  const q = (a * 2n + b) / (b * 2n);
  return negative ? -q : q;
}

describe('against integer cents', () => {
  test('sums, differences, signs and order', () => {
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        expect(decimalString(money.add(yuan(a), yuan(b)))).toBe(plain(a + b, 2));
        expect(decimalString(money.subtract(yuan(a), yuan(b)))).toBe(plain(a - b, 2));
        expect(decimalString(money.negate(yuan(a)))).toBe(plain(-a, 2));
        expect(decimalString(money.absolute(yuan(a)))).toBe(plain(a < 0n ? -a : a, 2));
        expect(money.compare(yuan(a), yuan(b))).toBe(a < b ? -1 : a > b ? 1 : 0);
        expect(money.equal(yuan(a), yuan(b))).toBe(a === b);
        expect(money.sign(yuan(a))).toBe(a < 0n ? -1 : a > 0n ? 1 : 0);
        expect(money.isZero(yuan(a))).toBe(a === 0n);
      }),
    );
  });

  test('the sum of many, in any order', () => {
    fc.assert(
      fc.property(fc.array(cents, { minLength: 1, maxLength: 40 }), (all) => {
        const expected = plain(
          all.reduce((a, b) => a + b, 0n),
          2,
        );
        expect(decimalString(money.sum(all.map(yuan)))).toBe(expected);
        expect(decimalString(money.sum(all.toReversed().map(yuan)))).toBe(expected);
      }),
    );
  });

  test('conversion is exact and comes back', () => {
    fc.assert(
      fc.property(cents, unit, unit, (n, to, via) => {
        const converted = money.convert(yuan(n), to);
        expect(converted.unit).toBe(to);
        expect(decimalString(converted)).toBe(plain(n, 2 + (UNITS[to] ?? 0)));
        expect(decimalString(money.convert(money.convert(converted, via), '元'))).toBe(plain(n, 2));
        expect(money.equal(converted, yuan(n))).toBe(true);
      }),
    );
  });

  test('sums across money units are in the unit of the first', () => {
    fc.assert(
      fc.property(cents, cents, unit, unit, (a, b, ua, ub) => {
        const total = money.add(money.convert(yuan(a), ua), money.convert(yuan(b), ub));
        expect(total.unit).toBe(ua);
        expect(decimalString(money.convert(total, '元'))).toBe(plain(a + b, 2));
      }),
    );
  });

  test('shares, growth and ratios, rounded once', () => {
    fc.assert(
      fc.property(cents, positive, fc.integer({ min: 0, max: 6 }), unit, (a, b, decimals, u) => {
        const scale = 10n ** BigInt(decimals);
        const other = money.convert(yuan(b), u);
        const rounded = (x: Amount) => decimalString(money.roundTo(x, decimals));
        expect(rounded(money.share(yuan(a), other))).toBe(plain(divided(a * 100n * scale, b), decimals));
        expect(rounded(money.growth(yuan(a), other))).toBe(plain(divided((a - b) * 100n * scale, b), decimals));
        expect(rounded(money.ratio(yuan(a), other))).toBe(plain(divided(a * scale, b), decimals));
        expect(money.share(yuan(a), other).unit).toBe('%');
        expect(money.ratio(yuan(a), other).unit).toBe('倍');
      }),
    );
  });

  test('a fall from a negative base is negative', () => {
    expect(show(money.growth(amount('-150', '元'), amount('-100', '元')))).toBe('-50.00%');
  });

  test('products are exact', () => {
    fc.assert(
      fc.property(cents, cents, (a, n) => {
        expect(decimalString(money.multiply(yuan(a), n))).toBe(plain(a * n, 2));
        expect(decimalString(money.multiply(yuan(a), amount(n.toString(), '台')))).toBe(plain(a * n, 2));
        expect(money.multiply(amount(n.toString(), '台'), yuan(a)).unit).toBe('元');
        expect(decimalString(money.multiply(yuan(a), amount(n.toString(), '%')))).toBe(plain(a * n, 4));
        expect(decimalString(money.multiply(amount(n.toString(), '%'), yuan(a)))).toBe(plain(a * n, 4));
      }),
    );
  });

  test('quotients: at most 20 significant digits, right to the last', () => {
    fc.assert(
      fc.property(positive, positive, (a, b) => {
        const text = decimalString(money.divide(yuan(a), amount(b.toString(), '人'), '元'));
        expect(text).toMatch(/^\d+(\.\d+)?$/);
        expect(text.replace('.', '').replace(/^0+/, '').length).toBeLessThanOrEqual(20);
        const decimals = text.split('.')[1]?.length ?? 0;
        expect(text).toBe(plain(divided(a * 10n ** BigInt(decimals), b * 100n), decimals));
      }),
    );
  });

  test('rounding and cutting', () => {
    fc.assert(
      fc.property(cents, fc.integer({ min: 0, max: 5 }), (n, decimals) => {
        const wan = money.convert(yuan(n), '万元');
        const step = 10n ** BigInt(6 - decimals);
        expect(decimalString(money.roundTo(wan, decimals))).toBe(plain(divided(n, step), decimals));
        expect(decimalString(money.truncateTo(wan, decimals))).toBe(plain(n / step, decimals));
      }),
    );
  });

  test('what is shown reads back', () => {
    fc.assert(
      fc.property(cents, unit, (n, u) => {
        const shown = show(money.convert(yuan(n), u));
        expect(shown.endsWith(u)).toBe(true);
        expect(decimalString(money.convert(amount(shown.slice(0, -u.length), u), '元'))).toBe(plain(n, 2));
        expect(show(yuan(n))).toMatch(/^-?\d{1,3}(,\d{3})*\.\d{2}元$/);
      }),
    );
  });
});

test.each([
  ['1,400,000', '元', '1,400,000.00元'],
  ['40,641,570.56', '元', '40,641,570.56元'],
  ['0', '元', '0.00元'],
  ['-0', '元', '0.00元'],
  ['-1234.5', '元', '-1,234.50元'],
  ['999.995', '元', '1,000.00元'],
  ['140', '万元', '140万元'],
  ['4064.157056', '万元', '4,064.157056万元'],
  ['1.2', '亿元', '1.2亿元'],
  ['72.0449', '%', '72.04%'],
  ['72', '%', '72.00%'],
  ['-8.385', '%', '-8.39%'],
  ['0.00025', '%', '0.00025%'],
  ['-0.004', '%', '-0.004%'],
  ['52', '人', '52人'],
  ['1200', '人', '1200人'],
  ['2', '倍', '2倍'],
  ['1.66666666666666666667', '倍', '1.67倍'],
  ['12.345', '平方米', '12.345平方米'],
])('show(%s %s) is %s', (text, u, shown) => {
  expect(show(amount(text, u))).toBe(shown);
});

test('quotients of money show two decimals', () => {
  const perHead = money.divide(amount('100', '万元'), 3, '万元');
  expect(show(perHead)).toBe('33.33万元');
  expect(show(money.divide(amount('100', '元'), '3', '元'))).toBe('33.33元');
});

test('show with decimals', () => {
  expect(show(amount('1400000.5', '元'), { decimals: 0 })).toBe('1,400,001元');
  expect(show(amount('140', '万元'), { decimals: 2 })).toBe('140.00万元');
  expect(show(amount('-0.001', '%'), { decimals: 1 })).toBe('0.0%');
});

test.each([
  ['1400000', '元', '1,400,000.00元（140万元）'],
  ['140', '万元', '140万元'],
  ['46.50', '万元', '46.50万元'],
  ['1234.5', '万元', '1,234.5万元'],
  ['50616.94', '万元', '50,616.94万元（约5.06亿元）'],
  ['3.20', '亿元', '3.20亿元'],
  ['18084967.25', '元', '18,084,967.25元（约1,808.50万元）'],
  ['1205000', '元', '1,205,000.00元（120.5万元）'],
  ['123456789', '元', '123,456,789.00元（约12,345.68万元，约1.23亿元）'],
  ['200000000', '元', '200,000,000.00元（20,000万元，2亿元）'],
  ['-200000000', '元', '-200,000,000.00元（-20,000万元，-2亿元）'],
  ['99.99', '元', '99.99元'],
  ['100', '元', '100.00元（0.01万元）'],
  ['3', '元', '3.00元'],
  ['52', '人', '52人'],
  ['72.04', '%', '72.04%'],
])('showBoth(%s %s) is %s', (text, u, shown) => {
  expect(showBoth(amount(text, u))).toBe(shown);
});

test.each([
  ['40,641,570.56', '40641570.56'],
  ['-3.5', '-3.5'],
  ['－３．５', '-3.5'],
  ['０', '0'],
  ['+1', '1'],
  [' 007.10 ', '7.1'],
  ['-0', '0'],
  ['0.0000001', '0.0000001'],
  ['100000000000000000000000', '100000000000000000000000'],
])('amount(%j) is %s', (text, value) => {
  expect(decimalString(amount(text, '元'))).toBe(value);
});

test.each([
  '',
  ' ',
  '—',
  '-',
  '.5',
  '5.',
  '1,23',
  '1,4000',
  '12,34,567',
  '1e3',
  '5%',
  '0x10',
  'NaN',
  'Infinity',
  '1 000',
  '一',
  '3元',
])('amount(%j) is refused', (text) => {
  expect(() => amount(text, '元')).toThrow(RangeError);
  expect(() => amount(text, '元')).toThrow(`“${text}”`);
});

test('mistakes in use are RangeErrors', () => {
  const [a, people, zero] = [amount('1', '元'), amount('1', '人'), amount('0', '元')];
  for (const mistake of [
    () => money.convert(a, '人'),
    () => money.add(a, people),
    () => money.subtract(people, a),
    () => money.sum([a, people]),
    () => money.sum([]),
    () => money.compare(a, people),
    () => money.equal(a, people),
    () => money.share(a, people),
    () => money.share(a, zero),
    () => money.growth(a, zero),
    () => money.ratio(a, zero),
    () => money.divide(a, zero, '元'),
    () => money.divide(a, 0, '元'),
    () => money.multiply(a, a),
    () => money.multiply(a, 1.5),
    () => money.multiply(a, '一'),
  ]) {
    expect(mistake).toThrow(RangeError);
  }
  expect(decimalString(money.sum([], '元'))).toBe('0');
});

test('the settings of decimal.js elsewhere change nothing', () => {
  const before = { precision: Decimal.precision, rounding: Decimal.rounding };
  try {
    Decimal.set({ precision: 2, rounding: Decimal.ROUND_DOWN });
    expect(decimalString(money.add(amount('40641570.56', '元'), amount('0.01', '元')))).toBe('40641570.57');
    const foreign = { value: new Decimal('40641570.56'), unit: '元' };
    expect(decimalString(money.add(foreign, foreign))).toBe('81283141.12');
    expect(show(money.share(amount('2', '元'), amount('3', '元')))).toBe('66.67%');
  } finally {
    Decimal.set(before);
  }
});

test('only money is money', () => {
  expect(['元', '千元', '万元', '百万元', '亿元'].every(money.isMoney)).toBe(true);
  expect(['', '%', '人', '美元', 'toString'].some(money.isMoney)).toBe(false);
});

test('coarse money keeps the zeros that it was printed with, through sums and through text', () => {
  const total = money.add(amount('4.50', '万元'), amount('42', '万元'));
  expect(show(total)).toBe('46.50万元');
  expect(show(money.subtract(total, amount('0.5', '万元')))).toBe('46.00万元');
  expect(money.printedString(total)).toBe('46.50');
  expect(show(amount(money.printedString(total), '万元'))).toBe('46.50万元');
  expect(show(money.convert(total, '元'))).toBe('465,000.00元');
  expect(money.equal(amount('46.50', '万元'), amount('46.5', '万元'))).toBe(true);
});
