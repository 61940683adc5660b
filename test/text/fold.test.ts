import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compact, fold } from '../../src/text/fold.ts';

test.each([
  ['ＡＢＣ１２％', 'abc12%'],
  ['（境）', '(境)'],
  ['三公\u200b经\ufeff费', '三公经费'],
  ['  三公 \t\n　经费  ', '三公 经费'],
  ['“三公”‘经费’「表」', '"三公"\'经费\'"表"'],
  ['2022—2024–2025－1', '2022-2024-2025-1'],
  ['⼈员⻔', '人员门'],
  ['三公經費預算總額', '三公经费预算总额'],
  ['什么經費', '什么经费'],
  ['關於後勤', '关于后勤'],
  ['衞生裏', '卫生里'],
  ['乾隆著作', '乾隆著作'],
  ['二〇二四', '二零二四'],
  ['\u0000a\u0007b', 'ab'],
  ['', ''],
])('fold(%j) is %j', (typed, folded) => {
  expect(fold(typed)).toBe(folded);
});

test.each([
  ['因公出国（境）费用', '因公出国(境) 费用'],
  ['“三公”经费', '三公经费'],
  ['30、其他。', '30其他'],
  ['机关、事业单位', '機關事業單位'],
])('compact makes %j and %j one', (a, b) => {
  expect(compact(a)).toBe(compact(b));
});

test.each([
  ['1.5万', '15万'],
  ['三公', '三农'],
  ['A3', 'A7'],
])('compact keeps %j and %j apart', (a, b) => {
  expect(compact(a)).not.toBe(compact(b));
});

test('folding twice changes nothing, whatever is typed', () => {
  const typed = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'三公經費 “”（）％Ａａ１—\u200b\n么麼關於後衞1.5') }),
  );
  fc.assert(
    fc.property(typed, (s) => {
      expect(fold(fold(s))).toBe(fold(s));
      expect(compact(compact(s))).toBe(compact(s));
      expect(fold(s)).not.toMatch(/\s\s|^\s|\s$|[\u0000-\u001f\u200b\ufeff]/u);
    }),
    { numRuns: 1000 },
  );
});
