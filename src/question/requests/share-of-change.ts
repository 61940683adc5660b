import type { Plan } from '../../calculation/plan.ts';
import { run } from '../../calculation/run.ts';
import { sign } from '../../money/amount.ts';
import { changeOf } from '../changes.ts';
import type { Noun } from '../frame.ts';
import { nounName } from '../operands.ts';
import type { Query } from '../query.ts';
import type { Item, Request } from '../request.ts';
import { markOf } from './sides.ts';

type Change = Extract<Request, { type: 'change' }>;

/** 比去年少的钱, 减少额, 增加的部分: the change itself is what the share is of. */
const MOVED = /[少多](?:的|出来|了)|减[少额掉了]|增[加额量]|降下|缩水/;

/** 总盘子比去年少的钱有多大比例是从项目支出减下来的, 今年减少的部分里项目支出占多少: the change of a part over that of the whole. */
export function shareOfChange(query: Query): Request | null {
  const { frame, scope, lookup } = query;
  const { year } = lookup.facts;
  const asked = (frame.ops.has('share') || frame.ops.has('percent')) && frame.ops.has('compare');
  const [before, other] = frame.years.filter((one) => one !== year);
  const pair = asked && !scope.inherited ? partOfMoved(query) : null;
  if (before === undefined || other !== undefined || pair === null) return null;
  const [moved, own] = pair.map((noun) => changeOf(noun, year, before, query));
  if (moved == null || own == null) return null;
  const direction = sign(run(moved.difference).amount);
  // What rose is no part of what the whole fell by.
  if (direction === 0 || direction !== sign(run(own.difference).amount))
    return { type: 'several', parts: [moved, own] };
  const [over, of] = [moved, own].map((change, i) => itemOf(change, nounName(pair[i] ?? pair[0], lookup)));
  if (over === undefined || of === undefined) return null;
  const share: Plan = { op: 'share', part: of.plan, whole: over.plan, label: `${of.label}占${over.label}` };
  return { type: 'share', parts: [of], shares: [share], whole: over, half: frame.ops.has('half'), implied: false };
}

/** What moved, and the part of it: the change of the first thing is spoken of before the second, or that of the whole budget; 占 turns them round. */
function partOfMoved({ frame, scope }: Query): readonly [Noun, Noun] | null {
  const [first, second, third] = scope.nouns;
  if (first === undefined || third !== undefined) return null;
  const part = second ?? first;
  const from = second === undefined ? 0 : first.end;
  if (!MOVED.test(frame.segment.text.slice(from, part.start))) return null;
  const mark = markOf(frame)?.start;
  if (second !== undefined && mark !== undefined && mark >= first.end && mark < second.start) return [second, first];
  return [second === undefined ? { ...first, ids: ['total:支出总计'], collection: null } : first, part];
}

/** By how much it is more, or less, than the year before: never below zero. */
function itemOf({ now, before, difference }: Change, name: string): Item {
  const less = sign(run(difference).amount) < 0;
  const label = `${name}比${before.year}年${less ? '减少额' : '增加额'}`;
  return {
    ...now,
    label,
    plan: less ? { op: 'difference', from: before.plan, take: now.plan, label } : difference,
    entity: null,
    rows: [...now.rows, ...before.rows],
    same: [],
    different: [],
  };
}
