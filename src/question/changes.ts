import type { Plan } from '../calculation/plan.ts';
import { type Leaf, run } from '../calculation/run.ts';
import { isActual } from '../facts/actual.ts';
import { agreement } from '../facts/agree.ts';
import { cellOf } from '../facts/lookup.ts';
import { nameKey } from '../facts/names.ts';
import type { Cell, Entry, Measure } from '../facts/types.ts';
import { isMoney, isZero } from '../money/amount.ts';
import type { Noun } from './frame.ts';
import { nounName, operand } from './operands.ts';
import type { Query } from './query.ts';
import type { Item, Request } from './request.ts';

/** Totals that are one figure under several names share their reasons and their history. */
const WHOLE = [
  'total:收支总预算',
  'total:支出总计',
  'total:收入总计',
  'total:一般公共预算支出',
  'total:财政拨款收支总预算',
  'total:本年支出合计',
  'total:本年收入合计',
];

export function related(ids: readonly string[]): readonly string[] {
  return ids.some((id) => WHOLE.includes(id)) ? [...new Set([...ids, ...WHOLE])] : ids;
}

/** The change of one thing; null where the document prints no earlier figure and no change. */
export function changeOf(
  noun: Noun,
  now: number,
  before: number,
  query: Query,
): Extract<Request, { type: 'change' }> | null {
  const { scope, lookup, frame } = query;
  const measure: Measure = scope.measure ?? 'amount';
  const ids = related(noun.ids);
  const today = operand(noun, { ...scope, want: 'money' }, lookup, now).readings[0];
  const entries = ids
    .flatMap((id) => lookup.about(id).filter((entry) => noun.ids.includes(id) || sameToday(entry, today, now)))
    .map((entry) => against(entry, before, query));
  const asked = frame.ops.has('rate') || frame.ops.has('percent') || frame.ops.has('double') ? 'rate' : 'amount';
  const claim = (['double', 'up', 'down', 'even'] as const).find((op) => frame.ops.has(op)) ?? null;
  const without = measure === 'less-construction';
  const printed =
    before === now - 1 ? printedChange(entries, now).filter(({ cell }) => /扣除/.test(cell.column) === without) : [];
  const pair = sameRow(entries, measure, now, before) ?? twoPlaces(noun, now, before, query);
  const label = nounName(noun, lookup);
  const question = frame.asks.has('yes-no') || (frame.ops.has('up') && frame.ops.has('down'));
  if (pair !== null) {
    const [nowItem, beforeItem] = pair;
    const label = without ? `${nowItem.label}（扣除基建投资后）` : nowItem.label;
    const rate: Plan | null = isZero(run(beforeItem.plan).amount)
      ? null
      : { op: 'growth', now: nowItem.plan, before: beforeItem.plan, label: `${label}增减幅度` };
    return {
      type: 'change',
      label,
      now: nowItem,
      before: beforeItem,
      difference: { op: 'difference', from: nowItem.plan, take: beforeItem.plan, label: `${label}增减额` },
      rate,
      printed,
      asked,
      claim,
      question,
    };
  }
  const moved = printed.find(({ cell }) => cell.measure === 'change');
  const row = moved?.entry;
  const amount =
    row === undefined
      ? undefined
      : (cellOf(row, 'amount', now) ??
        row.cells.find(
          (cell) => cell.year === now && cell.value !== null && isMoney(cell.value.unit) && cell.measure !== 'change',
        ));
  if (moved === undefined || row === undefined || amount === undefined || today === undefined) return null;
  const said: Item =
    amount.measure === 'amount'
      ? today
      : { ...today, plan: { op: 'cell', entry: row, cell: amount }, measure: amount.measure, same: [], different: [] };
  const base: Item = {
    ...said,
    plan: {
      op: 'difference',
      from: { op: 'cell', entry: row, cell: amount },
      take: { op: 'cell', ...moved },
      label: `${before}年${label}`,
    },
    year: before,
    same: [],
    different: [],
  };
  const rate: Plan | null = isZero(run(base.plan).amount)
    ? null
    : { op: 'growth', now: { op: 'cell', entry: row, cell: amount }, before: base.plan, label: `${label}增减幅度` };
  return {
    type: 'change',
    label: amount.measure === 'amount' ? label : `${label}·${amount.column || '项目支出'}`,
    now: said,
    before: base,
    difference: { op: 'cell', ...moved },
    rate,
    printed,
    asked,
    claim,
    question,
  };
}

