import { expect, test } from 'vitest';
import { findOrdinals, readOrdinal } from '../../src/text/lines.ts';

test.each([
  ['（一） 加强党建', 1, '（一）', '加强党建'],
  ['(十二)其他', 12, '（一）', '其他'],
  ['(1) 会议费', 1, '（1）', '会议费'],
  ['1.基本支出', 1, '1.', '基本支出'],
  ['2、项目支出', 2, '1.', '项目支出'],
  ['3）其他', 3, '1.', '其他'],
  ['十一、其他重要事项', 11, '一、', '其他重要事项'],
  ['第三部分 情况说明', 3, '第一部分', '情况说明'],
])('%s', (line, value, style, rest) => {
  expect(readOrdinal(line)).toEqual({ value, style, rest });
});

test.each(['1.5亿元', '2024年', '三公经费', '一般公共预算', '- 一、概况', '', '(境)'])('%j is not numbered', (line) => {
  expect(readOrdinal(line)).toBeNull();
});

test('places in an order', () => {
  const text = '排第二和第 3，第十一，一共';
  const found = findOrdinals(text);
  expect(found.map((o) => [o.text, o.value])).toEqual([
    ['第二', 2],
    ['第 3', 3],
    ['第十一', 11],
  ]);
  for (const { start, end, text: written } of found) expect(text.slice(start, end)).toBe(written);
});
