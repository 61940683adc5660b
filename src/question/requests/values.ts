import { cellOf } from '../../facts/lookup.ts';
import type { Measure } from '../../facts/types.ts';
import { asksAmount } from '../asks.ts';
import { excludedNouns } from '../exclusion.ts';
import { headsOf, nounName, operand } from '../operands.ts';
import type { Query } from '../query.ts';
import type { Item, Request } from '../request.ts';
import { settle } from '../settle.ts';
import { has } from '../tokens.ts';
import { sumOf } from './arithmetic.ts';
import { contains } from './whole.ts';

/** The plain question: each thing, each measure, each year; added up where the question says so. */
export function values(query: Query): Request | null {
  const { frame, scope } = query;
  if (scope.nouns.length === 0) return null;
  const measures: readonly (Measure | undefined)[] = scope.measures.length > 0 ? scope.measures : [undefined];
  // 由今年的数倒推，2023年是多少: the last year is asked for.
  const earlier = frame.years.filter((year) => year < query.lookup.facts.year);
  const years = frame.ops.has('derive')
    ? (earlier.length > 0 ? earlier : frame.years).slice(-1)
    : frame.years.length > 1
      ? spanned(query)
      : [frame.years[0]];
  const items: Item[] = [];
  let instead: Request | null = null;
  const asked = measuresAsked(query, measures);
  const excluded = frame.ops.has('except') ? excludedNouns(query) : [];
  for (const noun of scope.nouns.filter((one) => !excluded.includes(one))) {
    for (const measure of asked) {
      for (const year of years) {
        const settled = settle(
          { ...query, scope: { ...scope, measure, want: measure === undefined ? scope.want : 'any' } },
          [noun],
          year,
        );
        const same = years.length > 1 && 'instead' in settled ? ofTheSame(settled.instead, items) : null;
        if (same !== null) {
          items.push({ ...same, label: `${same.year}年${same.label}` });
          continue;
        }
        if ('instead' in settled) {
          if (asked.length === 1 && scope.nouns.length === 1) return settled.instead;
          instead ??= settled.instead;
          continue;
        }
        const whole =
          noun.all && settled.items.length > 1 && frame.ops.has('plus') ? sumOf(settled.items, noun.token.text) : null;
        if (whole !== null) {
          items.push({ ...whole, measure: settled.items[0]?.measure ?? whole.measure });
          continue;
        }
        items.push(
          ...settled.items.map((item) => (years.length > 1 ? { ...item, label: `${item.year}年${item.label}` } : item)),
        );
      }
    }
  }
  const heads = headsToo(items, query);
  if (heads !== null) return { type: 'figures', items: [...items, ...heads], total: null, list: false };
  if (items.length === 0 || (instead !== null && scope.nouns.length > 1)) return instead;
  const nested = nestedIn(query);
  // 扫描仪和一体机采购合计: the word for the list's sum adds up what was named of it.
  const together = frame.ops.has('plus') || /(?:合计|总计|总额|一共|总共)$/.test(scope.container?.token.text ?? '');
  const adding = together && scope.nouns.length > 1;
  const figures: Request = {
    type: 'figures',
    items,
    total: adding && nested === null ? sumOf(items) : null,
    list: items.length > 2 || frame.asks.has('each'),
    ...(adding && nested !== null ? { nested } : {}),
  };
  // 笔记本买几台，一共多少钱: how many is one figure, what they cost are two; neither is left out.
  return instead?.type === 'clarify' ? { type: 'several', parts: [figures, instead] } : figures;
}

/** 2022年到2024年各多少: the years between, too. */
function spanned({ frame }: Query): readonly number[] {
  const [first, last, ...more] = frame.years;
  const { tokens, text } = frame.segment;
  const ends = tokens.filter((token) => has(token, 'year'));
  const joined = /^[到至]$/.test(text.slice(ends[0]?.end ?? 0, ends[1]?.start ?? 0));
  if (first === undefined || last === undefined || more.length > 0 || !joined || last - first !== 2) return frame.years;
  return [first, first + 1, last];
}

/** 2022年起三年的财政拨款收入: of several readings in one year the one that the years before had. */
function ofTheSame(instead: Request, items: readonly Item[]): Item | null {
  const known = items.at(-1)?.entity;
  if (instead.type !== 'clarify' || known == null) return null;
  return instead.readings.find(({ entity, measure }) => entity === known && measure === items.at(-1)?.measure) ?? null;
}

/** A part and the whole that holds it already: what is named, and must not be added up. */
function nestedIn(query: Query): readonly [part: string, whole: string] | null {
  const { nouns } = query.scope;
  for (const whole of nouns) {
    const part = nouns.find((other) => other !== whole && contains(whole, other, query));
    if (part !== undefined) return [nounName(part, query.lookup), nounName(whole, query.lookup)];
  }
  return null;
}

