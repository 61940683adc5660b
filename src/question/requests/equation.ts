import type { Plan } from '../../calculation/plan.ts';
import { run } from '../../calculation/run.ts';
import { cellOf } from '../../facts/lookup.ts';
import type { Cell, Entry } from '../../facts/types.ts';
import { type Amount, absolute, amount, isMoney, show } from '../../money/amount.ts';
import { changeOf } from '../changes.ts';
import { figuresOf } from '../figures.ts';
import type { Noun } from '../frame.ts';
import { listFor } from '../lists.ts';
import { alike, itemOf, nounName, operand } from '../operands.ts';
import type { Query } from '../query.ts';
import type { Equation, Item } from '../request.ts';
import { readings, saidFigures, stands } from '../said.ts';
import { has, type Token, tag } from '../tokens.ts';
import { COLUMN_OF, TOTAL_OF } from '../totals.ts';
import { sumOf } from './arithmetic.ts';
import { ofOneTable } from './one-table.ts';
import { labelOf, ownSums } from './own-sums.ts';
import { itemsOf } from './total.ts';

/** One side's summand: where it is said, and what it comes to; a quoted number waits for its unit. */
interface Term {
  readonly start: number;
  readonly end: number;
  readonly plan: Plan | null;
  readonly number: string | null;
  /** A list of rows, by itself a sum against the list's own total. */
  readonly total: Item | null;
}

/** Joins the two sides. */
const JOINS = /等于|=|是不是|是否|就是|正好|对得|相等|相符|吻合|一致|够|符合|应该是|应为|应是/;
/** Puts two things on one side. */
const ADDS = /[+加]/;
const SUMS = /加起来|加总|相加|加一起|加到一起|合计|之和|合起来|总和|共计|总计|加在一起|累计|求和|汇总/;
const MINUS = /[减扣]/;
/** Each row of something, added up. */
const ROWS =
  /各[项款类行级条]|几[项行笔样]|[一二两三四五六七八九十]项(?!目支出)|每[项行]|逐[项行笔]|明细|分项|下级|下面/;

/** What the question wants to be equal: 基本＋项目＝合计, 十个项目加总跟项目支出合计, 31+43=74; empty where it states nothing. */
export function equationsOf(query: Query): readonly Equation[] {
  const { text } = query.frame.segment;
  const terms = termsOf(query);
  const rates = growths(query);
  if (rates.length > 0) return rates;
  const plain = ownSums(query);
  if (plain.length > 0) return plain;
  // 165.76万和1657658.10元, 谁错了: two prints, no equation.
  if (terms.every(({ number }) => number !== null) && !query.frame.ops.has('plus')) return [];
  const total = terms.length > 1 ? totalOf(terms, query) : null;
  if (total !== null) terms.push(total);
  const at = terms.length === 2 && !states(query) ? null : boundary(terms, text);
  if (at === null) return alone(terms, query);
  const [left, right] = [terms.slice(0, at), terms.slice(at)];
  const known = terms.flatMap(({ plan }) => (plan === null ? [] : [run(plan).amount]));
  const rounded = roundedTotal(left, right);
  if (rounded !== null) return [rounded];
  const [a, b] = [side(left, text, known), side(right, text, known)];
  if (a === null || b === null || !alike(run(a).amount, run(b).amount)) return [];
  return [{ left: a, right: ofOneTable(a, b, query.lookup) }];
}

/** 十个项目相加是2510.43万元吗: the rows against the total that the number is a rounding of. */
function roundedTotal(left: readonly Term[], right: readonly Term[]): Equation | null {
  const [list, said] = left.length === 1 && right.length === 1 ? [left[0], right[0]] : [];
  if (list?.total == null || list.plan?.op !== 'sum' || said?.number == null) return null;
  const [value = '', unit = ''] = said.number.split('|');
  const like = readings({ value, unit: unit === '' ? null : unit });
  const both = [list.plan, list.total.plan].map((plan) => run(plan).amount);
  return both.every((one) => like.some((reading) => stands(reading, one)))
    ? { left: list.plan, right: list.total.plan }
    : null;
}

/** Two things side by side are no equation by themselves. */
function states({ frame }: Query): boolean {
  const { text } = frame.segment;
  return frame.ops.has('plus') || frame.ops.has('equals') || /对得|相符|吻合|对不上|对账|平|一致|相等|不等/.test(text);
}

