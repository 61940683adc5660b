import type { Entry } from '../facts/types.ts';
import { LISTS } from './frame.ts';
import { itemsIn } from './leftover.ts';
import type { Query } from './query.ts';
import { mainFigures } from './remember.ts';
import type { Request } from './request.ts';
import { has } from './tokens.ts';
import { COLUMN_OF, LIST_OF } from './totals.ts';

const WITHIN = /^(?:那么?|这)?(?:其中|里面?|里头|里边|当中|中)(?![央小介标])/;

/** 办公费 | 里政府性基金出多少, 政府采购里专项的: asked of a part, and what was found has nothing to do with the whole. */
export function outside(request: Request, query: Query): boolean {
  if (!['figures', 'share', 'between', 'rows'].includes(request.type)) return false;
  const wholes = wholesOf(query);
  if (wholes === null) return false;
  const rows = itemsIn(request).flatMap((item) => item.rows);
  return rows.length > 0 && !rows.some((row) => wholes.some((whole) => belongs(row, whole, query)));
}

/** A thing that parts are asked of, with the rows it was read from. */
interface Whole {
  readonly ids: readonly string[];
  readonly rows: readonly Entry[];
}

function wholesOf({ frame, scope, previous }: Query): readonly Whole[] | null {
  const within = frame.segment.tokens.find((token) => has(token, 'relation', 'within'));
  const of = within && frame.nouns.find(({ end }) => end === within.start);
  if (of !== undefined)
    return of.ids.length === 0 || of.ids.some((id) => WHOLE.test(id)) ? null : [{ ids: of.ids, rows: [] }];
  if (previous === null || scope.inherited || !WITHIN.test(frame.segment.text)) return null;
  const figures = mainFigures(previous.request);
  const ids = [...previous.nouns.flatMap((noun) => noun.ids), ...figures.flatMap(({ entity }) => entity ?? [])];
  return figures.length === 0 || ids.some((id) => WHOLE.test(id))
    ? null
    : [{ ids, rows: figures.flatMap(({ rows }) => rows) }];
}

/** Of the whole budget, everything is a part. */
const WHOLE = /^(?:unit:|total:(?!政府采购|资产|政府购买))/;

function belongs(row: Entry, { ids, rows }: Whole, { lookup }: Query): boolean {
  const chain: Entry[] = [];
  for (let at: Entry | undefined = row; at !== undefined; at = at.parent === null ? undefined : lookup.entry(at.parent))
    chain.push(at);
  // 基本支出里人员: the kinds of spending are columns of one row.
  if (row.subject.startsWith('category:') && ids.some((id) => id.startsWith('category:'))) return true;
  const own = chain.flatMap(({ subject, facets }) => [subject, ...Object.values(facets)]);
  if (ids.some((id) => own.includes(id)) || rows.some((one) => chain.includes(one))) return true;
  // 项目支出 is the column or the list that the row stands in; 政府采购 is a list.
  return ids.some((id) => {
    const list = LIST_OF[id];
    const column = COLUMN_OF[id];
    return (
      (list !== undefined && LISTS[list]?.includes(row.collection) === true) ||
      (column !== undefined && row.cells.some(({ measure }) => measure === column))
    );
  });
}
