import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answer/types.ts';
import { reply, START, type State } from '../../src/chat/conversation.ts';
import { knowledge } from '../chat/knowledge.ts';
import { isDecimal } from '../exact.ts';

const LONGEST = 4096;
const PATIENCE = 240_000;
/** Characters that are read of a message, however long it is. */
const LONGEST_READ = 500;

const slowest: { readonly took: number; readonly text: string }[] = [];

function vocabulary(file: string): readonly string[] {
  const text = readFileSync(new URL(`../../knowledge/vocabulary/${file}`, import.meta.url), 'utf8');
  return text
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .flatMap((line) => line.split(/[\t /|]/u))
    .filter((word) => word !== '');
}

const official = [
  ...knowledge.document.terms.map(({ name }) => name),
  ...[...knowledge.lookup.facts.entities.values()].flatMap(({ names }) => names),
];
const word = fc.oneof(
  fc.constantFrom(...vocabulary('words.tsv')),
  fc.constantFrom(...vocabulary('names.tsv')),
  fc.constantFrom(...official),
);
const digits = fc.oneof(
  fc.nat({ max: 10 ** 9 }).map(String),
  fc.bigInt({ min: 0n, max: 10n ** 40n }).map(String),
  fc.constantFrom('2023年', '22到24年', '1.8kw', '两成', '一千八百万', '0', '-1', '9'.repeat(60), '0.0000001'),
);
const mark = fc.constantFrom(
  '，',
  '。',
  '？',
  '、',
  '；',
  '：',
  '“',
  '”',
  '（',
  '）',
  '\n',
  ' ',
  '\t',
  '%',
  '÷',
  '+',
  '①',
  '1.',
  '2、',
  '≥',
  '…',
  '·',
);
const code = fc.constantFrom(
  '2010302',
  '30231',
  'A02010105',
  '420107242167000000103',
  '表3',
  '表99',
  '第三部分·十一(二)',
  '尾号115',
);
const han = fc.integer({ min: 0x4e00, max: 0x9fff }).map((point) => String.fromCodePoint(point));
const piece = fc.oneof(
  { weight: 6, arbitrary: word },
  { weight: 2, arbitrary: digits },
  { weight: 3, arbitrary: mark },
  code,
  han,
);

const cut = (text: string) => text.slice(0, LONGEST);
const sentence = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));
const ramble = fc.array(piece, { minLength: 200, maxLength: 1500 }).map((pieces) => cut(pieces.join('')));
const unicode = fc.string({ unit: 'binary', maxLength: LONGEST, size: 'max' });
const halves = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: LONGEST })
  .map((units) => units.map((unit) => String.fromCharCode(unit)).join(''));
const chinese = fc.string({ unit: han, minLength: 20, maxLength: LONGEST });
const repeated = fc
  .tuple(piece, fc.constantFrom('', '，', ' ', '？'))
  .map(([one, end]) => cut((one + end).repeat(Math.ceil(LONGEST / (one.length + end.length)))));

const KINDS: readonly Answer['kind'][] = [
  'figure',
  'list',
  'definition',
  'explanation',
  'check',
  'missing',
  'out_of_scope',
  'clarify',
];

/** One turn, timed; whatever was typed, an answer of the promised shape comes back. */
function turn(state: State, text: string): State {
  const start = performance.now();
  const replied = reply(state, text, knowledge);
  if (replied === null) return START;
  const { state: next, answer } = replied;
  slowest.push({ took: performance.now() - start, text });
  slowest.sort((a, b) => b.took - a.took).splice(3);
  expect(KINDS).toContain(answer.kind);
  expect(answer.text.trim()).not.toBe('');
  expect(answer.values.filter(({ value }) => !isDecimal(value))).toEqual([]);
  expect(answer.citations.every(({ line }) => Number.isInteger(line))).toBe(true);
  return next;
}

describe('whatever is typed is answered', () => {
  turn(START, '三公经费是多少，為什麼');
  turn(START, '三工精费');
  slowest.splice(0);
  afterAll(() => {
    for (const { took, text } of slowest)
      console.log(`${took.toFixed(1)} ms for ${text.length} characters: ${JSON.stringify(text.slice(0, 60))}`);
  });

  it.each([
    ['a few words of the field', sentence, 200],
    ['a long ramble', ramble, 12],
    ['any Unicode', unicode, 6],
    ['any UTF-16, broken pairs too', halves, 8],
    ['Chinese characters at random', chinese, 12],
    ['one word again and again', repeated, 25],
  ] as const)(
    '%s',
    (_, text, numRuns) => {
      fc.assert(
        fc.property(text, (typed) => void turn(START, typed)),
        { numRuns },
      );
    },
    PATIENCE,
  );

  it(
    'a conversation of any turns',
    () => {
      const typed = fc.oneof(
        { weight: 5, arbitrary: sentence },
        { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
        fc.constantFrom('占比呢', '那2023年呢', '换成万元', '为什么', '第二呢', '它们加起来', '上面那个除以人数'),
      );
      fc.assert(
        fc.property(fc.array(typed, { maxLength: 6 }), (turns) => void turns.reduce(turn, START)),
        { numRuns: 40 },
      );
    },
    PATIENCE,
  );

  it.each(['基本'.repeat(LONGEST / 2), '鿺，'.repeat(LONGEST / 2), '鿺'.repeat(LONGEST), '工作'.repeat(LONGEST / 2)])(
    'a message too long for a question is read up to a limit, and the answer says so: %#',
    (typed) => {
      const { answer, trace } = reply(START, typed, knowledge);
      const read = trace.reduce((sum, { segment }) => sum + segment.text.length, 0);
      expect(read).toBeLessThanOrEqual(LONGEST_READ);
      expect(answer.text).toContain(`只读了前${LONGEST_READ}个字`);
      const { answer: short } = reply(START, typed.slice(0, LONGEST_READ), knowledge);
      expect(answer.values).toEqual(short.values);
      expect(short.text).not.toContain('只读了');
    },
  );
});