/** 4.5%的降幅复核: printed rates of change, against both years' figures. */
function growths(query: Query): readonly Equation[] {
  const { frame, lookup, scope } = query;
  if (!doubted(frame) || !['rate', 'up', 'down'].some((op) => frame.ops.has(op))) return [];
  const said = saidFigures(frame.segment.tokens).filter(({ unit }) => unit === '%');
  const ids = scope.inherited ? [] : scope.nouns.flatMap((noun) => noun.ids);
  const [token] = frame.segment.tokens;
  if (said.length === 0 || token === undefined) return [];
  const year = lookup.facts.year;
  const found = new Map<string, Equation>();
  for (const entry of lookup.facts.entries.filter(({ subject }) => ids.length === 0 || ids.includes(subject))) {
    const cell = cellOf(entry, 'growth', year);
    const { value } = cell ?? {};
    if (cell === undefined || value == null || !said.some((one) => stands(amount(one.value, '%'), absolute(value))))
      continue;
    const noun = { token, start: 0, end: 0, ids: [entry.subject], all: false, collection: null, pronoun: null };
    const moved = changeOf(noun, year, year - 1, query);
    if (moved === null) continue;
    const { now, before } = moved;
    const left: Plan = { op: 'growth', now: now.plan, before: before.plan, label: `${moved.label}增减幅度` };
    const key = String(run(now.plan).amount.value);
    if (!found.has(key)) found.set(key, { left, right: { op: 'cell', entry, cell } });
  }
  return [...found.values()].slice(0, 2);
}

/** Printed somewhere, and asked whether it is so. */
export function doubted({ ops, asks }: Query['frame']): boolean {
  return ops.has('check') || (ops.has('places') && asks.has('yes-no'));
}

/** The index of the first term of the second side. */
function boundary(terms: readonly Term[], text: string): number | null {
  if (terms.length < 2) return null;
  const gaps = terms.slice(1).map((term, i) => text.slice(terms[i]?.end ?? 0, term.start));
  const joined = gaps.findIndex((gap) => JOINS.test(gap));
  if (joined >= 0) return joined + 1;
  const summed = gaps.findIndex((gap) => SUMS.test(gap));
  if (summed >= 0) return summed + 1;
  const apart = gaps.flatMap((gap, i) => (ADDS.test(gap) || MINUS.test(gap) ? [] : [i]));
  const [only] = apart;
  const adding = apart.length < gaps.length;
  return apart.length === 1 && only !== undefined && (adding || gaps.length === 1) ? only + 1 : null;
}

function side(terms: readonly Term[], text: string, known: readonly Amount[]): Plan | null {
  const plans = terms.map((term): Plan | null => term.plan ?? constant(term.number ?? '', known));
  const [first, ...rest] = plans;
  if (first == null || rest.includes(null)) return null;
  return rest.reduce((sum: Plan, plan, i): Plan => {
    if (plan === null) return sum;
    const gap = text.slice(terms[i]?.end ?? 0, terms[i + 1]?.start ?? 0);
    if (MINUS.test(gap)) return { op: 'difference', from: sum, take: plan, label: `${labelOf(sum)}－${labelOf(plan)}` };
    const of = sum.op === 'sum' && sum.label.includes('＋') ? [...sum.of, plan] : [sum, plan];
    return { op: 'sum', of, label: of.map(labelOf).join('＋') };
  }, first);
}

/** A number of the question in the unit of the others: 2185.2 beside 25,104,348.60元 is 万元. */
function constant(number: string, known: readonly Amount[]): Plan {
  const [value = '', unit = ''] = number.split('|');
  const fits = readings({ value, unit: unit === '' ? null : unit });
  const [like] = known;
  const size = like === undefined || !isMoney(like.unit) ? undefined : like;
  // Whoever leaves the unit out copies the narrative, which prints 万元.
  const chosen = size !== undefined && unit === '' && value.includes('.') ? (fits.at(-1) ?? fits[0]) : fits[0];
  const a = chosen ?? amount(value, '元');
  return { op: 'constant', amount: a, label: show(a) };
}

/** One list, or one thing with 各项: its rows against its own total; after figures, their sum against the thing. */
function alone(terms: readonly Term[], query: Query): readonly Equation[] {
  const [only] = terms;
  const { previous, frame } = query;
  if (only === undefined || terms.length !== 1 || !frame.ops.has('plus')) return [];
  if (only.total !== null && only.plan !== null && only.plan.op === 'sum')
    return [{ left: only.plan, right: only.total.plan }];
  const before = previous === null ? [] : itemsOf(previous.request);
  const figures = before.length > 1 ? before : (previous?.figures.slice(-2) ?? []);
  if (figures.length < 2 || only.plan === null) return [];
  const sum = sumOf(figures);
  return sum === null || !alike(run(sum.plan).amount, run(only.plan).amount)
    ? []
    : [{ left: { op: 'sum', of: figures.map(({ plan }) => plan), label: '前面几项' }, right: only.plan }];
}

