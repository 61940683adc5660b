import { saysMoney } from './asks.ts';
import { MONEY } from './dimension.ts';
import { type Frame, type Noun, OVERALL } from './frame.ts';
import type { Previous } from './query.ts';
import type { Inherited } from './scope.ts';
import { has } from './tokens.ts';

/**
 * Fills in from the question before what an elliptic one leaves out: 那2023年呢 keeps the thing and what was asked of it,
 * 项目支出呢 keeps the years and the operation.
 */
export function continued(frame: Frame, before: Frame): Frame {
  const asking =
    (frame.asks.size > 0 && !ofAnotherYear(frame, before)) ||
    [...frame.ops].some((op) => !QUIET.has(op)) ||
    frame.limits.length > 0 ||
    frame.thresholds.length > 0 ||
    frame.pers.length > 0;
  const years = frame.years.length > 0 ? frame.years : before.years;
  if (frame.ops.has('check') && frame.nouns.length === 0 && OVERALL.test(frame.segment.text)) return frame;
  const own = frame.nouns.some((noun) => noun.pronoun === null && noun.ids.length > 0);
  if (!asking && own && !/呢|^(?:那|再|还有|换|其中|里面)/.test(frame.segment.text)) return frame;
  if (!asking && own && frame.comparing) return { ...frame, years };
  if (asking) {
    const named = frame.nouns.some((noun) => noun.pronoun === null && !isListOf(noun, before));
    // 其中基本支出多少: of the year that was spoken of.
    const among =
      !before.ops.has('compare') && frame.segment.tokens.slice(0, 2).some((token) => has(token, 'relation', 'within'));
    return { ...frame, years: named && !among ? frame.years : years };
  }
  return {
    ...frame,
    elliptic: true,
    years,
    asks: aboutMoney(frame) ? moneyFor(before.asks) : before.asks,
    ops: new Set([...before.ops].filter((op) => op !== 'plus').concat([...frame.ops])),
    pers: before.pers,
    limits: before.limits,
    thresholds: before.thresholds,
    units: frame.units.length > 0 ? frame.units : before.units,
    measures: frame.measures.length > 0 ? frame.measures : before.measures,
    sources: frame.sources.length > 0 ? frame.sources : before.sources,
    actual: frame.actual || before.actual,
  };
}

/** 平均每个项目多少, after last year's projects: still that list. */
function isListOf({ ids, collection }: Noun, before: Frame): boolean {
  return ids.length === 0 && before.nouns.some((noun) => noun.ids.length === 0 && noun.collection === collection);
}

/** 那买车的预算呢, 单价呢, after 几辆公车: money is meant, whatever was counted before. */
function aboutMoney({ nouns, segment, measures }: Frame): boolean {
  return (
    MONEY.test(segment.text) ||
    /预算|经费|资金|开支|总价|金额|总额/.test(segment.text) ||
    measures.includes('unit-price') ||
    nouns.some(saysMoney)
  );
}

function moneyFor(asks: ReadonlySet<string>): ReadonlySet<string> {
  const counting = ['people', 'vehicles', 'items'].some((ask) => asks.has(ask));
  if (!counting) return asks;
  return new Set([...asks].filter((ask) => !['people', 'vehicles', 'items'].includes(ask)).concat('amount'));
}

/** 2023年是多少, after a share: the share of that year. */
function ofAnotherYear({ asks, nouns, years }: Frame, before: Frame): boolean {
  return (
    years.length > 0 &&
    nouns.length === 0 &&
    [...asks].every((ask) => ask === 'number') &&
    ['share', 'ratio'].some((op) => before.ops.has(op))
  );
}

/** Operations that no question consists of. */
const QUIET = new Set(['compare', 'convert', 'exact', 'except']);

/** Words that take apart what was spoken of, wherever in the message they stand. */
const APART = /拆|分开|其中|里面|里头|当中/;

/** A list question goes on with the list, any other one with the thing that the last answer named. */
export function inherits(frame: Frame, previous: Previous | null, message: string): Inherited {
  if (previous === null) return { nouns: [], measure: undefined, within: undefined };
  const ranks =
    frame.limits.length > 0 ||
    ['max', 'min', 'rank', 'rank-up'].some((op) => frame.ops.has(op)) ||
    frame.thresholds.length > 0 ||
    frame.asks.has('how-many') ||
    frame.asks.has('which');
  const pronoun = frame.nouns.some((noun) => noun.pronoun === 'it');
  return {
    nouns: picked(frame, previous) ?? (ranks && !pronoun ? previous.nouns : previous.focus),
    measure: previous.measure,
    within: frame.sources.length === 0 ? previous.within : undefined,
    parts: APART.test(message),
    carrying: previous.carrying,
  };
}

/** Asked of one thing, in words: not of a list. */
const OF_ONE = ['purpose', 'office', 'contact', 'phone', 'why', 'attribute', 'basis', 'dates'];

/** 第二个是干嘛的: the row in that place of the last ranking. */
function picked({ limits, asks }: Frame, { ranked, focus, nouns }: Previous): readonly Noun[] | null {
  const [limit] = limits;
  const [noun] = [...focus, ...nouns];
  if (limit?.nth !== true || noun === undefined || !OF_ONE.some((ask) => asks.has(ask))) return null;
  const entity = ranked[limit.n - 1]?.entity;
  return entity == null ? null : [{ ...noun, ids: [entity], all: false, collection: null, pronoun: null }];
}
