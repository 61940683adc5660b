import { findYears } from '../../text/years.ts';
import { lex } from '../lexer.ts';
import type { Lexicon } from '../lexicon.ts';
import { squeezeClause } from '../squeeze.ts';
import { has } from '../tokens.ts';
import type { Catalogue, Mention } from './catalogue.ts';

/** What a message says of the documents that it asks, and the message without it. */
export interface Asked {
  /** Folded, without names of departments. */
  readonly rest: string;
  readonly departments: readonly string[];
  /** The departments that share the one name that was said. */
  readonly namesakes: readonly string[];
  /** An office that no document is of. */
  readonly foreign: string | null;
  /** A name that is nearly one of a department, and that department's. */
  readonly nearly: { readonly said: string; readonly departments: readonly string[] } | null;
  /** Words about documents: everyone, which, who, which-year, years. */
  readonly words: ReadonlySet<string>;
  readonly years: readonly number[];
  readonly stage: 'budget' | 'final' | null;
  /** One department is held against another: 比苏州审计局. */
  readonly against: boolean;
}

const NUMBERS = '一二两三四五六七八九十';
const COUNT = new RegExp(`([${NUMBERS}]|\\d{1,2})(?:个|家|份)?$`);
/** 最大的三个部门, 这三家单位. */
const SOME = new RegExp(`(?:[${NUMBERS}]|\\d{1,2})(?:个|家)(?:部门|单位|局)`);
const OFFICE =
  /^\p{Script=Han}{1,8}?(?:局|厅|检察院|法院|委员会|街道|办公室|办事处)(?!\p{Script=Han}?(?:改造|建设|维修|整治))/u;
