import type { Plan } from '../calculation/plan.ts';
import type { Leaf } from '../calculation/run.ts';
import { isActual } from '../facts/actual.ts';
import { agreement, finer } from '../facts/agree.ts';
import { areParts, byWidth, type Extent, extentOf, type Fund, isComplete, mayDiffer } from '../facts/extent.ts';
import { cellOf, type Lookup } from '../facts/lookup.ts';
import type { Cell, Collection, Entry, Measure } from '../facts/types.ts';
import { isMoney, printedString, sum } from '../money/amount.ts';

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
  /** 财政拨款, 一般公共预算: only what this fund pays. */
  readonly fund?: Fund | undefined;
  /** Only rows that are about these, or belong to them: projects, functional accounts. */
  readonly carrying?: readonly string[] | undefined;
  /** Only tables of this half of the spending, or of all of it. */
  readonly part?: Extent['part'] | undefined;
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

const ADDITIVE = new Set<Measure>([
  ...(['amount', 'basic', 'project', 'quantity', 'count', 'for-medium-small', 'for-micro-small'] as const),
]);

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

function restrict(all: readonly Entry[], { within, listOf, source, part, carrying }: Slots): readonly Entry[] {
  const entries =
    part === undefined
      ? all
      : // What an office runs on is some of one half.
        all.filter(
          (entry) => entry.collection !== 'prose' && !/机关运行/.test(entry.title) && extentOf(entry).part === part,
        );
  const belongs = (entry: Entry) =>
    within?.includes(entry.collection) === true ||
    (within?.includes('three-public') === true && entry.subject.startsWith('three-public:')) ||
    (listOf !== undefined && (entry.facets['list'] === listOf || entry.subject === listOf));
  const inside = within === undefined ? entries : entries.filter(belongs);
  const own =
    carrying === undefined
      ? inside
      : inside.filter(
          ({ subject, facets }) => carrying.includes(subject) || carrying.includes(facets['project'] ?? ''),
        );
  return source === undefined ? own : own.filter((entry) => entry.source === source);
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
  return [ofCells(id, name, leaves, measure, year, slots, lookup)];
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

/** What one table says of a thing: one cell, or the rows that only together are its figure. */
interface Print {
  readonly leaf: Leaf;
  readonly leaves: readonly Leaf[];
  readonly extent: Extent;
}

/**
 * One thing printed in several tables: the figure that most of the finest prints agree on, and those that differ. Of prints
 * that count more and less of the budget the widest is meant, unless the question names a fund.
 */
function ofCells(
  entity: string,
  label: string,
  leaves: readonly Leaf[],
  measure: Measure,
  year: number,
  slots: Slots,
  lookup: Lookup,
): Figure {
  const own = printsOf(leaves, lookup);
  const isHalf = own.every(({ extent, leaf }) => extent.part !== 'whole' && leaf.entry.collection !== 'prose');
  const prints = [...own, ...(isHalf ? carriedPrints(entity, measure, year, slots, lookup) : [])].sort(
    (a, b) => ORDER.indexOf(a.leaf.entry.collection) - ORDER.indexOf(b.leaf.entry.collection),
  );
  const asked = chosen(prints, slots, lookup);
  const halves = asked.length > 0 ? bothHalves(asked, lookup) : null;
  const main = best(asked);
  const limited = prints.some(({ extent }) => extent.fund === 'all') && main.extent.fund !== 'all';
  const called = slots.fund !== undefined && limited ? `${label}（${FUND_LABELS[main.extent.fund] ?? ''}）` : label;
  const plan: Plan = halves !== null ? { op: 'sum', of: halves.map(planOf), label } : planOf(main);
  const others = halves === null ? asked.filter((print) => print !== main).map(({ leaf }) => leaf) : [];
  // A sum of rows is none of the cells that stand elsewhere: they only bear it out.
  const verdict = (leaf: Leaf) => agreement(main.leaf.cell, leaf.cell);
  return {
    label: called,
    plan,
    entity,
    collection: main.leaf.entry.collection,
    year,
    measure,
    rows: (halves ?? [main]).flatMap((print) => print.leaves.map(({ entry }) => entry)),
    same: others.filter((leaf) => isPrinted(leaf) && (verdict(leaf) === 'equal' || verdict(leaf) === 'rounded')),
    different: others.filter((leaf) => isPrinted(leaf) && (verdict(leaf) === 'cut' || verdict(leaf) === 'different')),
  };
}

function isPrinted({ entry, cell }: Leaf): boolean {
  return entry.cells.includes(cell);
}

function planOf({ leaf, leaves }: Print): Plan {
  return leaves.length === 1
    ? { op: 'cell', ...leaf }
    : { op: 'sum', of: leaves.map((one): Plan => ({ op: 'cell', ...one })), label: leaf.entry.label };
}

/** Rows of one table that are parts of one figure are put together; other prints stand alone. */
function printsOf(leaves: readonly Leaf[], lookup: Lookup): Print[] {
  const tables = new Map<string, Leaf[]>();
  for (const leaf of leaves) {
    const key = `${leaf.entry.source} ${leaf.entry.collection}`;
    tables.set(key, [...(tables.get(key) ?? []), leaf]);
  }
  // What comes in for an account may be more or less than what is spent on it.
  const isAccount = leaves.some(({ entry }) => entry.subject.startsWith('function:'));
  return [...tables.values()].flatMap((all): readonly Print[] => {
    // Beside the row of the whole department stand those of its units.
    if (all[0]?.entry.collection === 'revenue' && isAccount && tables.size > 1) return [];
    const whole = all.filter(({ entry }) => entry.facets['unit'] === undefined);
    const own = whole.length > 0 ? whole : all;
    const [first] = own;
    if (first === undefined) return [];
    const extent = extentOf(first.entry);
    const rows = lookup
      .about(first.entry.subject)
      .filter(({ source, collection }) => source === first.entry.source && collection === first.entry.collection);
    if (first.entry.collection === 'prose' || !areParts(rows, lookup))
      return own.map((leaf) => ({ leaf, leaves: [leaf], extent }));
    const value = sum(own.map((leaf) => amountOf(leaf)));
    const cell = { ...first.cell, value, printed: printedString(value) };
    return [{ leaf: own.length === 1 ? first : { entry: first.entry, cell }, leaves: own, extent }];
  });
}

/** 差旅费 in a table of one row for each function and each economic account: its rows there are the whole of it. */
function carriedPrints(entity: string, measure: Measure, year: number, slots: Slots, lookup: Lookup): readonly Print[] {
  const tables = new Map<string, Leaf[]>();
  for (const entry of restrict(lookup.with(entity), slots)) {
    const cell = cellOf(entry, measure, year);
    if (!BY_ACCOUNT.has(entry.collection) || entry.role === 'total' || cell?.value == null) continue;
    tables.set(entry.source, [...(tables.get(entry.source) ?? []), { entry, cell }]);
  }
  return [...tables.values()].flatMap((leaves) => {
    const [first] = leaves;
    if (first === undefined || !isComplete(first.entry, lookup)) return [];
    const value = sum(leaves.map(amountOf));
    const leaf =
      leaves.length === 1 ? first : { ...first, cell: { ...first.cell, value, printed: printedString(value) } };
    return [{ leaf, leaves, extent: extentOf(first.entry) }];
  });
}

const BY_ACCOUNT = new Set<Collection>(['expenditure', 'general-budget-by-function', 'general-budget-by-economy']);

/** 财政拨款 is printed as 一般公共预算 where there is no table of all its funds, and the other way round. */
const FUND_NAMES: Readonly<Record<Fund, readonly Fund[]>> = {
  all: [],
  fiscal: ['fiscal', 'general'],
  general: ['general', 'fiscal'],
  'government-fund': ['government-fund'],
  'state-capital': ['state-capital'],
};

const FUND_LABELS: Partial<Record<Fund, string>> = { fiscal: '财政拨款', general: '一般公共预算' };

/** The prints of the fund that is asked for, or those that count most; all of them where none may differ. */
function chosen(prints: readonly Print[], { fund }: Slots, lookup: Lookup): readonly Print[] {
  const wholes = prints.filter(({ extent }) => extent.part === 'whole');
  const own =
    FUND_NAMES[fund ?? 'all']
      .map((name) => (wholes.length > 0 ? wholes : prints).filter(({ extent }) => extent.fund === name))
      .find((found) => found.length > 0) ?? [];
  const left = own.length > 0 ? own : prints;
  // Prose that counts the whole goes before a table of one half.
  const tables = left.filter(({ leaf, extent }) => leaf.entry.collection !== 'prose' && extent.part === 'whole');
  const [widest] = [...(tables.length > 0 ? tables : left)].sort((a, b) => byWidth(a.extent, b.extent));
  if (widest === undefined) return left;
  const isHalf = widest.extent.part !== 'whole';
  return left.filter(
    ({ extent, leaf }) =>
      (isHalf && leaf.entry.collection !== 'prose') ||
      !mayDiffer(widest.extent, extent, lookup) ||
      agreement(widest.leaf.cell, leaf.cell) !== 'different',
  );
}

/** 电费 in a table of 基本支出 and in one of 项目支出, and in none of both: the two together. */
function bothHalves(prints: readonly Print[], lookup: Lookup): readonly [Print, Print] | null {
  if (prints.some(({ extent }) => extent.part === 'whole')) return null;
  const [basic, project] = (['basic', 'project'] as const).map((part) =>
    prints.filter(({ extent, leaf }) => extent.part === part && leaf.entry.collection !== 'prose'),
  );
  if (basic === undefined || project === undefined || basic.length === 0 || project.length === 0) return null;
  const pair = [best(basic), best(project)] as const;
  return mayDiffer({ ...pair[0].extent, part: 'whole' }, { ...pair[1].extent, part: 'whole' }, lookup) ? null : pair;
}

/** The print that most of the finest ones agree with. */
function best(prints: readonly Print[]): Print {
  const finest = prints.filter(({ leaf }) => !prints.some((other) => finer(amountOf(other.leaf), amountOf(leaf))));
  const votes = ({ leaf }: Print) => finest.filter((other) => agreement(leaf.cell, other.leaf.cell) === 'equal').length;
  return finest.reduce((most, print) => (votes(print) > votes(most) ? print : most));
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

function amountOf(leaf: Leaf) {
  if (leaf.cell.value === null) throw new Error(`${leaf.entry.id}: a cell without a figure cannot be compared`);
  return leaf.cell.value;
}
