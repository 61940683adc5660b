import type { Plan } from '../../calculation/plan.ts';
import { run } from '../../calculation/run.ts';
import { cellOf, type Lookup } from '../../facts/lookup.ts';
import { equal } from '../../money/amount.ts';
import { alike } from '../operands.ts';

/**
 * 人员经费加公用经费等于基本支出吗: the whole as the row or the table prints it that the parts stand in, where another table's does
 * not come to them: that one may count other money too.
 */
export function ofOneTable(parts: Plan, whole: Plan, lookup: Lookup): Plan {
  const [sum, all] = [run(parts), run(whole)];
  const [first] = sum.leaves;
  if (whole.op !== 'cell' || first === undefined || !alike(sum.amount, all.amount) || equal(sum.amount, all.amount))
    return whole;
  const { entry, cell } = whole;
  const { source } = first.entry;
  if (entry.source === source || sum.leaves.some((leaf) => leaf.entry.source !== source)) return whole;
  const row = sum.leaves.every((leaf) => leaf.cell.line === first.cell.line && leaf.cell.measure !== cell.measure);
  const own = row ? first.entry : lookup.about(entry.subject).find((one) => one.source === source);
  const same = own === undefined ? undefined : cellOf(own, cell.measure, cell.year);
  return own === undefined || same?.value == null
    ? whole
    : { op: 'cell', entry: { ...own, label: entry.label }, cell: same };
}
