import { run } from '../calculation/run.ts';
import { areParts, byWidth, extentOf, mayDiffer, widestTable } from '../facts/extent.ts';
import { cellOf, type Lookup } from '../facts/lookup.ts';
import type { Collection, Entry, Measure, Statement } from '../facts/types.ts';
import { compare, isZero } from '../money/amount.ts';
import { headsOf, withHeads } from './code-heads.ts';
import { detailTable } from './detail-table.ts';
import { byEconomy } from './facets.ts';
import { figuresOf } from './figures.ts';
import { countSaid, type Frame, LISTS, type Noun } from './frame.ts';
import { isHalf } from './halves.ts';
import { holdingOf, holdingRows } from './holding.ts';
import { alike, itemOf, rowItem } from './operands.ts';
import type { Query } from './query.ts';
import type { Item } from './request.ts';
import { squeeze } from './squeeze.ts';
import { standsIn } from './standing.ts';
import { tag } from './tokens.ts';
import { listOf, TOTAL_OF } from './totals.ts';

/** Rows that a question ranks, counts, filters or lists, with what they are called together. */
export interface List {
  readonly title: string;
  readonly items: readonly Item[];
  readonly total: Item | null;
  readonly measure: Measure;
  /** What the forms say, where that narrows the list: 项目负责人：党政办. */
  readonly told?: readonly Statement[];
}

/** The parts of one thing, or the rows of a list, as the question's nouns say and its words for names narrow; null where they name no list. */
export function listFor(query: Query, deep = false): List | null {
  const list = wholeList(query, deep);
  const held = holdingOf(query.frame);
  if (list === null || held.length === 0) return list;
  const said = held
    .map(
      ({ column, word, not }) =>
        `${column === 'name' ? `名称${not ? '不' : ''}含` : `单位${not ? '不是' : '为'}`}“${word}”`,
    )
    .join('、');
  const items = holdingRows(list.items, query.frame);
  // 单位是张的, of a table that prints no unit of any row: that cannot be told.
  if (items.length === 0 && held.some(({ column }) => column === 'unit')) return null;
  return { ...list, title: `${list.title}（${said}）`, items, total: null };
}

function wholeList(query: Query, deep: boolean): List | null {
  const { scope, lookup, frame } = query;
  const year = frame.years[0] ?? lookup.facts.year;
  const collection = scope.nouns.find((noun) => noun.ids.length === 0 && noun.collection !== null);
  const named = scope.nouns.filter((noun) => noun !== collection && noun.ids.length > 0);
  const heads = headsOf(frame);
  if (heads.length > 0) return rowsWithHeads(heads, collection?.collection ?? null, query, year);
  const source = scope.source ?? detailTable(query);
  const odd = source === null ? null : rowsOfOdd(source, query, year);
  if (odd !== null) return odd;
  const container = collection?.collection ?? (scope.container === null ? null : listOf(scope.container));
  const [only] = named;
  if (only !== undefined && named.length === 1) {
    const related = collection === undefined ? null : relatedTo(only, collection.collection ?? '', query, year);
    if (related !== null) return related;
    const parts = partsOf(only, query, year, deep, container);
    if (parts !== null) return parts;
  }
  if (container !== null && named.length === 0) return rowsOf(container, query, year);
  if (scope.source !== undefined && scope.nouns.length === 0) {
    const entries = lookup.facts.entries.filter((entry) => entry.source === scope.source && entry.role === 'item');
    return listOfEntries(scope.source, entries, 'amount', year, null, query);
  }
  return null;
}

/** 采购品目A02打头的, 208开头的科目: rows whose codes begin so. */
function rowsWithHeads(heads: readonly string[], list: string | null, query: Query, year: number): List | null {
  const entries = withHeads(heads, query.lookup, list === null ? undefined : LISTS[list]);
  const title = `编码以${heads.join('、')}开头的${entries[0]?.title.replace(/表$/, '') ?? ''}`;
  return listOfEntries(title, entries, query.scope.measure ?? 'amount', year, null, query);
}

/** The rows of a table that is none of the standard ones, whatever their things are called: 培训费明细里最贵的三个培训. */
function rowsOfOdd(source: string, query: Query, year: number): List | null {
  const rows = query.lookup.in('unknown').filter((entry) => entry.source === source && entry.role === 'item');
  return rows.length === 0
    ? null
    : listOfEntries(rows[0]?.title ?? source, rows, query.scope.measure ?? 'amount', year, null, query);
}

