import { expect, test } from 'vitest';
import { reply, START } from '../../src/chat/conversation.ts';
import { inLanguage, inScript, languageOf } from '../../src/chat/language.ts';
import { examples } from '../../src/chat/overview.ts';
import { toTraditional } from '../../src/text/traditional.ts';
import { lastReply, questions } from '../corpora/questions.ts';
import { knowledge } from './knowledge.ts';

const answers = questions().map(({ turns }) => lastReply(turns, knowledge).answer);
const figures = (text: string) => text.match(/[\d,.%]+/g) ?? [];
/** What stands in quotation marks that hold no others. */
const quoted = (text: string) => text.match(/“[^“”《》]*”|《[^“”《》]*》/g) ?? [];

test('every answer in traditional characters: the same figures, and quotations as printed', () => {
  expect(answers.length).toBeGreaterThan(1000);
  for (const answer of answers) {
    const shown = inLanguage(answer, 'hant');
    const { kind, values, citations } = answer;
    expect(shown).toMatchObject({ kind, values, citations });
    for (const [ours, theirs] of [
      [shown.text, answer.text],
      [shown.calculation.join('\n'), answer.calculation.join('\n')],
      [shown.choices.map(({ figure }) => figure).join('\n'), answer.choices.map(({ figure }) => figure).join('\n')],
    ] as const) {
      expect(figures(ours)).toEqual(figures(theirs));
      expect(quoted(ours)).toEqual(quoted(theirs));
    }
  }
});

test('our own words are converted, and what is typed back in them is understood', () => {
  for (const question of examples(knowledge)) {
    const { answer } = reply(START, question, knowledge);
    const [first = ''] = inLanguage(answer, 'hant').text.split('\n');
    expect(first).toBe(inScript(first, 'hant'));
    expect(reply(START, toTraditional(question), knowledge).answer.text).toBe(answer.text);
  }
  expect(inLanguage(reply(START, '办公费是多少', knowledge).answer, 'hant').text).toContain('辦公費');
});

test.each([
  ['来源：表7《“三公”经费支出表》“办公费·合计”第327行', '來源：表7《“三公”经费支出表》“办公费·合计”第327行'],
  ['“一是“三公”经费减少”的说明', '“一是“三公”经费减少”的說明'],
  ['原文：单位“三公”经费', '原文：单位“三公”经费'],
  ['没有关上的“引号', '沒有關上的“引號'],
  ['没有打开的引号”与《书', '沒有打開的引號”與《書'],
  ['', ''],
])('%s', (text, expected) => {
  expect(inScript(text, 'hant')).toBe(expected);
  expect(inScript(text, 'hans')).toBe(text);
});

test.each([
  ['zh-hans', 'hans'],
  ['zh-CN', 'hans'],
  ['zh-Hant-HK', 'hant'],
  ['zh-TW', 'hant'],
  ['en-GB', 'en'],
  ['fr', 'hans'],
  [undefined, 'hans'],
])('%s reads %s', (code, language) => {
  expect(languageOf(code)).toBe(language);
});
