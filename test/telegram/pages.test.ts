import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reply, START } from '../../src/chat/conversation.ts';
import { LANGUAGES, type Language } from '../../src/chat/language.ts';
import { originalLines, tableLines } from '../../src/chat/printed.ts';
import { answerButtons } from '../../src/chat/telegram/keyboards.ts';
import type { Page } from '../../src/chat/telegram/pages.ts';
import { answerPages } from '../../src/chat/telegram/render.ts';
import { drawn } from '../../src/chat/telegram/views.ts';
import { checkMarkup, Refused, visible } from './fake/rules.ts';
import { knowledge } from './running.ts';

const print = (language: Language) => ({ widest: 56, language, contacts: new Set<string>() });

/** Reads every page as Telegram does; the texts as people see them. */
function texts(pages: readonly Page[]): string[] {
  return pages.map(({ html }) => visible({ text: html, parse_mode: 'HTML' }));
}

const corpus = readdirSync('test/corpora')
  .filter((file) => file.endsWith('.jsonl'))
  .flatMap((file) => readFileSync(`test/corpora/${file}`, 'utf8').trim().split('\n'))
  .map((line) => (JSON.parse(line) as { turns: readonly string[] }).turns);

test('every answer of the corpora is valid messages with valid buttons, and loses no line', () => {
  expect(corpus.length).toBeGreaterThan(500);
  for (const turns of corpus) {
    let state = START;
    for (const turn of turns) {
      const made = reply(state, turn, knowledge);
      state = made.state;
      const pages = answerPages(made.answer, 'hans');
      const all = texts(pages).join('\n');
      for (const line of made.answer.text.split('\n'))
        if (line.length < 3000) expect(all).toContain(line.replace(/\p{Cc}/gu, ' '));
      for (const page of pages.keys())
        checkMarkup({ inline_keyboard: answerButtons(made.answer, 999_999, pages, page, null, 'hans') });
      if (made.answer.citations.length > 0)
        texts(drawn(originalLines(made.answer.citations, () => knowledge.document, print('hans'))));
    }
  }
}, 60_000);

describe('every table', () => {
  test.each(LANGUAGES)('in %s', (language) => {
    for (const table of knowledge.document.tables)
      expect(texts(drawn(tableLines([table], print(language)))).length).toBeGreaterThan(0);
  });
});

test('any text at all becomes valid messages that hold all of it', () => {
  const line = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.constantFrom('注：<', '来源：&', '1. "', '2. 😀', '：9', '三'.repeat(5000)),
  );
  void fc.assert(
    fc.property(fc.array(line, { maxLength: 60 }), (lines) => {
      const text = lines.join('\n');
      const answer = { ...reply(START, '', knowledge).answer, text: `。${text}` };
      const shown = texts(answerPages(answer, 'hans')).join('');
      const count = (whole: string) => [...whole.replace(/[\p{Cc}\p{Cs}\s\uFFFD]/gu, '')].sort().join('');
      expect(count(shown)).toBe(count(answer.text));
    }),
    { numRuns: 50 },
  );
}, 20_000);

describe('the fake refuses what Telegram refuses', () => {
  test.each([
    '<b>x',
    '<b><i>x</b></i>',
    '<x>a</x>',
    'a & b',
    'a < b',
    '</b>',
    '<blockquote expandable>a',
    '',
    ' \n',
    '三'.repeat(4097),
    `<b>${'😀'.repeat(2049)}</b>`,
  ])('text %#', (text) => {
    expect(() => visible({ text, parse_mode: 'HTML' })).toThrow(Refused);
  });

  test.each([
    [[[{ text: 'a', callback_data: '费'.repeat(22) }]]],
    [[[{ text: '', callback_data: 'a' }]]],
    [[[{ text: 'a' }]]],
    [[[{ text: 'a', callback_data: 'a', style: 'x' }]]],
    [Array.from({ length: 101 }, () => [{ text: 'a', callback_data: 'a' }])],
  ])('buttons %#', (rows) => {
    expect(() => checkMarkup({ inline_keyboard: rows })).toThrow(Refused);
  });

  test('and takes what Telegram takes', () => {
    expect(visible({ text: `<b>${'三'.repeat(4096)}</b>`, parse_mode: 'HTML' })).toHaveLength(4096);
    expect(visible({ text: '<blockquote expandable>&lt;&amp;&gt;</blockquote>', parse_mode: 'HTML' })).toBe('<&>');
    expect(checkMarkup({ inline_keyboard: [[{ text: 'a', callback_data: 'a'.repeat(64) }]] })).toHaveLength(1);
  });
});
