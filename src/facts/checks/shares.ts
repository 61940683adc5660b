import { type Amount, compare, isZero, share } from '../../money/amount.ts';
import { cellOf, type Lookup } from '../lookup.ts';
import type { Cell, Entry } from '../types.ts';
import type { Equality } from './equality.ts';
import { quotientEquality } from './equality.ts';
import { nameOf } from './figures.ts';
import type { EqualityCheck } from './types.ts';

/** A printed share is the amount divided by the amount of the row or list that it belongs to. */
export const shares: EqualityCheck = {
  code: 'share',
  title: '印出的占比＝金额÷总额',
  equalities: ({ lookup }) =>
    lookup.facts.entries.flatMap((entry) =>
      entry.cells
        .filter(({ measure }) => measure === 'share')
        .flatMap((cell): readonly Equality[] => {
          // Without a parent only a total is a share of itself.
          const own = entry.role === 'total' && cell.column !== '' ? entry : undefined;
          const whole = entry.parent === null ? own : lookup.entry(entry.parent);
          const part = cellOf(entry, 'amount', cell.year);
          const all = whole === undefined ? undefined : cellOf(whole, 'amount', cell.year);
          if (whole === undefined || part === undefined || all === undefined) return [];
          if (isExceeded(whole, all, lookup)) return [];
          const operands = [
            { entry, cell: part },
            { entry: whole, cell: all },
          ];
          const compute = ([a, b]: readonly Amount[]) =>
            a === undefined || b === undefined || isZero(b) ? null : share(a, b);
          const formula = `“${nameOf({ entry, cell: part })}”除以“${nameOf({ entry: whole, cell: all })}”`;
          return quotientEquality('share', { entry, cell }, operands, compute, formula);
        }),
    ),
};

/** True where an item is larger than the whole: the list belongs to something else. */
function isExceeded(whole: Entry, all: Cell, lookup: Lookup): boolean {
  return lookup.below(whole).some((item) => {
    const value = cellOf(item, 'amount', all.year)?.value;
    return value != null && all.value !== null && value.unit === all.value.unit && compare(value, all.value) > 0;
  });
}
