import type { Plan } from '../../calculation/plan.ts';
import { run } from '../../calculation/run.ts';
import { cellOf } from '../../facts/lookup.ts';
import { amount, decimalString, isMoney } from '../../money/amount.ts';
import { covers, type Divisor, statedDivisors } from '../divisors.ts';
import { figuresOf } from '../figures.ts';
import type { Noun } from '../frame.ts';
import { itemOf, operand } from '../operands.ts';
import type { Query } from '../query.ts';
import { lastResult } from '../remember.ts';
import type { Item, Request } from '../request.ts';
import { settle } from '../settle.ts';
import { has } from '../tokens.ts';

const CALENDAR: Readonly<Record<string, readonly [number, string]>> = {
  month: [12, '个月'],
  quarter: [4, '个季度'],
  week: [52, '周'],
};
const HEADS = /^(?:staff|vehicle):/;
/** Words for one piece of what is bought; 每个 of a list is each of its rows. */
const PIECES = /[件台张把套次]/;
/** The staff of one kind of post. */
const SUBGROUP = /^staff:(?:编制|在职)·/;

/** 人均, 每辆车, 每人每月, 按14个社区平均, A除以B: one figure over head counts, months, or numbers that the user gives. */
export function quotient(query: Query): Request | null {
  const { frame, scope, previous } = query;
  const before = previous?.request;
  if (frame.elliptic && before?.type === 'quotient' && !scope.inherited) {
    const settled = settle({ ...query, scope: { ...scope, want: 'any' } }, scope.nouns.slice(0, 1));
    return 'instead' in settled ? settled.instead : over(settled.items[0], before.by);
  }
  const kinds = kindsOf(query);
  const stated = statedDivisors(frame.segment.tokens);
  const dividing = frame.ops.has('divide') && !frame.ops.has('percent') && !frame.ops.has('share');
  if (kinds.length === 0 && !dividing && !frame.ops.has('average') && stated.length === 0) return null;
  const own = scope.inherited ? [] : scope.nouns;
  const heads = own.filter(({ ids }) => ids.some((id) => HEADS.test(id)));
  const things = own.filter((noun) => !heads.includes(noun) || hasMoney(noun, query));
  const divisors = heads.filter((noun) => !things.includes(noun) || things.length > 1);
  const nouns = things
    .filter((noun) => !divisors.includes(noun))
    .filter((noun, _, all) => all.length === 1 || !divisors.some(({ end }) => end === noun.start));
  const of = dividend(nouns, query);
  if (of === null || 'type' in of) return of;
  const byPeople = kinds.some((kind) => kind === 'person' || kind === 'staff' || kind === 'vehicle');
  if (byPeople && !isMoney(run(of.plan).amount.unit)) return null;
  if (kinds.includes('person') && divisors.length === 0 && previous?.frame.absents.includes('residents') === true)
    return { type: 'missing', what: 'residents', reason: 'absent', mentioned: [], there: [of] };
  const [part] = divisors.filter(({ ids }) => ids.some((id) => SUBGROUP.test(id)));
  if (part !== undefined && kinds.includes('person') && !dividing && stated.length === 0)
    return { type: 'missing', what: `${part.token.text}的${of.label}`, reason: 'unlisted', mentioned: [], there: [of] };
  const pieces = perPiece(kinds, of, query);
  if (pieces === 'priced') return null;
  const by = pieces !== null ? [pieces] : divisorsOf(kinds, stated, divisors, query);
  if (by === null) return null;
  return 'type' in by ? by : over(of, by);
}

function over(of: Item | undefined, by: readonly Plan[]): Request | null {
  if (of === undefined || by.length === 0) return null;
  const { unit } = run(of.plan).amount;
  const label = `${of.label}每份`;
  const plan = by.reduce<Plan>(
    (result, divisor) => ({ op: 'quotient', of: result, by: divisor, unit, label }),
    of.plan,
  );
  return { type: 'quotient', of, by, plan };
}

/** What 每 counts; 一辆 of the three-public spending is each car. */
function kindsOf({ frame, scope }: Query): readonly string[] {
  const vehicle =
    frame.numbers.some(({ value, unit }) => value === '1' && (unit === '辆' || unit === '台')) &&
    scope.nouns.some(({ ids }) => ids.some((id) => id.startsWith('three-public:')));
  const kinds = [...new Set(frame.pers)].filter((kind) => kind !== 'area');
  return vehicle && !kinds.includes('vehicle') ? [...kinds, 'vehicle'] : kinds;
}

/** What is divided: the thing named, else what the answer before came to. */
function dividend(nouns: readonly Noun[], query: Query): Item | Request | null {
  const { frame, previous } = query;
  // 每辆车呢, after 每个月: the same thing over something else; 再平均到每个月 goes on with the quotient.
  const onward = frame.ops.has('divide') || frame.segment.text.includes('再');
  const same = previous?.request.type === 'quotient' && !onward ? previous.request.of : undefined;
  const last = same ?? lastResult(previous) ?? null;
  const [noun] = nouns;
  if (noun === undefined) return last;
  const settled = settle({ ...query, scope: { ...query.scope, want: 'any' } }, [noun]);
  return 'instead' in settled ? settled.instead : (settled.items[0] ?? last);
}

function hasMoney(noun: Noun, { scope, lookup }: Query): boolean {
  return operand(noun, { ...scope, want: 'money' }, lookup).readings.length > 0;
}

