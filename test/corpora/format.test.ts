import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const FOLDER = new URL('./', import.meta.url);

const MONEY_UNITS = new Set(['元', '万元']);
const DECIMAL = /^-?\d+(\.\d+)?$/;
/** 元 is printed to the 分; 万元 is never finer than a 分 either (six places). */
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
  .refine((v) => !MONEY_UNITS.has(v.unit) || MONEY[v.unit as keyof typeof MONEY].test(v.value), 'money in too many or too few places');

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
  .refine((q) => q.kind !== 'figure' || q.values.length > 0, 'a figure question without a value')
  .refine((q) => !['list', 'definition', 'explanation', 'check'].includes(q.kind) || q.values.length + q.must.length > 0, 'nothing to judge the answer by')
  .refine((q) => UNANSWERED.has(q.kind) || q.kind === 'clarify' || q.cites.length > 0, 'an answer without a source')
  .refine((q) => !UNANSWERED.has(q.kind) || (q.values.length === 0 && q.cites.length === 0), 'a refusal with a figure or a source')
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

/** Values of `key` that occur more than once, each with the places where. */
function repeated(key: (question: { readonly id: string; readonly turns: readonly string[] }) => string): string[] {
  const places = new Map<string, string[]>();
  for (const { place, json } of corpusLines()) {
    const name = key(JSON.parse(json) as { id: string; turns: string[] });
    places.set(name, [...(places.get(name) ?? []), place]);
  }
  return [...places].filter(([, where]) => where.length > 1).map(([name, where]) => `${name} at ${where.join(', ')}`);
}

describe('question corpora', () => {
  it('are there', () => {
    expect(corpusLines().length).toBeGreaterThan(0);
  });

  it('hold only well-formed lines', () => {
    expect(corpusLines().flatMap(faults)).toEqual([]);
  });

  it('use each id once', () => {
    expect(repeated(({ id }) => id)).toEqual([]);
  });

  it('ask each question once', () => {
    expect(repeated(({ turns }) => turns.join(' ⏎ '))).toEqual([]);
  });

  it.each([
    ['{"id":"x-1"', 'a broken line'],
    [JSON.stringify({ id: 'x-1', turns: [], kind: 'figure', values: [{ value: '1.00', unit: '元' }], must: [], must_not: [], cites: ['表1'], note: '' }), 'no turn'],
    [JSON.stringify({ id: 'x-1', turns: ['多少'], kind: 'figure', values: [{ value: '1.5', unit: '元' }], must: [], must_not: [], cites: ['表1'], note: '' }), '元 in tenths'],
    [JSON.stringify({ id: 'x-1', turns: ['多少'], kind: 'guess', values: [], must: [], must_not: [], cites: ['表1'], note: '' }), 'an unknown kind'],
    [JSON.stringify({ id: 'x-1', turns: ['多少'], kind: 'figure', values: [{ value: '1.00', unit: '元' }], must: [], must_not: [], cites: ['表一'], note: '' }), 'an unknown source'],
    [JSON.stringify({ id: 'x-1', turns: ['多少'], kind: 'missing', values: [{ value: '1.00', unit: '元' }], must: [], must_not: [], cites: [], note: '' }), 'a missing thing with a figure'],
  ])('rejects %s: %s', (json) => {
    expect(faults({ place: 'x', json })).not.toEqual([]);
  });
});