/** 比执行数: a row without the figures of that year that only were planned, and the changes measured against them. */
function against(entry: Entry, before: number, { scope, lookup }: Query): Entry {
  if (scope.actual !== true || !lookup.actualYears().includes(before)) return entry;
  const moved = (cell: Cell) => cell.measure === 'change' || cell.measure === 'growth';
  return {
    ...entry,
    cells: entry.cells.filter((cell) => isActual(entry, cell) || !(moved(cell) || cell.year === before)),
  };
}

/** Another total tells this one's history only where both come to the same figure. */
function sameToday(entry: Entry, today: Item | undefined, now: number): boolean {
  const cell = cellOf(entry, 'amount', now);
  if (today === undefined) return true;
  return today.plan.op === 'cell' && cell?.value != null && agreement(today.plan.cell, cell) !== 'different';
}

function printedChange(entries: readonly Entry[], year: number): readonly Leaf[] {
  return (['change', 'growth'] as const).flatMap((measure) => {
    for (const entry of entries) {
      const cell = cellOf(entry, measure, year);
      if (cell?.value != null) return [{ entry, cell }];
    }
    return [];
  });
}

/** Both years from one printed row: the same measure, unit and precision. */
function sameRow(
  entries: readonly Entry[],
  measure: Measure,
  now: number,
  before: number,
): readonly [Item, Item] | null {
  for (const entry of entries) {
    const [a, b] = [cellOf(entry, measure, now), cellOf(entry, measure, before)];
    if (a?.value == null || b?.value == null) continue;
    const item = (cell: typeof a, year: number): Item => ({
      label: entry.label,
      plan: { op: 'cell', entry, cell },
      entity: entry.subject,
      rows: [entry],
      year,
      measure,
      same: [],
      different: [],
    });
    return [item(a, now), item(b, before)];
  }
  return null;
}

/** The same project under two years' names: 社区办公经费 and 政策性保民生-社区办公经费. */
function kin(a: Item, b: Item, { lookup }: Query): boolean {
  if (a.entity === b.entity) return true;
  const names = (id: string | null) => (lookup.entity(id ?? '')?.names ?? []).map(nameKey);
  return names(a.entity).some((one) => names(b.entity).some((other) => one.includes(other) || other.includes(one)));
}

/** The same thing among those of another year: 社区（村）惠民资金 and 社区惠民资金 are one name. */
export function namesakes(id: string, { lookup }: Query): readonly string[] {
  const key = (name: string) => nameKey(name.replace(/[（(][^（()）]*[）)]/gu, ''));
  const names = new Set((lookup.entity(id)?.names ?? []).map(key));
  return [...lookup.facts.entities.values()]
    .filter((other) => other.id.startsWith('prior-') && other.names.some((name) => names.has(key(name))))
    .map((other) => other.id);
}

function twoPlaces(noun: Noun, now: number, before: number, query: Query): readonly [Item, Item] | null {
  const scope = { ...query.scope, want: 'money' as const };
  const later = operand(noun, scope, query.lookup, now).readings.filter((item) => item.year === now);
  const earlier = operand(noun, { ...scope, within: undefined }, query.lookup, before).readings.filter(
    (item) => item.year === before,
  );
  const pairs = earlier.flatMap((b) =>
    later.filter((a) => later.length === 1 || kin(a, b, query)).map((a): readonly [Item, Item] => [a, b]),
  );
  return pairs.length === 1 ? (pairs[0] ?? null) : null;
}
