import { run } from '../calculation/run.ts';
import { agreement } from '../facts/agree.ts';
import { cellOf, type Lookup } from '../facts/lookup.ts';
import type { Cell, Entry, Measure } from '../facts/types.ts';
import { type Amount, equal, isMoney } from '../money/amount.ts';
import { type Figure, figuresOf, type Slots } from './figures.ts';
import type { Noun } from './frame.ts';
import { halfOf, isHalf } from './halves.ts';
import type { Item } from './request.ts';
import type { Scope } from './scope.ts';
import { partOf, standsIn } from './standing.ts';
import { listOf, TOTAL_OF } from './totals.ts';

/** A noun with everything it may mean here, one item a reading. No reading: the document has no such figure. */
export interface Operand {
  readonly noun: Noun;
  readonly readings: readonly Item[];
}

/** Every distinct figure that a noun may mean under these restrictions. */
export function operand(noun: Noun, scope: Scope, lookup: Lookup, year?: number): Operand {
  const { within } = scope;
  const applies =
    within !== undefined &&
    ((noun.start >= scope.from && !scope.inherited) || noun.ids.some((id) => standsIn(id, within, lookup)));
  const container = scope.container === null ? null : listOf(scope.container);
  const slots: Slots = {
    want: scope.want,
    year: year ?? lookup.facts.year,
    anyYear: year === undefined,
    measure: scope.measure,
    within: applies ? scope.within : undefined,
    listOf: applies && container !== null ? TOTAL_OF[container] : undefined,
    source: scope.source,
    actual: scope.actual === true && lookup.actualYears().includes(year ?? lookup.facts.year),
    fund: scope.fund,
    carrying: scope.carrying?.ids,
  };
  const ids = chosenIds(noun, scope, lookup);
  let figures = ids.flatMap((id) => figuresOf(id, slots, lookup));
  // 2022年财政拨款占总收入: of the things that the word may mean, the one that is printed for that year.
  if (figures.length === 0 && year !== undefined && ids.length < noun.ids.length)
    figures = noun.ids.flatMap((id) => figuresOf(id, slots, lookup));
  // 几次, 一台: words that count may mean a target or a head count where the thing has no quantity of its own.
  if (figures.length === 0 && scope.measure === 'quantity')
    figures = ids.flatMap((id) => figuresOf(id, { ...slots, measure: undefined, want: 'quantity' }, lookup));
  const half = scope.measure;
  if (figures.length === 0 && isHalf(half)) figures = ids.flatMap((id) => halfOf(id, half, slots, lookup));
  const current = figures.filter((figure) => figure.year === slots.year);
  const inside = scope.carrying?.label ?? '';
  const items = (current.length > 0 ? current : figures).map(itemOf);
  const called =
    inside === '' ? items : items.map((item) => ({ ...item, label: `${inside}·${item.label}`, entity: null }));
  return { noun, readings: distinct(noun.all, called) };
}

/** What is to be bought, beside what there is. */
const PLANNED = /购置|购买|拟购|新增|配置/;

/** The candidates that stand in the named column (一级目录…), or in the group that another noun names (在岗…事业编). */
function chosenIds(noun: Noun, scope: Scope, lookup: Lookup): readonly string[] {
  const ids = noun.ids.length > 0 ? noun.ids : [TOTAL_OF[noun.collection ?? ''] ?? ''];
  const bought = scope.buying === true ? plannedOf(ids, lookup) : [];
  if (bought.length === 1) return bought;
  const heads = scope.inherited && scope.want === 'people' ? headsOf(ids, lookup) : [];
  if (heads.length > 0) return heads;
  if (ids.length < 2) return ids;
  const standing = ids.filter((id) => PLANNED.test(lookup.entity(id)?.names[0] ?? ''));
  const counts = ids.every((id) => COUNTED.test(id));
  if (counts && standing.length > 0 && standing.length < ids.length && !PLANNED.test(noun.token.text))
    return ids.filter((id) => standing.includes(id) === (scope.buying === true));
  const inColumn = ids.filter((id) =>
    scope.columns.some((name) => lookup.with(id).some((entry) => entry.facets[name] === id)),
  );
  if (inColumn.length > 0) return inColumn;
  const others = scope.said.filter((other) => other !== noun).flatMap((other) => other.ids);
  const inGroup = ids.filter((id) => partOf(id, others, lookup));
  return inGroup.length > 0 ? inGroup : ids;
}

