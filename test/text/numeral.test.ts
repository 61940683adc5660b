import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findCodes } from '../../src/text/codes.ts';
import { findNumbers, readNumber } from '../../src/text/numeral.ts';
import { findYears } from '../../src/text/years.ts';

function corpus<T>(name: string): T[] {
  return readFileSync(new URL(name, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}

interface NumberLine {
  text: string;
  numbers: { text: string; value: string; unit: string | null; approximate: boolean }[];
}
interface YearLine {
  text: string;
  years: { text: string; year: number }[];
}
interface CodeLine {
  text: string;
  codes: { code: string; tail: boolean; doubtful: boolean }[];
}

test.each(corpus<NumberLine>('numerals.jsonl'))('numbers in $text', ({ text, numbers }) => {
  const found = findNumbers(text);
  expect(found.map(({ start: _, end: __, ...rest }) => rest)).toEqual(numbers);
  for (const { start, end, text: written } of found) expect(text.slice(start, end)).toBe(written);
});

test.each(corpus<YearLine>('years.jsonl'))('years in $text', ({ text, years }) => {
  const found = findYears(text);
  expect(found.map(({ text: written, year }) => ({ text: written, year }))).toEqual(years);
  for (const { start, end, text: written } of found) expect(text.slice(start, end)).toBe(written);
});

test.each(corpus<CodeLine>('codes.jsonl'))('codes in $text', ({ text, codes }) => {
  const found = findCodes(text);
  expect(found.map(({ code, tail, doubtful }) => ({ code, tail, doubtful }))).toEqual(codes);
  for (const { start, end, text: written } of found) expect(text.slice(start, end)).toBe(written);
});

test('masked terms hold no number, year or code', () => {
  const text = '三项经费2024专项30231有三项';
  const masks = [{ start: 0, end: 15 }];
  expect(findNumbers(text, masks).map((n) => [n.start, n.text])).toEqual([[16, '三项']]);
  expect(findYears(text, masks)).toEqual([]);
  expect(findCodes(text, masks)).toEqual([]);
  expect(findYears(text)).toHaveLength(1);
  expect(findCodes(text)).toHaveLength(1);
});

const HAN = '零一二三四五六七八九';
const FORMAL = '零壹贰叁肆伍陆柒捌玖';

/** Below 10,000, as schools teach it: 一千零一十. */
function section(n: bigint, digits: string, units: readonly string[]): string {
  let out = '';
  let zero = false;
  for (let i = 3; i >= 0; i--) {
    const d = Number((n / 10n ** BigInt(i)) % 10n);
    if (d === 0) {
      zero = out !== '';
      continue;
    }
    out += (zero ? digits.charAt(0) : '') + digits.charAt(d) + (units[i] ?? '');
    zero = false;
  }
  return out;
}

function spell(n: bigint, digits = HAN, units: readonly string[] = ['', '十', '百', '千']): string {
  if (n === 0n) return digits.charAt(0);
  const groups: [bigint, string][] = [
    [n / 10n ** 12n, '万亿'],
    [(n / 10n ** 8n) % 10n ** 4n, '亿'],
    [(n / 10n ** 4n) % 10n ** 4n, '万'],
    [n % 10n ** 4n, ''],
  ];
  let out = '';
  for (const [value, name] of groups) {
    if (value === 0n) continue;
    out += (out !== '' && value < 1000n ? digits.charAt(0) : '') + section(value, digits, units) + name;
  }
  return out;
}

const upTo = fc.oneof(
  fc.bigInt(0n, 10n ** 12n - 1n),
  fc.bigInt(0n, 20_000n),
  fc.tuple(fc.bigInt(1n, 9_999n), fc.integer({ min: 0, max: 8 })).map(([n, e]) => n * 10n ** BigInt(e)),
);

describe('a whole number comes back from every way of writing it', () => {
  const styles: Record<string, (n: bigint) => string> = {
    digits: (n) => n.toString(),
    separated: (n) => n.toString().replace(/\B(?=(?:\d{3})+$)/g, ','),
    spelled: (n) => spell(n),
    'without the leading 一 of 一十': (n) => spell(n).replace(/^一十/, '十'),
    formal: (n) => spell(n, FORMAL, ['', '拾', '佰', '仟']),
    traditional: (n) => spell(n).replaceAll('万', '萬').replaceAll('亿', '億'),
    'with 两': (n) => spell(n).replace(/二(?=[千万亿])/g, '两'),
    'full width': (n) => n.toString().replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)),
  };
  test.each(Object.entries(styles))('%s', (_, write) => {
    fc.assert(
      fc.property(upTo, (n) => {
        expect(readNumber(write(n))).toBe(n.toString());
      }),
      { numRuns: 500 },
    );
  });

  test.each(Object.entries(styles))('%s, in a sentence with its unit', (_, write) => {
    fc.assert(
      fc.property(upTo, (n) => {
        const written = `${write(n)}元`;
        const found = findNumbers(`预算是${written}吗`);
        expect(found.map((f) => [f.text, f.value, f.unit])).toEqual([[written, n.toString(), '元']]);
      }),
      { numRuns: 300 },
    );
  });
});

test('the magnitude multiplies exactly', () => {
  const magnitudes = { 万: 4, w: 4, 千万: 7, kw: 7, 百万: 6, 亿: 8, k: 3 };
  fc.assert(
    fc.property(
      fc.bigInt(1n, 10n ** 9n),
      fc.integer({ min: 0, max: 3 }),
      fc.constantFrom(...Object.entries(magnitudes)),
      (n, decimals, [word, power]) => {
        const digits = n.toString().padStart(decimals + 1, '0');
        const cut = digits.length - decimals;
        const written = decimals === 0 ? digits : `${digits.slice(0, cut)}.${digits.slice(cut)}`;
        expect(readNumber(written + word)).toBe((n * 10n ** BigInt(power - decimals)).toString());
      },
    ),
  );
});

test('finders never throw, never overlap, and stay within the text', () => {
  const alphabet = fc.constantFrom(
    ...'0123456789.,-%/年月元万亿千百十一二三两半成分之点多来余约近个项人到比和、 wkA三公一般零廿壹佰',
  );
  fc.assert(
    fc.property(fc.array(alphabet, { maxLength: 24 }), (characters) => {
      const text = characters.join('');
      for (const found of [findNumbers(text), findYears(text), findCodes(text)]) {
        let last = 0;
        for (const { start, end, text: written } of found) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(start, end)).toBe(written);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }
      for (const n of findNumbers(text)) expect(n.value).toMatch(/^-?\d+(\.\d*[1-9])?$/);
    }),
    { numRuns: 1000 },
  );
});

test.each(['', 'abc', '5%', '三公', '2024年', '180万元', '一百来万', '1,23', '1.2.3', '-', '百', '万'])(
  '%j is no plain number',
  (text) => {
    expect(readNumber(text)).toBeNull();
  },
);
