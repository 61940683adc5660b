import { run } from '../calculation/run.ts';
import { agreement } from '../facts/agree.ts';
import { cellOf, type Lookup } from '../facts/lookup.ts';
import type { Collection, Entry, Measure } from '../facts/types.ts';
import { type Amount, equal, isMoney } from '../money/amount.ts';
import { type Figure, figuresOf, type Slots, type Want } from './figures.ts';
import { type Frame, LISTS, type Noun } from './frame.ts';
import type { Item } from './request.ts';
import { has } from './tokens.ts';

/** The parts of a budget that stand as columns beside its rows. */
export const COLUMN_OF: Readonly<Record<string, Measure>> = {
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
  /** Where in the question the restriction begins: 采购表里… says nothing of what stands before it. */
  readonly from: number;
  readonly source: string | undefined;
  readonly columns: readonly string[];
  readonly measure: Measure | undefined;
  /** Every column asked for: 数量、单价、金额. */
  readonly measures: readonly Measure[];
  readonly want: Want;
  /** Nouns that name what is asked for; restrictions are taken out. */
  readonly nouns: readonly Noun[];
  /** The noun that restricts the others, for 占比 and 其余. */
  readonly container: Noun | null;
  /** Every noun of the question, restrictions and adjectives too. */
  readonly said: readonly Noun[];
  /** The nouns were not said: they are those of the question before. */
  readonly inherited: boolean;
}

export function wantOf(frame: Frame): Want {
  if (frame.asks.has('people') && frame.asks.has('amount')) return 'any';
  if (frame.asks.has('people')) return 'people';
  if (frame.asks.has('vehicles')) return 'vehicles';
  if (frame.asks.has('items') && !frame.asks.has('amount')) return 'quantity';
  if (frame.asks.has('amount') || frame.units.length > 0) return 'money';
  return 'any';
}

/** What the conversation hands on to a question that leaves it out. */
export interface Inherited {
  readonly nouns: readonly Noun[];
  readonly measure: Measure | undefined;
  readonly within: readonly Collection[] | undefined;
}

/** Sorts the nouns of a question into what restricts and what is asked for. */
export function scopeOf(frame: Frame, lookup: Lookup, inherited: Inherited): Scope {
  const want = wantOf(frame);
  const said = frame.nouns.filter((noun) => noun.pronoun === null);
  const distinctNouns = withoutExamples(withoutRepeats(said), frame);
  const base = { source: frame.sources[0], columns: frame.columns, want };
  if (distinctNouns.length === 0) {
    const fallback = inherited.nouns.length > 0 ? inherited.nouns : impliedNouns(frame, want, lookup);
    return {
      ...base,
      nouns: fallback,
      measure: frame.measures[0],
      measures: frame.measures,
      within: inherited.within,
      from: 0,
      container: null,
      said: [],
      inherited: true,
    };
  }
  const goingOn = onward(distinctNouns, frame, lookup, inherited);
  if (goingOn !== null)
    return {
      ...base,
      ...goingOn,
      measures: goingOn.measure === undefined ? [] : [goingOn.measure],
      from: 0,
      container: null,
      said: distinctNouns,
      inherited: true,
    };
  const { nouns: left, container, within } = restriction(distinctNouns, frame, lookup);
  const plain = withoutAdjectives(left, frame, lookup);
  const { nouns, measures } = columnsOf(plain, frame, lookup);
  const [measure] = measures;
  const goesOn =
    inherited.within !== undefined &&
    nouns.every((noun) => noun.ids.some((id) => standsIn(id, inherited.within ?? [], lookup)));
  return {
    ...base,
    nouns,
    measure,
    measures,
    within: within ?? (goesOn ? inherited.within : undefined),
    from: container?.start ?? 0,
    container,
    said: distinctNouns,
    inherited: false,
  };
}

