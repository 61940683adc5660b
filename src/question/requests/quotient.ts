import type { Plan } from '../../calculation/plan.ts';
import { run } from '../../calculation/run.ts';
import { cellOf } from '../../facts/lookup.ts';
import { amount, decimalString, isMoney } from '../../money/amount.ts';
import { figuresOf } from '../figures.ts';
import { itemOf, operand, rowItem } from '../operands.ts';
import type { Query } from '../query.ts';
import type { Item, Request } from '../request.ts';
import { settle } from '../settle.ts';
import { listOf, TOTAL_OF } from '../totals.ts';

const CALENDAR: Readonly<Record<string, readonly [number, string]>> = {
  month: [12, '个月'],
  quarter: [4, '个季度'],
  week: [52, '周'],
};

/** 人均, 每辆车, 每个月, A除以B: one figure over a head count, a number of months, or another figure. */
export function quotient(query: Query): Request | null {
  const { frame, scope, lookup, previous } = query;
  const vehicle =
    frame.numbers.some(({ value, unit }) => value === '1' && (unit === '辆' || unit === '台')) &&
    scope.nouns.some((noun) => noun.ids.some((id) => id.startsWith('three-public:')));
  const per = vehicle
    ? 'vehicle'
    : (frame.pers.find((id) => id !== 'unit' && id !== 'area') ?? (frame.ops.has('divide') ? 'divide' : undefined));
  const each = perPiece(query);
  if (each !== null) return each;
  const spread = frame.ops.has('average');
  if ((per === undefined && !spread) || (frame.ops.has('percent') && per === 'divide')) return null;
  const own = scope.inherited ? [] : scope.nouns;
  const heads = own.filter((noun) => noun.ids.some((id) => /^(?:staff|vehicle):/.test(id)));
  const things = own.filter((noun) => !heads.includes(noun) || operandMoney(noun, query));
  const divisors = heads.filter((noun) => !things.includes(noun) || things.length > 1);
  const of = things.filter((noun) => !divisors.includes(noun));
  let dividend: Item | undefined = previous?.figures.at(-1);
  if (of.length > 0) {
    const settled = settle({ ...query, scope: { ...scope, want: 'any' } }, of.slice(0, 1));
    if ('instead' in settled) return settled.instead;
    dividend = settled.items[0] ?? dividend;
  }
  if (dividend === undefined) return null;
  if (!isMoney(run(dividend.plan).amount.unit) && (per === 'person' || per === 'staff' || per === 'vehicle'))
    return null;
  let wrongHeads: string | undefined;
  const by = divisor(
    per,
    divisors.map((noun) => noun),
    query,
  );
  if (by === null) return null;
  const said = frame.numbers.find(({ unit }) => unit !== null && ['人', '名', '位', '个'].includes(unit));
  const counted =
    wrongHeads === undefined || said === undefined
      ? undefined
      : figuresOf(wrongHeads, { want: 'people', year: lookup.facts.year }, lookup)[0];
  if (counted !== undefined && said !== undefined) {
    const item = itemOf(counted);
    return {
      type: 'figures',
      items: [item],
      total: null,
      list: false,
      premise: { said: amount(said.value, '人'), item, bearers: [] },
    };
  }
  const { unit } = run(dividend.plan).amount;
  const plan: Plan = { op: 'quotient', of: dividend.plan, by, unit, label: `${dividend.label}每份` };
  return { type: 'quotient', of: dividend, by, plan, unit };

  function staffOf(counts: readonly string[]): readonly string[] {
    return lookup
      .in('staff')
      .filter(({ cells }) => cells.some(({ value }) => value !== null && counts.includes(decimalString(value))))
      .map(({ subject }) => subject);
  }

  function divisor(kind: string | undefined, nouns: typeof heads, { frame: f }: Query): Plan | null {
    const count = kind === 'vehicle' ? 'vehicle:车辆' : undefined;
    const heads = nouns.flatMap((noun) => noun.ids).filter((id) => /^(?:staff|vehicle):/.test(id));
    const stated = f.numbers
      .filter(({ unit }) => unit !== null && ['人', '名', '位', '个', '辆', '台'].includes(unit))
      .map(({ value }) => value)
      .filter((value) => value !== '1');
    const fitting = heads.filter((id) =>
      lookup
        .about(id)
        .some((entry) => entry.cells.some((cell) => cell.value !== null && stated.includes(decimalString(cell.value)))),
    );
    wrongHeads = stated.length > 0 && fitting.length === 0 ? heads[0] : undefined;
    // 退休费人均（58人）: the number itself tells whose share is meant.
    const counted = heads.length > 0 || stated.length === 0 ? [] : staffOf(stated);
    const [own] = stated;
    if (heads.length === 0 && counted.length === 0 && own !== undefined && (kind === 'person' || kind === 'staff'))
      return { op: 'constant', amount: amount(own, '人'), label: '所给的人数' };
    const ids = fitting.length > 0 ? fitting : heads.length > 0 ? heads : counted;
    const days = f.numbers.find(({ unit }) => unit === '天')?.value ?? String(daysOf(lookup.facts.year));
    if (kind === 'day') return { op: 'constant', amount: amount(days, '天'), label: `全年${days}天` };
    const calendar = kind === undefined ? undefined : CALENDAR[kind];
    if (calendar !== undefined)
      return {
        op: 'constant',
        amount: amount(String(calendar[0]), calendar[1]),
        label: `全年${calendar[0]}${calendar[1]}`,
      };
    const id = ids[0] ?? count ?? (kind === 'person' || kind === 'staff' ? 'staff:在职' : undefined);
    if (id !== undefined) {
      const figure = figuresOf(
        id,
        { want: id.startsWith('vehicle') ? 'vehicles' : 'people', year: lookup.facts.year, anyYear: true },
        lookup,
      )[0];
      return figure?.plan ?? null;
    }
    const number = f.numbers.find((one) => one.unit !== '%');
    if (kind !== 'divide' || number === undefined) return null;
    return { op: 'constant', amount: amount(number.value, number.unit ?? ''), label: '所给的数' };
  }
}

/** 平均每件资产多少钱: a list's amount over its quantity, where its total row prints both. */
function perPiece({ frame, scope, lookup }: Query): Request | null {
  const { text } = frame.segment;
  if (!frame.ops.has('average') && !frame.pers.includes('unit')) return null;
  if (!/[每一单][件台套把张辆]/.test(text) || scope.nouns.length !== 1) return null;
  const [noun] = scope.nouns;
  const list = noun === undefined ? null : listOf(noun);
  const total = list === null ? [] : lookup.about(TOTAL_OF[list] ?? '');
  const [of, by] = (['amount', 'quantity'] as const).map((measure) =>
    total
      .flatMap((entry) =>
        cellOf(entry, measure) === undefined ? [] : (rowItem(entry, measure, lookup.facts.year, lookup) ?? []),
      )
      .at(0),
  );
  if (of === undefined || by === undefined) return null;
  if (by.plan.op !== 'cell') return null;
  const pieces: Plan = { ...by.plan, entry: { ...by.plan.entry, label: '数量' } };
  const { unit } = run(of.plan).amount;
  const plan: Plan = { op: 'quotient', of: of.plan, by: pieces, unit, label: `${of.label}每份` };
  return { type: 'quotient', of, by: pieces, plan, unit };
}

function daysOf(year: number): number {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 366 : 365;
}

function operandMoney(noun: Query['scope']['nouns'][number], { scope, lookup }: Query): boolean {
  return operand(noun, { ...scope, want: 'money' }, lookup).readings.length > 0;
}
