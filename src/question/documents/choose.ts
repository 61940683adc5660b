import type { Known } from '../../document/known.ts';
import type { Catalogue } from './catalogue.ts';
import type { Asked } from './read.ts';

/** Which documents answer a question. */
export type Choice =
  | { readonly type: 'one'; readonly document: Known }
  /** The same question goes to each of them. */
  | {
      readonly type: 'several';
      readonly documents: readonly Known[];
      /** They are one department's years; else they are departments. */
      readonly over: 'years' | 'departments';
      /** Departments without a document of the year that was said. */
      readonly without: readonly string[];
    }
  /** Any of them may be meant. */
  | { readonly type: 'unclear'; readonly documents: readonly Known[]; readonly said: string | null };

/** What the question says of years: named ones, 去年 as steps from the year that is spoken of. */
export interface Times {
  readonly years: readonly number[];
  /** 去年 −1, 前年 −2; null where none is said. */
  readonly back: number | null;
  /** 比去年: both years are asked for. */
  readonly compared: boolean;
  /** 比2023年: the one year that is named is the other one. */
  readonly against: boolean;
}

/**
 * The documents that a question means: those of the departments that it names, else those that were spoken of, else nobody
 * can tell. Never one by chance.
 */
export function choose(asked: Asked, times: Times, spoken: readonly Known[], catalogue: Catalogue): Choice {
  const { departments, namesakes, nearly, words } = asked;
  if (nearly !== null)
    return {
      type: 'unclear',
      documents: nearly.departments.flatMap((one) => latest(one, asked, times, catalogue)),
      said: nearly.said,
    };
  const every = words.has('everyone') || words.has('which');
  if (departments.length === 0 && namesakes.length === 0 && every)
    return among([...new Set(catalogue.documents.map(({ department }) => department))], asked, times, catalogue);
  if (namesakes.length > 0 && (every || words.has('who'))) return among(namesakes, asked, times, catalogue);
  if (namesakes.length > 0) {
    const before = [...new Set(spoken.map(({ department }) => department))].filter((one) => namesakes.includes(one));
    const [only] = before;
    if (before.length === 1 && only !== undefined) return ofOne(only, asked, times, spoken, catalogue);
    return { type: 'unclear', documents: namesakes.flatMap((one) => latest(one, asked, times, catalogue)), said: null };
  }
  const meant = departments.length > 0 ? departments : [...new Set(spoken.map(({ department }) => department))];
  const [only, ...others] = meant;
  if (only === undefined) {
    const fitting = catalogue.documents.filter((one) => fits(one, asked, times));
    const [sole] = fitting;
    if (fitting.length === 1 && sole !== undefined) return { type: 'one', document: sole };
    return { type: 'unclear', documents: newest(fitting.length > 0 ? fitting : catalogue.documents), said: null };
  }
  // 它比苏州审计局多多少: the one that was spoken of against the one that is named.
  if (others.length === 0 && asked.against && departments.length === 1) {
    const before = [...new Set(spoken.map(({ department }) => department))].filter((one) => one !== only);
    if (before.length > 0) return among([...before, only], asked, times, catalogue);
  }
  return others.length === 0 ? ofOne(only, asked, times, spoken, catalogue) : among(meant, asked, times, catalogue);
}

function ofOne(department: string, asked: Asked, times: Times, spoken: readonly Known[], catalogue: Catalogue): Choice {
  const documents = staged(catalogue.of(department), asked.stage);
  const here = spoken.filter((one) => one.department === department);
  const base = here.length === 1 ? here[0] : undefined;
  const [newest] = documents;
  if (newest === undefined) return { type: 'unclear', documents: catalogue.of(department), said: null };
  const of = (year: number) => documents.filter((one) => one.year === year);
  if (times.years.length > 0) {
    const own = times.years.flatMap(of);
    const [first] = own;
    const other = base ?? newest;
    if (times.against && own.length === 1 && first !== undefined && other.year !== first.year)
      return { type: 'several', documents: [first, other], over: 'years', without: [] };
    if (own.length > 1) return { type: 'several', documents: own, over: 'years', without: [] };
    if (first !== undefined) return { type: 'one', document: first };
    // The next year's document may print it beside its own.
    const after = documents.filter(({ year }) => times.years.every((said) => year > said)).at(-1);
    return { type: 'one', document: after ?? newest };
  }
  const now = base ?? newest;
  if (times.back !== null) {
    const [then] = of(now.year - times.back);
    if (then !== undefined && times.compared)
      return { type: 'several', documents: [then, now], over: 'years', without: [] };
    return { type: 'one', document: then !== undefined && !times.compared ? then : now };
  }
  // 哪年高, after two years were spoken of: of these.
  if (asked.words.has('which-year') && here.length > 1)
    return { type: 'several', documents: here, over: 'years', without: [] };
  const all = asked.words.has('years') || asked.words.has('which-year');
  if (all && documents.length > 1)
    return { type: 'several', documents: [...documents].reverse(), over: 'years', without: [] };
  if (base !== undefined && (asked.stage === null || documents.includes(base))) return { type: 'one', document: base };
  if (here.length > 1) return { type: 'several', documents: here, over: 'years', without: [] };
  return documents.length === 1
    ? { type: 'one', document: newest }
    : { type: 'several', documents, over: 'years', without: [] };
}

function among(departments: readonly string[], asked: Asked, times: Times, catalogue: Catalogue): Choice {
  const found = departments.map((department) => ({
    department,
    documents: latest(department, asked, times, catalogue),
  }));
  const documents = found.flatMap((one) => one.documents);
  const [only] = documents;
  const without = found.filter((one) => one.documents.length === 0).map(({ department }) => department);
  if (documents.length === 1 && only !== undefined && without.length === 0) return { type: 'one', document: only };
  return { type: 'several', documents, over: 'departments', without };
}

/** Of each department the latest, where several fit. */
function newest(documents: readonly Known[]): readonly Known[] {
  const later = (a: Known, b: Known) => a.department === b.department && a.year > b.year;
  return documents.filter((one) => !documents.some((other) => later(other, one)));
}

/** A department's documents of the years that were said, else its latest one. */
function latest(department: string, asked: Asked, times: Times, catalogue: Catalogue): readonly Known[] {
  const documents = staged(catalogue.of(department), asked.stage);
  // A budget before the final accounts of its year.
  return times.years.length > 0
    ? times.years.flatMap((said) => documents.find(({ year }) => year === said) ?? [])
    : documents.slice(0, 1);
}

/** 决算 asks for final accounts where there are any; 预算 is said of everything, and decides between two of one year only. */
function staged(documents: readonly Known[], stage: Asked['stage']): readonly Known[] {
  if (stage === null) return documents;
  const same = documents.filter((one) => one.stage === stage);
  if (stage === 'final') return same.length > 0 ? same : documents;
  return documents.filter((one) => one.stage === stage || !same.some(({ year }) => year === one.year));
}

function fits(one: Known, { stage }: Asked, { years }: Times): boolean {
  return (years.length === 0 || years.includes(one.year)) && (stage !== 'final' || one.stage === 'final');
}
