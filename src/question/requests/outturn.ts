import type { Plan } from '../../calculation/plan.ts';
import { run } from '../../calculation/run.ts';
import { cellOf } from '../../facts/lookup.ts';
import { compare } from '../../money/amount.ts';
import { ranked } from '../lists.ts';
import { cellItem, nounName, operand } from '../operands.ts';
import type { Query } from '../query.ts';
import type { Item, Request } from '../request.ts';
import { differenceOf, sumOf } from './arithmetic.ts';

/** What the year began with, in a document that tells how it ended. */
const PLANNED =
  /年初(?:的)?(?:预算|批|安排|计划|下达|核定|打算|定|拟|说)|完成了?预算|(?<![总概决])预算数|比预算(?![执支收])|预算(?:是|有)?(?:多少|几多)|决算[^|]{0,4}预算|预算[^|]{0,4}决算|(?:完成|执行)率/;
const EARLY = /年初/;
const ACTUAL = /决算|实际|年底|执行|花掉|用掉|花了|用了|最后|最终|到头来|真花|实花/;
const RATE_OF = /完成率|执行率|完成得|执行得/;
const RATE = /完成|执行率|百分之|几成|占|比例/;
const GAP = /[多少省超差]|节约|结余|相减|减去/;
const SAME = /一模一样|一样|相等|相同|持平|没变|不变|分毫不差|分文不差/;

interface Both {
  readonly planned: Item;
  readonly actual: Item;
}

/** 年初预算多少, 完成年初预算的百分之几, 决算比年初预算少多少, 决算和年初预算一样的科目: final accounts against their budget. */
export function outturn(query: Query): Request | null {
  const { frame, scope, lookup, document } = query;
  const { text } = frame.segment;
  const other = frame.years.some((year) => year !== lookup.facts.year);
  const inWords = ['why', 'definition', 'purpose'].some((ask) => frame.asks.has(ask));
  if (document.stage !== 'final' || other || inWords) return null;
  if (!PLANNED.test(text)) return afterPlanned(query);
  const things = scope.nouns.filter(({ ids }) => ids.length > 0);
  const rows = rates(query) ?? rowsOf(query);
  if (rows !== null) return rows;
  if (things.length === 0) return null;
  const pairs = things.map(({ ids }) => ids.flatMap((id) => bothOf(id, query) ?? [])[0]);
  const lacking = things.find((_, i) => pairs[i] === undefined);
  if (lacking !== undefined) {
    const there = operand(lacking, { ...scope, want: 'money' }, lookup).readings;
    return EARLY.test(text)
      ? { type: 'missing', what: `${nounName(lacking, lookup)}的年初预算`, reason: 'no-figure', mentioned: [], there }
      : null;
  }
  const known = pairs.flatMap((pair) => pair ?? []);
  const [one, ...more] = known;
  const both = ACTUAL.test(text) || /完成/.test(text);
  if (one !== undefined && more.length === 0 && both && RATE.test(text.replace(PLANNED, ''))) {
    const { planned, actual } = one;
    const label = `${actual.label}占${planned.label}`;
    const share: Plan = { op: 'share', part: actual.plan, whole: planned.plan, label };
    return { type: 'share', parts: [actual], shares: [share], whole: planned, half: false, implied: false };
  }
  // 多少 alone asks for no difference; 少多少 does.
  if (one !== undefined && more.length === 0 && both && GAP.test(text.replace(/多少|几多/, '')))
    return differenceOf(one.actual, one.planned);
  const items = known.flatMap(({ planned, actual }) => (both ? [planned, actual] : [planned]));
  const total = more.length > 0 && !both && frame.ops.has('plus') ? sumOf(items) : null;
  return { type: 'figures', items, total, list: items.length > 2 };
}

/** 最后花了多少, 决算下来少花了多少, after the budget of a thing: its final figure, or how much less that is. */
function afterPlanned(query: Query): Request | null {
  const { frame, scope, previous } = query;
  const { text } = frame.segment;
  const before = previous?.figures.at(-1)?.plan;
  if (!scope.inherited || before?.op !== 'cell' || before.cell.measure !== 'initial-budget') return null;
  if (!ACTUAL.test(text) || RATE.test(text)) return null;
  const [noun, ...more] = scope.nouns;
  const [both] = noun === undefined || more.length > 0 ? [] : noun.ids.flatMap((id) => bothOf(id, query) ?? []);
  if (both === undefined) return null;
  const apart = GAP.test(text.replace(/多少|几多/, ''));
  return apart
    ? differenceOf(both.actual, both.planned)
    : { type: 'figures', items: [both.actual], total: null, list: false };
}

