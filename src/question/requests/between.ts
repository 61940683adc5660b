import { formerAndLatter } from '../former.ts';
import { LISTS, type Noun } from '../frame.ts';
import { isAccounts } from '../halves.ts';
import { operand, rowItem } from '../operands.ts';
import type { Query } from '../query.ts';
import type { Item, Request } from '../request.ts';
import { settle } from '../settle.ts';
import { has } from '../tokens.ts';
import { columnNamed, listOf } from '../totals.ts';
import { differenceOf, remainder, sumItem } from './arithmetic.ts';
import { contains } from './whole.ts';

/** A比B多多少, A减B, A扣掉B还剩多少, 前面比后面多多少: what lies between two figures. */
export function between(query: Query): Request | null {
  const { frame, scope, previous } = query;
  const minus = frame.ops.has('minus') || (frame.ops.has('except') && frame.ops.has('difference'));
  const last = previous?.figures.at(-1);
  const rest = minus || frame.ops.has('rest') || (frame.ops.has('difference') && /[剩余]/.test(frame.segment.text));
  if (rest && scope.inherited && previous?.request.type === 'share' && previous.request.parts.length > 0)
    // 去掉它还剩多少, 剩下的是多少: the whole that the share was of, without the part.
    return build(previous.request.whole, sumItem(previous.request.parts), true);
  if (!minus && !frame.ops.has('difference')) {
    // 和提租补贴比呢: against the figure before.
    if (!frame.comparing || scope.inherited || scope.nouns.length !== 1 || last === undefined) return null;
    const other = summed(scope.nouns, query, false);
    return other === undefined ? null : 'type' in other ? other : build(last, other, false);
  }
  if (minus && frame.ops.has('average')) return null;
  const columns = columnsOfRow(query);
  if (columns !== null) return columns;
  const across = inTwoPlaces(query);
  if (across !== null) return across;
  const place = frame.limits.find((limit) => limit.nth);
  if (place !== undefined && previous !== null && previous.ranked.length > 1 && scope.inherited) {
    const [own] = previous.figures.slice(-1);
    const other = previous.ranked[place.n - 1];
    return own === undefined || other === undefined ? null : build(own, other, false);
  }
  const lastTwo = frame.nouns.some((noun) => noun.pronoun === 'last-two');
  if (lastTwo || scope.inherited) {
    const named = formerAndLatter(query);
    const [a, b] = named?.length === 2 ? named : (previous?.figures.slice(-2) ?? []);
    if (a === undefined || b === undefined) return null;
    return build(a, b, false);
  }
  const at = frame.segment.tokens.find((token) => has(token, 'op', 'minus') || has(token, 'op', 'except'));
  const than = frame.segment.tokens.find((token) => has(token, 'op', 'compare') && /^(?:比|较)/.test(token.text));
  const aheadOf = than === undefined ? [] : scope.nouns.filter((noun) => noun.end <= than.start);
  // 比印刷多几多, after a figure: that one is compared with what stands behind 比.
  const led = than !== undefined && scope.nouns.length === 1 && aheadOf.length === 0 && last !== undefined;
  const one = aheadOf.length > 0 && aheadOf.length < scope.nouns.length ? aheadOf : scope.nouns.slice(0, 1);
  const first = led ? [] : one;
  // 甲和乙都扣掉，丙还剩多少: what is taken away stands before the word, at the end of its clause.
  const closed = at !== undefined && /^(?:了|完)?(?:\||(?:之?后|以后|的话))/.test(frame.segment.text.slice(at.end));
  const ahead = at === undefined ? [] : scope.nouns.filter((noun) => noun.start < at.start);
  const after = at === undefined ? [] : scope.nouns.filter((noun) => noun.start > at.start);
  const fromWhich = closed && after.length > 0 ? after : ahead;
  const left = at === undefined || !minus ? first : fromWhich;
  const right = scope.nouns.filter((noun) => !left.includes(noun));
  // 扣掉采购表里…: a list whose rows are taken away is not what they are taken from.
  const list = scope.container;
  const taken =
    list !== null && frame.segment.tokens.some((token) => token.start === list.end && has(token, 'relation', 'within'));
  if (minus && left.length === 0 && list !== null && (list.start < (at?.start ?? 0) || !taken)) {
    const whole = settle({ ...query, scope: { ...scope, within: undefined, container: null } }, [list]);
    const parts = summed(right, query, true);
    if ('instead' in whole) return whole.instead;
    const [all] = whole.items;
    return all === undefined || parts === undefined ? null : 'type' in parts ? parts : build(all, parts, true);
  }
  const before =
    previous?.request.type === 'figures' && query.previous?.frame.segment.claim === true
      ? previous.figures.at(-1)
      : undefined;
  if (before !== undefined && (left.length === 0 || !minus)) {
    const other = summed(scope.nouns, query, true);
    if (other === undefined) return null;
    return 'type' in other ? other : build(before, other, minus);
  }
  if (minus && left.length === 0 && right.length >= 2) {
    // 扣掉房租的项目支出; after a figure, 扣掉房租和惠民资金 takes both from it.
    const [end, inner] = [right.at(-1), right.slice(0, -1)];
    const inside = end !== undefined && inner.every((noun) => contains(end, noun, query));
    const whole = inside || last === undefined ? summed(right.slice(-1), query, false) : last;
    const parts = summed(inside || last === undefined ? inner : right, query, true);
    if (whole === undefined || parts === undefined) return null;
    return 'type' in whole ? whole : 'type' in parts ? parts : build(whole, parts, true);
  }
  const carried = left.length === 0 ? carriedOf(right, query) : null;
  if (carried !== null && last !== undefined) return build(last, carried, true);
  const from = left.length > 0 ? summed(left, query, frame.ops.has('plus')) : previous?.figures.at(-1);
  const take = right.length > 0 ? summed(right, query, true) : previous?.figures.at(-1);
  if (from === undefined || take === undefined || from === take) return null;
  if ('type' in from) return from;
  if ('type' in take) return take;
  return build(from, take, minus);
}

