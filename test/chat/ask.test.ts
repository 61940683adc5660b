import { PassThrough, Writable } from 'node:stream';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerLines } from '../../src/chat/ask/jsonl.ts';
import { linesOf } from '../../src/chat/ask/lines.ts';
import { read } from '../../src/chat/ask/options.ts';
import { traceText } from '../../src/chat/ask/trace.ts';
import { reply, START } from '../../src/chat/conversation.ts';
import { libraryOf } from '../../src/chat/library.ts';
import { ASK, run } from './built.ts';
import { knowledge } from './knowledge.ts';

interface Line {
  readonly id: string | null;
  readonly kind: string;
  readonly text: string;
}

async function answers(input: string): Promise<{ faultless: boolean; lines: Line[] }> {
  let out = '';
  const output = new Writable({
    write(chunk, _, done) {
      out += String(chunk);
      done();
    },
  });
  const faultless = await answerLines(
    (async function* () {
      yield Buffer.from(input);
    })(),
    output,
    libraryOf(knowledge),
  );
  return {
    faultless,
    lines: out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Line),
  };
}

describe('options', () => {
  const none = { text: '', jsonl: false, trace: false, phrase: false, knowledge: undefined };
  test.each([
    [['三公', '多少'], { ...none, text: '三公 多少' }],
    [['--trace', 'a'], { ...none, text: 'a', trace: true }],
    [['--phrase', 'a'], { ...none, text: 'a', phrase: true }],
    [['--knowledge', 'd', '--jsonl'], { ...none, jsonl: true, knowledge: 'd' }],
    [['--', '--trace'], { ...none, text: '--trace' }],
    [['-5%'], { ...none, text: '-5%' }],
    [[''], none],
  ])('%j', (args, options) => expect(read(args)).toEqual(options));

  test.each([[[]], [['--json', 'a']], [['--knowledge']], [['--jsonl', 'a']], [['--jsonl', '--trace']]])(
    'a fault: %j',
    (args) => {
      expect(read(args)).toHaveProperty('fault');
    },
  );
});

describe('lines', () => {
  test('are the same however the bytes are cut', async () => {
    const text = fc.string({ unit: fc.constantFrom('三', '😀', '\n', '\r', '\u2028', 'a') });
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 7 }), async (whole, size) => {
        const bytes = Buffer.from(whole);
        const cut = async function* () {
          for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size);
        };
        const lines: string[] = [];
        for await (const line of linesOf(cut())) lines.push(line);
        const expected = whole.split('\n');
        if (expected.at(-1) === '') expected.pop();
        expect(lines).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });
});

describe('--jsonl', () => {
  test('a broken line is answered in its place and the next ones go on', async () => {
    const lines = [
      '{"id":"a","text":"“三公”经费是多少"}',
      '{broken',
      '',
      '[]',
      'null',
      '{"id":"b"}',
      '{"id":{},"text":1,"session":2}',
      '{"id":"c","session":null,"text":"办公费是多少"}',
    ];
    const got = await answers(lines.join('\n'));
    expect(got.faultless).toBe(false);
    expect(got.lines.map(({ id, kind }) => [id, kind])).toEqual([
      ['a', 'figure'],
      [null, 'error'],
      [null, 'error'],
      [null, 'error'],
      [null, 'error'],
      [null, 'error'],
      ['c', 'figure'],
    ]);
    expect(got.lines[1]?.text).toBe('第2行不是有效的 JSON');
    expect(got.lines[5]?.text).toBe('第7行：id 应为文字；session 应为文字；text 应为文字：问题');
  });

  test('sessions are conversations of their own, lines without one stand alone', async () => {
    const ask = (session: string | null, text: string) =>
      JSON.stringify({ id: text, ...(session === null ? {} : { session }), text });
    const { lines, faultless } = await answers(
      [ask('s', '“三公”经费是多少'), ask('t', '基本支出是多少'), ask('s', '占比呢'), ask(null, '占比呢')].join('\n'),
    );
    expect(faultless).toBe(true);
    const alone = (turns: readonly string[]) =>
      turns.reduce((state, text) => reply(state.state, text, knowledge), reply(START, '', knowledge)).answer.text;
    expect(lines[2]?.text).toBe(alone(['“三公”经费是多少', '占比呢']));
    expect(lines[3]?.text).toBe(alone(['占比呢']));
    expect(lines[2]?.text).not.toBe(lines[3]?.text);
  });

  test('each answer is there before the next question', async () => {
    const input = new PassThrough();
    const output = new PassThrough();
    const done = answerLines(input, output, libraryOf(knowledge));
    for (const text of ['办公费是多少', '水费是多少']) {
      input.write(`${JSON.stringify({ id: text, text })}\n`);
      const answer = await new Promise<string>((resolve) => output.once('data', (chunk) => resolve(String(chunk))));
      expect((JSON.parse(answer) as Line).id).toBe(text);
    }
    input.end();
    expect(await done).toBe(true);
  });
});

describe('bad input', () => {
  const anything = fc.string({ unit: 'binary', maxLength: 300 });
  const ours = fc.array(
    fc.constantFrom(
      '三公',
      '经费',
      '多少',
      '占',
      '最大的',
      '前',
      '9',
      '项目',
      '\u0000',
      '\u202E',
      '，',
      '%',
      '\n',
      '比',
    ),
    { maxLength: 60 },
  );
  test('of any kind is answered', () => {
    void fc.assert(
      fc.property(
        fc.oneof(
          anything,
          ours.map((words) => words.join('')),
        ),
        (text) => {
          expect(reply(START, text, knowledge).answer.text).not.toBe('');
        },
      ),
      { numRuns: 300 },
    );
  });

  test.each([
    '',
    ' \t\r\n',
    '\u0000\u0007\u001B[2J',
    '三'.repeat(4096),
    '三公经费'.repeat(1024),
    'a'.repeat(4096),
    '😀'.repeat(2048),
    '9'.repeat(4096),
    '\u202E'.repeat(4096),
    '，？'.repeat(2048),
  ])('%#', (text) => {
    expect(reply(START, text, knowledge).answer.text).not.toBe('');
  });
});

test('a trace names the rule, every word with its way in, what was left unread, and the calculation', () => {
  const text = traceText(reply(START, '人员经费占基本支出的多少', knowledge));
  expect(text).toMatch(/^读法：规则 share$/m);
  expect(text).toMatch(/^ {2}人员经费 ← 正式名称：entity /m);
  expect(text).toMatch(/^ {2}未读：无$/m);
  expect(text).toMatch(/^ {2}人员经费占基本支出：.*÷.*=.*%$/m);
});

describe('compiled', () => {
  test('one question', async () => {
    const { code, out, err } = await run(ASK, ['“三公”经费是多少']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toBe(`${reply(START, '“三公”经费是多少', knowledge).answer.text}\n`);
  });

  test('a broken line makes the exit code 1', async () => {
    const { code, out, err } = await run(ASK, ['--jsonl'], '{\n{"id":"a","text":"办公费是多少"}');
    expect([code, err]).toEqual([1, '']);
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => (JSON.parse(line) as Line).kind),
    ).toEqual(['error', 'figure']);
  });

  test.each([
    [['--nope', 'x'], /没有这个选项：--nope\n用法/],
    [[], /^没有问题可答\n用法/],
    [['--knowledge', '/nowhere/at/all', 'x'], /nowhere.*\n {2}没有这个文件夹/],
  ])('%j: a message, no stack', async (args, message) => {
    const { code, out, err } = await run(ASK, args);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(message);
    expect(err).not.toMatch(/\n {4}at /);
  });
});
