import type { Plan } from '../calculation/plan.ts';
import type { Leaf } from '../calculation/run.ts';
import { isActual } from '../facts/actual.ts';
import { agreement, finer } from '../facts/agree.ts';
import type { Lookup } from '../facts/lookup.ts';
import type { Cell, Collection, Entry, Measure } from '../facts/types.ts';
import { isMoney } from '../money/amount.ts';

/** What kind of number is asked for; `any` where the words leave it open. */
export type Want = 'money' | 'people' | 'vehicles' | 'quantity' | 'percent' | 'any';

/** What a question says about the figure it wants of a thing. */
export interface Slots {
  readonly want: Want;
  readonly year: number;
  /** The user did not say the year: a figure that is only printed for an earlier one will do, and says its year. */
  readonly anyYear?: boolean;
  readonly measure?: Measure | undefined;
  /** Only these lists, where the question names a table or a list. */
  readonly within?: readonly Collection[] | undefined;
  /** The total of that list: prose that breaks it down belongs to it too. */
  readonly listOf?: string | undefined;
  readonly source?: string | undefined;
  /** Only figures of what was really spent. */
  readonly actual?: boolean | undefined;
}

/** One figure of one thing: how it is calculated or where it is read, and what else the document prints for it. */
export interface Figure {
  readonly label: string;
  readonly plan: Plan;
  readonly entity: string;
  readonly collection: Collection;
  readonly year: number;
  readonly measure: Measure;
  /** Rows behind a sum; one row for a figure that was read. */
  readonly rows: readonly Entry[];
  readonly same: readonly Leaf[];
  readonly different: readonly Leaf[];
}

/** Lists whose rows are purchases, targets or head counts: a thing's figure there is not its budget. */
const OWN_WORLD = new Set<Collection>([
  'procurement',
  'purchased-services',
  'assets',
  'indicators',
  'staff',
  'vehicles',
  'prior-projects',
]);

/** The table that says it best comes first; prose last. */
const ORDER: readonly Collection[] = [
  'general-budget-by-function',
  'basic-expenditure',
  'three-public',
  'projects',
  'balance',
  'expenditure',
  'revenue',
  'fiscal-balance',
  'general-budget-by-unit',
  'government-fund',
  'state-capital',
  'procurement',
  'purchased-services',
  'assets',
  'staff',
  'vehicles',
  'prior-projects',
  'department-performance',
  'project-performance',
  'indicators',
  'prose',
  'unknown',
];

const DEFAULTS: Readonly<Record<Want, readonly Measure[]>> = {
  money: ['amount'],
  people: ['count'],
  vehicles: ['count'],
  quantity: ['quantity', 'count', 'target'],
  percent: ['target', 'share', 'growth'],
  any: ['amount', 'count', 'target', 'quantity', 'share'],
};

const ADDITIVE = new Set<Measure>(['amount', 'quantity', 'for-medium-small', 'for-micro-small', 'count']);

/** Every reading of an entity's figure, the likeliest first; empty where the document prints none. */
export function figuresOf(id: string, slots: Slots, lookup: Lookup): readonly Figure[] {
  const own = restrict(lookup.about(id), slots);
  const rows = own.length > 0 ? own : restrict(lookup.with(id), slots);
  const worlds = new Map<string, Entry[]>();
  for (const entry of rows) {
    const world = OWN_WORLD.has(entry.collection) || own.length === 0 ? entry.collection : 'budget';
    worlds.set(world, [...(worlds.get(world) ?? []), entry]);
  }
  if (own.length === 0) keepBest(worlds);
  const figures: Figure[] = [];
  for (const measure of slots.measure === undefined ? DEFAULTS[slots.want] : [slots.measure]) {
    for (const entries of worlds.values()) figures.push(...read(id, entries, measure, slots, lookup, own.length === 0));
    if (figures.length > 0) break;
  }
  return figures.sort((a, b) => ORDER.indexOf(a.collection) - ORDER.indexOf(b.collection));
}

function restrict(entries: readonly Entry[], { within, listOf, source }: Slots): readonly Entry[] {
  const belongs = (entry: Entry) =>
    within?.includes(entry.collection) === true ||
    (listOf !== undefined && (entry.facets['list'] === listOf || entry.subject === listOf));
  const inside = within === undefined ? entries : entries.filter(belongs);
  return source === undefined ? inside : inside.filter((entry) => entry.source === source);
}