/** 公用的呢, 资产表里呢, 其中政府采购多少: another column or list of the thing that was spoken of. */
function onward(
  nouns: readonly Noun[],
  frame: Frame,
  lookup: Lookup,
  inherited: Inherited,
): Pick<Scope, 'nouns' | 'measure' | 'within'> | null {
  const [only] = nouns;
  if (only === undefined || nouns.length !== 1 || inherited.nouns.length === 0) return null;
  const column = COLUMN_OF[only.ids[0] ?? ''];
  if (
    column !== undefined &&
    inherited.measure !== undefined &&
    Object.values(COLUMN_OF).includes(inherited.measure) &&
    inherited.nouns.every((noun) => noun.ids.some((id) => hasMeasure(id, column, lookup)))
  ) {
    return { nouns: inherited.nouns, measure: column, within: inherited.within };
  }
  const list = listOf(only);
  const collections = list === null ? undefined : LISTS[list];
  const among = frame.segment.tokens.slice(0, 2).some((token) => has(token, 'relation', 'within'));
  if (
    collections === undefined ||
    !(only.ids.length === 0 || among) ||
    frame.ops.has('max') ||
    frame.ops.has('min') ||
    frame.asks.has('how-many') ||
    frame.asks.has('which')
  )
    return null;
  const stand = inherited.nouns.every((noun) => noun.ids.some((id) => standsIn(id, collections, lookup)));
  return stand ? { nouns: inherited.nouns, measure: inherited.measure, within: collections } : null;
}

/** What a question is about that names nothing: its columns, its table, the heads, the cars, or the whole budget. */
function impliedNouns(frame: Frame, want: Want, lookup: Lookup): readonly Noun[] {
  const [token] = frame.segment.tokens;
  if (token === undefined) return [];
  const noun = { token, start: 0, end: 0, all: false, pronoun: null };
  const [column] = frame.columns;
  const list =
    column === 'class'
      ? 'assets'
      : column?.startsWith('directory') === true
        ? 'purchased-services'
        : column === 'economic'
          ? 'basic-expenditure'
          : column === 'function'
            ? 'functional'
            : frame.asks.has('level')
              ? 'functional'
              : frame.measures.some((measure) => measure.startsWith('for-'))
                ? 'procurement'
                : null;
  if (list !== null) return [{ ...noun, ids: [], collection: list }];
  const [source] = frame.sources;
  if (source !== undefined) {
    const ids = lookup.facts.entries
      .filter((entry) => entry.source === source && entry.role === 'total')
      .map((entry) => entry.subject);
    return ids.length === 0 ? [] : [{ ...noun, ids: [...new Set(ids)].slice(0, 2), collection: null }];
  }
  if (frame.unread.length > 0) return [];
  if (want === 'people' && frame.segment.text.length > 3) return [{ ...noun, ids: ['staff:在职'], collection: null }];
  if (want === 'vehicles') return [{ ...noun, ids: ['vehicle:车辆'], collection: null }];
  const whole =
    /预算|开支|支出|花|总共|一共|整年|全年/.test(frame.segment.text) &&
    (frame.asks.has('amount') || frame.asks.has('number') || frame.ops.has('compare') || frame.asks.has('why'));
  return whole && frame.unread.length === 0
    ? [{ ...noun, ids: ['total:支出总计', 'total:收支总预算'], collection: null }]
    : [];
}

/** One thing named twice counts once, and a narrower word for it wins: 电脑 … 台式的, 一般行政管理事务这个项目. */
function withoutRepeats(nouns: readonly Noun[]): readonly Noun[] {
  const first = nouns.filter(
    (noun, i) =>
      nouns.findIndex((other) => other.collection === noun.collection && other.ids.join() === noun.ids.join()) === i,
  );
  return first.filter(
    (noun) =>
      !first.some(
        (other) =>
          other !== noun &&
          other.ids.length > 0 &&
          other.ids.length < noun.ids.length &&
          other.ids.every((id) => noun.ids.includes(id)),
      ),
  );
}

/** 桌子椅子沙发这些家具: what stands before 这些 only gives examples of what stands behind it. */
function withoutExamples(nouns: readonly Noun[], frame: Frame): readonly Noun[] {
  const these = frame.nouns.find((noun) => noun.pronoun === 'them');
  const whole = these === undefined ? undefined : nouns.find((noun) => noun.start === these.end);
  if (whole !== undefined && whole.ids.length === 0 && nouns.length > 2) return nouns.filter((noun) => noun !== whole);
  if (whole !== undefined) return nouns.filter((noun) => noun.start >= whole.start);
  const appositive = frame.nouns.find(
    (noun) => noun.pronoun === 'it' && nouns.some((other) => other.end === noun.start && other.ids.length > 0),
  );
  return appositive === undefined
    ? nouns
    : nouns.filter((noun) => !(noun.start === appositive.end && noun.ids.length === 0));
}

