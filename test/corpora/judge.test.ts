import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answer/types.ts';
import { yuan } from '../exact.ts';
import { judge, legible, same, type Verdict } from './judge.ts';
import type { Question } from './questions.ts';

const question = (changes: Partial<Question>): Question => ({
  id: 'x-1',
  turns: ['三公经费是多少'],
  kind: 'figure',
  values: [{ value: '90000.00', unit: '元' }],
  must: [],
  must_not: [],
  cites: ['表7'],
  ...changes,
});

const answer = (changes: Partial<Answer>): Answer => ({
  kind: 'figure',
  text: '90,000.00元（9万元）：“三公”经费合计。',
  values: [{ label: '“三公”经费合计', value: '90000', unit: '元' }],
  citations: [{ source: '表7', title: '', row: '', column: '', line: 1, quote: '', document: 'x', page: null }],
  calculation: [],
  notes: [],
  choices: [],
  followUps: [],
  ...changes,
});

const value = (text: string, unit: string) => ({ label: '', value: text, unit });

describe('the judge', () => {
  it.each<[Verdict, string, Partial<Question>, Partial<Answer>]>([
    ['right', 'the figure in its place', {}, {}],
    ['right', 'the figure in 万元', {}, { values: [value('9', '万元')] }],
    ['right', 'a helper figure behind it', {}, { values: [value('90000', '元'), value('2', '辆')] }],
    [
      'right',
      'the source in half width',
      { cites: ['第三部分·十一(二)'] },
      { citations: [{ ...answer({}).citations[0], source: '第三部分·十一（二）' } as Answer['citations'][number]] },
    ],
    ['right', 'an answer of a neighbouring kind', { kind: 'list' }, { kind: 'check' }],
    ['right', 'one word of the group', { must: [['合计', '总计']] }, {}],
    ['declined', 'nothing found', {}, { kind: 'missing', values: [] }],
    ['declined', 'a question back', {}, { kind: 'clarify' }],
    ['wrong', 'another figure', {}, { values: [value('80000', '元')] }],
    ['wrong', 'the figure behind another one', {}, { values: [value('80000', '元'), value('90000', '元')] }],
    ['wrong', 'a head count for money', {}, { values: [value('90000', '人')] }],
    ['wrong', 'a word that must not be said', { must_not: ['九万', '9万元'] }, {}],
    ['incomplete', 'no figure at all', {}, { values: [] }],
    [
      'incomplete',
      'one of two figures',
      {
        values: [
          { value: '90000.00', unit: '元' },
          { value: '2', unit: '辆' },
        ],
      },
      {},
    ],
    ['incomplete', 'a figure that the text hides', {}, { text: '有“三公”经费。' }],
    ['incomplete', 'a word too few', { must: [['合计'], ['持平']] }, {}],
    ['incomplete', 'another source', { cites: ['表1', '表2'] }, {}],
    ['incomplete', 'another page', { pages: [12] }, {}],
    [
      'right',
      'a refusal of either kind',
      { kind: 'missing', values: [], cites: [] },
      { kind: 'out_of_scope', values: [] },
    ],
    ['declined', 'asked back what cannot be answered', { kind: 'missing', values: [], cites: [] }, { kind: 'clarify' }],
    ['wrong', 'answered what cannot be answered', { kind: 'out_of_scope', values: [], cites: [] }, {}],
    ['right', 'asked back', { kind: 'clarify', values: [] }, { kind: 'clarify', values: [] }],
    ['right', 'every reading given', { kind: 'clarify' }, {}],
    [
      'wrong',
      'one reading of two',
      {
        kind: 'clarify',
        values: [
          { value: '90000.00', unit: '元' },
          { value: '1.00', unit: '元' },
        ],
      },
      {},
    ],
    ['wrong', 'a reading of none', { kind: 'clarify', values: [] }, {}],
    ['declined', 'refused where asking back was due', { kind: 'clarify', values: [] }, { kind: 'missing' }],
    [
      'right',
      'a check that says what is absent',
      { kind: 'check', values: [], cites: [], must: [['没有']] },
      { kind: 'missing', text: '没有这一项。', values: [] },
    ],
  ])('%s: %s', (verdict, _, q, a) => {
    expect(judge(question(q), answer(a)).verdict).toBe(verdict);
  });

  it('says why a line is not right, and nothing where it is', () => {
    expect(judge(question({}), answer({})).why).toBe('');
    expect(judge(question({}), answer({ values: [value('80000', '元')] })).why).toBe('lacks 90000.00元; gave 80000元');
  });
});

describe('the same figure', () => {
  const cents = fc.bigInt(-(10n ** 14n), 10n ** 14n);

  it('is the same to the cent, whatever its sign, and no other', () => {
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        const gold = { value: yuan(a), unit: '元' };
        expect(same(gold, value(yuan(-a), '元'))).toBe(true);
        expect(same(gold, value(yuan(b), '元'))).toBe(a === b || a === -b);
        expect(same(gold, value(yuan(a + 1n), '元'))).toBe(a + 1n === -a);
      }),
    );
  });

  it('is the same in 万元', () => {
    fc.assert(
      fc.property(cents, (a) => {
        expect(same({ value: `${yuan(a)}`, unit: '万元' }, value(yuan(a * 10_000n), '元'))).toBe(true);
        expect(same({ value: `${yuan(a)}`, unit: '万元' }, value(yuan(a * 10_000n + 5_001n), '元'))).toBe(
          a * -20_000n === 5_001n,
        );
      }),
    );
  });

  it.each([
    [{ value: '93.2', unit: '%', tol: 0.05 }, '93.249', '%', true],
    [{ value: '93.2', unit: '%', tol: 0.05 }, '93.2501', '%', false],
    [{ value: '93.2', unit: '%' }, '93.2', '倍', false],
    [{ value: '13', unit: '台' }, '13', '件', true],
    [{ value: '13', unit: '台' }, '13', '元', false],
    [{ value: '13', unit: '台' }, '13.0051', '台', false],
    [{ value: '13', unit: '台' }, 'NaN', '台', false],
    [{ value: '1400000', unit: '元' }, '1,400,000.00', '元', true],
  ])('%o and %s%s: %s', (gold, text, unit, expected) => {
    expect(same(gold, value(text, unit))).toBe(expected);
  });
});

describe('a legible figure', () => {
  it.each([
    [{ value: '1400000.00', unit: '元' }, '共1,400,000.00元', true],
    [{ value: '1400000.00', unit: '元' }, '共140万元', true],
    [{ value: '18084967.25', unit: '元' }, '约1,808.50万元', true],
    [{ value: '18084967.25', unit: '元' }, '约1,808万元', false],
    [{ value: '1400000.00', unit: '元' }, '共1400001元', false],
    [{ value: '0.00', unit: '元' }, '没有安排', true],
    [{ value: '10.00', unit: '元' }, '没有安排', false],
    [{ value: '72.0412', unit: '%' }, '占72.04%', true],
    [{ value: '72.0412', unit: '%' }, '占72.2%', false],
    [{ value: '13', unit: '台' }, '１３台', true],
  ])('%o in %s: %s', (gold, text, expected) => {
    expect(legible(gold, text)).toBe(expected);
  });
});
