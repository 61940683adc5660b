import { expect, test } from 'vitest';
import { FORMS } from '../../src/phrasing/forms.ts';
import { readWording } from '../../src/phrasing/wording.ts';
import { wording } from './frames.ts';

/** Words that hold a numeral and count nothing, or say what a form of our own says. */
const HARMLESS =
  /^(?:一共|这一项|这一|一句话|看一下|说一下|一样|一样多|同样多|一致|合在一起|上一年度?|前一年|.*一半.*|过半|翻倍|倍数|多.*|.*多了?|.*多出来?|最多的是?|分别.*|分为|其中.*)$/u;

test('no word of the list is a numeral', () => {
  const found = [...wording.keys()].filter((word) => /[\p{N}零一二三四五六七八九十百千万亿两俩几半倍成%‰]/u.test(word));
  expect(found.filter((word) => !HARMLESS.test(word))).toEqual([]);
});

test('no word that says nothing denies, limits, guesses or judges', () => {
  const free = [...wording].flatMap(([word, sign]) => (sign === '' ? [word] : []));
  const loaded =
    /[不没无未非勿莫否别仅只才约近概超越满足最每均各某另除含剩余将好坏优差很太更贵省]|可能|应[该当]|必须|需要|至[少多]|浪费/u;
  const harmless = /^(?:好的|您好！?|你好！?|可以看到|可以看出|可以知道|可知)$/u;
  expect(free.filter((word) => loaded.test(word) && !harmless.test(word))).toEqual([]);
});

test('every sign of a form has words, and every form its parts', () => {
  const signs = new Set(wording.values());
  for (const { form, says } of FORMS) {
    const groups = new Set([...form.source.matchAll(/\(\?<([A-Za-z])>/g)].map(([, name]) => name));
    for (const one of says) {
      for (const [, name] of one.matchAll(/\{([A-Z])[~!]?\}/g)) expect(groups, one).toContain(name);
      const rest = one.replace(/\{[A-Z][~!]?\}/g, '');
      for (const [letter] of rest.matchAll(/[a-z]/g)) expect(groups, one).toContain(letter);
      for (const [sign] of rest.matchAll(/\p{Script=Han}/gu)) expect(signs, one).toContain(sign);
    }
  }
});

test.each([
  ['-', /:1：/],
  ['占\t占 到\n达\t到', /:2：“到”属于两类/],
])('a fault of the file is named: %j', (tsv, said) => {
  expect(() => readWording(tsv)).toThrow(said);
});
