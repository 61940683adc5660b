import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matchNames } from '../../src/facts/match.ts';
import { bareName, codedName, nameKey, natureOf, similarity } from '../../src/facts/names.ts';
import { readTarget } from '../../src/facts/performance/indicators.ts';
import { decimalString } from '../../src/money/amount.ts';

test.each([
  ['七、社会保障和就业支出', '社会保障和就业支出'],
  ['（廿一）灾害防治及应急管理支出', '灾害防治及应急管理支出'],
  ['收 入 总 计', '收入总计'],
  ['其中：1.公务用车购置费', '公务用车购置费'],
  ['1.5P挂机', '1.5P挂机'],
  ['十五金融', '十五金融'],
])('%s is the row of %s', (printed, name) => {
  expect(bareName(printed)).toBe(name);
});

test.each([
  ['[30201]办公费', '30201', '办公费'],
  ['[2010302]—一般行政管理 事务', '2010302', '一般行政管理事务'],
  ['【A02】设备', 'A02', '设备'],
])('%s', (printed, code, name) => {
  expect(codedName(printed)).toEqual({ code, name });
});

test('no code, no nature', () => {
  expect(codedName('公车维护费')).toBeNull();
  expect(natureOf('公车维护费')).toBeNull();
  expect(natureOf('某性保某-甲、乙（丙）-丁')).toEqual({ nature: '某性保某', rest: '甲、乙（丙）-丁' });
});

test.each([
  ['≥42次', '≥', '42', '次'],
  ['不低于 85%', '≥', '85', '%'],
  ['≤1,200平方米', '≤', '1200', '平方米'],
  ['14次/年', undefined, '14', '次/年'],
])('target %s', (printed, bound, digits, unit) => {
  const { value, bound: read } = readTarget(printed);
  expect([read, value === null ? '' : decimalString(value), value?.unit]).toEqual([bound, digits, unit]);
});

test.each(['明显提升', '每月一次', '', '3至5次', '2024年底前'])('words stay words: %s', (printed) => {
  expect(readTarget(printed)).toEqual({ value: null });
});

const han = fc.string({
  unit: fc.constantFrom(...'社区工作人员经费党建办公政策性保民生'),
  minLength: 1,
  maxLength: 12,
});

test('likeness is symmetric, 1 only within a name, and the form of a name is its own form', () => {
  fc.assert(
    fc.property(han, han, (one, other) => {
      expect(similarity(one, other)).toBe(similarity(other, one));
      expect(similarity(one, one)).toBe(1);
      expect(similarity(one, other)).toBeGreaterThanOrEqual(0);
      expect(nameKey(nameKey(one))).toBe(nameKey(one));
    }),
  );
});

const near = fc.string({ unit: fc.constantFrom('甲', '乙'), minLength: 2, maxLength: 4 });

test('no mention and no candidate is matched twice', () => {
  fc.assert(
    fc.property(
      fc.array(near, { maxLength: 6 }),
      fc.array(near, { maxLength: 6 }),
      fc.constantFrom(true, false, null),
      (left, right, same) => {
        const mentions = left.map((name) => ({ name }));
        const candidates = right.map((name) => ({ name }));
        const matches = matchNames(mentions, candidates, () => same);
        expect(new Set(matches.map(({ mention }) => mention)).size).toBe(matches.length);
        expect(new Set(matches.map(({ candidate }) => candidate)).size).toBe(matches.length);
        for (const { mention, candidate } of matches)
          if (same === false) expect(nameKey(mention.name)).toBe(nameKey(candidate.name));
      },
    ),
  );
});
