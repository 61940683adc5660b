import { run } from '../calculation/run.ts';
import { equal } from '../money/amount.ts';
import type { Noun } from './frame.ts';
import { operand } from './operands.ts';
import type { Query } from './query.ts';
import type { Item } from './request.ts';
import { sumOf } from './requests/arithmetic.ts';

/**
 * 电脑一共买几台, 软件一共花多少: what everything that bears the word comes to, by table, as the same purchase stands in
 * two of them; sums that are equal are one. None where a table has only some of it: which of them is meant cannot be told.
 */
export function sumsOfWord(noun: Noun, { scope, lookup, frame }: Query, year?: number): readonly Item[] {
  if (!noun.all || !frame.ops.has('plus') || !noun.ids.every((id) => BOUGHT.test(id))) return [];
  const names = new Set(noun.ids.map((id) => lookup.entity(id)?.names[0]));
  const lists = new Set(noun.ids.flatMap((id) => lookup.about(id).map(({ collection }) => collection)));
  const sums: Item[] = [];
  for (const list of lists) {
    const { readings } = operand(noun, { ...scope, within: [list], from: 0, inherited: false }, lookup, year);
    const whole = new Set(readings.map(({ rows: [row] }) => lookup.entity(row?.subject ?? '')?.names[0]));
    const sum = names.size > 1 && whole.size === names.size ? sumOf(readings, noun.token.text) : null;
    if (sum === null) return [];
    const { value, unit } = run(sum.plan).amount;
    if (
      !sums.some((other) => equal(run(other.plan).amount, { value, unit: run(other.plan).amount.unit }) && unit !== '')
    )
      sums.push(sum);
  }
  return sums;
}

const BOUGHT = /^(?:good|service|asset):/;
