import { run } from '../../calculation/run.ts';
import { absolute, compare, sign } from '../../money/amount.ts';
import { changeOf, namesakes } from '../changes.ts';
import type { Noun } from '../frame.ts';
import { listFor } from '../lists.ts';
import type { Query } from '../query.ts';
import type { Request } from '../request.ts';
import { has, tag } from '../tokens.ts';
import { listOf } from '../totals.ts';
import { countItem } from './arithmetic.ts';
import { noChange } from './no-change.ts';

/** 三公与上年比, 总预算和2023年相比 */
const WITH_YEAR = /[与和跟同](?:上一?年度?|去年|\d{2,4}年度?)(?:的)?(?:相?比|比较|对比)(?:怎么样|如何|一下)?[呢啊]?$/;

const MOVES = ['up', 'down', 'rate', 'even', 'double'] as const;

/** 比去年少了多少, 降幅, 22年到24年: one thing in two years. */
export function change(query: Query): Request | null {
  const { frame, lookup, scope } = query;
  if (frame.ops.has('derive')) return null;
  // 人员经费减公用经费
  if (frame.ops.has('minus') && scope.nouns.length > 1 && frame.years.length === 0) return null;
  // 前者减后者: of two figures that were told.
  if (frame.ops.has('minus') && frame.years.length === 0 && frame.nouns.some(({ pronoun }) => pronoun === 'last-two'))
    return null;
  const moving = MOVES.some((op) => frame.ops.has(op));
  const years = [...frame.years].sort((a, b) => a - b);
  const stretch =
    frame.segment.tokens.some(
      (token) => tag(token, 'relative-year')?.id === 'two' || tag(token, 'relative-year')?.id === 'three',
    ) && !frame.segment.tokens.some((token) => tag(token, 'year') !== undefined);
  const spoken = stretch ? yearsSpokenOf(query) : null;
  // 这两年差多少, after years of which nothing is printed.
  const last = query.previous?.request;
  if (stretch && spoken === null && scope.inherited && last?.type === 'missing' && last.reason === 'year') return last;
  if (stretch) years.splice(0, years.length, ...(spoken ?? [lookup.facts.year - 2, lookup.facts.year]));
  const than = years.length === 1 ? yearOfIt(query) : null;
  if (than !== null) years.unshift(than);
  const prior = years.filter((year) => year !== lookup.facts.year);
  const elliptic = scope.inherited && frame.ops.has('compare') && prior.length === 1 && years.length === 1;
  const compared =
    elliptic ||
    (years.length === 1 && prior.length === 1 && scope.nouns.length === 1 && WITH_YEAR.test(frame.segment.text)) ||
    (years.length === 2 && (frame.ops.has('compare') || frame.ops.has('difference')) && !frame.asks.has('each'));
  // 占几个点 asks for a share.
  const rises = MOVES.some((op) => op !== 'rate' && frame.ops.has(op));
  if ((frame.ops.has('share') && !rises) || frame.ops.has('ratio')) return null;
  // 基本支出少了多少: than the year before.
  const lone =
    frame.ops.has('difference') &&
    scope.nouns.length === 1 &&
    !scope.inherited &&
    years.length === 0 &&
    !frame.comparing &&
    /[少多]了多少|[少多]掉?了几|[少多]出多少/.test(frame.segment.text);
  if (!moving && !compared && !lone && !(prior.length > 0 && frame.ops.has('difference'))) return null;
  if (frame.ops.has('even') && years.length === 0 && scope.nouns.length > 1) return null;
  const now = years.length >= 2 ? Math.max(...years) : lookup.facts.year;
  const before = years.length >= 2 ? Math.min(...years) : (prior[0] ?? lookup.facts.year - 1);
  if (before > now) return null;
  const counted = frame.asks.has('how-many') && !frame.asks.has('amount') ? byCount(query, now, before) : null;
  if (counted !== null) return counted;
  const largest = byRate(query);
  if (largest !== null) return largest;
  const rows = byAccount(query, now, before) ?? byRow(query, now, before);
  if (rows !== null) return rows;
  // 某某费多少，比去年增还是减: of what the document does not have there is no change either.
  if (scope.nouns.length === 0 && query.previous?.request.type === 'missing') return query.previous.request;
  const subjects = scope.nouns.length > 0 ? scope.nouns : prior.length > 0 ? [theWhole(query)] : [];
  if (subjects.length === 0) return null;
  if (frame.asks.has('each') && years.length === 2 && frame.ops.has('rate')) {
    const yearly = years.flatMap((year) => subjects.flatMap((noun) => changeOf(noun, year, year - 1, query) ?? []));
    if (yearly.length > 1) return { type: 'several', parts: yearly };
  }
  const found = subjects.flatMap((noun) => changeOf(noun, now, before, query) ?? []);
  const parts =
    found.length === 0 && stretch ? subjects.flatMap((noun) => changeOf(noun, now, now - 1, query) ?? []) : found;
  const [first] = parts;
  if (first === undefined) return noChange(subjects[0] as Noun, now, before, query);
  return parts.length === 1 ? first : { type: 'several', parts };
}

/** 2023年较它下降了多少, after a figure of 2022: the year that it stands for. */
function yearOfIt({ frame, previous }: Query): number | null {
  const { tokens } = frame.segment;
  const it = tokens.find((token) => has(token, 'pronoun', 'it'));
  const beside = tokens.some((token) => has(token, 'op', 'compare') && token.end === it?.start);
  const [year, ...more] = previous?.years ?? [];
  return it === undefined || !beside || year === undefined || more.length > 0 || frame.years.includes(year)
    ? null
    : year;
}