/** The things and numbers of the question in the order in which they are said. */
function termsOf(query: Query): Term[] {
  const { frame, scope } = query;
  const { tokens, text } = frame.segment;
  const said = (scope.inherited ? [] : scope.said).filter(
    ({ ids, collection }) => ids.length > 0 || collection !== null,
  );
  const nouns = said.filter((noun, i) => !isTotalOf(noun, said[i + 1], text));
  const found: Term[] = [];
  let owner: Noun | null = null;
  for (let i = 0; i < nouns.length; i++) {
    const noun = nouns[i];
    const next = nouns[i + 1];
    if (noun === undefined) continue;
    if (next !== undefined && owns(noun, next, text)) {
      owner = noun;
      continue;
    }
    const column = owner === null ? null : columnTerm(owner, noun, query);
    if (column !== null) {
      found.push(column);
      continue;
    }
    const inside =
      noun.ids.length === 0 &&
      next !== undefined &&
      next.ids.length > 0 &&
      tokens.some((token) => token.start === noun.end && has(token, 'relation', 'within'));
    const term = inside ? rowsIn(noun, next, query) : termOf(noun, text, query);
    if (term !== null) found.push(term);
    if (inside) i++;
  }
  const numbers = saidFigures(tokens)
    .filter(({ token }) => !follows(token, nouns, text))
    .map(
      ({ token, value, unit }): Term => ({
        start: token.start,
        end: token.end,
        plan: null,
        number: `${value}|${unit ?? ''}`,
        total: null,
      }),
    );
  const whole = nouns.length === 0 && numbers.length > 1 ? yearTotal(query) : null;
  return [...found, ...numbers, ...(whole === null ? [] : [whole])].sort((a, b) => a.start - b.start);
}

/** 项目支出的十个项目: the sum, and its rows right behind it, are one side. */
function isTotalOf({ ids, end }: Noun, rows: Noun | undefined, text: string): boolean {
  return (
    rows !== undefined &&
    rows.ids.length === 0 &&
    ids.includes(TOTAL_OF[rows.collection ?? ''] ?? '') &&
    /^的?(?:\d+|[一二三四五六七八九十]+)个?$/.test(text.slice(end, rows.start))
  );
}

/** 301+302+303是否等于合计行: the row that the terms stand below. */
function totalOf(terms: readonly Term[], query: Query): Term | null {
  const { frame, lookup } = query;
  const { text } = frame.segment;
  const end = terms.at(-1)?.end ?? 0;
  const behind = text.slice(end);
  const said = JOINS.exec(behind);
  if (said === null || !/^.{0,3}(?:合计|总计|总数|总额|小计)/.test(behind.slice(said.index + said[0].length)))
    return null;
  const whole = (entry: Entry, cell: Cell): Term => {
    return { start: text.length, end: text.length, plan: { op: 'cell', entry, cell }, number: null, total: null };
  };
  const [one, ...more] = terms.flatMap(({ plan }) => (plan?.op === 'cell' ? [plan] : []));
  // 它的基本支出加项目支出等于合计吗: columns of one row come to the row.
  const columns = one !== undefined && more.length > 0 && more.every(({ cell }) => cell.measure !== one.cell.measure);
  if (columns) {
    const own = more.every(({ entry }) => entry.subject === one.entry.subject)
      ? cellOf(one.entry, 'amount')
      : undefined;
    return own?.value == null ? null : whole(lookup.entry(one.entry.id) ?? one.entry, own);
  }
  const halves = wholeOfHalves(terms, query);
  if (halves !== null) return { start: text.length, end: text.length, plan: halves, number: null, total: null };
  const parents = terms.map(({ plan }) =>
    plan?.op === 'cell' && (frame.sources.length === 0 || frame.sources.includes(plan.entry.source))
      ? plan.entry.parent
      : null,
  );
  const [parent] = parents;
  const entry = parent == null || parents.some((one) => one !== parent) ? undefined : lookup.entry(parent);
  const [first] = terms;
  const like = first?.plan?.op === 'cell' ? first.plan.cell : undefined;
  const cell = entry?.cells.find(({ measure, year }) => measure === like?.measure && year === like?.year);
  return entry === undefined || cell === undefined ? null : whole(entry, cell);
}

/** 基本支出加项目支出等于合计吗: what both halves come to is the whole expenditure. */
function wholeOfHalves(terms: readonly Term[], { lookup }: Query): Plan | null {
  const subjects = new Set(terms.map(({ plan }) => (plan?.op === 'cell' ? plan.entry.subject : '')));
  if (subjects.size !== 2 || !['category:基本支出', 'category:项目支出'].every((id) => subjects.has(id))) return null;
  const [figure] = figuresOf('total:支出总计', { want: 'money', year: lookup.facts.year }, lookup);
  return figure === undefined ? null : named(itemOf(figure));
}

