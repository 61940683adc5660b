import type { Answer, Value } from '../../src/answer/types.ts';
import { isDecimal, magnitude, scaled, yuanIn } from '../exact.ts';
import type { Gold, Question } from './questions.ts';

/**
 * right: the kind fits, every value is given and legible, every `must` group is there, no `must_not`, a source of `cites`.
 * declined: it could have been answered, and the bot said that it cannot, or asked back: a miss, but a safe one.
 * incomplete: a value, a word or the source is lacking, and no wrong figure stands in its place.
 * wrong: a figure that is not the answer given as the answer, or an answer to what the document does not say.
 */
export type Verdict = 'right' | 'incomplete' | 'declined' | 'wrong';

/** The worst last. */
export const VERDICTS: readonly Verdict[] = ['right', 'declined', 'incomplete', 'wrong'];

export interface Judgement {
  readonly verdict: Verdict;
  /** What is lacking or wrong; '' where it is right. */
  readonly why: string;
}

const ANSWERED: ReadonlySet<Answer['kind']> = new Set<Answer['kind']>([
  'figure',
  'list',
  'definition',
  'explanation',
  'check',
]);
const REFUSED: ReadonlySet<Answer['kind']> = new Set<Answer['kind']>(['missing', 'out_of_scope']);
const RIGHT: Judgement = { verdict: 'right', why: '' };

export function judge(question: Question, answer: Answer): Judgement {
  const { kind, values, must, must_not: mustNot, cites, pages } = question;
  const text = squash(answer.text);
  const says = (words: string) => text.includes(squash(words));

  const forbidden = mustNot.filter(says);
  if (forbidden.length > 0) return { verdict: 'wrong', why: `says ${forbidden.join(' / ')}` };
  if (REFUSED.has(kind)) return refusal(answer);
  if (kind === 'clarify') return askedBack(question, answer);

  // A check may be answered by saying what is absent: then the words decide.
  const inWords = kind === 'check' && values.length === 0 && must.length > 0 && must.every((group) => group.some(says));
  if (!ANSWERED.has(answer.kind) && !inWords) return { verdict: 'declined', why: answer.kind };

  const lacking = values.filter((gold) => !given(gold, answer.values));
  if (lacking.length > 0) {
    const some = lacking.length < values.length || answer.values.length === 0;
    return {
      verdict: some ? 'incomplete' : 'wrong',
      why: `lacks ${figures(lacking)}; gave ${figures(answer.values.slice(0, 4)) || 'no value'}`,
    };
  }
  const unread = values.filter((gold) => !legible(gold, answer.text));
  if (unread.length > 0) return { verdict: 'incomplete', why: `text does not show ${figures(unread)}` };
  const [main] = answer.values;
  if (kind === 'figure' && values.length > 0 && main !== undefined && !values.some((gold) => same(gold, main))) {
    return { verdict: 'wrong', why: `main value is ${figures([main])}` };
  }
  const unsaid = must.filter((group) => !group.some(says));
  if (unsaid.length > 0)
    return { verdict: 'incomplete', why: `text lacks ${unsaid.map((group) => group.join('|')).join('; ')}` };
  return uncited(cites, pages ?? [], answer) ?? RIGHT;
}

function refusal({ kind }: Answer): Judgement {
  if (REFUSED.has(kind)) return RIGHT;
  if (kind === 'clarify') return { verdict: 'declined', why: 'clarify' };
  return { verdict: 'wrong', why: `answered (${kind}) what the document does not say` };
}

/** Every reading given at once is as good as the question back. */
function askedBack({ values }: Question, answer: Answer): Judgement {
  if (answer.kind === 'clarify') return RIGHT;
  if (!ANSWERED.has(answer.kind)) return { verdict: 'declined', why: answer.kind };
  if (values.length > 0 && values.every((gold) => given(gold, answer.values))) return RIGHT;
  return { verdict: 'wrong', why: 'took one reading of several' };
}

function uncited(cites: readonly string[], pages: readonly number[], { citations }: Answer): Judgement | null {
  const sources = citations.map(({ source }) => sourceKey(source));
  if (cites.length > 0 && !cites.some((source) => sources.includes(sourceKey(source)))) {
    return {
      verdict: 'incomplete',
      why: `cites ${[...new Set(sources)].join(',') || 'nothing'}, wanted ${cites.join('|')}`,
    };
  }
  const cited = citations.flatMap(({ page }) => page ?? []);
  if (pages.length > 0 && !pages.some((page) => cited.includes(page))) {
    return { verdict: 'incomplete', why: `cites pages ${cited.join(',') || 'none'}, wanted ${pages.join('|')}` };
  }
  return null;
}

function figures(values: readonly Pick<Value, 'value' | 'unit'>[]): string {
  return values.map(({ value, unit }) => value + unit).join(', ');
}

function given(gold: Gold, values: readonly Value[]): boolean {
  return values.some((value) => same(gold, value));
}

const HALF_CENT = scaled('0.0051');
const DEFAULT_TOLERANCE = '0.005';

/**
 * The same figure within the tolerance, across money units. Money is never a share or a head count; a decrease may be
 * given as −12.5 or as 12.5, since its direction is asked for in the words.
 */
export function same(gold: Gold, value: Pick<Value, 'value' | 'unit'>): boolean {
  const plain = value.value.replaceAll(',', '');
  if (!isDecimal(plain)) return false;
  const [wanted, got] = [magnitude(scaled(gold.value)), magnitude(scaled(plain))];
  const tolerance = scaled(String(gold.tol ?? DEFAULT_TOLERANCE));
  const [from, to] = [yuanIn(gold.unit), yuanIn(value.unit)];
  if (from !== undefined && to !== undefined)
    return magnitude(wanted * from - got * to) <= larger(tolerance * from, HALF_CENT);
  if (from !== undefined || to !== undefined || gold.unit.includes('%') !== value.unit.includes('%')) return false;
  return magnitude(wanted - got) <= tolerance;
}

const NUMBER = /(\d+(?:\.\d+)?)\s*(亿元?|万元?|元|%)?/g;

/** Is the number there for a reader: with or without separators, rounded to two places of 万元 or 亿元, or as 无 for 0? */
export function legible(gold: Gold, text: string): boolean {
  const wanted = magnitude(scaled(gold.value));
  const money = yuanIn(gold.unit);
  const tolerance = gold.tol === undefined ? 0n : scaled(String(gold.tol));
  for (const [, digits = '', unit = ''] of ungrouped(text).matchAll(NUMBER)) {
    const shown = scaled(digits);
    if (money === undefined) {
      if (magnitude(shown - wanted) <= larger(tolerance, scaled('0.051'))) return true;
      continue;
    }
    const scale = unit.startsWith('亿') ? 10n ** 8n : unit.startsWith('万') ? 10n ** 4n : 1n;
    const rounding = larger(scaled(DEFAULT_TOLERANCE) * scale, scaled('0.51'));
    if (magnitude(shown * scale - wanted * money) <= larger(rounding, tolerance * money)) return true;
  }
  return wanted === 0n && /[无零]|没有/.test(text);
}

function larger(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

/** 1,400,000 as 1400000. */
function ungrouped(text: string): string {
  return text.normalize('NFKC').replace(/(?<=\d),(?=\d{3})/g, '');
}

/** Without what people leave out or write another way: spaces, commas, quotation marks, width, case. */
function squash(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s,，、“”"'‘’]/g, '')
    .toLowerCase();
}

function sourceKey(source: string): string {
  return squash(source).replace(/[·.]/g, '');
}
