import type { Lookup } from '../facts/lookup.ts';
import type { Noun } from './frame.ts';
import type { Query } from './query.ts';
import type { Item } from './request.ts';
import { squeeze } from './squeeze.ts';
import { has, type Token } from './tokens.ts';
import { columnNamed } from './totals.ts';

/** A list with some things taken out, and the things of which it has no row. */
export interface Rest {
  readonly left: readonly Item[];
  readonly taken: readonly Item[];
  readonly unmet: readonly Noun[];
}

/** Takes out the rows that are an excluded thing, belong to it (其中车辆), or are named after it (除公务用车外). */
export function exclude(items: readonly Item[], excluded: readonly Noun[], lookup: Lookup): Rest {
  const hits = excluded.map((noun) => {
    const own = items.filter((item) => item.entity !== null && noun.ids.includes(item.entity));
    if (own.length > 0) return own;
    const facets = (item: Item) => item.rows.flatMap((row) => Object.values(row.facets));
    const inside = items.filter((item) => facets(item).some((id) => noun.ids.includes(id)));
    if (inside.length > 0) return inside;
    const word = squeeze(noun.token.text);
    const names = (item: Item) => [item.label, ...facets(item).flatMap((id) => lookup.entity(id)?.names[0] ?? [])];
    return items.filter((item) => names(item).some((name) => squeeze(name).includes(word)));
  });
  const taken = new Set(hits.flat());
  return {
    left: items.filter((item) => !taken.has(item)),
    taken: items.filter((item) => taken.has(item)),
    unmet: excluded.filter((_, i) => hits[i]?.length === 0),
  };
}

/** The things behind 除了 … or before 以外. */
export function excludedNouns(query: Query): readonly Noun[] {
  const { frame, scope } = query;
  if (!frame.ops.has('except') && !frame.ops.has('rest')) return [];
  const tokens = frame.segment.tokens;
  // 把保安服务去掉
  const taken = (token: Token) => has(token, 'op', 'except') || (has(token, 'op', 'minus') && !frame.ops.has('minus'));
  const opens = tokens.filter((token) => taken(token) && !/^(?:之外|以外|外)$/.test(token.text));
  const closes = tokens.filter((token) => has(token, 'op', 'except') && /^(?:之外|以外|外)$/.test(token.text));
  const from = opens[0]?.start ?? 0;
  const to =
    closes[0]?.start ??
    tokens.find((token) => token.start > from && (has(token, 'op', 'rest') || has(token, 'ask')))?.start ??
    Number.POSITIVE_INFINITY;
  const bar = frame.segment.text.indexOf('|', from);
  const until = bar < 0 ? to : Math.min(to, bar);
  // 房租不算，项目支出还有多少; 接待费不算是多少: what stands in front of the word, where nothing stands behind it.
  const [taking] = opens;
  if (taking !== undefined && closes.length === 0) {
    const clause = frame.segment.text.lastIndexOf('|', taking.start) + 1;
    const end = bar < 0 ? frame.segment.text.length : bar;
    const behind = scope.said.some((noun) => noun.start >= taking.end && noun.end <= end);
    const ahead = scope.nouns.filter((noun) => noun.start >= clause && noun.end <= taking.start);
    if (!behind && ahead.length > 0 && (ahead.length < scope.nouns.length || scope.container !== null)) return ahead;
  }
  // 把保安服务剔除
  const held = tokens.findLast(({ text, start }) => /^[把将]$/.test(text) && start < from);
  if (held !== undefined && !scope.nouns.some((noun) => noun.start >= from && noun.end <= until))
    return scope.nouns.filter((noun) => noun.start >= held.end && noun.end <= from);
  const [start, end] = opens.length === 0 && closes.length === 0 ? [0, 0] : [from, until];
  const behind = scope.nouns.filter((noun) => noun.start >= start && noun.end <= end);
  return behind.length > 0 || end === 0 ? behind : columnsWithin(query, start, end);
}

/** 项目支出以外的支出合计: a half of the spending that is taken away, and no column of the whole. */
function columnsWithin({ scope }: Query, start: number, end: number): readonly Noun[] {
  return scope.said.filter(
    (noun) =>
      noun.start >= start &&
      noun.end <= end &&
      columnNamed(noun) !== null &&
      scope.measures.includes(columnNamed(noun) as never),
  );
}

/** The question about what the rest is of: the list named, the list that the excluded things stand in, or the one before. */
export function withoutExcluded(query: Query, excluded: readonly Noun[]): Query {
  const { container } = query.scope;
  const left = query.scope.nouns.filter((noun) => !excluded.includes(noun));
  const columns = excluded.flatMap((noun) => (query.scope.nouns.includes(noun) ? [] : (columnNamed(noun) ?? [])));
  if (columns.length > 0) {
    const measures = query.scope.measures.filter((measure) => !columns.includes(measure));
    return { ...query, scope: { ...query.scope, measure: measures[0], measures } };
  }
  if (left.length === 0 && container !== null)
    return { ...query, scope: { ...query.scope, nouns: [container], container: null, within: undefined } };
  if (left.length > 0) return { ...query, scope: { ...query.scope, nouns: left } };
  const id = excluded[0]?.ids[0];
  const project = id?.startsWith('project:') === true;
  const previous = query.previous?.nouns ?? [];
  const token = query.scope.nouns[0];
  if (previous.length > 0) return { ...query, scope: { ...query.scope, nouns: previous } };
  return project && token !== undefined
    ? { ...query, scope: { ...query.scope, nouns: [{ ...token, ids: [], collection: 'projects' }] } }
    : query;
}
