import { listFor } from '../lists.ts';
import type { Query } from '../query.ts';
import type { Item, Request } from '../request.ts';
import { sumOf } from './arithmetic.ts';

/** 按一级目录各是多少, 按资产大类汇总: a list's rows added up by one of their further columns. */
export function groups(query: Query): Request | null {
  const { scope, lookup } = query;
  const [column] = scope.columns;
  if (
    column === undefined ||
    scope.nouns.some((noun) => noun.ids.some((id) => lookup.with(id).some((entry) => entry.facets[column] === id)))
  )
    return null;
  const list = listFor(query);
  if (list === null) return null;
  const byValue = new Map<string, Item[]>();
  for (const item of list.items) {
    const value = item.rows[0]?.facets[column];
    if (value === undefined) return null;
    byValue.set(value, [...(byValue.get(value) ?? []), item]);
  }
  const items = [...byValue].flatMap(([value, members]): readonly Item[] => {
    const sum = members.length === 1 ? members[0] : sumOf(members);
    return sum == null ? [] : [{ ...sum, label: lookup.entity(value)?.names[0] ?? value, entity: value }];
  });
  return items.length === 0
    ? null
    : { type: 'rows', title: `${list.title}按${column === 'project' ? '项目' : '类别'}汇总`, items, total: list.total };
}
