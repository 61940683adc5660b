import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Answer } from '../../src/answer/types.ts';
import { START } from '../../src/chat/conversation.ts';
import { converse } from '../../src/chat/converse.ts';
import { type Made, shelf } from './made.ts';

/** Cents that both units print whole. */
const cents = fc.integer({ min: 1, max: 9_999_999 }).map((n) => n * 10_000);
const made = (department: string): fc.Arbitrary<Made> =>
  fc
    .record({
      unit: fc.constantFrom('元' as const, '万元' as const),
      ...{ abroad: cents, cars: cents, reception: cents, personnel: cents, operating: cents, project: cents },
    })
    .map((figures) => ({ department, year: 2032, goods: { 办公费: figures.operating }, ...figures }));
const several = fc.tuple(made('云州市审计局'), made('海陵市统计局'), made('安平市水务局'), made('北江市民政局'));

const inCents = ({ value, unit }: Answer['values'][number]) =>
  Math.round(Number(value) * (unit === '万元' ? 1_000_000 : 100));
const threeOf = ({ abroad, cars, reception }: Made) => abroad + cars + reception;
const few = { numRuns: 12 };
/** Milliseconds: each run reads four documents, and a loaded machine takes its time. */
const PATIENCE = { timeout: 60_000 };

test('a named department gives its own figure, whatever the others print', PATIENCE, () => {
  fc.assert(
    fc.property(several, (all) => {
      const library = shelf(all);
      for (const [i, one] of all.entries()) {
        const { answer } = converse(START, `${one.department}“三公”经费是多少`, library);
        expect(answer.values.slice(0, 1).map(inCents)).toEqual([threeOf(one)]);
        expect(new Set(answer.citations.map(({ document }) => document))).toEqual(new Set([`made-${i + 1}`]));
      }
    }),
    few,
  );
});

test('a question without a department is asked back with each one’s own figure', PATIENCE, () => {
  fc.assert(
    fc.property(several, (all) => {
      const { answer } = converse(START, '项目支出是多少', shelf(all));
      expect(answer.kind).toBe('clarify');
      expect(answer.values.map(inCents)).toEqual(all.map(({ project }) => project));
    }),
    few,
  );
});

test('departments are ranked as integers are, across units', PATIENCE, () => {
  fc.assert(
    fc.property(several, fc.boolean(), (all, top) => {
      const { answer } = converse(START, `哪个部门“三公”经费最${top ? '高' : '低'}`, shelf(all));
      const sorted = all.map(threeOf).sort((a, b) => (top ? b - a : a - b));
      expect(answer.values.map(inCents)).toEqual(sorted);
    }),
    few,
  );
});

test('a difference is that of the integers, and says which is more', PATIENCE, () => {
  fc.assert(
    fc.property(several, ([one, other]) => {
      const library = shelf([one, other]);
      const { answer } = converse(START, `${one.department}的项目支出比${other.department}多多少`, library);
      expect(answer.values.slice(0, 1).map(inCents)).toEqual([Math.abs(one.project - other.project)]);
      const word = one.project === other.project ? '一样多' : one.project > other.project ? '多这么多' : '少这么多';
      expect(answer.text).toContain(word);
      expect(answer.calculation.join()).toContain(`${one.department}2032年预算`);
    }),
    few,
  );
});

test('years of one department: the change is that of the integers', PATIENCE, () => {
  fc.assert(
    fc.property(several, ([one, other, another]) => {
      const years = [one, other, another].map((each, i) => ({ ...each, department: one.department, year: 2030 + i }));
      const { answer } = converse(START, `${one.department}2030年到2032年项目支出变化了多少`, shelf(years));
      expect(answer.values.slice(0, 1).map(inCents)).toEqual([Math.abs(another.project - one.project)]);
    }),
    few,
  );
});