/** What may stand behind a place that means its department: 苏州的, 苏州和北京, 苏州2026年. */
const BEHIND = /^(?:$|[的呢和与跟同、,比,?这那哪谁今去前两三)）\s\d]|20|多少)/;
const BEFORE = /(?:^|[那和跟与同、比(（,\s]|看看|换成)$/;

export function readAsked(text: string, catalogue: Catalogue, lexicon: Lexicon): Asked {
  const all = catalogue.mentions(text);
  const strong = all.filter(({ weak }) => !weak);
  const weak = all.filter((one) => one.weak && standsAlone(one, text, all));
  const office = all.find(({ end, weak: isPlace }) => {
    if (!isPlace) return false;
    const rest = OFFICE.exec(text.slice(end))?.[0];
    return rest !== undefined && !all.some(({ start }) => start >= end && start < end + rest.length);
  });
  const joined = strong.map((one) => joinedWith(one, all, text));
  const stranger =
    joined.find(({ departments }) => departments.length === 0)?.text ??
    strangerBefore(joined, all, text, lexicon) ??
    (office === undefined ? null : `${office.text}${OFFICE.exec(text.slice(office.end))?.[0] ?? ''}`);
  const nearly = stranger === null && all.length > 0 ? null : catalogue.misspelt(text);
  const places = weak.filter(({ start, end }) => !joined.some((one) => one.start <= start && one.end >= end));
  const narrowed = joined.map((one) => narrow(one, [...places, ...joined], text));
  const named = [...narrowed, ...places.map((one) => narrow(one, joined, text))];
  const departments = [
    ...new Set(named.flatMap((one) => (one.departments.length === 1 || one.all ? one.departments : []))),
  ];
  const namesakes = named.find(
    (one) => one.departments.length > 1 && !one.all && !one.departments.some((name) => departments.includes(name)),
  );
  const spans = nearly === null ? named : [...named, nearly];
  const rest = without(text, spans);
  const words = new Set(catalogue.words.filter((word) => rest.includes(word.text)).map(({ id }) => id));
  if (SOME.test(rest) && departments.length < 2) words.add('everyone');
  return {
    rest,
    departments: nearly === null ? departments : departments.filter((one) => !nearly.departments.includes(one)),
    namesakes: nearly === null ? (namesakes?.departments ?? []) : [],
    foreign: nearly === null ? stranger : null,
    nearly: nearly === null ? null : { said: nearly.text, departments: nearly.departments },
    words,
    years: [...new Set(findYears(rest).map(({ year }) => year))].sort((a, b) => a - b),
    stage: stageIn(rest),
    against: named.some(({ start }) => /比$/.test(text.slice(0, start))),
  };
}

/** A place means its department where nothing else goes on with it: not 苏州河整治, not 北京接访. */
function standsAlone({ start, end }: Mention, text: string, all: readonly Mention[]): boolean {
  const next = all.some((one) => one.start === end);
  return (
    next ||
    /比$/.test(text.slice(0, start)) ||
    BEHIND.test(text.slice(end)) ||
    (BEFORE.test(text.slice(0, start)) && !/^\p{Script=Han}{2,}$/u.test(text.slice(end)))
  );
}

/** 上海市审计局, 苏州 审计局: a place right before the name has to be that department's. */
function joinedWith(one: Mention, all: readonly Mention[], text: string): Mention {
  const place = all.find(
    (other) => other.weak && other.end <= one.start && /^(?:的|\s)?$/.test(text.slice(other.end, one.start)),
  );
  if (place === undefined) return one;
  const departments = one.departments.filter((name) => place.departments.includes(name));
  return { ...one, start: place.start, text: text.slice(place.start, one.end), departments };
}

/** 佛山信访局: a name of several departments behind a word that is no place of theirs. */
function strangerBefore(
  strong: readonly Mention[],
  all: readonly Mention[],
  text: string,
  lexicon: Lexicon,
): string | null {
  for (const { start, text: said } of strong) {
    const from = Math.max(0, ...all.filter((one) => one.end <= start).map(({ end }) => end));
    const before = /\p{Script=Han}{2,}$/u.exec(text.slice(from, start))?.[0] ?? '';
    const { unread, text: read } = lex(squeezeClause(before), lexicon);
    const gap = unread.at(-1);
    if (gap !== undefined && gap.end === read.length && gap.text.length >= 2) return gap.text + said;
  }
  return null;
}

interface Narrowed extends Mention {
  /** The name stands for all of its departments: 三家信访局. */
  readonly all: boolean;
}

/** 深圳和西安两个统计局: of several departments of one name those that are named beside it. */
function narrow(one: Mention, others: readonly Mention[], text: string): Narrowed {
  if (one.departments.length === 1) return { ...one, all: false };
  const beside = others.filter((other) => other.start !== one.start || other.end !== one.end);
  const both = one.departments.filter((name) => beside.some(({ departments }) => departments.includes(name)));
  const count = COUNT.exec(text.slice(0, one.start));
  const start = count === null ? one.start : count.index;
  const all = count !== null && numberOf(count[1] ?? '') >= one.departments.length;
  if (both.length > 0) return { ...one, start, departments: both, all: true };
  return { ...one, start, all };
}

function numberOf(text: string): number {
  return /\d/.test(text) ? Number(text) : text === '两' ? 2 : NUMBERS.replace('两', '').indexOf(text) + 1;
}

/** The text without names of departments, and without what only joined them. */
function without(text: string, spans: readonly Pick<Mention, 'start' | 'end'>[]): string {
  let rest = '';
  let at = 0;
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (start > at) rest += text.slice(at, start);
    if (end > at) {
      rest += MARK;
      at = end;
    }
  }
  rest += text.slice(at);
  return rest
    .replace(JOINED, MARK)
    .replace(new RegExp(`[(（][${MARK}\\s]*[)）]`, 'g'), '')
    .replace(new RegExp(`比?${MARK}(?:的(?=.)|[,，、]|(?:之间|两家|两个|这两家)(?:的)?)?`, 'g'), '')
    .trim();
}

/** Stands where a name was. */
const MARK = '\u0001';
const JOINED = new RegExp(`${MARK}(?:\\s*(?:以及|[和与跟同、,，及])?\\s*${MARK})+`, 'g');

function stageIn(text: string): Asked['stage'] {
  if (/决算|实际(?:支出|花)|执行数|花掉了/.test(text)) return 'final';
  return /预算/.test(text) ? 'budget' : null;
}

/** 那的呢, 呢: nothing but the document was said. */
export function saysNothing(rest: string, lexicon: Lexicon): boolean {
  const bare = rest.replace(YEAR, '');
  const { tokens, unread } = lex(squeezeClause(bare), lexicon);
  return (
    unread.every(({ text }) => /^[、\s]*$/.test(text)) &&
    tokens.every((token) => has(token, 'filler') || has(token, 'year') || has(token, 'cue'))
  );
}

const YEAR = /(?:(?:20|19)\d{2}|(?<!\d)\d{2}(?=年))(?:年度?)?(?:的)?(?:部门)?(?:预算|决算)?/g;

/** 决算 says nothing to final accounts, unless the budget is asked for beside them. */
export function withoutStage(text: string): string {
  return text.includes('预算') ? text : text.replace(/决算数?(?!表)/g, '');
}

/** The text without years, as the document of that year is asked it. */
export function withoutYears(text: string): string {
  const spans = findYears(text).map(({ start, end }) => ({
    start,
    end: end + (/^的?(?:部门)?(?:预算|决算)(?=[^总数额表]|$)/.exec(text.slice(end))?.[0].length ?? 0),
  }));
  return without(text, spans);
}