/** A list or its total before things that stand in it: 采购表里台式计算机, 政府采购里服务类. */
function restriction(
  nouns: readonly Noun[],
  frame: Frame,
  lookup: Lookup,
): { nouns: readonly Noun[]; container: Noun | null; within: readonly Collection[] | undefined } {
  for (const noun of nouns) {
    const list = listOf(noun);
    const others = nouns.filter((other) => other !== noun);
    if (list === null || others.length === 0) continue;
    const column = COLUMN_OF[noun.ids[0] ?? ''];
    if (column !== undefined && others.every((other) => other.ids.some((id) => hasMeasure(id, column, lookup))))
      continue;
    // 四大类各占总支出百分之几: the list is the part, not where the whole stands.
    const over = frame.segment.tokens.find((token) => has(token, 'op', 'share'));
    if (over !== undefined && noun.start < over.start && others.every((other) => other.start > over.start)) continue;
    const collections = LISTS[list] ?? [];
    const inside = others.filter((other) => other.ids.some((id) => standsIn(id, collections, lookup, TOTAL_OF[list])));
    if (inside.length === 0) continue;
    const extra = others.filter((other) => !inside.includes(other));
    const count = Number(
      frame.numbers.find(({ unit }) => unit === '项' || unit === '个' || unit === '笔')?.value ?? '0',
    );
    // 采购表里要买哪几样设备: a word for things in general, and 车子 before three purchases, narrow nothing.
    const general =
      extra.length > 0 &&
      extra.every(
        (other) =>
          other.ids.length > 0 && other.ids.every((id) => /^(?:asset-class|vehicle|procurement-class):/.test(id)),
      );
    if (noun.ids.length === 0 && general && (frame.asks.has('list') || inside.length === count))
      return { nouns: inside, container: noun, within: collections };
    const apart = inside.every((other) => !joinedByAnd(other, noun, frame));
    const restricts =
      noun.ids.length === 0 ||
      (inside.length === others.length &&
        apart &&
        !['plus', 'ratio', 'share', 'percent'].some(
          (op) => frame.ops.has(op) && noun.ids.length > 0 && others.some((other) => other.start < noun.start),
        ));
    if (restricts) return { nouns: others, container: noun, within: collections };
  }
  return { nouns, container: null, within: undefined };
}

/** 在职人员的工资福利, 一般公共预算“三公”经费, 本街道的…: a noun that only says of whom, beside one that says what. */
function withoutAdjectives(nouns: readonly Noun[], frame: Frame, lookup: Lookup): readonly Noun[] {
  if (nouns.length < 2) return nouns;
  const kinds = (noun: Noun) => new Set(noun.ids.map((id) => id.slice(0, id.indexOf(':'))));
  const heads =
    !frame.asks.has('people') &&
    frame.pers.length === 0 &&
    !['average', 'divide', 'ratio', 'share', 'difference'].some((op) => frame.ops.has(op));
  const adjective = (noun: Noun): boolean => {
    const kind = kinds(noun);
    const others = nouns.filter((other) => other !== noun);
    if (kind.has('unit') && kind.size === 1) return true;
    if (
      !kind.has('indicator') &&
      frame.asks.has('items') &&
      !frame.asks.has('amount') &&
      others.some((other) => kinds(other).has('indicator') && other.token.via === 'search')
    )
      return true;
    if (
      kind.has('procurement-class') &&
      others.some(
        (other) => other.ids.includes('total:政府购买服务预算') || other.ids.some((id) => id.startsWith('service:')),
      )
    )
      return true;
    if (kind.has('staff') && kind.size === 1 && heads) return others.some((other) => !kinds(other).has('staff'));
    if (kind.has('staff') && (frame.asks.has('people') || frame.asks.has('how-many')))
      return others.some((other) => other.ids.some((id) => partOf(id, noun.ids, lookup)));
    return (
      kind.has('revenue') &&
      kind.size === 1 &&
      others.some((other) => other.start === noun.end && !kinds(other).has('revenue'))
    );
  };
  const left = nouns.filter((noun) => !adjective(noun));
  return left.length === 0 ? nouns : left;
}

function partOf(id: string, wholes: readonly string[], lookup: Lookup): boolean {
  return (
    !wholes.includes(id) &&
    lookup
      .about(id)
      .some((entry) => wholes.includes(entry.facets['group'] ?? '') || wholes.includes(entry.facets['list'] ?? ''))
  );
}

