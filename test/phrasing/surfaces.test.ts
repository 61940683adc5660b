import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerLines } from '../../src/chat/ask/jsonl.ts';
import { reply, START } from '../../src/chat/conversation.ts';
import { libraryOf } from '../../src/chat/library.ts';
import { metrics } from '../../src/chat/telegram/metrics.ts';
import { terminalChat } from '../../src/chat/terminal/chat.ts';
import { LABEL } from '../../src/phrasing/label.ts';
import { toTraditional } from '../../src/text/traditional.ts';
import { ASK, run } from '../chat/built.ts';
import { knowledge } from '../chat/knowledge.ts';
import { Person } from '../telegram/fake/person.ts';
import { type RunningBot, runBot } from '../telegram/running.ts';
import { FakeModel, saying } from './fake/model.ts';
import { faithful } from './fake/writers.ts';
import { phraserAt } from './phrasers.ts';

const QUESTION = '人员经费占基本支出多少';
const own = reply(START, QUESTION, knowledge).answer;
const [figure = ''] = own.text.split('：');

let fake: FakeModel;
beforeAll(async () => {
  fake = await FakeModel.start(saying(faithful));
});
afterAll(async () => await fake.stop());

test('--jsonl: text and label change, nothing else', async () => {
  const output = new PassThrough();
  const input = (async function* () {
    yield `${JSON.stringify({ id: 1, text: QUESTION })}\n`;
  })();
  await answerLines(input, output, libraryOf(knowledge), phraserAt(fake));
  const { text, ...rest } = JSON.parse(String(output.read())) as { text: string };
  const { kind, values, citations, calculation, notes } = own;
  expect(rest).toEqual({ id: 1, kind, values, citations, calculation, notes });
  expect(text).not.toBe(own.text);
  expect(text.split('\n').at(-1)).toBe(LABEL);
});

test('the terminal phrases, and says what becomes of a question', async () => {
  const input = new PassThrough();
  const output = new PassThrough();
  let out = '';
  output.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  input.end(`${QUESTION}\n/privacy\n`);
  await terminalChat({ input, output, library: libraryOf(knowledge), phraser: phraserAt(fake), connect: '' });
  expect(out).toContain(LABEL);
  expect(out.replaceAll('\n', '')).toContain('问题会交给一个AI模型');
});

describe('Telegram', () => {
  let bot: RunningBot;
  beforeAll(async () => {
    bot = await runBot({ phraser: phraserAt(fake) });
  });
  afterAll(async () => {
    expect(bot.fake.refusals).toEqual([]);
    await bot.stop();
  });

  test('a phrased answer ends with the label; calculation and rows stay behind its buttons', async () => {
    const person = new Person(bot.fake, 900);
    const shown = await person.ask(QUESTION);
    expect(shown.text.trimEnd().endsWith(LABEL)).toBe(true);
    expect(shown.text).toContain(figure);
    const steps = await person.answerTo(() => person.press(shown, '怎么算的'));
    for (const step of own.calculation) expect(steps.text).toContain(step);
  });

  test('readers of traditional characters get label and words in theirs, readers of English our own sentences', async () => {
    const shown = await new Person(bot.fake, 901, { language: 'zh-TW' }).ask(QUESTION);
    expect(shown.text.trimEnd().endsWith(toTraditional(LABEL))).toBe(true);
    const english = await new Person(bot.fake, 902, { language: 'en' }).ask(QUESTION);
    expect(english.text).not.toContain('AI');
  });

  test('/privacy says that questions go to a model', async () => {
    const person = new Person(bot.fake, 903);
    expect((await person.ask('/privacy')).text).toContain('问题会交给一个AI模型');
  });
});

test('what came of the model is shown by /metrics', async () => {
  const text = await metrics(
    () => 0,
    new Map([
      ['phrased', 3],
      ['breach-numeral', 2],
    ]),
  ).text();
  expect(text).toContain('mingzhang_phrasing_total{outcome="phrased"} 3');
  expect(text).toContain('mingzhang_phrasing_total{outcome="breach-numeral"} 2');
});

describe('npm run ask -- --phrase', () => {
  test('phrases with the model that the environment names', async () => {
    const env = { LLM_BASE_URL: fake.url, LLM_MODEL: 'fake' };
    const { out, code } = await run(ASK, ['--phrase', QUESTION], '', env);
    expect(code).toBe(0);
    expect(out).toContain(LABEL);
    const lines = await run(ASK, ['--jsonl', '--phrase'], `${JSON.stringify({ id: 1, text: QUESTION })}\n`, env);
    expect(JSON.parse(lines.out)).toMatchObject({ values: own.values, text: expect.stringContaining(LABEL) });
  });

  test('without the option no model is called, whatever is set', async () => {
    const before = fake.requests.length;
    const { out } = await run(ASK, [QUESTION], '', { LLM_BASE_URL: fake.url, LLM_MODEL: 'fake' });
    expect(out).toBe(`${own.text}\n`);
    expect(fake.requests).toHaveLength(before);
  });

  test('without a model it says what to set', async () => {
    const env = { LLM_BASE_URL: '', LLM_API_KEY: '', LLM_MODEL: '' };
    const { err, code } = await run(ASK, ['--phrase', QUESTION], '', env);
    expect(code).toBe(1);
    expect(err).toContain('LLM_BASE_URL');
  });
});
