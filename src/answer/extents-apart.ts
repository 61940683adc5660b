import type { Leaf } from '../calculation/run.ts';
import { byWidth, type Extent, extentOf, type Fund, mayDiffer } from '../facts/extent.ts';
import type { Lookup } from '../facts/lookup.ts';
import { compare, convert, isMoney } from '../money/amount.ts';

const FUNDS: Readonly<Record<Exclude<Fund, 'all'>, string>> = {
  fiscal: '财政拨款',
  general: '一般公共预算拨款',
  'government-fund': '政府性基金预算拨款',
  'state-capital': '国有资本经营预算拨款',
};

/**
 * 收支总表 counts all money, 财政拨款收支总表 only one part of it: why two prints of one account may differ, as a sentence; null
 * where they count the same, or where the wider one prints less.
 */
export function extentsApart(a: Leaf, b: Leaf, lookup: Lookup): string | null {
  const [x, y] = [extentOf(a.entry), extentOf(b.entry)];
  if ([a, b].some(({ entry }) => entry.collection === 'prose') || !mayDiffer(x, y, lookup)) return null;
  const [wide, narrow] = byWidth(x, y) <= 0 ? [a, b] : [b, a];
  const [more, less] = [wide.cell.value, narrow.cell.value];
  if (more === null || less === null || !isMoney(more.unit) || !isMoney(less.unit)) return null;
  if (compare(convert(more, '元'), convert(less, '元')) <= 0) return null;
  return difference(narrow.entry.source, extentOf(wide.entry), extentOf(narrow.entry));
}

function difference(source: string, wide: Extent, narrow: Extent): string | null {
  if (wide.part !== narrow.part)
    return narrow.part === 'whole' ? null : `${source}只算${narrow.part === 'basic' ? '基本支出' : '项目支出'}。`;
  return narrow.fund === 'all' ? null : `${source}只算${FUNDS[narrow.fund]}，差额是${FUNDS[narrow.fund]}以外的资金。`;
}