/** 行政运行的人员经费: a part of the budget that stands as a column beside the row; several ask for several columns. */
function columnsOf(
  nouns: readonly Noun[],
  frame: Frame,
  lookup: Lookup,
): { nouns: readonly Noun[]; measures: readonly Measure[] } {
  if (nouns.length < 2 || frame.measures.length > 0 || binary(frame)) return { nouns, measures: frame.measures };
  const heads = nouns.filter((noun) => noun.ids.length === 1 && COLUMN_OF[noun.ids[0] ?? ''] !== undefined);
  const inner = heads.filter(
    (noun) =>
      !(
        heads.length > 1 &&
        frame.segment.tokens.some((token) => token.start === noun.end && has(token, 'relation', 'within'))
      ),
  );
  const rows = nouns.filter((noun) => !heads.includes(noun));
  const measures = inner.flatMap((noun) => COLUMN_OF[noun.ids[0] ?? ''] ?? []);
  const fits = (noun: Noun) =>
    noun.collection === 'functional' ||
    noun.ids.some((id) => measures.every((measure) => hasMeasure(id, measure, lookup)));
  return heads.length > 0 && rows.length > 0 && rows.every(fits)
    ? { nouns: rows, measures }
    : { nouns, measures: frame.measures };
}

function binary(frame: Frame): boolean {
  return ['share', 'ratio', 'difference', 'minus', 'divide'].some((op) => frame.ops.has(op));
}

/** The list that a noun stands for by itself, if it does. */
export function listOf(noun: Noun): string | null {
  if (noun.ids.length === 0) return noun.collection;
  return noun.ids.map((id) => LIST_OF[id]).find((one) => one !== undefined) ?? null;
}

/** 三公经费和政府采购: two things side by side, none inside the other. */
function joinedByAnd(a: Noun, b: Noun, frame: Frame): boolean {
  const [left, right] = a.start < b.start ? [a, b] : [b, a];
  if (frame.nouns.some((noun) => noun.start >= left.end && noun.end <= right.start)) return false;
  return /[和与跟同、及比+加减]/.test(frame.segment.text.slice(left.end, right.start));
}

function standsIn(id: string, collections: readonly Collection[], lookup: Lookup, total?: string): boolean {
  const here = (entry: Entry) =>
    entry.role !== 'total' &&
    (collections.includes(entry.collection) || (total !== undefined && entry.facets['list'] === total));
  return lookup.about(id).some(here) || lookup.with(id).some(here);
}

function hasMeasure(id: string, measure: Measure, lookup: Lookup): boolean {
  return lookup.about(id).some((entry) => cellOf(entry, measure) !== undefined && entry.collection !== 'prose');
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
  };
  const ids = chosenIds(noun, scope, lookup);
  let figures = ids.flatMap((id) => figuresOf(id, slots, lookup));
  // 几次, 一台: words that count may mean a target or a head count where the thing has no quantity of its own.
  if (figures.length === 0 && scope.measure === 'quantity')
    figures = ids.flatMap((id) => figuresOf(id, { ...slots, measure: undefined, want: 'quantity' }, lookup));
  const current = figures.filter((figure) => figure.year === slots.year);
  return { noun, readings: distinct(noun.all, (current.length > 0 ? current : figures).map(itemOf)) };
}

/** The candidates that stand in the named column (一级目录…), or in the group that another noun names (在岗…事业编). */
function chosenIds(noun: Noun, scope: Scope, lookup: Lookup): readonly string[] {
  const ids = noun.ids.length > 0 ? noun.ids : [TOTAL_OF[noun.collection ?? ''] ?? ''];
  if (ids.length < 2) return ids;
  const inColumn = ids.filter((id) =>
    scope.columns.some((name) => lookup.with(id).some((entry) => entry.facets[name] === id)),
  );
  if (inColumn.length > 0) return inColumn;
  const others = scope.said.filter((other) => other !== noun).flatMap((other) => other.ids);
  const inGroup = ids.filter((id) => partOf(id, others, lookup));
  return inGroup.length > 0 ? inGroup : ids;
}

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
  if (cell === undefined || cell.value === null) return null;
  return {
    label: lookup.entity(entry.subject)?.names[0] ?? entry.label,
    plan: { op: 'cell', entry, cell },
    entity: entry.subject,
    rows: [entry],
    year,
    measure,
    same: [],
    different: [],
  };
}