/** …跟2022合计: a year's total without another name is the whole expenditure. */
function yearTotal({ frame, lookup }: Query): Term | null {
  const { tokens } = frame.segment;
  const token = tokens.find(
    (one, i) =>
      tag(one, 'year') !== undefined && tokens[i + 1] !== undefined && has(tokens[i + 1] as Token, 'op', 'plus'),
  );
  const year = token === undefined ? undefined : tag(token, 'year')?.year;
  const [figure] = year === undefined ? [] : figuresOf('total:支出总计', { want: 'money', year }, lookup);
  return token === undefined || figure === undefined
    ? null
    : {
        start: token.start,
        end: token.end,
        plan: named({ ...itemOf(figure), label: `${year}年${figure.label}` }),
        number: null,
        total: null,
      };
}

/** 公车运行费9万: the number only repeats what the thing is. */
function follows(token: Token, nouns: readonly Noun[], text: string): boolean {
  return nouns.some(
    (noun) =>
      noun.end <= token.start &&
      /^(?:[的是为写印共才只有]|预算|一共|总共|合计|安排)*$/.test(text.slice(noun.end, token.start)),
  );
}

/** 行政运行的基本支出: the account only says whose column it is. */
function owns(row: Noun, column: Noun, text: string): boolean {
  return (
    row.ids.length > 0 &&
    row.ids.every((id) => id.startsWith('function:')) &&
    COLUMN_OF[column.ids[0] ?? ''] !== undefined &&
    /^[的里]?$/.test(text.slice(row.end, column.start))
  );
}

function columnTerm(row: Noun, column: Noun, { scope, lookup, frame }: Query): Term | null {
  const measure = COLUMN_OF[column.ids[0] ?? ''];
  if (measure === undefined) return null;
  const open = { ...scope, measure, within: undefined, container: null, want: 'any' as const };
  const [item] = operand(row, open, lookup, frame.years[0]).readings;
  if (item === undefined) return null;
  const plan = named({ ...item, label: `${item.label}·${nounName(column, lookup)}` });
  return { start: column.start, end: column.end, plan, number: null, total: null };
}

/** A thing's figure, or the sum of its rows where 各项 stands behind it. */
function termOf(noun: Noun, text: string, query: Query): Term | null {
  const { scope, lookup, frame } = query;
  // 收支总表 holds both sides: they are no rows of one sum.
  if (noun.ids.length === 0 && (noun.collection === 'balance' || noun.collection === 'fiscal-balance')) return null;
  const place = { start: noun.start, end: noun.end, number: null };
  const behind = text.slice(noun.end, noun.end + 6);
  const rows = noun.ids.length === 0 || ROWS.test(behind);
  const list = rows
    ? listFor({ ...query, scope: { ...scope, nouns: [noun], container: null, within: undefined } })
    : null;
  const sum = list === null ? null : sumOf(list.items, list.title);
  // 基本支出加项目支出等于支出总计吗: they are summands, no columns of the total.
  const measure = scope.measures.length > 1 ? undefined : scope.measure;
  const open = { ...scope, measure, within: undefined, container: null, want: 'any' as const };
  const [own] = operand(noun, open, lookup, frame.years[0]).readings;
  if (list !== null && sum !== null && list.items.length > 1) {
    const plan = { ...sum.plan, label: `${list.title}${list.items.length}项相加` } as Plan;
    return { ...place, plan, total: list.total ?? own ?? null };
  }
  return own === undefined ? null : { ...place, plan: named(own), total: null };
}

/** 采购表里公车那几行: the rows of a list that carry a thing. */
function rowsIn(list: Noun, noun: Noun, query: Query): Term | null {
  const within = { ...query, scope: { ...query.scope, nouns: [list, noun], container: null, within: undefined } };
  const found = listFor(within);
  const sum = found === null ? null : sumOf(found.items, found.title);
  if (found === null || sum === null) return null;
  const plan =
    found.items.length === 1 ? sum.plan : ({ ...sum.plan, label: `${found.title}${found.items.length}项相加` } as Plan);
  return { start: list.start, end: noun.end, plan, number: null, total: found.total };
}

/** A read figure under the thing's name: a total row is called 合计. */
function named(item: Item): Plan {
  return item.plan.op === 'cell' && item.plan.entry.label !== item.label
    ? { ...item.plan, entry: { ...item.plan.entry, label: item.label } }
    : item.plan;
}
