import type { Plan } from '../calculation/plan.ts';
import { type Result, run } from '../calculation/run.ts';
import { type Amount, convert, isMoney, show, showBoth } from '../money/amount.ts';
import type { Item } from '../question/request.ts';
import { citeCell } from './cite.ts';
import { type Setting, value } from './draft.ts';
import type { Citation, Value } from './types.ts';

/** 指标值 keep their ≥; money shows both forms. */
export function shown(item: Item, result: Result, setting?: Setting): string {
  const wanted = setting === undefined ? null : inForm(result.amount, setting);
  if (wanted !== null) return `${show(result.amount)}（${wanted}）`;
  const cell = item.plan.op === 'cell' ? item.plan.cell : undefined;
  return cell?.bound !== undefined ? cell.printed : showBoth(result.amount);
}

/** The figure in the unit and with the decimals that the question asks for; null where it asks for neither. */
export function inForm(a: Amount, { form }: Setting): string | null {
  if (form.decimals === null && (form.unit === null || form.unit === '万元' || form.unit === a.unit)) return null;
  const unit = form.unit ?? a.unit;
  const inUnit = isMoney(a.unit) && isMoney(unit) ? convert(a, unit) : a;
  return show(inUnit, form.decimals === null ? {} : { decimals: form.decimals });
}

/** The figure of a row as text; a target in words, or an empty cell, as printed. */
export function text(item: Item): string {
  const cell = item.plan.op === 'cell' ? item.plan.cell : undefined;
  if (cell !== undefined && cell.value === null) return cell.printed === '' ? '（空白）' : cell.printed;
  return shown(item, run(item.plan));
}

/** Rows with figures give values; words give none. */
export function valuesOf(items: readonly Item[]): Value[] {
  return items.flatMap((item) =>
    item.plan.op === 'cell' && item.plan.cell.value === null ? [] : [value(item.label, run(item.plan).amount)],
  );
}

export function citePlan(plan: Plan, setting: Setting): Citation[] {
  return run(plan).leaves.map((leaf) => citeCell(leaf, setting.lookup.facts.documentId));
}