const ACCOUNT_LISTS = new Set(['functional', 'basic-expenditure', 'general-budget-by-function', 'expenditure']);

/** 跟车辆有关的采购: rows of a list that are named after a thing which is none of them. */
function relatedTo(noun: Noun, list: string, query: Query, year: number): List | null {
  const { lookup, frame } = query;
  if (!/有关|相关|涉及|关于/.test(frame.segment.text)) return null;
  if (noun.ids.some((id) => standsIn(id, LISTS[list] ?? [], lookup))) return null;
  const all = rowsOf(list, query, year);
  // 车辆, 纸张: a thing and its counter.
  const word = squeeze(noun.token.text).replace(/(?<=^.)[辆张本匹只间件艘]$/, '');
  const items = (all?.items ?? []).filter(({ label, rows }) =>
    [
      label,
      ...rows.flatMap((row) => Object.values(row.facets)).flatMap((id) => lookup.entity(id)?.names[0] ?? []),
    ].some((name) => squeeze(name).includes(word)),
  );
  return all === null || items.length === 0
    ? null
    : { ...all, title: `${all.title}中与${noun.token.text}有关的`, items, total: null };
}

function rowsOf(list: string, query: Query, year: number): List | null {
  const { lookup, scope } = query;
  const measure =
    scope.measure ?? (list === 'staff' || list === 'vehicles' ? 'count' : list === 'indicators' ? 'target' : 'amount');
  const collections: readonly Collection[] =
    list === 'projects'
      ? year === lookup.facts.year
        ? ['projects', 'project-performance']
        : ['prior-projects']
      : // Only the balance prints the classes that have nothing.
        list === 'functional' && query.frame.ops.has('zero') && measure === 'amount'
        ? ['balance']
        : (LISTS[list] ?? []);
  const kind = list === 'revenue' ? 'revenue:' : list === 'functional' ? 'function:' : '';
  const printed = collections
    .map((one) => lookup.in(one).filter(({ subject, role }) => role === 'total' || subject.startsWith(kind)))
    .filter((one) => one.some((entry) => entry.role !== 'total'));
  const found = (list === 'functional' && scope.fund === undefined ? widestOf(printed, lookup) : printed[0]) ?? [];
  // Some documents list their projects only with their goals.
  const listed = found.length === 0 && list === 'projects' ? lookup.in('project-performance') : found;
  // Accounts are printed again and again, once for each fund: one table is the list.
  const entries = ACCOUNT_LISTS.has(list) ? widestTable(listed, measure) : listed;
  const years = entries.flatMap((entry) => entry.cells.map((cell) => cell.year));
  const at = query.frame.years.length > 0 || years.includes(year) ? year : Math.max(...years);
  // Forms of the projects that have goals are a list of their own, not what the projects come to.
  const partial = list === 'projects' && entries.some(({ collection }) => collection === 'project-performance');
  const title = (partial ? undefined : lookup.entity(TOTAL_OF[list] ?? '')?.names[0]) ?? entries[0]?.title ?? list;
  const leaves = leavesOf(entries, query);
  const forms =
    list === 'projects' ? query.frame.segment.tokens.filter((token) => tag(token, 'form') !== undefined) : [];
  const called = forms.length === 0 ? title : `${title}（${forms.map(({ text }) => text).join('、')}）`;
  const { chosen, told } = list === 'projects' ? byForm(leaves, query) : { chosen: leaves, told: [] };
  if (chosen.length === 0 && leaves.length > 0) return { title: called, items: [], total: null, measure, told };
  const rows = listOfEntries(
    called,
    chosen,
    measure,
    at,
    chosen.length === leaves.length && !partial ? totalItem(list, query, measure, at) : null,
    query,
  );
  return rows === null || told.length === 0 ? rows : { ...rows, told };
}

/** What the budget is spent on, of all its money: the first of the tables, unless another counts more. */
function widestOf(lists: readonly (readonly Entry[])[], lookup: Lookup): readonly Entry[] | undefined {
  const extent = (list: readonly Entry[]) => extentOf(list[0] as Entry);
  return lists.reduce<readonly Entry[] | undefined>(
    (widest, list) =>
      widest === undefined ||
      (mayDiffer(extent(widest), extent(list), lookup) && byWidth(extent(list), extent(widest)) < 0)
        ? list
        : widest,
    undefined,
  );
}

