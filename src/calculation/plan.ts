import type { Cell, Entry } from '../facts/types.ts';
import type { Amount } from '../money/amount.ts';

/** One of several documents, by its id and as it is called. */
export interface Origin {
  readonly id: string;
  readonly title: string;
}

/**
 * What is to be calculated: plain data, a tree whose leaves are printed cells.
 * A constant is never a figure of a document: it is what the calendar or the person who asks gives (12 个月, 58 人).
 */
export type Plan =
  | { readonly op: 'cell'; readonly entry: Entry; readonly cell: Cell }
  /** Every cell below it stands in this document: of several, each operand says in which. */
  | { readonly op: 'from'; readonly document: Origin; readonly of: Plan }
  | { readonly op: 'constant'; readonly amount: Amount; readonly label: string }
  | { readonly op: 'count'; readonly entries: readonly Entry[]; readonly unit: string; readonly label: string }
  | { readonly op: 'sum'; readonly of: readonly Plan[]; readonly label: string }
  | { readonly op: 'difference'; readonly from: Plan; readonly take: Plan; readonly label: string }
  | { readonly op: 'share'; readonly part: Plan; readonly whole: Plan; readonly label: string }
  | { readonly op: 'growth'; readonly now: Plan; readonly before: Plan; readonly label: string }
  | { readonly op: 'ratio'; readonly of: Plan; readonly to: Plan; readonly label: string }
  | { readonly op: 'quotient'; readonly of: Plan; readonly by: Plan; readonly unit: string; readonly label: string }
  /** So many % of a figure, or `times` ÷ `over` of it: 三分之一 is no 33.33 %. */
  | { readonly op: 'portion'; readonly of: Plan; readonly times: Plan; readonly over?: Plan; readonly label: string }
  /** The nearest whole multiple of `to`, halves up: 四舍五入到百位. */
  | { readonly op: 'rounded'; readonly of: Plan; readonly to: Plan; readonly label: string }
  | { readonly op: 'average'; readonly of: readonly Plan[]; readonly label: string };
