import { run } from '../calculation/run.ts';
import type { Lookup } from '../facts/lookup.ts';
import { type Amount, amount, compare, isMoney } from '../money/amount.ts';
import { rowItem } from './operands.ts';
import type { Item } from './request.ts';
import type { Threshold } from './thresholds.ts';

/** Rows that pass every threshold; null where a threshold's unit fits none of them. */
export function filtered(
  items: readonly Item[],
  thresholds: readonly Threshold[],
  lookup: Lookup,
): readonly Item[] | null {
  let left = items;
  for (const threshold of thresholds) {
    const fitting = left.flatMap((item) => {
      const limited = columnOf(item, threshold, lookup);
      const figure = limited === null ? null : run(limited.plan).amount;
      return figure === null || limitFor(threshold, figure) === null ? [] : [{ item, figure }];
    });
    if (fitting.length === 0 && left.length > 0) return null;
    left = fitting.filter(({ figure }) => passes(figure, threshold)).map(({ item }) => item);
  }
  return left;
}

/** 数量为12的两条，金额相加: the row's figure in the column that is limited; null where it has none. */
function columnOf(item: Item, { measure }: Threshold, lookup: Lookup): Item | null {
  const [row] = item.rows;
  if (measure === undefined || measure === item.measure || row === undefined || item.rows.length > 1) return item;
  return rowItem(row, measure, item.year, lookup);
}

/** Rows that are exactly at a limit that leaves them out. */
export function atTheEdge(items: readonly Item[], thresholds: readonly Threshold[], lookup: Lookup): readonly Item[] {
  const closed = thresholds.map((one) => ({ ...one, compare: CLOSED[one.compare] }));
  const [outer, inner] = [filtered(items, closed, lookup) ?? [], filtered(items, thresholds, lookup) ?? []];
  return outer.filter((item) => !inner.includes(item));
}

const CLOSED = { gt: 'ge', ge: 'ge', lt: 'le', le: 'le', eq: 'eq' } as const;

function limitFor({ value, unit }: Threshold, against: Amount): Amount | null {
  if (unit === null || unit === '块') return amount(value, isMoney(against.unit) ? '元' : against.unit);
  if (isMoney(unit) !== isMoney(against.unit)) return null;
  return amount(value, unit);
}

/** 减少超过20%的: does the figure pass this threshold? */
export function passes(value: Amount, threshold: Threshold): boolean {
  const limit = limitFor(threshold, value);
  if (limit === null) return false;
  const order = compare(
    value,
    isMoney(limit.unit) || limit.unit === value.unit ? limit : { ...limit, unit: value.unit },
  );
  return { gt: order > 0, ge: order >= 0, lt: order < 0, le: order <= 0, eq: order === 0 }[threshold.compare];
}
