import { listFor, ranked } from '../lists.ts';
import { rowItem } from '../operands.ts';
import type { Query } from '../query.ts';
import type { Item, Request } from '../request.ts';
import { settle } from '../settle.ts';

const FROM_BELOW = /倒数|从(?:小到大|少到多|低到高)|由(?:小到大|少到多|低到高)/;

/** 惠民资金排第几, 倒数第几: the place of one row among its likes. */
export function position(query: Query): Request | null {
  if (!query.frame.asks.has('rank-of')) return null;
  const things = query.scope.nouns.filter((noun) => noun.ids.length > 0);
  const settled =
    things.length > 0 ? settle(query, things.slice(0, 1)) : { items: query.previous?.figures.slice(-1) ?? [] };
  if ('instead' in settled) return settled.instead;
  const [item] = settled.items;
  const from = FROM_BELOW.test(query.frame.segment.text) ? 'bottom' : 'top';
  return item === undefined ? null : positionOf(item, query, false, from);
}

/** The rank of an item among the rows that stand beside it. */
export function positionOf(item: Item, query: Query, claim: boolean, from: 'top' | 'bottom' = 'top'): Request | null {
  const { lookup, scope } = query;
  const row = item.rows[0];
  if (row === undefined) return null;
  const parent = row.parent === null ? undefined : lookup.entry(row.parent);
  const beside = (parent === undefined ? lookup.in(row.collection) : lookup.below(parent)).filter(
    (entry) => entry.role !== 'total',
  );
  const siblings = row.role === 'item' ? beside.filter((entry) => entry.role === 'item') : beside;
  const list = [...scope.nouns, ...(scope.container === null ? [] : [scope.container])].find(
    ({ ids }) => ids.length === 0,
  );
  const all = list === undefined ? null : listFor({ ...query, scope: { ...scope, nouns: [list], container: null } });
  if (all?.items.some((one) => one.entity === item.entity))
    return place(item, ranked(all.items, from), all.title, claim, from);
  const peers =
    row.collection === 'projects' ? lookup.in('projects').filter((entry) => entry.role === 'item') : siblings;
  const order = ranked(
    peers.flatMap((entry) => rowItem(entry, item.measure, item.year, lookup) ?? []),
    from,
  );
  return place(item, order, parent?.label ?? row.title, claim, from);
}

function place(
  item: Item,
  order: readonly Item[],
  title: string,
  claim: boolean,
  from: 'top' | 'bottom',
): Request | null {
  const rank = order.findIndex((one) => one.entity === item.entity) + 1;
  return rank === 0 ? null : { type: 'position', item, rank, ranked: order, title, claim, from };
}
