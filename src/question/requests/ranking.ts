import { filtered } from '../filters.ts';
import { type List, listFor, ranked } from '../lists.ts';
import { rowItem } from '../operands.ts';
import type { Previous, Query } from '../query.ts';
import type { Item, Request } from '../request.ts';
import { settle } from '../settle.ts';
import { has } from '../tokens.ts';
import { sumOf } from './arithmetic.ts';
import { groups } from './groups.ts';
import { positionOf } from './position.ts';

/** 最大的是哪个, 前三, 第二大: rows in order of their figure. */
export function ranking(query: Query): Request | null {
  const { frame, scope } = query;
  const limit = frame.limits[0];
  const bottom = frame.ops.has('min') || frame.ops.has('rank-up') || limit?.from === 'bottom';
  const top = frame.ops.has('max') || frame.ops.has('rank') || limit !== undefined;
  if (!bottom && !top) return ofLastTwo(query);
  const from = bottom && !(limit?.from === 'top' && !frame.ops.has('min')) ? 'bottom' : 'top';
  const list = listOf(query);
  if (list === null) return null;
  if ('type' in list) return list;
  const kept = filtered(list.items, frame.thresholds, query.lookup);
  if (kept === null) return null;
  const order = ranked(kept, from);
  const all = frame.ops.has('rank') || frame.ops.has('rank-up');
  const nth = limit?.nth === true ? limit.n : null;
  const named = scope.nouns.length > 1 && list.named === true;
  const picked =
    nth !== null
      ? order.slice(nth - 1, nth)
      : limit !== undefined
        ? order.slice(0, limit.n)
        : all
          ? order
          : ties(order);
  if (picked.length === 0) return null;
  const summing = frame.ops.has('plus') && (limit !== undefined || named) && (limit?.n ?? 2) > 1;
  const total = summing ? sumOf(named && limit === undefined ? order : picked) : null;
  return { type: 'ranking', title: list.title, ranked: order, picked, total, from, nth };
}

const MORE = /(?:哪个|哪一个|哪项|哪边|哪块|谁)更?[多大高贵]/;
const LESS = /(?:哪个|哪一个|哪项|哪边|哪块|谁)更?[少小低便]/;

/** 哪个多, after two figures: the larger one. */
function ofLastTwo({ frame, previous, scope }: Query): Request | null {
  const [more, less] = [MORE.test(frame.segment.text), LESS.test(frame.segment.text)];
  if (!scope.inherited || more === less || frame.ops.has('difference')) return null;
  const two = previous?.figures.slice(-2) ?? [];
  const from = more ? 'top' : 'bottom';
  const order = ranked(two, from);
  return two.length < 2 || order.length < 2
    ? null
    : { type: 'ranking', title: '', ranked: order, picked: order.slice(0, 1), total: null, from, nth: null };
}

/** Several things named side by side are the list; else the parts of the one thing, or the rows of the table. */
function listOf(query: Query): (List & { readonly named?: boolean }) | Request | null {
  const { scope, previous } = query;
  const [claimed] = scope.nouns.filter(
    (noun) => noun.ids.length > 0 && noun.ids.every((id) => !id.startsWith('category:') && !id.startsWith('total:')),
  );
  const superlative = assertsName(query);
  if (
    claimed !== undefined &&
    superlative &&
    scope.nouns.filter((noun) => noun.ids.length > 0).length === 1 &&
    (scope.container !== null || scope.nouns.length === 2 || claimed.end <= superlativeStart(query))
  ) {
    const settled = settle(query, [claimed]);
    const [item] = 'items' in settled ? settled.items : [];
    const place = item === undefined ? null : positionOf(item, query, true);
    if (place !== null) return place;
  }
  const things = scope.inherited ? [] : scope.nouns.filter((noun) => noun.ids.length > 0);
  if (things.length >= 2 && things.length === scope.nouns.length) {
    const settled = settle(query, things);
    if ('instead' in settled) return settled.instead;
    return { title: '', items: settled.items, total: null, measure: 'amount', named: true };
  }
  const grouped = groups(query);
  if (grouped?.type === 'rows')
    return { title: grouped.title, items: grouped.items, total: grouped.total, measure: 'amount' };
  const before = scope.inherited ? previousItems(previous) : [];
  const [measure] = query.frame.measures;
  const again =
    measure === undefined
      ? before
      : before.flatMap((item) => item.rows.flatMap((row) => rowItem(row, measure, item.year, query.lookup) ?? []));
  if (again.length > 1) return { title: '', items: again, total: null, measure: 'amount' };
  return listFor(query, true);
}

/** The rows that the answer before listed. */
function previousItems(previous: Previous | null): readonly Item[] {
  const request = previous?.request;
  if (request?.type === 'ranking' || request?.type === 'position') return request.ranked;
  // 那房租呢, 那惠民资金呢, 哪个最多: among the things named one after the other.
  if (request?.type === 'figures' && request.items.length === 1 && previous?.frame.elliptic === true) {
    const named = previous.figures.filter((item, i, all) => all.findIndex(({ label }) => label === item.label) === i);
    const [only] = request.items;
    return named.filter((item) => item.rows[0]?.collection === only?.rows[0]?.collection);
  }
  return request?.type === 'rows' || request?.type === 'figures' || request?.type === 'count' ? request.items : [];
}

/** 最大的项目是房租: 是 joins the superlative with a name. */
function assertsName({ frame }: Query): boolean {
  return /是/.test(frame.segment.text) &&
    !frame.asks.has('which') &&
    !frame.asks.has('definition') &&
    !frame.asks.has('yes-no')
    ? true
    : frame.asks.has('yes-no');
}

function superlativeStart({ frame }: Query): number {
  return frame.segment.tokens.find((token) => has(token, 'op', 'max') || has(token, 'limit'))?.start ?? -1;
}

function ties(order: readonly Item[]): readonly Item[] {
  const [first] = order;
  if (first === undefined || first.plan.op !== 'cell') return order.slice(0, 1);
  const best = first.plan.cell.value;
  return order.filter(
    (item) =>
      item.plan.op === 'cell' &&
      best !== null &&
      item.plan.cell.value !== null &&
      item.plan.cell.value.unit === best.unit &&
      item.plan.cell.value.value.eq(best.value),
  );
}
