import { amount, equal, isMoney } from '../../money/amount.ts';
import { LISTS } from '../frame.ts';
import { cellItem } from '../operands.ts';
import type { Query } from '../query.ts';
import type { Item, Request } from '../request.ts';

/** 哪个科目是254520元, 1,400,000.00是什么: what the document prints with this figure. */
export function reverse(query: Query): Request | null {
  const { frame, scope, lookup } = query;
  const things = scope.inherited ? [] : scope.nouns.filter((noun) => noun.ids.length > 0);
  const asked =
    frame.ops.has('reverse') ||
    frame.asks.has('definition') ||
    frame.asks.has('name') ||
    frame.asks.has('which') ||
    (frame.nouns.length === 0 && frame.asks.size === 0);
  if (!asked || things.length > 0 || frame.thresholds.length > 0 || frame.limits.length > 0) return null;
  const said = statedAmount(query);
  if (said === null) return null;
  const lists = scope.inherited ? [] : scope.nouns.flatMap((noun) => LISTS[noun.collection ?? ''] ?? []);
  const found = new Map<string, Item>();
  for (const entry of lookup.facts.entries) {
    if (lists.length > 0 && !lists.includes(entry.collection)) continue;
    for (const cell of entry.cells) {
      if (cell.value === null || !isMoney(cell.value.unit) || !equal(cell.value, amount(said, '元'))) continue;
      const known = found.get(entry.subject);
      const leaf = { entry, cell };
      if (known !== undefined) {
        found.set(entry.subject, { ...known, same: [...known.same, leaf] });
        continue;
      }
      found.set(entry.subject, cellItem(entry, cell, lookup));
    }
  }
  const items = [...found.values()];
  if (items.length === 0) return { type: 'missing', what: said, reason: 'no-such-amount', mentioned: [], there: [] };
  return { type: 'named-by-amount', amount: amount(said, '元'), items };
}

function statedAmount({ frame }: Query): string | null {
  const number = frame.numbers.find(({ unit, value }) => (unit === null || isMoney(unit)) && Number(value) >= 1000);
  if (number !== undefined) return number.value;
  const code = frame.codes.find(({ tail, head, code: digits }) => !tail && !head && /^\d{4,12}$/.test(digits));
  return code === undefined || frame.nouns.some((noun) => noun.ids.length > 0) ? null : code.code;
}
