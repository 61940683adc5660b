import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance, lookAlike, soundsLike, toPinyin } from '../../src/text/typos.ts';

test.each([
  ['三公经费', '三公经费', 0],
  ['三公经费', '三公费经', 1],
  ['三公经费', '三公经', 1],
  ['绩效目标', '绩效木标', 1],
  ['绩效目标', '绩目效标吗', 2],
  ['一二三', '四五六', 3],
  ['𠮷a', 'a𠮷', 1],
])('editDistance(%s, %s) is %i', (a, b, distance) => {
  expect(editDistance(a, b, 5)).toBe(distance);
});

test('the distance is symmetric, zero only for equals, and cut at max', () => {
  const word = fc.string({ unit: fc.constantFrom(...'三公经费预算𠮷'), maxLength: 7 });
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 8 }), (a, b, max) => {
      const full = editDistance(a, b, 99);
      expect(editDistance(b, a, 99)).toBe(full);
      expect(full === 0).toBe(a === b);
      expect(editDistance(a, b, max)).toBe(Math.min(full, max + 1));
    }),
  );
});

test('one edit is one apart', () => {
  const word = fc.array(fc.constantFrom(...'三公经费预算'), { minLength: 1, maxLength: 7 });
  fc.assert(
    fc.property(word, fc.nat(), (characters, n) => {
      const i = n % characters.length;
      expect(editDistance(characters.join(''), characters.toSpliced(i, 1).join(''), 3)).toBe(1);
      expect(editDistance(characters.join(''), characters.toSpliced(i, 1, '款').join(''), 3)).toBe(1);
    }),
  );
});

test.each([
  ['三公精费', '三公经费'],
  ['商公经费', '三公经费'],
  ['兰宁', '南宁'],
  ['预算宗额', '预算总额'],
  ['sangongjingfei', '“三公”经费'],
  ['工伤', '公伤'],
  ['人民', '仍明'],
])('%s sounds like %s', (a, b) => {
  expect(soundsLike(a, b)).toBe(true);
  expect(soundsLike(b, a)).toBe(true);
});

test.each([
  ['三公经费', '会议费'],
  ['车辆', '物业'],
  ['', ''],
  ['，', '。'],
  ['三公', '三公经费'],
])('%s does not sound like %s', (a, b) => {
  expect(soundsLike(a, b)).toBe(false);
});

test('pinyin', () => {
  expect(toPinyin('三公经费')).toBe('sangongjingfei');
  expect(toPinyin('绿化 A-3')).toBe('lvhuaa3');
});

test.each([
  ['公务接侍', '公务接待', true],
  ['预算拔款', '预算拨款', true],
  ['公务接待', '公务接待', false],
  ['公务接侍费', '公务接待', false],
  ['公务接口', '公务接待', false],
])('lookAlike(%s, %s) is %s', (a, b, is) => {
  expect(lookAlike(a, b)).toBe(is);
});
