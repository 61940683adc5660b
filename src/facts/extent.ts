import { absolute, amount, compare, convert, equal, isMoney, subtract, sum } from '../money/amount.ts';
import { cellOf, type Lookup } from './lookup.ts';
import type { Entry, Measure } from './types.ts';

/** How much of the budget a table or a section counts: whose money, and which half of the spending. */
export interface Extent {
  readonly fund: Fund;
  readonly part: 'whole' | 'basic' | 'project';
}

export type Fund = 'all' | 'fiscal' | 'general' | 'government-fund' | 'state-capital';

const FUNDS: readonly (readonly [RegExp, Fund])[] = [
  [/政府性基金/, 'government-fund'],
  [/国有资本/, 'state-capital'],
  [/一般公共预算/, 'general'],
  [/财政拨款/, 'fiscal'],
];

/** Read from the title: 一般公共预算基本支出表 counts one fund's basic expenditure, 支出总表 everything. */
export function extentOf({ title, collection, subject }: Pick<Entry, 'title' | 'collection' | 'subject'>): Extent {
  const fund = FUNDS.find(([pattern]) => pattern.test(title))?.[1] ?? 'all';
  const basic = collection === 'basic-expenditure' || (/基本支出/.test(title) && !/项目支出/.test(title));
  // A table of projects counts them whole; of an account or a unit it counts what projects take.
  const project =
    (collection === 'projects' && subject.startsWith('unit:')) ||
    (/^(?:general-budget|expenditure|unknown)/.test(collection) && /^(?!.*基本支出).*项目支出/.test(title));
  return { fund, part: basic ? 'basic' : project ? 'project' : 'whole' };
}

const WIDTH: readonly Fund[] = ['all', 'fiscal', 'general', 'government-fund', 'state-capital'];
const PARTS: readonly Extent['part'][] = ['whole', 'basic', 'project'];

/** Below 0 where `a` counts more than `b`. */
export function byWidth(a: Extent, b: Extent): number {
  return PARTS.indexOf(a.part) - PARTS.indexOf(b.part) || WIDTH.indexOf(a.fund) - WIDTH.indexOf(b.fund);
}

/** The figures of whole tables, by fund; what is carried over counts among all money and 财政拨款. */
const WHOLES: Readonly<Record<'all' | 'fiscal' | 'general', readonly string[]>> = {
  all: ['total:支出总计', 'total:本年支出合计'],
  fiscal: ['total:财政拨款支出总计'],
  general: ['total:一般公共预算支出'],
};

/**
 * May figures of two extents differ without contradicting one another? One half of the spending differs from the whole;
 * two funds differ where the document's totals of them do.
 */
export function mayDiffer(a: Extent, b: Extent, lookup: Lookup): boolean {
  if (a.part !== b.part) return true;
  if (a.fund === b.fund) return false;
  const [x, y] = [wholesOf(a.fund, lookup), wholesOf(b.fund, lookup)];
  return x.length === 0 || y.length === 0 || !x.some((one) => y.some((other) => isNear(one, other)));
}

function wholesOf(fund: Fund, lookup: Lookup) {
  const ids = fund === 'government-fund' || fund === 'state-capital' ? [] : WHOLES[fund];
  return ids
    .flatMap((id) => lookup.about(id))
    .filter((entry) => entry.collection !== 'prose' && entry.role === 'total')
    .flatMap((entry) => cellOf(entry, 'amount', lookup.facts.year)?.value ?? [])
    .filter(({ unit }) => isMoney(unit));
}

/** Figures in 万元 are rounded one by one: sums may miss by a little. */
function isNear(a: Parameters<typeof equal>[0], b: Parameters<typeof equal>[0]): boolean {
  return equal(a, b) || compare(absolute(subtract(convert(a, '元'), convert(b, '元'))), amount('300', '元')) <= 0;
}

/**
 * Rows of one table about one thing that only together are its figure: 2010801 once for each economic account, or once for
 * each unit.
 */
export function areParts(rows: readonly Entry[], lookup: Lookup): boolean {
  const [first] = rows;
  if (first === undefined || rows.length < 2 || rows.some(({ role }) => role === 'total')) return false;
  if (new Set(rows.map(({ label }) => label)).size > 1 && rows.some((row) => lookup.below(row).length > 0))
    return false;
  return isComplete(first, lookup);
}

/** Do the rows of a table that nothing stands below make up its total? Then each thing's rows make up its figure. */
export function isComplete({ source, collection }: Pick<Entry, 'source' | 'collection'>, lookup: Lookup): boolean {
  const table = lookup.facts.entries.filter((entry) => entry.source === source && entry.collection === collection);
  const total = table.find((entry) => entry.role === 'total' && entry.parent === null);
  const whole = total === undefined ? undefined : cellOf(total, 'amount', lookup.facts.year)?.value;
  if (whole == null) return false;
  const leaves = table.filter((entry) => entry.role !== 'total' && lookup.below(entry).length === 0);
  const amounts = leaves.flatMap((entry) => cellOf(entry, 'amount', lookup.facts.year)?.value ?? []);
  const off = absolute(subtract(sum(amounts, whole.unit), whole));
  return compare(off, amount(whole.unit === '元' ? '0' : '0.1', whole.unit)) <= 0;
}

/** Rows of the one table among several that counts most and, of those, has most rows with this measure. */
export function widestTable(entries: readonly Entry[], measure: Measure): readonly Entry[] {
  const tables = new Map<string, Entry[]>();
  for (const entry of entries) tables.set(entry.source, [...(tables.get(entry.source) ?? []), entry]);
  if (tables.size < 2) return entries;
  const filled = (rows: readonly Entry[]) => rows.filter((row) => cellOf(row, measure)?.value != null).length;
  const [best = []] = [...tables.values()]
    .filter((rows) => filled(rows) > 0)
    .sort(([a = entries[0]], [b = entries[0]]) =>
      a === undefined || b === undefined ? 0 : byWidth(extentOf(a), extentOf(b)),
    );
  return best.length > 0 ? best : entries;
}
