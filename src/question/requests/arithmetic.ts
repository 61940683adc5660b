import { run, total } from '../../calculation/run.ts';
import type { Item, Request } from '../request.ts';

type Between = Extract<Request, { type: 'between' }>;

/** How much the first is more or less than the second. */
export function differenceOf(first: Item, second: Item): Between {
  const label = `${first.label}减${second.label}`;
  return {
    type: 'between',
    first,
    second,
    difference: { op: 'difference', from: first.plan, take: second.plan, label },
    remainder: false,
  };
}

/** What is left of the whole without the part. */
export function remainder(whole: Item, part: Item): Between {
  return { ...differenceOf(whole, part), remainder: true };
}

/** What a difference comes to, as an item to go on with. */
export function differenceItem({ first, second, difference, remainder: left }: Between): Item {
  return {
    ...first,
    label: left ? `${first.label}扣除${second.label}后的余额` : `${first.label}与${second.label}的差额`,
    entity: null,
    plan: difference,
    rows: [...first.rows, ...second.rows],
    same: [],
    different: [...first.different, ...second.different],
  };
}

/** Several items as one; null where they have no common unit or none may be added (prices, targets). */
export function sumOf(items: readonly Item[], label?: string): Item | null {
  const amounts = items.map((item) => run(item.plan).amount);
  const addable = items.every(
    ({ measure }) => measure !== 'unit-price' && measure !== 'target' && measure !== 'weight' && measure !== 'share',
  );
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

/** How many rows a list has, as an item; null for an empty list. */
export function countItem(title: string, items: readonly Item[]): Item | null {
  const [first] = items;
  if (first === undefined) return null;
  const rows = items.flatMap((item) => item.rows);
  const label = `${title}项数`;
  return {
    ...first,
    label,
    plan: { op: 'count', entries: rows, unit: '个', label },
    entity: null,
    rows,
    measure: 'count',
    same: [],
    different: [],
  };
}
