import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/answer/types.ts';
import { reply, START } from '../../src/chat/conversation.ts';
import { toChinese } from '../../src/question/latin/latin.ts';
import { chineseNumbers } from '../../src/question/latin/numbers.ts';
import { knowledge } from '../chat/knowledge.ts';

interface Line {
  readonly id: string;
  readonly turns: readonly string[];
  /** The same question in Chinese, turn by turn where it has several; empty where there is none. */
  readonly zh: string | readonly string[];
  readonly kind: Answer['kind'];
  readonly values: readonly { readonly value: string; readonly unit: string }[];
  readonly must?: readonly string[];
  /** What an answer about something else would hold. */
  readonly must_not?: readonly string[];
  /** The Chinese question is not answered so yet either. */
  readonly parser?: true;
}

const lines = readFileSync(new URL('latin.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Line);

function answerTo(turns: readonly string[]): Answer {
  let state = START;
  let answer: Answer | undefined;
  for (const turn of turns) ({ state, answer } = reply(state, turn, knowledge));
  if (answer === undefined) throw new Error('no turn');
  return answer;
}

/** Quotients are held to nine digits; everything else is exact. */
function same(gold: string, found: string): boolean {
  const [a, b] = [Number(gold), Number(found)];
  return a === b || (gold.replace(/\D/g, '').length > 15 && Math.abs(a - b) <= Math.abs(a) * 1e-9);
}

function faults({ id, turns, kind, values, must = [], must_not = [] }: Line): string[] {
  const answer = answerTo(turns);
  const at = `${id} ${turns.join(' | ')} → ${turns.map((turn) => toChinese(turn, knowledge.lexicon)?.text ?? '–').join(' | ')}`;
  const wrong: string[] = [];
  if (answer.kind !== kind) wrong.push(`kind ${answer.kind}, not ${kind}`);
  values.forEach(({ value, unit }, i) => {
    const fits = answer.values.some(
      (one, j) => one.unit === unit && same(value, one.value) && (i > 0 || j === 0 || answer.values.length > 2),
    );
    if (!fits) wrong.push(`no ${value}${unit} in ${answer.values.map((one) => one.value + one.unit).join(', ')}`);
  });
  if ((kind === 'missing' || kind === 'out_of_scope') && answer.values.length > 0) wrong.push('a figure in a refusal');
  for (const word of must) if (!answer.text.includes(word)) wrong.push(`no ${word}`);
  for (const word of must_not) if (answer.text.includes(word)) wrong.push(`${word} in it`);
  return wrong.map((what) => `${at}: ${what}`);
}

describe('questions in Latin letters', () => {
  test('are answered like the Chinese ones', () => {
    expect(lines.length).toBeGreaterThan(150);
    expect(lines.filter((line) => line.parser !== true).flatMap(faults)).toEqual([]);
    const refusals = lines.filter((line) => line.parser === true && line.kind === 'missing');
    expect(refusals.filter(({ turns }) => answerTo(turns).values.length > 0)).toEqual([]);
  });

  test('have a Chinese twin with the same answer', () => {
    const twins = lines.filter(({ zh }) => zh !== '');
    const differing = twins.filter(({ turns, zh }) => {
      const [latin, chinese] = [answerTo(turns), answerTo([zh].flat())];
      return latin.kind !== chinese.kind || latin.values[0]?.value !== chinese.values[0]?.value;
    });
    expect(differing.map(({ id, turns }) => `${id} ${turns.join(' | ')}`)).toEqual([]);
  });

  test('use each id and each wording once', () => {
    expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
    expect(new Set(lines.map(({ turns }) => turns.join('|'))).size).toBe(lines.length);
  });

  test('English is told from pinyin and from Chinese', () => {
    expect(toChinese('how much is the reception', knowledge.lexicon)?.language).toBe('en');
    expect(toChinese('gongwu jiedai fei duoshao', knowledge.lexicon)?.language).toBe('pinyin');
    for (const text of [
      '三公经费多少',
      'A02010105采购单价',
      '30231预算数',
      '',
      '???',
      'A4打印机几台',
      'GDP增长对预算有什么影响',
    ])
      expect(toChinese(text, knowledge.lexicon)).toBeNull();
  });

  test('a word that nobody knows stays in the question', () => {
    const word = fc.stringMatching(/^[bdfgk][rl][aeiou]x[bdfgk]?qt$/);
    fc.assert(
      fc.property(
        word,
        (unknown) =>
          toChinese(`how much is the ${unknown} reception budget`, knowledge.lexicon)?.text.includes(unknown) === true,
      ),
      { numRuns: 50 },
    );
    fc.assert(
      fc.property(word, (unknown) => answerTo([`how much was spent on ${unknown} in total`]).values.length === 0),
      { numRuns: 20 },
    );
  });
});

test.each([
  ['1.4 million', '140万元'],
  ['40 thousand', '4万元'],
  ['750k', '75万元'],
  ['0.5m yuan', '50万元'],
  ['1.05 billion cny', '10.5亿元'],
  ['half a million', '50万元'],
  ['three hundred thousand yuan', '30万元'],
  ['rmb 254,520.00', '254520元'],
  ['12.50 yuan', '12.5元'],
  ['5 percent', '5%'],
  ['2,010,302', '2010302'],
  ['1 to 2 million', '100万元 to 200万元'],
])('%s is %s', (english, chinese) => {
  expect(chineseNumbers(english).replace(/\s+/g, ' ').trim()).toBe(chinese);
});

test('amounts are moved exactly', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 999_999_999 }),
      fc.constantFrom<readonly [string, bigint]>(['thousand', 1000n], ['million', 1_000_000n]),
      (cents, [word, times]) => {
        const typed = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')} ${word}`;
        const [whole = '', part = ''] = (/^\s*([\d.]+)万元/.exec(chineseNumbers(typed))?.[1] ?? '').split('.');
        return BigInt(whole + part.padEnd(6, '0')) === BigInt(cents) * times;
      },
    ),
  );
});

/** Everything that an English answer says in Chinese is a name, a quotation or a finding. */
const OURS_IN_CHINESE = /来源：|注：|[一-龥]的比重|文件里有的是|您想问|可以问我|没有看懂|共\d+项|比\d{4}年/u;

test('English questions are answered in English, with the figures and sources of the same question in Chinese', () => {
  const faults: string[] = [];
  for (const { id, turns } of lines) {
    const said = turns.map((turn) => toChinese(turn, knowledge.lexicon));
    if (said.at(-1)?.language !== 'en') continue;
    const english = answerTo(turns);
    const chinese = answerTo(turns.map((turn, i) => said[i]?.text ?? turn));
    if (JSON.stringify([english.values, english.citations]) !== JSON.stringify([chinese.values, chinese.citations]))
      faults.push(`${id}: other figures or sources than in Chinese`);
    const body = english.text
      .split('\n')
      .filter((line) => !/^(?:Note|Found \(in Chinese\)|The document says|The text only mentions|\d+\.)/.test(line));
    if (body.some((line) => OURS_IN_CHINESE.test(line))) faults.push(`${id}: ${english.text}`);
    const shown = english.text.replaceAll(',', '');
    for (const { value, unit } of english.values.slice(0, 1))
      if (unit === '元' && !shown.includes(`${Number(value).toFixed(2)} yuan`))
        faults.push(`${id}: ${value} is not in ${english.text}`);
  }
  expect(faults).toEqual([]);
});