/** Rows without the sums that stand above them: classes of functional accounts, projects, goods. */
function leavesOf(entries: readonly Entry[], { lookup, frame, accounts }: Query): readonly Entry[] {
  const functional = entries.some((entry) => entry.subject.startsWith('function:'));
  if (functional) {
    const level = levelOf(frame);
    const levels = levelsOf(entries, lookup, accounts);
    return entries.filter((entry) => entry.role !== 'total' && (levels.get(entry.subject) ?? 3) === level);
  }
  return entries.filter((entry) => entry.role === 'item' && entry.subject.split(':')[0] !== 'unit');
}

/**
 * How long the codes of functional accounts are. A table without codes is read by the standard list of accounts; where that
 * knows any of its rows, a row that it does not know is of the lowest level.
 */
function levelsOf(
  entries: readonly Entry[],
  lookup: Lookup,
  accounts: ReadonlyMap<string, string>,
): ReadonlyMap<string, number> {
  const subjects = [...new Set(entries.map(({ subject }) => subject))];
  const own = subjects.map((id) => [id, lookup.entity(id)?.code?.length] as const);
  if (own.some(([, length]) => length !== undefined))
    return new Map(own.flatMap(([id, length]) => (length === undefined ? [] : [[id, length] as const])));
  const byName = new Map<string, number>();
  for (const [code, name] of accounts)
    if (code.startsWith('2')) byName.set(name, Math.min(code.length, byName.get(name) ?? 9));
  const known = subjects.map((id) => [id, byName.get(lookup.entity(id)?.names[0] ?? '')] as const);
  return known.some(([, length]) => length === 3)
    ? new Map(known.map(([id, length]) => [id, length ?? 7] as const))
    : new Map();
}

/** 公服办管的项目, 一次性项目: what the projects' forms say narrows the list. */
function byForm(
  entries: readonly Entry[],
  { lookup, frame }: Query,
): { readonly chosen: readonly Entry[]; readonly told: readonly Statement[] } {
  const wanted = frame.segment.tokens.flatMap((token) => tag(token, 'form')?.value ?? []);
  const fits = (own: string) => wanted.some((value) => own.startsWith(value) && own.length <= value.length + 2);
  const said = (entry: Entry) =>
    lookup.about(entry.subject).flatMap(({ subject, title, texts }) =>
      Object.values(texts)
        .filter(({ text }) => fits(text))
        .map((text): Statement => ({ kind: 'statement', subject, title, ...text })),
    );
  if (wanted.length === 0) return { chosen: entries, told: [] };
  const chosen = entries.filter((entry) => said(entry).length > 0);
  // That none is of the kind is what every form says of its own kind.
  const field = wanted.some((value) => /续性|新增/.test(value)) ? '项目属性' : '项目类型';
  const others = entries.flatMap((entry) =>
    lookup.about(entry.subject).flatMap(({ subject, title, texts }): Statement[] => {
      const text = texts[field];
      return text === undefined ? [] : [{ kind: 'statement', subject, title, ...text }];
    }),
  );
  return { chosen, told: chosen.length === 0 ? others : chosen.flatMap((entry) => said(entry).slice(0, 1)) };
}

/** 类, 款, 项: three, five or seven digits. */
function levelOf({ segment }: Frame): number {
  return segment.text.includes('项级') ? 7 : segment.text.includes('款级') ? 5 : 3;
}

function totalItem(list: string, { lookup }: Query, measure: Measure, year: number): Item | null {
  const id = TOTAL_OF[list];
  if (id === undefined) return null;
  const entry = lookup.about(id).find((one) => cellOf(one, measure, year)?.value != null);
  return entry === undefined ? null : rowItem(entry, measure, year, lookup);
}

