import { run } from '../calculation/run.ts';
import { agreement } from '../facts/agree.ts';
import { cellOf, type Lookup } from '../facts/lookup.ts';
import type { Collection, Entry, Measure } from '../facts/types.ts';
import { equal, isMoney, type Amount } from '../money/amount.ts';
import { figuresOf, type Figure, type Slots, type Want } from './figures.ts';
import { LISTS, type Frame, type Noun } from './frame.ts';
import type { Item } from './request.ts';

/** The parts of a budget that stand as columns beside its rows. */
const COLUMN_OF: Readonly<Record<string, Measure>> = {
  'category:基本支出': 'basic',
  'category:项目支出': 'project',
  'category:人员经费': 'personnel',
  'category:公用经费': 'operating',
};

/** The total that a list's name stands for: 采购一共多少. */
export const TOTAL_OF: Readonly<Record<string, string>> = {
  projects: 'category:项目支出',
  procurement: 'total:政府采购预算',
  'purchased-services': 'total:政府购买服务预算',
  assets: 'total:资产配置预算',
  'three-public': 'three-public:合计',
  functional: 'total:支出总计',
  'general-budget-by-function': 'total:一般公共预算支出',
  expenditure: 'total:支出总计',
  balance: 'total:支出总计',
  revenue: 'total:收入总计',
  'revenue-table': 'total:收入总计',
  'fiscal-balance': 'total:财政拨款收支总预算',
  'basic-expenditure': 'category:基本支出',
  'government-fund': 'total:政府性基金预算支出',
  'state-capital': 'total:国有资本经营预算支出',
  staff: 'staff:在职',
  vehicles: 'vehicle:车辆',
};

/** The list that a total adds up. */
export const LIST_OF: Readonly<Record<string, string>> = {
  'category:项目支出': 'projects',
  'total:政府采购预算': 'procurement',
  'total:政府购买服务预算': 'purchased-services',
  'total:资产配置预算': 'assets',
  'three-public:合计': 'three-public',
  'vehicle:车辆': 'vehicles',
};

/** A noun with everything it may mean here, one item a reading. No reading: the document has no such figure. */
export interface Operand {
  readonly noun: Noun;
  readonly readings: readonly Item[];
}

/** What the words around the nouns restrict: a table, a list, a column, years. */
export interface Scope {
  readonly within: readonly Collection[] | undefined;
  readonly source: string | undefined;
  readonly measure: Measure | undefined;
  readonly want: Want;
  /** Nouns that name what is asked for; restrictions are taken out. */
  readonly nouns: readonly Noun[];
  /** The noun that restricts the others, for 占比 and 其余. */
  readonly container: Noun | null;
}

export function wantOf(frame: Frame): Want {
  if (frame.asks.has('people')) return 'people';
  if (frame.asks.has('vehicles')) return 'vehicles';
  if (frame.asks.has('items') && !frame.asks.has('amount')) return 'quantity';
  if (frame.asks.has('amount') || frame.units.length > 0) return 'money';
  return 'any';
}

/** Sorts the nouns of a question into what restricts and what is asked for. */
export function scopeOf(frame: Frame, lookup: Lookup, inherited?: readonly Collection[]): Scope {
  const want = wantOf(frame);
  let nouns = frame.nouns.filter((noun) => noun.pronoun === null);
  let measure = frame.measures[0];
  let container: Noun | null = null;
  let within: readonly Collection[] | undefined;
  for (const noun of nouns) {
    const list = listOf(noun);
    const others = nouns.filter((other) => other !== noun);
    if (list === null || others.length === 0) continue;
    const collections = LISTS[list] ?? [];
    const inside = others.filter((other) => other.ids.some((id) => standsIn(id, collections, lookup)));
    if (inside.length === 0) continue;
    const restricts = noun.ids.length === 0 || others.every((other) => inside.includes(other) && other.start > noun.start);
    if (!restricts) continue;
    container = noun;
    within = collections;
    nouns = others;
    break;
  }
  if (nouns.length >= 2 && measure === undefined) {
    const column = nouns.find((noun) => noun.ids.length === 1 && COLUMN_OF[noun.ids[0] ?? ''] !== undefined);
    const id = column === undefined ? undefined : COLUMN_OF[column.ids[0] ?? ''];
    const rows = nouns.filter((noun) => noun !== column);
    if (column !== undefined && id !== undefined && rows.length > 0 && !binary(frame) && rows.every((noun) => noun.ids.some((one) => hasMeasure(one, id, lookup)))) {
      measure = id;
      nouns = rows;
    }
  }
  return { within: within ?? (inherited !== undefined && nouns.every((noun) => noun.ids.some((id) => standsIn(id, inherited, lookup))) ? inherited : undefined), source: frame.sources[0], measure, want, nouns, container };
}

