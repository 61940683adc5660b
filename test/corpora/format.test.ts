import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const FOLDER = new URL('./', import.meta.url);

const MONEY_UNITS = new Set(['元', '万元']);
const DECIMAL = /^-?\d+(\.\d+)?$/;
/** Exact money: 元 is printed to the 分, 万元 is never finer than a 分 (six places). A quotient carries a tolerance instead. */
const MONEY = { 元: /^-?\d+\.\d{2}$/, 万元: /^-?\d+(\.\d{1,6})?$/ } as const;
const NUMERAL = '[一二三四五六七八九十]+';
const SOURCE = new RegExp(`^(表\\d+|第${NUMERAL}部分(·${NUMERAL})?(\\(${NUMERAL}\\))?)$`);
/** Kinds that are not answered from the document: no figure, no source to hold them to. */
const UNANSWERED = new Set(['missing', 'out_of_scope']);

const text = z.string().regex(/\S/, 'empty text');
const value = z
  .strictObject({
    value: z.string().regex(DECIMAL, 'not a decimal string'),
    unit: z.string().regex(/^[^\d\s]+$/, 'not a unit'),
    tol: z.number().positive().optional(),
  })
  .refine(
    (v) => v.tol !== undefined || !MONEY_UNITS.has(v.unit) || MONEY[v.unit as keyof typeof MONEY].test(v.value),
    'money in too many or too few places',
  );

const line = z
  .strictObject({
    id: z.string().regex(/^[a-z]+-\d+$/, 'id is not word-number'),
    turns: z.array(text).min(1),
    kind: z.enum(['figure', 'list', 'definition', 'explanation', 'check', 'missing', 'out_of_scope', 'clarify']),
    values: z.array(value),
    must: z.array(z.array(text).min(1)),
    must_not: z.array(text),
    cites: z.array(z.string().regex(SOURCE, 'not a source')),
    pages: z.array(z.number().int().positive()).optional(),
    note: z.string(),
  })
  .refine(
    (q) => UNANSWERED.has(q.kind) || q.kind === 'clarify' || q.values.length + q.must.length > 0,
    'nothing to judge the answer by',
  )
  // A check may find that something is not there: nothing to cite.
  .refine(
    (q) => UNANSWERED.has(q.kind) || ['clarify', 'check'].includes(q.kind) || q.cites.length > 0,
    'an answer without a source',
  )
  .refine(
    (q) => !UNANSWERED.has(q.kind) || (q.values.length === 0 && q.cites.length === 0),
    'a refusal with a figure or a source',
  )
  .refine((q) => !q.must.flat().some((word) => q.must_not.includes(word)), 'a word both wanted and forbidden');

/** Every line of every corpus in this folder, with its place for the failure message. */
function corpusLines(): { readonly place: string; readonly json: string }[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) =>
      readFileSync(new URL(name, FOLDER), 'utf8')
        .split('\n')
        .map((json, index) => ({ place: `${name}:${index + 1}`, json }))
        .filter(({ json }) => json.trim() !== ''),
    );
}

function faults({ place, json }: { readonly place: string; readonly json: string }): string[] {
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch (error) {
    return [`${place}: ${String(error)}`];
  }
  const parsed = line.safeParse(data);
  return parsed.success ? [] : parsed.error.issues.map((issue) => `${place}: ${issue.path.join('.')} ${issue.message}`);
}

interface Judged {
  readonly id: string;
  readonly turns: readonly string[];
  readonly kind: string;
  readonly values: readonly unknown[];
}

function judged(): { readonly place: string; readonly question: Judged }[] {
  return corpusLines().map(({ place, json }) => ({ place, question: JSON.parse(json) as Judged }));
}

/** Places grouped by what `key` gives. */
function placesBy(key: (place: string, question: Judged) => string): Map<string, string[]> {
  const places = new Map<string, string[]>();
  for (const { place, question } of judged()) {
    const name = key(place, question);
    places.set(name, [...(places.get(name) ?? []), place]);
  }
  return places;
}

const repeated = (places: Map<string, string[]>) => [...places].filter(([, where]) => where.length > 1);
const conversation = (question: Judged) => question.turns.join(' ⏎ ');

describe('question corpora', () => {
  it('are there', () => {
    expect(corpusLines().length).toBeGreaterThan(0);
  });

  it('hold only well-formed lines', () => {
    expect(corpusLines().flatMap(faults)).toEqual([]);
  });

  it('use each id once', () => {
    expect(repeated(placesBy((_, { id }) => id))).toEqual([]);
  });

  it('ask nothing twice in one file', () => {
    expect(repeated(placesBy((place, question) => `${place.split(':')[0]}: ${conversation(question)}`))).toEqual([]);
  });

  // Two askers may use the same words; the answer to them is then the same.
  it('judge the same question alike in every file', () => {
    const golds = new Map<string, Set<string>>();
    for (const { question } of judged()) {
      const gold = JSON.stringify([question.kind, question.values]);
      golds.set(conversation(question), new Set([...(golds.get(conversation(question)) ?? []), gold]));
    }
    expect([...golds].filter(([, gold]) => gold.size > 1).map(([asked, gold]) => [asked, ...gold])).toEqual([]);
  });

  it.each([
    ['{"id":"x-1"', 'a broken line'],
    [
      JSON.stringify({
        id: 'x-1',
        turns: [],
        kind: 'figure',
        values: [{ value: '1.00', unit: '元' }],
        must: [],
        must_not: [],
        cites: ['表1'],
        note: '',
      }),
      'no turn',
    ],
    [
      JSON.stringify({
        id: 'x-1',
        turns: ['多少'],
        kind: 'figure',
        values: [{ value: '1.5', unit: '元' }],
        must: [],
        must_not: [],
        cites: ['表1'],
        note: '',
      }),
      '元 in tenths',
    ],
    [
      JSON.stringify({
        id: 'x-1',
        turns: ['多少'],
        kind: 'guess',
        values: [],
        must: [],
        must_not: [],
        cites: ['表1'],
        note: '',
      }),
      'an unknown kind',
    ],
    [
      JSON.stringify({
        id: 'x-1',
        turns: ['多少'],
        kind: 'figure',
        values: [{ value: '1.00', unit: '元' }],
        must: [],
        must_not: [],
        cites: ['表一'],
        note: '',
      }),
      'an unknown source',
    ],
    [
      JSON.stringify({
        id: 'x-1',
        turns: ['多少'],
        kind: 'missing',
        values: [{ value: '1.00', unit: '元' }],
        must: [],
        must_not: [],
        cites: [],
        note: '',
      }),
      'a missing thing with a figure',
    ],
  ])('rejects %s: %s', (json) => {
    expect(faults({ place: 'x', json })).not.toEqual([]);
  });
});