/** 2010302这行基本支出减项目支出, 2010301的人员经费比公用经费多多少: two columns of the row that is named before them. */
function columnsOfRow(query: Query): Request | null {
  const { scope } = query;
  if (scope.inherited) return null;
  const [row, ...others] = scope.said;
  const measures = others.map((noun) => columnNamed(noun));
  const [a, b] = measures;
  if (row === undefined || a == null || b == null || measures.length !== 2 || a === b) return null;
  if (!isAccounts(row) || columnNamed(row) !== null || !row.ids.every((id) => id.startsWith('function:'))) return null;
  const [first, second] = [a, b].map((measure) => {
    const settled = settle({ ...query, scope: { ...scope, measure, measures: [measure], want: 'any' } }, [row]);
    return 'items' in settled ? settled.items[0] : undefined;
  });
  return first === undefined || second === undefined ? null : build(first, second, false);
}

/** 扣掉上年结转, after a row that prints what was carried over to it: its own, not the department's. */
function carriedOf([noun, ...more]: readonly Noun[], { previous, lookup }: Query): Item | null {
  const row = previous?.figures.at(-1)?.rows[0];
  if (noun === undefined || more.length > 0 || row === undefined || !noun.ids.includes('total:上年结转结余'))
    return null;
  const item = rowItem(row, 'carried', lookup.facts.year, lookup);
  return item === null ? null : { ...item, label: `${item.label}·上年结转` };
}

/** 表3与表5基本支出差多少, 便携式计算机采购表和资产表相差: one thing in two prints. */
function inTwoPlaces(query: Query): Request | null {
  const { frame, scope, lookup } = query;
  const things = frame.nouns.filter((noun) => noun.ids.length > 0 && listOf(noun) === null);
  const [thing] = things.length > 0 ? things : frame.nouns.filter((noun) => noun.ids.length > 0);
  const lists = frame.nouns.filter((noun) => noun !== thing && listOf(noun) !== null);
  if (thing === undefined) return null;
  const scopes =
    frame.sources.length === 2
      ? frame.sources.map((source) => ({ ...scope, source, within: undefined }))
      : lists.length === 2
        ? lists.map((noun) => ({ ...scope, within: LISTS[listOf(noun) ?? ''], from: 0, source: undefined }))
        : [];
  const printed = frame.ops.has('places') ? operand(thing, { ...scope, want: 'any' }, lookup).readings : [];
  const [a, b] =
    scopes.length === 0 && printed.length === 2
      ? printed
      : scopes.map((one) => operand(thing, { ...one, want: 'any' }, lookup).readings[0]);
  if (a === undefined || b === undefined) return null;
  const where = (item: Item) => ({
    ...item,
    label: `${item.rows[0]?.source ?? ''}${item.label}`,
    same: [],
    different: [],
  });
  return build(where(a), where(b), false);
}

/** 少百分之几, 比B多几成: the difference as a share of what it is measured against. */
export function byPercent(query: Query): Request | null {
  const { frame, scope, previous } = query;
  if (!frame.ops.has('percent') || !BY_PERCENT.test(frame.segment.text) || frame.years.length > 0) return null;
  const settled = scope.inherited ? null : settle(query, scope.nouns);
  if (settled !== null && 'instead' in settled) return settled.instead;
  const before =
    formerAndLatter(query) ??
    (previous?.request.type === 'between' ? [previous.request.first, previous.request.second] : []);
  const [first, second, ...more] = settled?.items ?? before;
  if (first === undefined || second === undefined || more.length > 0) return null;
  const label = `${first.label}比${second.label}增减幅度`;
  return {
    ...differenceOf(first, second),
    rate: { op: 'growth', now: first.plan, before: second.plan, label },
  };
}

const BY_PERCENT = /[多少高低大小贵](?:了|出)?(?:百分之|几成|多少成|几个百分)/;

function build(first: Item, second: Item, left: boolean): Request {
  return left ? remainder(first, second) : differenceOf(first, second);
}

function summed(nouns: readonly Noun[], query: Query, add: boolean): Item | Request | undefined {
  const settled = settle(query, add ? nouns : nouns.slice(0, 1));
  if ('instead' in settled) return settled.instead;
  const [first, ...rest] = settled.items;
  if (first === undefined || rest.length === 0) return first;
  return sumItem(settled.items);
}
