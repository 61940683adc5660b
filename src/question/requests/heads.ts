import type { Plan } from '../../calculation/plan.ts';
import { run } from '../../calculation/run.ts';
import { amount, decimalString } from '../../money/amount.ts';
import { covers, type Divisor } from '../divisors.ts';
import { figuresOf } from '../figures.ts';
import type { Noun } from '../frame.ts';
import { itemOf } from '../operands.ts';
import type { Query } from '../query.ts';

/** Entities that count heads and cars. */
export const HEADS = /^(?:staff|vehicle):/;

const CALENDAR: Readonly<Record<string, readonly [number, string]>> = {
  month: [12, '个月'],
  quarter: [4, '个季度'],
  week: [52, '周'],
};
/** Divisors in order: the numbers as given, then what 每 counts where no number says it; null where the document lacks one. */
export function divisorsOf(
  kinds: readonly string[],
  stated: readonly Divisor[],
  heads: readonly Noun[],
  query: Query,
): readonly Plan[] | null {
  const plans = stated.map((number) => statedPlan(number, kinds, heads, query));
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

/** Heads that a number of the question may count: those named, all kinds of staff, the cars. */
function countedBy(number: Divisor, kinds: readonly string[], heads: readonly Noun[], { lookup }: Query) {
  const named = heads.flatMap(({ ids }) => ids).filter((id) => HEADS.test(id));
  if (named.length > 0) return named;
  if (covers(number, 'vehicle') && kinds.includes('vehicle')) return ['vehicle:车辆'];
  const people = covers(number, 'person') && (kinds.includes('person') || number.unit !== '个');
  return people ? [...lookup.facts.entities.keys()].filter((id) => id.startsWith('staff:')) : [];
}

/** 12辆车每辆: another number than the document prints for the heads that are named. */
export function deniedHeads(
  stated: readonly Divisor[],
  kinds: readonly string[],
  heads: readonly Noun[],
  query: Query,
) {
  for (const number of stated) {
    const ids = countedBy(number, kinds, heads, query);
    const named = heads.length > 0 || ids.every((id) => id.startsWith('vehicle:'));
    const [figure] = named ? ids.flatMap((id) => headFigure(id, query) ?? []) : [];
    const same = ids.some((id) => prints(headCount(id, query), number));
    if (figure === undefined || same) continue;
    const item = itemOf(figure);
    const said = amount(number.value, run(item.plan).amount.unit);
    return {
      type: 'figures' as const,
      items: [item],
      total: null,
      list: false,
      premise: { said, item, holds: false, bearers: [] },
    };
  }
  return null;
}

function prints(plan: Plan | null, { value }: Divisor): boolean {
  return plan !== null && decimalString(run(plan).amount) === value;
}

/** A number as the user gives it; where the document counts what it counts, that print. */
function statedPlan(number: Divisor, kinds: readonly string[], heads: readonly Noun[], query: Query): Plan {
  const { frame } = query;
  const ids = countedBy(number, kinds, heads, query);
  const printed = ids.flatMap((id) => headCount(id, query) ?? []);
  const same = printed.find((plan) => prints(plan, number));
  if (same !== undefined) return same;
  const named = heads.length > 0 || ids.every((id) => id.startsWith('vehicle:'));
  if (named && printed[0] !== undefined) return printed[0];
  const calendar = ['month', 'quarter', 'week', 'day'].some((kind) => covers(number, kind));
  const { text } = frame.segment;
  const token = frame.segment.tokens.find((one) => one.tags.includes(number));
  const behind = /^(?![算计来做办搞开弄])\p{Script=Han}{1,4}?(?=平均|均摊|平摊|分摊|每|来|分|\||$)/u.exec(
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

function daysOf(year: number): number {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 366 : 365;
}
