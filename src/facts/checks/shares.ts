import { type Amount, isZero, share } from '../../money/amount.ts';
import { cellOf } from '../lookup.ts';
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
