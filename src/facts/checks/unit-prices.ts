import { amount, equal, sum } from '../../money/amount.ts';
import { type Figure, placeOf, wherever, words } from './figures.ts';
import { sumsOf } from './purchase-totals.ts';
import { cellBelow, PURCHASE_TABLES } from './rows.ts';
import type { Check, Material } from './types.ts';

/** Unit prices have no total: what stands in a 合计 row is the prices added up, or nothing that can be derived. */
export const unitPrices: Check = {
  code: 'price-total',
  title: '合计行不印单价',
  check: (material) => {
    const rows = PURCHASE_TABLES.flatMap((collection) => priceCells(collection, material));
    const printed = rows.filter(({ figure }) => figure.cell.value !== null);
    const groups = new Map<string, typeof printed>();
    for (const one of printed) {
      const key = `${one.figure.entry.source}|${words(one.figure.cell.value ?? one.added)}|${one.isSum}`;
      groups.set(key, [...(groups.get(key) ?? []), one]);
    }
    return {
      run: rows.length,
      held: rows.length - printed.length,
      covered: printed.flatMap(({ figure, items }) => [figure, ...items]),
      findings: [...groups.values()].flatMap((group) => {
        const [one] = group;
        if (one === undefined) return [];
        const places = group.map(({ figure }) => placeOf(figure));
        const found = words(one.figure.cell.value ?? one.added);
        const why = one.isSum
          ? `是${one.items.length}行单价直接相加，没有实际意义，建议留空`
          : `与各行单价之和${words(one.added)}也不相等，合计行的单价没有实际意义，建议留空`;
        return [
          {
            code: 'price-total',
            severity: one.isSum ? ('note' as const) : ('warning' as const),
            places,
            expected: '',
            found,
            message: `${wherever(places)}合计性质的行印有单价${found}，${why}。`,
          },
        ];
      }),
    };
  },
};

interface PriceCell {
  readonly figure: Figure;
  readonly items: readonly Figure[];
  readonly added: ReturnType<typeof sum>;
  readonly isSum: boolean;
}

function priceCells(collection: (typeof PURCHASE_TABLES)[number], { lookup }: Material): readonly PriceCell[] {
  return sumsOf(lookup.in(collection)).flatMap(({ sum: entry, items }) =>
    entry.cells
      .filter(({ measure }) => measure === 'unit-price')
      .map((cell) => {
        const parts = items.flatMap((item) => cellBelow(item, cell) ?? []);
        const added = sum(
          parts.flatMap(({ cell: part }) => part.value ?? []),
          cell.value?.unit ?? '元',
        );
        const isSum = equal(added, cell.value ?? amount('0', added.unit));
        return { figure: { entry, cell }, items: parts, added, isSum };
      }),
  );
}
