import { LISTS } from '../frame.ts';
import { ranked } from '../lists.ts';
import { rowItem } from '../operands.ts';
import { settle, type Query } from '../query.ts';
import type { Item, Request } from '../request.ts';

/** 惠民资金排第几: the place of one row among its likes. */
export function position(query: Query): Request | null {
  if (!query.frame.asks.has('rank-of')) return null;
  const things = query.scope.nouns.filter((noun) => noun.ids.length > 0);
  const settled = things.length > 0 ? settle(query, things.slice(0, 1)) : { items: query.previous?.figures.slice(-1) ?? [] };
  if ('instead' in settled) return settled.instead;
  const [item] = settled.items;
  return item === undefined ? null : positionOf(item, query, false);
}

/** The rank of an item among the rows that stand beside it. */
export function positionOf(item: Item, { lookup }: Query, claim: boolean): Request | null {
  const row = item.rows[0];
  if (row === undefined) return null;
  const parent = row.parent === null ? undefined : lookup.entry(row.parent);
  const siblings = (parent === undefined ? lookup.in(row.collection) : lookup.below(parent)).filter((entry) => entry.role !== 'total');
  const peers = row.collection === 'projects' ? lookup.in('projects').filter((entry) => entry.role === 'item') : siblings;
  const order = ranked(peers.flatMap((entry) => rowItem(entry, item.measure, item.year, lookup) ?? []));
  const rank = order.findIndex((one) => one.entity === item.entity) + 1;
  if (rank === 0) return null;
  return { type: 'position', item, rank, ranked: order, title: parent?.label ?? row.title, claim };
}

export { LISTS };
