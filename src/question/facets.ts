import { widestTable } from '../facts/extent.ts';
import type { Lookup } from '../facts/lookup.ts';
import type { Entry, Measure } from '../facts/types.ts';
import { rowItem } from './operands.ts';
import type { Item } from './request.ts';
import { sumOf } from './requests/arithmetic.ts';

/** One account printed once for each economic account (and unit): what it is made of, each economic account added up. */
export function byEconomy(id: string, measure: Measure, year: number, lookup: Lookup): readonly Item[] {
  const rows = lookup.about(id).filter((entry) => entry.facets['economic'] !== undefined && entry.role !== 'total');
  const parts = new Map<string, Item[]>();
  for (const entry of widestTable(rows, measure)) {
    const account = economicOf(entry);
    const item = rowItem(entry, measure, year, lookup);
    if (item === null) continue;
    const label = lookup.entity(account)?.names[0] ?? item.label;
    parts.set(account, [...(parts.get(account) ?? []), { ...item, label, entity: account }]);
  }
  if (parts.size < 2) return [];
  return [...parts].flatMap(([entity, items]): readonly Item[] => {
    const [first] = items;
    const sum = items.length === 1 ? first : sumOf(items, first?.label);
    return sum == null ? [] : [{ ...sum, entity }];
  });
}

function economicOf(entry: Entry): string {
  return entry.facets['economic'] ?? '';
}
