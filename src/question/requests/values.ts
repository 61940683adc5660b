import type { Measure } from '../../facts/types.ts';
import { settle, type Query } from '../query.ts';
import type { Item, Request } from '../request.ts';
import { sumOf } from './between.ts';
import { excludedIds } from './rows.ts';

/** The plain question: each thing, each measure, each year; added up where the question says so. */
export function values(query: Query): Request | null {
  const { frame, scope, lookup } = query;
  if (scope.nouns.length === 0) return null;
  const measures: readonly (Measure | undefined)[] = frame.measures.length > 1 ? frame.measures : [scope.measure];
  const years = frame.years.length > 1 ? frame.years : [frame.years[0]];
  const items: Item[] = [];
  let instead: Request | null = null;
  const asked = measuresAsked(query, measures);
  const excluded = frame.ops.has('except') ? excludedIds(query) : new Set<string>();
  for (const noun of scope.nouns.filter((one) => !one.ids.some((id) => excluded.has(id)))) {
    for (const measure of asked) {
      for (const year of years) {
        const settled = settle({ ...query, scope: { ...scope, measure, want: measure === undefined ? scope.want : 'any' } }, [noun], year);
        if ('instead' in settled) {
          if (asked.length === 1 && scope.nouns.length === 1) return settled.instead;
          instead ??= settled.instead;
          continue;
        }
        items.push(...settled.items.map((item) => (years.length > 1 ? { ...item, label: `${item.year}年${item.label}` } : item)));
      }
    }
  }
  if (items.length === 0 || (instead !== null && scope.nouns.length > 1)) return instead;
  void lookup;
  const adding = frame.ops.has('plus') && scope.nouns.length > 1;
  return { type: 'figures', items, total: adding ? sumOf(items) : null, list: items.length > 2 || frame.asks.has('each') };
}

/** 单价多少 几次 合计几块: the price, the quantity and the amount of one row. */
function measuresAsked(query: Query, measures: readonly (Measure | undefined)[]): readonly (Measure | undefined)[] {
  const { frame } = query;
  if (measures[0] === undefined) return measures;
  const money = frame.asks.has('amount');
  return money && !measures.includes('amount') ? ['amount', ...measures] : measures;
}
