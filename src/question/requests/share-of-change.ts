import type { Plan } from '../../calculation/plan.ts';
import { run } from '../../calculation/run.ts';
import { sign } from '../../money/amount.ts';
import { changeOf } from '../changes.ts';
import type { Query } from '../query.ts';
import type { Item, Request } from '../request.ts';

type Change = Extract<Request, { type: 'change' }>;

/** 比去年少的钱, 减少额, 增加的部分: the change itself is what the share is of. */
const MOVED = /[少多](?:的|出来|了)|减[少额掉了]|增[加额量]|降下|缩水|差额/;

/** 总盘子比去年少的钱有多大比例是从项目支出减下来的: the change of a part over that of the whole. */
export function shareOfChange(query: Query): Request | null {
  const { frame, scope, lookup } = query;
  const { year } = lookup.facts;
  const asked = (frame.ops.has('share') || frame.ops.has('percent')) && frame.ops.has('compare');
  const [before, other] = frame.years.filter((one) => one !== year);
  const [whole, part, more] = scope.inherited ? [] : scope.nouns;
  if (!asked || before === undefined || other !== undefined || whole === undefined || part === undefined) return null;
  if (more !== undefined || !MOVED.test(frame.segment.text.slice(whole.end, part.start))) return null;
  const [moved, own] = [whole, part].map((noun) => changeOf(noun, year, before, query));
  if (moved == null || own == null) return null;
  // What rose is no part of what the whole fell by.
  if (sign(run(moved.difference).amount) !== sign(run(own.difference).amount))
    return { type: 'several', parts: [moved, own] };
  const [over, of] = [itemOf(moved), itemOf(own)];
  const share: Plan = { op: 'share', part: of.plan, whole: over.plan, label: `${of.label}占${over.label}` };
  return { type: 'share', parts: [of], shares: [share], whole: over, half: frame.ops.has('half'), implied: false };
}

function itemOf({ now, before, difference, label }: Change): Item {
  return {
    ...now,
    label: `${label}比${before.year}年的增减额`,
    plan: difference,
    entity: null,
    rows: [...now.rows, ...before.rows],
    same: [],
    different: [],
  };
}
