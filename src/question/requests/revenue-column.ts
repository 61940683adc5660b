import { revenueName } from '../../facts/subjects.ts';
import type { Noun } from '../frame.ts';
import { cellItem, nounName } from '../operands.ts';
import type { Query } from '../query.ts';
import type { Item, Request } from '../request.ts';
import { joinedByAnd } from '../standing.ts';

/** Where the money of a source goes: 那些事业收入，落在某科目的有多少. */
const FALLS = /[落摊归分算用]在|[落摊归分用]到|其中|里头?|里面|当中/;
/** What is asked of the two is not the cell in which they meet. */
const OTHERWISE = ['share', 'percent', 'ratio', 'compare', 'difference', 'plus', 'minus', 'up', 'down', 'check'];

/** 某科目的事业收入, 事业收入里某科目的: the cell of 收入总表 in the account's row and in the column of that source. */
export function revenueColumn(query: Query): Request | null {
  const { frame, scope, lookup, previous } = query;
  if (OTHERWISE.some((op) => frame.ops.has(op)) || frame.years.length > 0 || scope.source !== undefined) return null;
  const accounts = scope.nouns.filter(({ ids }) => ids.some((id) => id.startsWith('function:')));
  const said = frame.nouns.filter(isRevenue);
  const goesOn = said.length === 0 && !scope.inherited && FALLS.test(frame.segment.text);
  const [source, ...others] = said.length > 0 ? said : goesOn ? (previous?.nouns ?? []).filter(isRevenue) : [];
  const [account] = accounts;
  if (source === undefined || others.length > 0 || account === undefined || accounts.length > 1) return null;
  if (scope.nouns.some((noun) => noun !== account && !isRevenue(noun))) return null;
  if (said.length > 0 && joinedByAnd(account, source, frame)) return null;
  const rows = account.ids.flatMap((id) => lookup.about(id)).filter(({ collection }) => collection === 'revenue');
  const cells = rows.flatMap((entry) =>
    entry.cells.filter(({ column }) => meansColumn(source, column)).map((cell) => ({ entry, cell })),
  );
  const [found, ...more] = cells;
  if (found === undefined || more.length > 0) return null;
  const item: Item = cellItem(found.entry, found.cell, lookup);
  const name = nounName(source, lookup);
  if (found.cell.value === null)
    return { type: 'missing', what: `${item.label}的${name}`, reason: 'no-figure', mentioned: [], there: whole(rows) };
  return {
    type: 'figures',
    items: [{ ...item, label: `${item.label}·${name}`, measure: 'amount' }],
    total: null,
    list: false,
  };

  function whole(entries: typeof rows): readonly Item[] {
    return entries.flatMap((entry) => {
      const cell = entry.cells.find(({ measure, value }) => measure === 'amount' && value !== null);
      return cell === undefined ? [] : [cellItem(entry, cell, lookup)];
    });
  }
}

/** 事业收入 for the column of 收入总表 that is headed so. */
export function meansColumn({ ids }: Noun, column: string): boolean {
  return column !== '' && ids.includes(`revenue:${revenueName(column)}`);
}

function isRevenue({ ids }: Noun): boolean {
  return ids.length > 0 && ids.every((id) => id.startsWith('revenue:'));
}
