import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { pad, width, wrap } from '../../src/text/width.ts';

test.each([
  ['三公', 4],
  ['a1.50', 5],
  ['（“，”）', 10],
  ['😀', 2],
  ['e\u0301\u200b', 1],
  ['', 0],
])('%s takes %i columns', (text, columns) => expect(width(text)).toBe(columns));

test('padding fills to the width on either side', () => {
  expect(pad('三公', 6)).toBe('三公  ');
  expect(pad('9.5', 6, 'left')).toBe('   9.5');
  expect(pad('三公经费', 6)).toBe('三公经费');
});

test('a figure and its sign stay whole, no line begins with a comma', () => {
  expect(wrap('合计1,234.50元，其中三项', 10).split('\n')).toEqual(['合计', '1,234.50', '元，其中三', '项']);
  expect(wrap('一二三四五，', 10).split('\n')).toEqual(['一二三四', '五，']);
});

test('wrapped lines fit and lose nothing but spaces', () => {
  const text = fc.string({ unit: fc.constantFrom('三', '，', '（', '9', '.', 'a', ' ', '😀', '\n') });
  void fc.assert(
    fc.property(text, fc.integer({ min: 4, max: 30 }), (whole, columns) => {
      const wrapped = wrap(whole, columns);
      expect(wrapped.replace(/\s/g, '')).toBe(whole.replace(/\s/g, ''));
      for (const line of wrapped.split('\n')) expect(width(line)).toBeLessThanOrEqual(columns);
    }),
  );
});