/** Divisors in order: the numbers as given, then what 每 counts where no number says it; null where the document lacks one. */
function divisorsOf(
  kinds: readonly string[],
  stated: readonly Divisor[],
  heads: readonly Noun[],
  query: Query,
): readonly Plan[] | Request | null {
  const plans: Plan[] = [];
  for (const number of stated) {
    const plan = statedPlan(number, kinds, heads, query);
    if ('type' in plan) return plan;
    plans.push(plan);
  }
  const open = kinds.filter((kind) => !stated.some((number) => covers(number, kind)));
  for (const kind of open) {
    const plan = countOf(kind, heads, query);
    if (plan === null) return null;
    plans.push(plan);
  }
  if (plans.length > 0) return plans;
  // 除以人数: the staff in post, and the answer says so.
  const people = query.frame.asks.has('people') ? 'staff:在职' : undefined;
  const plan = headCount(heads[0]?.ids.find((id) => HEADS.test(id)) ?? people, query);
  return plan === null ? null : [plan];
}

/** A number as the user gives it; where the document prints it for the heads, that print. Another number of heads is denied. */
function statedPlan(number: Divisor, kinds: readonly string[], heads: readonly Noun[], query: Query): Plan | Request {
  const { lookup, frame } = query;
  const named = heads.flatMap(({ ids }) => ids).filter((id) => HEADS.test(id));
  const people = covers(number, 'person') && (kinds.includes('person') || number.unit !== '个');
  const vehicles = covers(number, 'vehicle') && kinds.includes('vehicle');
  const ids =
    named.length > 0
      ? named
      : people
        ? [...lookup.facts.entities.keys()].filter((id) => id.startsWith('staff:'))
        : vehicles
          ? ['vehicle:车辆']
          : [];
  const printed = ids.flatMap((id) => headCount(id, query) ?? []);
  const same = printed.find((plan) => decimalString(run(plan).amount) === number.value);
  if (same !== undefined) return same;
  const [other] = named.length > 0 || vehicles ? ids : [];
  const counted = other === undefined ? undefined : headFigure(other, query);
  if (counted !== undefined) {
    const item = itemOf(counted);
    const said = amount(number.value, run(item.plan).amount.unit);
    return { type: 'figures', items: [item], total: null, list: false, premise: { said, item, bearers: [] } };
  }
  const calendar = ['month', 'quarter', 'week', 'day'].some((kind) => covers(number, kind));
  const { text } = frame.segment;
  const token = frame.segment.tokens.find((one) => one.tags.includes(number));
  const behind = /^\p{Script=Han}{1,4}?(?=平均|均摊|平摊|分摊|每|来|分|\||$)/u.exec(
    text.slice(token?.end ?? text.length),
  );
  return {
    op: 'constant',
    amount: amount(number.value, number.unit ?? ''),
    label: calendar ? '您给的时间' : `您给的${number.unit === null || behind === null ? '数' : `${behind[0]}数`}`,
  };
}

/** How many there are of what 每 counts. */
function countOf(kind: string, heads: readonly Noun[], query: Query): Plan | null {
  const { frame, lookup } = query;
  const calendar = CALENDAR[kind];
  if (calendar !== undefined)
    return {
      op: 'constant',
      amount: amount(String(calendar[0]), calendar[1]),
      label: `全年${calendar[0]}${calendar[1]}`,
    };
  if (kind === 'day') {
    const days = String(daysOf(frame.years[0] ?? lookup.facts.year));
    return { op: 'constant', amount: amount(days, '天'), label: `全年${days}天` };
  }
  const wanted = kind === 'vehicle' ? 'vehicle:' : 'staff:';
  const named = heads.flatMap(({ ids }) => ids).find((id) => id.startsWith(wanted));
  if (kind === 'unit')
    return headCount(
      heads[0]?.ids.find((id) => HEADS.test(id)),
      query,
    );
  if (kind === 'vehicle') return headCount(named ?? 'vehicle:车辆', query);
  return kind === 'person' || kind === 'staff' ? headCount(named ?? 'staff:在职', query) : null;
}

function headFigure(id: string, { lookup }: Query) {
  const want = id.startsWith('vehicle') ? 'vehicles' : 'people';
  return figuresOf(id, { want, year: lookup.facts.year, anyYear: true }, lookup)[0];
}

function headCount(id: string | undefined, query: Query): Plan | null {
  return id === undefined ? null : (headFigure(id, query)?.plan ?? null);
}

/** 每次, 平均每件: the quantity that the thing is bought in; a row that prints its unit price needs no division. */
function perPiece(kinds: readonly string[], of: Item, { frame }: Query): Plan | 'priced' | null {
  const stated = statedDivisors(frame.segment.tokens).length > 0;
  const dividing = frame.ops.has('divide') || frame.ops.has('average');
  const [row] = of.rows;
  if (stated || of.measure !== 'amount' || row === undefined || of.rows.length !== 1) return null;
  const counted = frame.segment.tokens.some((token) => has(token, 'per', 'unit') && PIECES.test(token.text));
  const pieces = row.role === 'item' ? kinds.includes('unit') : counted;
  if (!pieces && !(dividing && frame.measures.includes('quantity'))) return null;
  if (row.role === 'item' && cellOf(row, 'unit-price', of.year)?.value != null) return 'priced';
  const cell = cellOf(row, 'quantity', of.year);
  return cell?.value == null ? null : { op: 'cell', entry: row, cell };
}

function daysOf(year: number): number {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 366 : 365;
}
