import { itemsIn } from './leftover.ts';
import type { Query } from './query.ts';
import type { Request } from './request.ts';
import { markOf } from './requests/sides.ts';
import { COLUMN_OF } from './totals.ts';

/** Does a calculation leave out a part of the question that was read: a column, the whole of a share, what is to be left out first? */
export function dropped(request: Request, query: Query): boolean {
  return columnLeftOut(request, query) || otherWhole(request, query) || restLeftOut(request, query);
}

const CALCULATED = new Set<Request['type']>(['share', 'between', 'ratio', 'several']);

/** 行政运行的公用经费占机关运行经费多少, 2010301跟2010302的公用经费差多少: the column of the row before 的. */
function columnLeftOut(request: Request, { frame }: Query): boolean {
  if (!CALCULATED.has(request.type)) return false;
  const items = itemsIn(request);
  return frame.nouns.some((head) => {
    const measure = COLUMN_OF[head.ids[0] ?? ''];
    const row = frame.nouns.find(({ end }) => end < head.start && frame.segment.text.slice(end, head.start) === '的');
    const ofRow = row !== undefined && row.ids.length > 0 && row.ids.every((id) => id.startsWith('function:'));
    return measure !== undefined && ofRow && items.every((item) => item.measure !== measure);
  });
}

/** 301里最高的三项占301多少: what stands right behind 占 is the whole, and the share is of something else. */
function otherWhole(request: Request, { frame }: Query): boolean {
  if (request.type !== 'share' || request.whole.entity === null) return false;
  const mark = markOf(frame);
  const whole = frame.nouns.find((noun) => mark !== undefined && noun.start === mark.end && noun.ids.length > 0);
  return whole !== undefined && request.implied && !whole.ids.includes(request.whole.entity);
}

/** 除了最大的项目，其余平均多少: the row that is to be left out is no answer. */
function restLeftOut(request: Request, { frame }: Query): boolean {
  return request.type === 'ranking' && (frame.ops.has('average') || frame.ops.has('except') || frame.ops.has('rest'));
}
