import { run } from '../calculation/run.ts';
import { agreement } from '../facts/agree.ts';
import { cellOf } from '../facts/lookup.ts';
import type { Entry } from '../facts/types.ts';
import { type Amount, absolute, isMoney, isZero, show, showBoth, subtract } from '../money/amount.ts';
import type { Item } from '../question/request.ts';
import { doubts } from './doubts.ts';
import { cites, type Draft, MEASURES, name, type Of, type Setting, value } from './draft.ts';
import { shown } from './show.ts';
import type { Value } from './types.ts';

export function figures({ items, total, list, premise, nested }: Of<'figures'>, setting: Setting): Draft {
  const results = items.map((item) => ({ item, result: run(item.plan) }));
  const sum = total === null ? null : run(total.plan);
  const lines: string[] = [];
  const values: Value[] = [];
  if (total !== null && sum !== null) {
    lines.push(`${showBoth(sum.amount)}：${total.label}合计。`);
    values.push(value(total.label, sum.amount));
  }
  for (const { item, result } of results) {
    lines.push(
      items.length === 1 && total === null
        ? `${shown(item, result, setting)}：${name(item, setting)}。`
        : `${name(item, setting)}：${shown(item, result)}`,
    );
    values.push(value(item.label, result.amount), ...(items.length === 1 ? partsOf(item) : []));
  }
  const [only] = items;
  if (items.length === 1 && only !== undefined) lines.push(...composition(only, setting));
  if (premise !== undefined) {
    const right = run(premise.item.plan).amount;
    const verdict = premise.holds ? '对' : `不是${show(premise.said)}`;
    const again = premise.holds && premise.item === only;
    lines.splice(0, again ? 1 : 0, `${verdict}：${name(premise.item, setting)}是${show(right)}。`);
    values.push(value(premise.item.label, right));
    if (!premise.holds) {
      const gap = absolute(subtract(right, isMoney(right.unit) ? premise.said : { ...premise.said, unit: right.unit }));
      lines.push(`相差${show(gap)}。`);
      values.push(value('相差', gap));
    }
    if (premise.bearers.length > 0)
      lines.push(`${show(premise.said)}的是${premise.bearers.map((item) => name(item, setting)).join('、')}。`);
  }
  const calculation = [...(sum?.steps ?? []), ...results.flatMap(({ result }) => result.steps)];
  const kind = premise !== undefined ? 'check' : list || items.length > 3 ? 'list' : 'figure';
  return {
    kind,
    lines,
    values,
    citations: cites(premise === undefined ? items : [...items, premise.item, ...premise.bearers], setting),
    calculation,
    notes: [
      ...(nested === undefined ? [] : [`${nested[0]}已经包含在${nested[1]}里，没有相加。`]),
      ...doubts(items, setting),
      ...yearNotes(items, setting),
      ...items.flatMap((item) =>
        (item.besides ?? []).map((other) => `也可能问的是${other.label}：${show(run(other.plan).amount)}。`),
      ),
    ],
  };
}

/** The rows of a sum, and a functional account's basic and project parts: readings that the word may also mean. */
function partsOf(item: Item): Value[] {
  if (item.plan.op === 'sum')
    return item.plan.of.map((part, i) => value(`${item.label}·第${i + 1}行`, run(part).amount));
  return splitOf(item).map(({ label, amount: a }) => value(`${item.label}·${label}`, a));
}

function splitOf(item: Item): readonly { readonly label: string; readonly amount: Amount }[] {
  const row = item.rows[0];
  if (row === undefined || item.measure !== 'amount' || !row.subject.startsWith('function:')) return [];
  const parts = (['basic', 'project'] as const).flatMap((measure) => {
    const cell = cellOf(row, measure, item.year);
    return cell?.value == null || isZero(cell.value)
      ? []
      : [{ label: MEASURES[measure] ?? measure, amount: cell.value }];
  });
  return parts.length === 2 ? parts : [];
}

/** What a figure is made of, where the document says so below it. */
function composition(item: Item, { lookup }: Setting): string[] {
  if (item.plan.op === 'sum')
    return [
      `由${item.plan.of.length}${item.plan.of.length === item.rows.length ? '行' : '项'}相加：${item.plan.of.map((part) => show(run(part).amount)).join(' + ')}`,
    ];
  const split = splitOf(item);
  if (split.length > 0) return [`其中：${split.map(({ label, amount: a }) => `${label}${show(a)}`).join('，')}。`];
  const [whole] = run(item.plan).leaves;
  const agrees = (entry: Entry) => {
    const cell = cellOf(entry, item.measure, item.year);
    return cell?.value == null || whole === undefined || agreement(whole.cell, cell) !== 'different';
  };
  // What a row that prints another figure is made of does not make up this one.
  const entries = item.entity === null ? [] : lookup.about(item.entity).filter(agrees);
  const kind = (row: Entry) => row.subject.slice(0, row.subject.indexOf(':'));
  const children = entries.map((entry) => lookup.below(entry)).find((rows) => rows.length > 0) ?? [];
  // A total row has columns and rows below it: one way of dividing it at a time.
  const counted = children.filter((row) => isAlike(cellOf(row, item.measure, item.year)?.value, run(item.plan).amount));
  const below = counted.filter((row) => kind(row) === kind(counted.at(-1) ?? row));
  const parts = below.flatMap((row) => {
    const cell = cellOf(row, item.measure, item.year);
    return cell?.value == null ? [] : [{ label: row.label, amount: cell.value }];
  });
  const telling = parts.filter(({ amount: a }) => !isZero(a));
  const chosen = parts.length <= 4 ? parts : telling;
  if (chosen.length === 0 || chosen.length > 6) return [];
  return [`其中：${chosen.map(({ label, amount: a }) => `${label}${show(a)}`).join('，')}。`];
}

/** Machines counted below the cars are none of them. */
function isAlike(value: Amount | null | undefined, whole: Amount): boolean {
  return value != null && (value.unit === whole.unit || (isMoney(value.unit) && isMoney(whole.unit)));
}

function yearNotes(items: readonly Item[], { lookup }: Setting): string[] {
  const printedThisYear = ({ entity, measure }: Item) =>
    entity !== null && lookup.about(entity).some((row) => cellOf(row, measure, lookup.facts.year)?.value != null);
  // 政策性保民生-社区办公经费 goes on with 社区办公经费 of the year before.
  const goesOn = ({ label }: Item) => lookup.in('projects').some((row) => row.label.endsWith(label));
  return items
    .filter(
      (item) =>
        item.year !== lookup.facts.year &&
        !item.label.includes(String(item.year)) &&
        item.rows.some((row) => row.collection === 'prior-projects') &&
        !printedThisYear(item) &&
        !goesOn(item),
    )
    .map((item) => `“${item.label}”是${item.year}年的项目，${lookup.facts.year}年没有单列。`);
}