/** 单价多少 几次 合计几块: the price, the quantity and the amount of one row. */
function measuresAsked(
  { frame, scope, lookup }: Query,
  measures: readonly (Measure | undefined)[],
): readonly (Measure | undefined)[] {
  if (measures.join() === 'weight' && frame.asks.has('goals')) return ['target', 'weight'];
  const whole = alsoTheWhole({ frame, scope }, measures);
  if (whole !== null) return whole;
  const priced = scope.nouns.some((noun) =>
    noun.ids.some((id) =>
      [...lookup.about(id), ...lookup.with(id)].some((entry) => cellOf(entry, 'unit-price') !== undefined),
    ),
  );
  if (!priced)
    // 买几次、多少钱
    return measures.join() === 'quantity' && asksAmount(frame) && !sumsQuantity(frame)
      ? ['quantity', 'amount']
      : headsBeside({ frame, scope, lookup }, measures);
  const each =
    frame.pers.includes('unit') ||
    frame.numbers.some(({ value, unit }) => value === '1' && unit !== null && COUNTERS.has(unit));
  const asked = new Set<Measure>(measures.filter((measure) => measure !== undefined));
  if (each) asked.add('unit-price');
  // 一台多少, after 买几台: the price alone.
  const priceAlone = frame.elliptic && asked.has('unit-price');
  if (!priceAlone && (frame.asks.has('items') || (frame.asks.has('how-many') && !frame.asks.has('which'))))
    asked.add('quantity');
  const counting = [...asked].every((measure) => measure === 'unit-price' || measure === 'quantity');
  const adding = frame.ops.has('plus') && !sumsQuantity(frame);
  if (asked.size > 0 && counting && (adding || (asksAmount(frame) && !each && !asked.has('unit-price'))))
    asked.add('amount');
  return asked.size === 0 ? measures : [...asked];
}

/** 政府采购多少，小微企业多少: the thing is asked for before the part of it that a column tells. */
function alsoTheWhole(
  { frame, scope }: Pick<Query, 'frame' | 'scope'>,
  measures: readonly (Measure | undefined)[],
): readonly (Measure | undefined)[] | null {
  const { tokens } = frame.segment;
  const [noun, ...others] = scope.nouns;
  const [measure, ...more] = measures;
  if (noun === undefined || others.length + more.length > 0 || measure?.startsWith('for-') !== true) return null;
  const column = tokens.find((token) => has(token, 'measure', measure));
  const asked = tokens.filter((token) => has(token, 'ask', 'number') || has(token, 'ask', 'amount'));
  const before = asked.some(({ start, end }) => start >= noun.end && end <= (column?.start ?? 0));
  return before && asked.length > 1 ? [undefined, measure] : null;
}

/** 领导干部培训会多少人 花多少钱: heads and money of one row. */
function headsBeside(
  { frame, scope, lookup }: Pick<Query, 'frame' | 'scope' | 'lookup'>,
  measures: readonly (Measure | undefined)[],
): readonly (Measure | undefined)[] {
  const both = frame.asks.has('people') && asksAmount(frame) && measures.every((measure) => measure === undefined);
  const printed = (id: string) =>
    lookup
      .about(id)
      .some((entry) => cellOf(entry, 'count')?.value?.unit === '人' && cellOf(entry, 'amount')?.value != null);
  return both && scope.nouns.every(({ ids }) => ids.some(printed)) ? ['count', 'amount'] : measures;
}

/** 培训多少人、花多少钱: the heads that are told in another sentence than the money. */
function headsToo(items: readonly Item[], { frame, scope, lookup }: Query): readonly Item[] | null {
  const [noun, ...more] = scope.nouns;
  const [item] = items;
  if (noun === undefined || more.length > 0 || item === undefined || items.length > 1) return null;
  if (!frame.asks.has('people') || !asksAmount(frame) || item.measure !== 'amount') return null;
  const ids = headsOf(noun.ids, lookup);
  const open = { ...scope, want: 'any' as const, measure: undefined };
  const heads = ids.length === 0 ? [] : operand({ ...noun, ids }, open, lookup).readings;
  return heads.length === 1 ? heads : null;
}

/** 数量合计, 数量那一列加起来, 一共几把: the column's own sum. */
function sumsQuantity({ segment: { tokens } }: Query['frame']): boolean {
  const at = tokens.findIndex((token) => has(token, 'op', 'plus'));
  const before = tokens.slice(0, at).findLast((token) => !has(token, 'filler') && !has(token, 'collection'));
  const after = tokens.slice(at + 1).find((token) => !has(token, 'filler'));
  if (after !== undefined && has(after, 'ask', 'items')) return true;
  return before !== undefined && has(before, 'measure', 'quantity') && /数/.test(before.text);
}

const COUNTERS = new Set(['台', '个', '辆', '张', '把', '套', '件', '次', '项', '部']);
