import { run } from '../../calculation/run.ts';
import { cellOf } from '../../facts/lookup.ts';
import type { Entry } from '../../facts/types.ts';
import { equal } from '../../money/amount.ts';
import { rowItem } from '../operands.ts';
import type { Query } from '../query.ts';
import type { Request } from '../request.ts';
import { sumOf } from './arithmetic.ts';

/** 三个下属单位各分到多少: the units' rows of the table by units, where together they come to its total. */
export function units({ frame, lookup, scope }: Query): Request | null {
  if (!frame.asks.has('units-under') || !frame.asks.has('each') || frame.asks.has('how-many')) return null;
  const other = scope.nouns.find(({ ids }) => ids.some((id) => !/^(?:unit|total|count):/.test(id)));
  if (other !== undefined && !scope.inherited)
    return asksFigure(frame)
      ? { type: 'missing', what: `各下属单位的${other.token.text}`, reason: 'unlisted', mentioned: [], there: [] }
      : null;
  const year = frame.years[0] ?? lookup.facts.year;
  for (const collection of ['expenditure', 'revenue', 'general-budget-by-unit'] as const) {
    const rows = lookup.in(collection);
    const amount = (entry: Entry) => cellOf(entry, 'amount', year)?.value;
    const total = rows.find((entry) => entry.role === 'total' && amount(entry) != null);
    const whole = total === undefined ? undefined : amount(total);
    if (total === undefined || whole == null) continue;
    const items = rows.flatMap((entry) => {
      const value = amount(entry);
      const own = entry.subject.startsWith('unit:') && entry.source === total.source;
      return !own || value == null || equal(value, whole) ? [] : (rowItem(entry, 'amount', year, lookup) ?? []);
    });
    const sum = items.length > 1 ? sumOf(items) : null;
    if (sum !== null && equal(run(sum.plan).amount, whole))
      return { type: 'rows', title: '各单位', items, total: rowItem(total, 'amount', year, lookup) };
  }
  // 三个二级单位各自的支出: no table has a row for each of them.
  return asksFigure(frame)
    ? { type: 'missing', what: '各下属单位的数', reason: 'unlisted', mentioned: [], there: [] }
    : null;
}

function asksFigure({ asks }: Query['frame']): boolean {
  return asks.has('amount') || asks.has('number');
}
