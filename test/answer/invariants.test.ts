import { describe, expect, it } from 'vitest';
import type { Answer, Citation } from '../../src/answer/types.ts';
import { reply, START } from '../../src/chat/conversation.ts';
import { knowledge } from '../chat/knowledge.ts';
import { Known } from '../known.ts';
import { brokenInvariants, INVARIANTS } from './invariants.ts';

/** Milliseconds: a loaded machine takes its time. */
const PATIENCE = 240_000;

describe('every answer to the corpora', () => {
  it(
    'keeps the invariants, but for the known breaks',
    () => {
      const found = brokenInvariants(knowledge);
      const known = new Known(new URL('open.json', import.meta.url));
      const gone = known.gone(found.keys());
      if (gone.length > 0) console.log(`mended, take them off test/answer/open.json: ${gone.join(', ')}`);
      expect(known.news(found.keys()).map((one) => `${one}: ${found.get(one)}`)).toEqual([]);
    },
    PATIENCE,
  );
});

describe('an invariant', () => {
  const good = reply(START, '三公经费是多少', knowledge);
  const [cited] = good.answer.citations;
  const [value] = good.answer.values;
  if (cited === undefined || value === undefined) throw new Error('No figure to break');
  const citing = (changes: Partial<Citation>): Partial<Answer> => ({ citations: [{ ...cited, ...changes }] });
  const saying = (text: string): Partial<Answer> => ({ text: `${good.answer.text}\n${text}` });

  it('holds for a plain figure', () => {
    const setting = { knowledge, reply: good, single: true };
    expect(Object.entries(INVARIANTS).filter(([, breaks]) => breaks(good.answer, setting).length > 0)).toEqual([]);
  });

  it.each<[keyof typeof INVARIANTS, string, Partial<Answer>]>([
    ['values are plain decimals with a label and a unit', 'an exponent', { values: [{ ...value, value: '9e4' }] }],
    ['values are plain decimals with a label and a unit', 'no unit', { values: [{ ...value, unit: '' }] }],
    ['values are plain decimals with a label and a unit', 'a negative zero', { values: [{ ...value, value: '-0' }] }],
    [
      'every value stands in the text',
      'a figure that is not said',
      { values: [value, { ...value, value: '123456.78' }] },
    ],
    ['an answer with values has a source', 'no source', { citations: [] }],
    ['a refusal gives no value', 'a refusal with a figure', { kind: 'missing' }],
    ['sources are well-formed', 'a table by its name', citing({ source: '表七' })],
    ['sources are well-formed', 'full-width brackets', citing({ source: '第三部分·十一（二）' })],
    ['citations name the document', 'no document', citing({ document: '' })],
    ['citations quote their line', 'no quote', citing({ quote: ' ' })],
    ['quotes stand on their lines', 'the line below', citing({ line: cited.line + 1 })],
    ['quotes stand on their lines', 'a figure changed', citing({ quote: cited.quote.replace('9', '8') })],
    ['quotes stand on their lines', 'a line that is not there', citing({ line: 0 })],
    ['no place is cited twice', 'the same cell twice', { citations: [cited, cited] }],
    ['the text is clean', 'two full stops', saying('完。。')],
    ['the text is clean', 'an empty title', saying('来源：表1《》第1行')],
    ['the text is clean', 'a half-width comma', saying('收入,支出')],
    ['the text is clean', 'no number', saying('共NaN元')],
    ['the text is clean', 'an exponent', saying('共1.5e+21元')],
    ['the text is clean', 'an empty line', saying('\n完')],
    ['quotation marks are paired', 'one that is not closed', saying('“三公经费')],
    ['notes stand in the text', 'a note left out', { notes: ['表3多3.00元'] }],
    ['the text fits a message, or counts what it leaves out', 'too long a text', saying('长'.repeat(4096))],
    ['suggested questions are answered', 'a question without an answer', { followUps: ['李芳的工资'] }],
  ])('%s: catches %s', (name, _, changes) => {
    const answer: Answer = { ...good.answer, ...changes };
    expect(INVARIANTS[name]?.(answer, { knowledge, reply: good, single: true })).not.toEqual([]);
  });
});
