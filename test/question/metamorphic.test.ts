import { expect, it } from 'vitest';
import { knowledge } from '../chat/knowledge.ts';
import { Known } from '../known.ts';
import { breakLines, sweep, VARIATIONS } from './variants.ts';

const NAMES = Object.keys(VARIATIONS);
/**
 * One question in six is asked, in four ways, and all that have two clauses with these swapped:
 * `npm run corpora -- --variants` asks every one in all ways.
 */
const EVERY = 6;
const WAYS = 4;
/** Milliseconds: a loaded machine takes its time. */
const PATIENCE = 240_000;

it(
  'asked another way, a question has the same answer, but for the known breaks',
  () => {
    const swept = sweep(knowledge, (name, place, asked) =>
      name === 'reordered'
        ? asked.split(/[，,]/u).length === 2
        : place % EVERY === 0 && (NAMES.indexOf(name) + place / EVERY) % NAMES.length < WAYS,
    );
    console.log(breakLines(swept).join('\n'));
    expect(Math.min(...NAMES.map((name) => swept.tried[name] ?? 0)), 'every variation is tried').toBeGreaterThan(0);

    const known = new Known(new URL('open.json', import.meta.url));
    const news = new Set(known.news(swept.breaks.map(({ key }) => key)));
    expect(swept.breaks.filter(({ key }) => news.has(key))).toEqual([]);
  },
  PATIENCE,
);
