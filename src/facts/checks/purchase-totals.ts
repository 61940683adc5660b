import type { Entry } from '../types.ts';
import type { Equality } from './equality.ts';
import { sumEquality } from './equality.ts';
import { cellBelow, PURCHASE_TABLES } from './rows.ts';
import type { EqualityCheck } from './types.ts';

/** Purchase tables: 合计 and the rows of units above the items are sums of the items, quantities and amounts alike. */
export const purchaseTotals: EqualityCheck = {
  code: 'total-row',
  title: '采购、购买服务、资产表：合计行、单位行＝明细之和（数量、金额）',
  equalities: ({ lookup }) =>
    PURCHASE_TABLES.flatMap((collection) => {
      const rows = lookup.in(collection);
      return sumsOf(rows).flatMap(({ sum, items }) =>
        sum.cells
          .filter(({ measure }) => measure !== 'unit-price')
          .flatMap((cell): readonly Equality[] => {
            const parts = items.flatMap((item) => cellBelow(item, cell) ?? []);
            const say = { parts: '各行明细相加', rest: `“${sum.label}”减去其余各行` };
            return sumEquality('total-row', { entry: sum, cell }, parts, say);
          }),
      );
    }),
};

/**
 * Sum rows stand above what they sum: the first is the total, the last before a run of items is their unit.
 * Rows between the two are the same sum where the table has only one run of items.
 */
export function sumsOf(rows: readonly Entry[]): readonly { readonly sum: Entry; readonly items: readonly Entry[] }[] {
  const runs: { readonly sums: Entry[]; readonly items: Entry[] }[] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (row.role === 'item') last?.items.push(row);
    else if (last === undefined || last.items.length > 0) runs.push({ sums: [row], items: [] });
    else last.sums.push(row);
  }
  const all = rows.filter(({ role }) => role === 'item');
  return runs.flatMap(({ sums, items }) =>
    sums.flatMap((sum, index) => {
      if (sum.role === 'total' || runs.length === 1) return [{ sum, items: all }];
      return index === sums.length - 1 ? [{ sum, items }] : [];
    }),
  );
}
