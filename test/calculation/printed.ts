import fc from 'fast-check';
import type { Plan } from '../../src/calculation/plan.ts';
import type { Cell, Entry, Measure } from '../../src/facts/types.ts';
import { amount } from '../../src/money/amount.ts';
import { yuan } from '../exact.ts';

export type CellPlan = Extract<Plan, { op: 'cell' }>;

/** One figure as a document prints it. `text` null is an empty cell. */
export interface Print {
  readonly text: string | null;
  readonly unit: string;
  readonly line: number;
  readonly measure?: Measure;
}

/** A row of one cell: its label and its source tell its line, so that no two rows look alike. */
export function printed({ text, unit, line, measure = 'amount' }: Print): CellPlan {
  const cell: Cell = {
    measure,
    year: 2024,
    value: text === null ? null : amount(text, unit),
    printed: text ?? '',
    column: '金额',
    line,
    page: null,
    quote: `第${line}行\t${text ?? ''}`,
  };
  const entry: Entry = {
    id: `表${line}:项${line}`,
    source: `表${line}`,
    title: '某表',
    collection: 'projects',
    subject: `project:${line}`,
    label: `项${line}`,
    facets: {},
    role: 'item',
    parent: null,
    cells: [cell],
    texts: {},
  };
  return { op: 'cell', entry, cell };
}

/** Where a leaf stands in a step, as a reader finds it. */
export function place({ entry, cell }: CellPlan): string {
  return `［${entry.label}，${entry.source}第${cell.line}行］`;
}

/** A printed sum of money with its whole cents: in 元, or in 万元 with as many decimals as it takes. */
export interface Money {
  readonly cents: bigint;
  readonly unit: '元' | '万元';
}

export const money = (min = -(10n ** 13n), max = 10n ** 13n): fc.Arbitrary<Money> =>
  fc.record({ cents: fc.bigInt(min, max), unit: fc.constantFrom('元' as const, '万元' as const) });

export function moneyCell({ cents, unit }: Money, line: number): CellPlan {
  return printed({ text: unit === '元' ? yuan(cents) : tenThousands(cents), unit, line });
}

/** 1 万元 is a million cents: six decimals. */
function tenThousands(cents: bigint): string {
  const digits = (cents < 0n ? -cents : cents).toString().padStart(7, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -6)}.${digits.slice(-6)}`;
}