/** 哪些项目减少了: the rows of a list that moved so, and how many of the others have no earlier figure. */
function byRow(query: Query, now: number, before: number): Request | null {
  const { frame, scope } = query;
  const [noun] = scope.nouns;
  if (noun === undefined || scope.nouns.length !== 1 || listOf(noun) === null || !frame.asks.has('which')) return null;
  const items = listFor({ ...query, frame: { ...frame, years: [now] } })?.items ?? [];
  const moves = items.flatMap(({ entity }) => {
    if (entity === null) return [];
    const ids = [entity, ...namesakes(entity, query)];
    return changeOf({ ...noun, ids, all: true, collection: null }, now, before, query) ?? [];
  });
  return items.length === 0 ? null : thoseThatMoved(moves, items.length - moves.length, before, query);
}

/** The changes that go the way that is asked for, and of how many others no earlier figure is printed. */
function thoseThatMoved(
  moves: readonly Extract<Request, { type: 'change' }>[],
  unknown: number,
  before: number,
  { frame }: Query,
): Request {
  const fitting = moves.filter(({ difference }) => {
    const direction = sign(run(difference).amount);
    return frame.ops.has('up') === frame.ops.has('down') || (frame.ops.has('up') ? direction > 0 : direction < 0);
  });
  const rest: Request = {
    type: 'missing',
    what: `${moves.length === 0 ? '' : '其余'}${unknown}项${before}年`,
    reason: 'year',
    mentioned: [],
    there: [],
  };
  if (moves.length === 0) return rest;
  // 减少了 is a filter here, to be denied only where no row moved so.
  const parts: readonly Request[] = fitting.length === 0 ? moves : fitting.map((move) => ({ ...move, claim: null }));
  return { type: 'several', parts: unknown === 0 ? parts : [...parts, rest] };
}

/** 哪些科目比去年下降了: every account of which an earlier figure is printed. */
function byAccount(query: Query, now: number, before: number): Request | null {
  const { frame, scope, lookup } = query;
  const [token] = frame.segment.tokens;
  const named = scope.said.some(({ ids }) => ids.length > 0);
  if (token === undefined || named || !frame.asks.has('which') || !/科目/.test(frame.segment.text)) return null;
  const subjects = new Set(lookup.facts.entries.map(({ subject }) => subject));
  // Of a class with one account below it, both would say the same.
  const lowest = (id: string) => lookup.about(id).every((entry) => lookup.below(entry).length === 0);
  const ids = [...subjects].filter((id) => /^(?:function|economic):/.test(id) && lowest(id));
  const at = { token, start: 0, end: 0, all: false, collection: null, pronoun: null };
  const moves = ids.flatMap((id) => changeOf({ ...at, ids: [id] }, now, before, query) ?? []);
  return thoseThatMoved(moves, ids.length - moves.length, before, query);
}

/** 项目少了几个: how many rows a list has in two years. */
function byCount(query: Query, now: number, before: number): Request | null {
  const [noun] = query.scope.nouns;
  if (noun === undefined || query.scope.nouns.length !== 1 || listOf(noun) === null) return null;
  const [a, b] = [now, before].map((year) => {
    const list = listFor({ ...query, frame: { ...query.frame, years: [year] } });
    return list?.items.every((item) => item.year === year) === true ? countItem(list.title, list.items) : null;
  });
  if (a == null || b == null) return null;
  return {
    type: 'change',
    label: a.label,
    now: a,
    before: b,
    difference: { op: 'difference', from: a.plan, take: b.plan, label: `${a.label}增减` },
    rate: null,
    printed: [],
    asked: 'amount',
    claim: null,
    question: false,
  };
}

/** 三年少了多少: the first and the last of the years that the conversation has just named. */
function yearsSpokenOf({ previous, earlier, scope }: Query): readonly number[] | null {
  if (!scope.inherited && earlier.length === 0) return null;
  const figures = earlier.length > 1 ? earlier : (previous?.figures ?? []).slice(-2);
  const years = [...new Set(figures.map((item) => item.year))].sort((a, b) => a - b);
  const [first, last] = [years[0], years.at(-1)];
  return first === undefined || last === undefined || first === last ? null : [first, last];
}

/** 哪个降幅最大: after the changes of several things, the one that moved most. */
function byRate({ frame, scope, previous }: Query): Request | null {
  if (!scope.inherited || previous?.request.type !== 'several' || !(frame.ops.has('max') || frame.ops.has('min')))
    return null;
  const moves = previous.request.parts.flatMap((part) => (part.type === 'change' && part.rate !== null ? [part] : []));
  const size = (part: (typeof moves)[number]) => absolute(run(part.rate ?? part.difference).amount);
  const sorted = [...moves].sort((a, b) =>
    frame.ops.has('min') ? compare(size(a), size(b)) : compare(size(b), size(a)),
  );
  const [most] = sorted;
  return most === undefined ? null : { ...most, asked: 'rate', claim: null };
}

/** Where nothing is named, 今年比去年 is about the whole budget. */
function theWhole({ frame }: Query): Noun {
  const [token] = frame.segment.tokens;
  if (token === undefined) throw new Error('a question without a word has no subject');
  return {
    token,
    start: 0,
    end: 0,
    ids: ['total:收支总预算', 'total:支出总计'],
    all: false,
    collection: null,
    pronoun: null,
  };
}
