import { run } from '../calculation/run.ts';
import { type Amount, amount, convert, equal, isMoney, roundTo, truncateTo } from '../money/amount.ts';
import { cellItem, operand } from './operands.ts';
import type { Query } from './query.ts';
import type { Item, Request } from './request.ts';

/** 公务接待费花了9万, 采购20台台式电脑花了多少: a figure that is taken for granted, and is another one in the document. */
export function corrected(request: Request, query: Query): Request {
  if (request.type !== 'figures' || request.items.length !== 1 || request.total !== null) return request;
  const [item] = request.items;
  const { frame, scope, lookup } = query;
  if (item === undefined || frame.thresholds.length > 0) return request;
  const { plan } = item;
  // 今年2185.2万，2023年是多少: what is said is this year's.
  const now = frame.ops.has('derive') && plan.op === 'difference' ? plan.from : plan;
  const value = run(now).amount;
  for (const { value: said, unit, approximate } of frame.numbers) {
    if ((unit === null || isMoney(unit)) && isMoney(value.unit) && Number(said) >= 1000 && !approximate) {
      const stated = amount(said, '元');
      // 比上年增加206.09万，上年是多少: what is said goes into what is asked.
      const used =
        plan.op === 'difference' &&
        run(plan).leaves.some(
          ({ cell }) => cell.value !== null && isMoney(cell.value.unit) && near(cell.value, stated),
        );
      if (!used && !near(value, stated))
        return { ...request, premise: { said: stated, item, bearers: bearers(stated, lookup) } };
    } else if (unit !== null && COUNTED.has(unit) && Number(said) > 1) {
      const count = scope.nouns.flatMap(
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
      if (count !== undefined && counted !== undefined && !equal({ ...counted, unit }, amount(said, unit)))
        return { ...request, premise: { said: amount(said, unit), item: count, bearers: [] } };
    }
  }
  return request;
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
  for (const entry of lookup.facts.entries) {
    for (const cell of entry.cells) {
      if (
        cell.value === null ||
        !isMoney(cell.value.unit) ||
        cell.measure !== 'amount' ||
        !equal(cell.value, said) ||
        found.has(entry.subject)
      )
        continue;
      found.set(entry.subject, cellItem(entry, cell, lookup));
    }
  }
  return [...found.values()].slice(0, 3);
}