/** What a thing is made of: the rows below it, the rows that carry it, or the rows of the list that it totals. */
function partsOf(noun: Noun, query: Query, year: number, deep: boolean, container: string | null): List | null {
  const inside = container === null ? query.scope.within : LISTS[container];
  const { lookup, scope, frame } = query;
  for (const id of noun.ids) {
    const title = lookup.entity(id)?.names[0] ?? noun.token.text;
    const account = /^(?:function|economic):/.test(id);
    if (inside !== undefined && !(account && (container === 'functional' || container === 'basic-expenditure'))) {
      const rows = [...lookup.with(id), ...lookup.about(id)].filter(
        (entry) => inside.includes(entry.collection) && entry.role === 'item',
      );
      // 服务 among the services that are bought narrows nothing.
      const all = inside.includes('purchased-services') && id.startsWith('procurement-class:');
      if (rows.length === 0 && all) return rowsOf('purchased-services', query, year);
      const found = rows.length > 0 ? rows : byWord(noun.token.text, inside, lookup);
      const called = rows.length > 0 ? title : noun.token.text;
      const named = listOfEntries(called, found, scope.measure ?? 'amount', year, null, query);
      if (named !== null) return named;
    }
    const list = noun.collection ?? listOf(noun);
    if (list !== null && id !== 'three-public:合计') return rowsOf(list, query, year);
    const column = {
      'category:人员经费': 'personnel',
      'category:公用经费': 'operating',
      'category:基本支出': 'amount',
    }[id] as Measure | undefined;
    if (column !== undefined && (deep || id !== 'category:基本支出')) {
      const leaves = widestTable(lookup.in('basic-expenditure'), column).filter(
        (entry) => entry.role === 'item' && lookup.below(entry).length === 0,
      );
      return listOfEntries(
        title,
        leaves.filter((entry) => nonZero(entry, column, year)),
        column,
        year,
        null,
        query,
      );
    }
    if (id === 'category:基本支出') {
      const rows = ['category:人员经费', 'category:公用经费'].flatMap((part) =>
        lookup
          .about(part)
          .filter((entry) => entry.collection !== 'prose' && cellOf(entry, 'amount', year)?.value != null)
          .slice(0, 1),
      );
      if (rows.length > 0) return listOfEntries(title, rows, 'amount', year, null, query);
    }
    if (id === 'total:支出总计' || id === 'total:收支总预算' || id === 'total:一般公共预算支出')
      return rowsOf('functional', query, year);
    if (id === 'total:收入总计') return rowsOf('revenue', query, year);
    const split = splitOf(id, query, year);
    if (split !== null) return split;
    const both = partsOfHalves(id, title, query, year);
    if (both !== null) return both;
    for (const entry of printsWithParts(id, query)) {
      const children = lookup.below(entry);
      const single = children.length === 1 && children[0] !== undefined ? lookup.below(children[0]) : [];
      const near = single.length > 0 ? single : children;
      const leaves = descendants(entry, lookup);
      const said = countSaid(frame);
      const below =
        deep || frame.segment.text.includes('项级') || (said === leaves.length && said !== near.length) ? leaves : near;
      const amounts = below.some((row) => cellOf(row, 'amount', year) !== undefined);
      // In a table of one half its amounts are what that half takes.
      const column = isHalf(scope.measure) && !below.some((row) => cellOf(row, scope.measure ?? 'amount', year));
      const measure = column ? 'amount' : (scope.measure ?? (amounts ? 'amount' : 'count'));
      if (below.length > 0)
        return listOfEntries(title, below, measure, year, rowItem(entry, measure, year, lookup), query);
    }
    const economic = byEconomy(id, scope.measure ?? 'amount', year, lookup);
    if (economic.length > 0) return { title, items: economic, total: null, measure: scope.measure ?? 'amount' };
    const carrying = lookup
      .with(id)
      .filter((entry) => entry.role === 'item' && entry.collection !== 'prose' && entry.collection !== 'indicators');
    if (carrying.length > 0 && lookup.about(id).length === 0)
      return listOfEntries(title, carrying, scope.measure ?? 'amount', year, null, query);
  }
  return null;
}

/** 项目支出里商品和服务支出最多的三项: the half of the spending whose tables are meant. */
const HALVES: Readonly<Record<string, 'basic' | 'project'>> = {
  'category:项目支出': 'project',
  'category:基本支出': 'basic',
};

/** 302 in a table of 基本支出 and in one of 项目支出, and in none of both: each of its rows from the two together. */
function partsOfHalves(id: string, title: string, { lookup, scope }: Query, year: number): List | null {
  const groups = lookup.about(id).filter((entry) => entry.collection !== 'prose' && lookup.below(entry).length > 0);
  const parts = new Set(groups.map((entry) => extentOf(entry).part));
  const open = scope.container === null && scope.measure === undefined && scope.source === undefined;
  if (!open || parts.size < 2 || parts.has('whole')) return null;
  const below = groups.flatMap((entry) => lookup.below(entry));
  const ids = [...new Set(below.map(({ subject }) => subject))].sort();
  const figures = [id, ...ids].map((one) => figuresOf(one, { want: 'money', year }, lookup)[0]);
  const [total, ...items] = figures.map((figure) => (figure === undefined ? null : itemOf(figure)));
  return { title, items: items.flatMap((item) => item ?? []), total: total ?? null, measure: 'amount' };
}

