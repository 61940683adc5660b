import type { Plan } from '../calculation/plan.ts';
import { type Leaf, type Result, run } from '../calculation/run.ts';
import { agreement } from '../facts/agree.ts';
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
  if (form.decimals === null && (form.unit === null || form.unit === '万元')) return null;
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

/** Both figures where the document prints another one for the same thing, and what the checks say of the place. */
export function doubts(items: readonly Item[], { findingsAt }: Setting): string[] {
  const cited = items
    .flatMap((item) => [...leavesOf(item), ...item.different])
    .map(({ entry, cell }) => ({ source: entry.source, line: cell.line, column: cell.column }));
  const said = findingsAt(cited).flatMap(({ short }) => short ?? []);
  return said.length > 0
    ? said.slice(0, 2)
    : items.flatMap((item) => item.different.flatMap((leaf) => differs(item, leaf)));
}

function leavesOf(item: Item): readonly Leaf[] {
  return item.plan.op === 'cell' ? [item.plan] : run(item.plan).leaves;
}

function differs(item: Item, leaf: Leaf): string[] {
  if (item.plan.op !== 'cell' || leaf.cell.value === null || agreement(item.plan.cell, leaf.cell) !== 'different')
    return [];
  return [
    `${leaf.entry.source}第${leaf.cell.line}行印为${show(leaf.cell.value)}，与此处的${show(run(item.plan).amount)}不一致。`,
  ];
}