function binary(frame: Frame): boolean {
  return ['share', 'ratio', 'difference', 'minus', 'plus', 'divide'].some((op) => frame.ops.has(op));
}

/** The list that a noun stands for by itself, if it does. */
export function listOf(noun: Noun): string | null {
  if (noun.ids.length === 0) return noun.collection;
  const list = noun.ids.map((id) => LIST_OF[id]).find((one) => one !== undefined);
  return list ?? null;
}

function standsIn(id: string, collections: readonly Collection[], lookup: Lookup): boolean {
  const here = (entry: Entry) => collections.includes(entry.collection) && entry.role !== 'total';
  return lookup.about(id).some(here) || lookup.with(id).some(here);
}

function hasMeasure(id: string, measure: Measure, lookup: Lookup): boolean {
  return lookup.about(id).some((entry) => cellOf(entry, measure) !== undefined && entry.collection !== 'prose');
}

/** Every distinct figure that a noun may mean under these restrictions. */
export function operand(noun: Noun, scope: Scope, lookup: Lookup, year?: number): Operand {
  const slots: Slots = { want: scope.want, year: year ?? lookup.facts.year, anyYear: year === undefined, measure: scope.measure, within: scope.within, source: scope.source };
  const ids = noun.ids.length > 0 ? noun.ids : [TOTAL_OF[noun.collection ?? ''] ?? ''];
  const figures = ids.flatMap((id) => figuresOf(id, slots, lookup));
  const relaxed = figures.length === 0 && scope.want === 'money' && scope.measure === undefined ? [] : figures;
  const current = relaxed.some((figure) => figure.year === slots.year) ? relaxed.filter((figure) => figure.year === slots.year) : relaxed;
  return { noun, readings: distinct(current.map(itemOf)) };
}

export function itemOf(figure: Figure): Item {
  const { label, plan, entity, rows, year, measure, same, different } = figure;
  return { label, plan, entity, rows, year, measure, same, different };
}

/** Readings that come to the same figure are one answer; a coarser print of it (万元 in prose) is the same one. */
function distinct(items: readonly Item[]): readonly Item[] {
  const found: Item[] = [];
  for (const item of items) {
    const twin = found.findIndex((other) => other.measure === item.measure && sameFigure(other, item));
    const known = found[twin];
    if (known === undefined) found.push(item);
    else {
      const agree = equalFigure(known, item);
      const more = run(item.plan).leaves;
      found[twin] = { ...known, same: [...known.same, ...(agree ? more : []), ...item.same], different: [...known.different, ...(agree ? [] : more)] };
    }
  }
  return found;
}

function equalFigure(a: Item, b: Item): boolean {
  const [x, y] = [run(a.plan).amount, run(b.plan).amount];
  return alike(x, y) && equal(x, y);
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
  if (cell === undefined || cell.value === null) return null;
  return { label: lookup.entity(entry.subject)?.names[0] ?? entry.label, plan: { op: 'cell', entry, cell }, entity: entry.subject, rows: [entry], year, measure, same: [], different: [] };
}