/** 今年打算再买多少, after 固定资产: the same things in the plan (本年度拟购置固定资产). */
function plannedOf(ids: readonly string[], lookup: Lookup): readonly string[] {
  const [name, ...others] = ids.flatMap((id) => (COUNTED.test(id) ? (lookup.entity(id)?.names[0] ?? []) : []));
  if (name === undefined || others.length > 0 || PLANNED.test(name)) return [];
  return [...lookup.facts.entities.values()]
    .filter(({ id, names: [own = ''] }) => COUNTED.test(id) && PLANNED.test(own) && own.endsWith(name))
    .map(({ id }) => id);
}

/** 多少人参加, after 会议费: the heads that are printed for it. */
export function headsOf(ids: readonly string[], lookup: Lookup): readonly string[] {
  const names = new Set(ids.flatMap((id) => lookup.entity(id)?.names ?? []).map((name) => `${name}人数`));
  return [...lookup.facts.entities.values()]
    .filter(
      ({ id, names: [own = ''] }) =>
        id.startsWith('count:') && (names.has(own) || names.has(id.slice('count:'.length))),
    )
    .map(({ id }) => id);
}

const COUNTED = /^(?:count|item|vehicle):/;

export function itemOf(figure: Figure): Item {
  const { label, plan, entity, rows, year, measure, same, different } = figure;
  return { label, plan, entity, rows, year, measure, same, different };
}

/** Readings that come to the same figure are one answer; a coarser print of it (万元 in prose) is the same one. */
function distinct(all: boolean, items: readonly Item[]): readonly Item[] {
  const found: Item[] = [];
  for (const item of items) {
    const twin = found.findIndex(
      (other) =>
        other.measure === item.measure &&
        (!all || other.label === item.label) &&
        (sameFigure(other, item) || sameQuantity(other, item)),
    );
    const known = found[twin];
    if (known === undefined) found.push(item);
    else {
      const agree = sameQuantity(known, item) || equalFigure(known, item);
      const more = run(item.plan).leaves;
      found[twin] = {
        ...known,
        same: [...known.same, ...(agree ? more : []), ...item.same],
        different: [...known.different, ...(agree ? [] : more)],
      };
    }
  }
  return found;
}

function equalFigure(a: Item, b: Item): boolean {
  const [x, y] = [run(a.plan).amount, run(b.plan).amount];
  return alike(x, y) && equal(x, y);
}

/** 13台 and 13件 count the same things: the tables name the unit differently. */
function sameQuantity(a: Item, b: Item): boolean {
  if (a.measure !== 'quantity' || a.plan.op !== 'cell' || b.plan.op !== 'cell') return false;
  const [x, y] = [a.plan.cell.value, b.plan.cell.value];
  return x !== null && y !== null && a.label === b.label && equal(x, { ...y, unit: x.unit });
}

function sameFigure(a: Item, b: Item): boolean {
  if (a.plan.op !== 'cell' || b.plan.op !== 'cell') return equalFigure(a, b);
  return agreement(a.plan.cell, b.plan.cell) !== 'different';
}

export function alike(a: Amount, b: Amount): boolean {
  return a.unit === b.unit || (isMoney(a.unit) && isMoney(b.unit));
}

/** One row of a list as an item. */
export function rowItem(entry: Entry, measure: Measure, year: number, lookup: Lookup): Item | null {
  const cell = cellOf(entry, measure, year);
  return cell === undefined || cell.value === null ? null : { ...cellItem(entry, cell, lookup), year, measure };
}

/** One printed cell as an item, under the thing's own name. */
export function cellItem(entry: Entry, cell: Cell, lookup: Lookup): Item {
  return {
    label: lookup.entity(entry.subject)?.names[0] ?? entry.label,
    plan: { op: 'cell', entry, cell },
    entity: entry.subject,
    rows: [entry],
    year: cell.year,
    measure: cell.measure,
    same: [],
    different: [],
  };
}

export function nounName(noun: Noun, lookup: Lookup): string {
  return lookup.entity(noun.ids[0] ?? '')?.names[0] ?? noun.token.text;
}
