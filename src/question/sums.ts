import { run, total } from '../calculation/run.ts';
import type { Item } from './request.ts';

/** Several items as one; null where they have no common unit or none may be added (prices, targets). */
export function sumOf(items: readonly Item[], label?: string): Item | null {
  const amounts = items.map((item) => run(item.plan).amount);
  const addable = items.every(({ measure }) => measure !== 'unit-price' && measure !== 'target' && measure !== 'share');
  return addable && total(amounts) !== null ? sumItem(items, label) : null;
}

/** Several items as one. */
export function sumItem(items: readonly Item[], label = items.map((item) => item.label).join('、')): Item {
  const [first] = items;
  if (first === undefined) throw new Error('a sum needs an item');
  return {
    ...first,
    label,
    plan: { op: 'sum', of: items.map(({ plan }) => plan), label: `${label}合计` },
    entity: null,
    rows: items.flatMap(({ rows }) => rows),
    same: [],
    different: items.flatMap(({ different }) => different),
  };
}