/** 决算和年初预算一样的科目, 哪些科目比年初预算少: the accounts by how they ended. */
function rowsOf(query: Query): Request | null {
  const { frame, scope } = query;
  const { text } = frame.segment;
  const listed = ['which', 'list', 'how-many'].some((ask) => frame.asks.has(ask));
  if (!listed || scope.nouns.some(({ ids }) => ids.some((id) => id.startsWith('function:')))) return null;
  const wanted = SAME.test(text) ? 0 : /[少低省]于?|没花完|节约/.test(text) ? -1 : /[多高超]/.test(text) ? 1 : null;
  if (wanted === null) return null;
  const items = planned(query)
    .filter(({ pair }) => Math.sign(compare(run(pair.actual.plan).amount, run(pair.planned.plan).amount)) === wanted)
    .map(({ label, pair }) => ({ ...pair.actual, label }));
  const title = `决算数${wanted === 0 ? '与年初预算数相同' : wanted < 0 ? '小于年初预算数' : '大于年初预算数'}的科目`;
  return { type: 'rows', title, items, total: items.length > 1 ? sumOf(items) : null };
}

/** 预算完成率最低的科目: what of each account's budget was spent, the least or most first. */
function rates({ frame, lookup, ...query }: Query): Request | null {
  const named = query.scope.nouns.some(({ ids }) => ids.length > 0);
  const { max, min } = { max: frame.ops.has('max'), min: frame.ops.has('min') };
  if (named || !RATE_OF.test(frame.segment.text) || max === min) return null;
  const items = planned({ frame, lookup, ...query }).map(({ label, pair }): Item => {
    const share: Plan = { op: 'share', part: pair.actual.plan, whole: pair.planned.plan, label };
    return { ...pair.actual, label, plan: share, measure: 'share', same: [], different: [] };
  });
  if (items.length === 0) return null;
  const from = min ? 'bottom' : 'top';
  const sorted = ranked(items, from);
  return {
    type: 'ranking',
    title: '年初预算完成率',
    ranked: sorted,
    picked: sorted.slice(0, 1),
    total: null,
    from,
    nth: null,
  };
}

/** Every account that was budgeted for at the year's beginning, with both figures. */
function planned(query: Query): readonly { readonly label: string; readonly pair: Both }[] {
  const { lookup } = query;
  const ids = new Set(
    lookup.facts.entries.flatMap((entry) =>
      entry.subject.startsWith('function:') && cellOf(entry, 'initial-budget') !== undefined ? [entry.subject] : [],
    ),
  );
  return [...ids].flatMap((id) => {
    const pair = bothOf(id, query);
    return pair === null ? [] : [{ label: lookup.entity(id)?.names[0] ?? pair.actual.label, pair }];
  });
}

/** The two figures of one thing: told beside one another, else wherever the second one is printed. */
function bothOf(id: string, { lookup }: Query): Both | null {
  const entries = lookup.about(id);
  const before = entries.find((entry) => cellOf(entry, 'initial-budget')?.value != null);
  const cell = before === undefined ? undefined : cellOf(before, 'initial-budget');
  if (before === undefined || cell === undefined) return null;
  const ends = entries.filter((entry) => cellOf(entry, 'amount', cell.year)?.value != null);
  const after =
    ends.find(({ source, cells }) => source === before.source && cells.some(({ line }) => line === cell.line)) ??
    ends.find(({ source }) => source === before.source) ??
    ends[0];
  const spent = after === undefined ? undefined : cellOf(after, 'amount', cell.year);
  if (after === undefined || spent === undefined) return null;
  const [planned, actual] = [cellItem(before, cell, lookup), cellItem(after, spent, lookup)];
  return {
    planned: { ...planned, label: `${planned.label}年初预算`, measure: 'amount' },
    actual: { ...actual, label: `${actual.label.replace(/支出$/, '')}支出决算` },
  };
}