function read(
  id: string,
  entries: readonly Entry[],
  measure: Measure,
  slots: Slots,
  lookup: Lookup,
  carried: boolean,
): readonly Figure[] {
  const printed = entries.flatMap((entry) => firstOfEachYear(entry, measure, slots).map((cell) => ({ entry, cell })));
  const latest = Math.max(...printed.map(({ cell }) => cell.year).filter((year) => year <= slots.year));
  const year = slots.anyYear === true && Number.isFinite(latest) ? latest : slots.year;
  const leaves = printed.filter(({ cell }) => cell.year === year);
  const first = leaves[0];
  if (first === undefined) return [];
  const name = lookup.entity(id)?.names[0] ?? first.entry.label;
  if (carried || OWN_WORLD.has(first.entry.collection)) return [ofRows(id, name, leaves, measure, year)].flat();
  return [ofCells(id, name, leaves, measure, year)];
}

/** One list in several prints (表10, the forms, prose): its sum is taken from the best of them. */
function keepBest(worlds: Map<string, Entry[]>): void {
  const prints = [...worlds.keys()]
    .filter((key) => !OWN_WORLD.has(key as Collection))
    .sort((a, b) => ORDER.indexOf(a as Collection) - ORDER.indexOf(b as Collection));
  for (const key of prints.slice(1)) worlds.delete(key);
}

/** A row may print one measure twice (asked for and approved): the first one counts. */
function firstOfEachYear(entry: Entry, measure: Measure, { want, actual }: Slots): readonly Cell[] {
  const cells = entry.cells.filter(
    (cell) =>
      cell.measure === measure && cell.value !== null && fits(cell, want) && (actual !== true || isActual(entry, cell)),
  );
  return cells.filter((cell, i) => cells.findIndex((other) => other.year === cell.year) === i);
}

/** Does the cell's unit answer what is asked? */
function fits(cell: Cell, want: Want): boolean {
  const unit = cell.value?.unit ?? '';
  switch (want) {
    case 'money':
      return isMoney(unit);
    case 'people':
      return unit === '人' || unit === '名';
    case 'vehicles':
      return unit === '辆' || unit === '台';
    case 'percent':
      return unit === '%';
    case 'quantity':
      return !isMoney(unit);
    case 'any':
      return true;
  }
}

/** One thing printed in several tables: the figure that most of the finest prints agree on, and those that differ. */
function ofCells(entity: string, label: string, leaves: readonly Leaf[], measure: Measure, year: number): Figure {
  const sorted = [...leaves].sort((a, b) => ORDER.indexOf(a.entry.collection) - ORDER.indexOf(b.entry.collection));
  const finest = sorted.filter((leaf) => !sorted.some((other) => finer(value(other), value(leaf))));
  const votes = (leaf: Leaf) => finest.filter((other) => agreement(leaf.cell, other.cell) === 'equal').length;
  const main = finest.reduce((best, leaf) => (votes(leaf) > votes(best) ? leaf : best));
  const others = sorted.filter((leaf) => leaf !== main);
  const verdict = (leaf: Leaf) => agreement(main.cell, leaf.cell);
  return {
    label,
    plan: { op: 'cell', ...main },
    entity,
    collection: main.entry.collection,
    year,
    measure,
    rows: [main.entry],
    same: others.filter((leaf) => verdict(leaf) === 'equal' || verdict(leaf) === 'rounded'),
    different: others.filter((leaf) => verdict(leaf) === 'cut' || verdict(leaf) === 'different'),
  };
}

/** Rows of one list: a single row is read; several rows of one thing add up, or stand side by side where they cannot. */
function ofRows(
  entity: string,
  label: string,
  leaves: readonly Leaf[],
  measure: Measure,
  year: number,
): readonly Figure[] {
  const totals = leaves.filter(({ entry }) => entry.role === 'total');
  const items =
    totals.length > 0
      ? totals.slice(0, 1)
      : leaves.filter(({ entry }) => entry.role !== 'group' || leaves.length === 1);
  const first = items[0];
  if (first === undefined) return [];
  const base = { label, entity, collection: first.entry.collection, year, measure, same: [], different: [] };
  const cells = items.map((leaf): Plan => ({ op: 'cell', ...leaf }));
  const [only] = cells;
  if (cells.length === 1 && only !== undefined) return [{ ...base, plan: only, rows: [first.entry] }];
  if (ADDITIVE.has(measure))
    return [{ ...base, plan: { op: 'sum', of: cells, label: `${label}合计` }, rows: items.map(({ entry }) => entry) }];
  const distinct = items.filter(
    (leaf, i) => items.findIndex((other) => agreement(other.cell, leaf.cell) === 'equal') === i,
  );
  return distinct.map((leaf) => ({
    ...base,
    plan: { op: 'cell', ...leaf },
    rows: [leaf.entry],
    same: items.filter((other) => other !== leaf && agreement(other.cell, leaf.cell) === 'equal'),
  }));
}

function value(leaf: Leaf) {
  if (leaf.cell.value === null) throw new Error(`${leaf.entry.id}: a cell without a figure cannot be compared`);
  return leaf.cell.value;
}
