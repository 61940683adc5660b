import type { Entry } from '../types.ts';
import type { Equality } from './equality.ts';
import { sameFigure, sumEquality } from './equality.ts';
import { figure, printedRow } from './rows.ts';
import type { EqualityCheck, Material } from './types.ts';

const SIDES = ['side:income', 'side:expenditure'];

/** Tables of two sides: 本年合计 is the sum of the items, 总计 adds what is carried over, and both sides are equal. */
export const balances: EqualityCheck = {
  code: 'balance',
  title: '本年合计＝各项之和，总计＝本年＋结转，收入总计＝支出总计',
  equalities: (material) => [...sums(material), ...bothSides(material)],
};

function sums(material: Material): readonly Equality[] {
  return (['balance', 'fiscal-balance'] as const).flatMap((collection) =>
    SIDES.flatMap((side) => {
      const rows = material.lookup
        .in(collection)
        .filter(({ parent, facets }) => parent === null && facets['side'] === side)
        .filter((entry) => !isOfWhich(entry, material));
      const end = rows.findIndex(({ label }) => /总计$/.test(label));
      const middle = rows.findIndex(({ label }, index) => index > 0 && index < end && /^本年.*合计$/.test(label));
      if (end < 1) return [];
      const before = rows.slice(Math.max(middle, 0), end);
      return [...(middle > 0 ? sumOf(rows[middle], rows.slice(0, middle)) : []), ...sumOf(rows[end], before)];
    }),
  );
}

/** `其中：` rows repeat a part of the row above. */
function isOfWhich(entry: Entry, material: Material): boolean {
  const row = printedRow(entry, material);
  return row?.cells.some((cell) => /^\s*其中[:：]/.test(cell) && cell.includes(entry.label)) ?? false;
}

function sumOf(total: Entry | undefined, rows: readonly Entry[]): readonly Equality[] {
  if (total === undefined) return [];
  return total.cells.flatMap(({ measure, year }) => {
    const result = figure(total, measure, year);
    if (result === null) return [];
    const parts = rows.flatMap((row) => figure(row, measure, year) ?? []);
    const say = { parts: `以上${parts.length}项相加`, rest: `“${total.label}”减去其余各项` };
    return sumEquality('balance', result, parts, say);
  });
}

const ENDS: readonly (readonly [income: string, expenditure: string])[] = [
  ['total:收入总计', 'total:支出总计'],
  ['total:财政拨款收入总计', 'total:财政拨款支出总计'],
];

/** In one table, income and expenditure come out the same. */
function bothSides({ lookup }: Material): readonly Equality[] {
  return ENDS.flatMap(([income, expenditure]) =>
    lookup.about(income).flatMap((entry) => {
      const other = lookup.about(expenditure).find(({ source, facets }) => source === entry.source && 'side' in facets);
      if (other === undefined || !('side' in entry.facets)) return [];
      return entry.cells
        .filter(({ measure }) => measure === 'amount')
        .flatMap((cell) => {
          const copy = figure(other, 'amount', cell.year);
          if (copy === null || copy.cell.value === null || cell.value === null) return [];
          return [sameFigure('balance', copy, { entry, cell }, [], 0)];
        });
    }),
  );
}