/** The rows of a thing that have rows below them: of the fund asked for, else of the widest table; income last. */
function printsWithParts(id: string, { lookup, scope }: Query): readonly Entry[] {
  const half = HALVES[scope.container?.ids[0] ?? ''] ?? (isHalf(scope.measure) ? scope.measure : undefined);
  const groups = lookup.about(id).filter((entry) => lookup.below(entry).length > 0);
  const named = groups.filter(({ source }) => source === scope.source);
  const printed = named.length > 0 ? named : groups;
  const column = scope.measure !== undefined && printed.some((entry) => cellOf(entry, scope.measure ?? 'amount'));
  const whole = printed.filter((entry) => half === undefined || column || extentOf(entry).part === half);
  const spent = whole.filter(({ collection }) => collection !== 'revenue');
  const own = scope.fund === undefined ? [] : spent.filter((entry) => extentOf(entry).fund === scope.fund);
  const tables = spent.filter(({ collection }) => collection !== 'prose');
  const measure = column ? (scope.measure ?? 'amount') : 'amount';
  return own.length > 0 ? own : tables.length > 0 ? widestTable(tables, measure) : whole;
}

/** 采购表里公车那几行: rows that are named, or stand under a name, with the word that was said. */
function byWord(word: string, inside: readonly Collection[], lookup: Lookup): readonly Entry[] {
  const called = (id: string) => lookup.entity(id)?.names.some((name) => squeeze(name).includes(word)) === true;
  return inside
    .flatMap((one) => lookup.in(one))
    .filter(
      ({ role, subject, facets }) =>
        role === 'item' && (called(subject) || called(facets['project'] ?? '') || called(facets['class'] ?? '')),
    );
}

/** 信息化建设都花在什么上: the economic accounts that one table prints a row for each of. */
function splitOf(id: string, query: Query, year: number): List | null {
  const { lookup, scope } = query;
  const rows = lookup.about(id).filter((entry) => entry.role === 'item' && entry.facets['economic'] !== undefined);
  const [first] = rows;
  const own = rows.filter((entry) => entry.source === first?.source);
  if (first === undefined || !areParts(own, lookup)) return null;
  const measure = scope.measure ?? 'amount';
  const list = listOfEntries(lookup.entity(id)?.names[0] ?? first.label, own, measure, year, null, query);
  return list === null
    ? null
    : { ...list, items: list.items.map((item) => ({ ...item, label: accountOf(item, lookup) })) };
}

function accountOf({ label, rows: [row] }: Item, lookup: Lookup): string {
  return lookup.entity(row?.facets['economic'] ?? '')?.names[0] ?? label;
}

function descendants(entry: Entry, lookup: Lookup): readonly Entry[] {
  const below = lookup.below(entry);
  return below.length === 0
    ? []
    : below.flatMap((row) => (lookup.below(row).length === 0 ? [row] : descendants(row, lookup)));
}

function nonZero(entry: Entry, measure: Measure, year: number): boolean {
  const value = cellOf(entry, measure, year)?.value;
  return value != null && !isZero(value);
}

function listOfEntries(
  title: string,
  entries: readonly Entry[],
  measure: Measure,
  year: number,
  total: Item | null,
  { lookup }: Query,
): List | null {
  const seen = new Set<string>();
  const items = entries.flatMap((entry) => {
    const item = rowItem(entry, measure, year, lookup);
    return item === null || seen.has(entry.id) || !seen.add(entry.id) ? [] : [item];
  });
  return items.length === 0 ? null : { title, items, total, measure };
}

/** The largest first; equal amounts keep the document's order. */
export function ranked(items: readonly Item[], from: 'top' | 'bottom' = 'top'): readonly Item[] {
  // 13台 is more than 10次, where it is asked how many were bought of what.
  const counted = items.every(({ measure }) => measure === 'quantity');
  const sorted = items
    .map((item) => ({ item, value: run(item.plan).amount }))
    .map(({ item, value }, _, all) => ({
      item,
      value: counted ? { ...value, unit: all[0]?.value.unit ?? value.unit } : value,
    }))
    .filter(({ value }, _, all) => all[0] !== undefined && alike(all[0].value, value));
  sorted.sort((a, b) => (from === 'top' ? compare(b.value, a.value) : compare(a.value, b.value)));
  return sorted.map(({ item }) => item);
}

export function framesList(frame: Frame): boolean {
  return ['each', 'list', 'which'].some((ask) => frame.asks.has(ask));
}
