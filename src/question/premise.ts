import { run } from '../calculation/run.ts';
import { type Amount, amount, convert, equal, isMoney, roundTo, truncateTo } from '../money/amount.ts';
import type { Frame, Noun } from './frame.ts';
import { cellItem, operand } from './operands.ts';
import type { Query } from './query.ts';
import type { Item, Request } from './request.ts';
import { readings } from './said.ts';
import { has } from './tokens.ts';
import { isReckoned } from './unused-number.ts';

/** 公务接待费花了9万, 退休的是59个不: a figure that is taken for granted and is another one here, or that is asked about. */
export function corrected(request: Request, query: Query): Request {
  if (request.type !== 'figures' || request.items.length !== 1 || request.total !== null) return request;
  const [item] = request.items;
  const { frame, scope, lookup } = query;
  if (item === undefined || frame.thresholds.length > 0) return request;
  const { plan } = item;
  // 办公费加上5万是多少: the number is reckoned with, nobody claims it.
  if (isReckoned(plan)) return request;
  // 今年2185.2万，2023年是多少: what is said is this year's.
  const now = frame.ops.has('derive') && plan.op === 'difference' ? plan.from : plan;
  const value = run(now).amount;
  const asked = frame.asks.has('yes-no');
  for (const number of frame.numbers) {
    const { value: said, unit: own, approximate } = number;
    const whole = ofTheWhole(number, query);
    if (whole?.length === 0) continue;
    // 59个退休的: people are counted in 个 too.
    const unit = own === '个' && value.unit === '人' ? '人' : own;
    // 接待费是0元，对不对
    const sum = Number(said) >= 1000 || (asked && unit !== null);
    if (whole === null && (unit === null || isMoney(unit)) && isMoney(value.unit) && sum && !approximate) {
      const stated = meant(said, unit, value);
      const holds = near(value, stated);
      // 比上年增加206.09万，上年是多少: what is said goes into what is asked.
      const used =
        !holds &&
        plan.op === 'difference' &&
        run(plan).leaves.some(
          ({ cell }) => cell.value !== null && isMoney(cell.value.unit) && near(cell.value, stated),
        );
      if (!used && (!holds || asked))
        return { ...request, premise: { said: stated, item, holds, bearers: holds ? [] : bearers(stated, lookup) } };
    } else if (unit !== null && COUNTED.has(unit) && Number(said) > 1) {
      const count = (whole ?? scope.nouns).flatMap(
        (noun) =>
          operand(
            noun,
            {
              ...scope,
              want: unit === '人' || unit === '名' ? 'people' : unit === '辆' ? 'vehicles' : 'quantity',
              measure: undefined,
            },
            lookup,
          ).readings,
      )[0];
      const counted = count === undefined ? undefined : run(count.plan).amount;
      const stated = amount(said, unit);
      const holds = counted !== undefined && equal({ ...counted, unit }, stated);
      if (count !== undefined && counted !== undefined && (asked || !holds))
        return {
          ...request,
          premise: { said: stated, item: count, holds, bearers: holds ? [] : bearers(stated, lookup) },
        };
    }
  }
  return request;
}

/** 12.34 beside 12.34万元 is said in 万元. */
function meant(said: string, unit: string | null, value: Amount): Amount {
  const all = unit === null ? readings({ value: said, unit }) : [amount(said, '元')];
  const plain = amount(said, '元');
  const printed = said.includes('.') ? all.find((one) => one.unit === value.unit) : undefined;
  return all.find((one) => near(value, one)) ?? printed ?? plain;
}

/** 三辆车里应急保障用车几辆: so many are those among which the thing is looked for; null where the number counts no whole. */
function ofTheWhole(number: Frame['numbers'][number], { frame, scope }: Query): readonly Noun[] | null {
  const { tokens } = frame.segment;
  const at = tokens.findIndex((token) => token.tags.includes(number));
  const within = tokens.find((token, i) => i > at && i <= at + 3 && has(token, 'relation', 'within'));
  if (at < 0 || within === undefined || scope.nouns.some(({ start }) => start < within.end)) return null;
  return frame.nouns.filter(
    ({ ids, start, end }) => ids.length > 0 && start >= (tokens[at]?.end ?? 0) && end <= within.start,
  );
}

const COUNTED = new Set(['台', '辆', '人', '名', '张', '把', '套', '件']);

/** 9万 for 90,000, 1808万 for 18,084,967.25: equal at the precision that was said. */
function near(value: Amount, said: Amount): boolean {
  const wan = convert(value, '万元');
  const stated = convert(said, '万元');
  return (
    equal(value, said) ||
    [0, 1, 2].some((places) => equal(roundTo(wan, places), stated) || equal(truncateTo(wan, places), stated))
  );
}

/** What the document prints with the figure that was said. */
function bearers(said: Amount, lookup: Query['lookup']): readonly Item[] {
  const found = new Map<string, Item>();
  const measure = isMoney(said.unit) ? 'amount' : 'count';
  for (const entry of lookup.facts.entries) {
    for (const cell of entry.cells) {
      if (
        cell.value === null ||
        !(isMoney(said.unit) ? isMoney(cell.value.unit) : cell.value.unit === said.unit) ||
        cell.measure !== measure ||
        !equal(cell.value, said) ||
        found.has(entry.subject)
      )
        continue;
      found.set(entry.subject, cellItem(entry, cell, lookup));
    }
  }
  return [...found.values()].slice(0, 3);
}
