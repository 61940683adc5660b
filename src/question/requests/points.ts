import type { Plan } from '../../calculation/plan.ts';
import type { Query } from '../query.ts';
import type { Item, Request } from '../request.ts';
import { settle } from '../settle.ts';
import { has } from '../tokens.ts';
import { differenceOf } from './arithmetic.ts';
import { impliedWhole } from './whole.ts';

/** 机动经费占总支出几个百分点 asks for one share, and sets no second one beside it. */
const LIES_BETWEEN = /[高低多少差比](?!例)/;

/** 占比高几个百分点: what lies between the shares that two things have in one whole. */
export function points(query: Query): Request | null {
  const { frame, scope, previous } = query;
  const { tokens } = frame.segment;
  if (!tokens.some(({ text }) => text.includes('百分点')) || frame.years.length > 0 || scope.inherited) return null;
  const share = tokens.find((token) => has(token, 'op', 'share'));
  const named = scope.nouns.filter(({ ids }) => ids.length > 0);
  if (named.length === 2 && named[1]?.start === share?.end && !LIES_BETWEEN.test(frame.segment.text)) return null;
  const over = named.find(({ start }) => start === share?.end && named.length > 2);
  // 参公的在在职人员中占几个百分点
  if (
    !LIES_BETWEEN.test(frame.segment.text) &&
    named.some((noun) => tokens.some((token) => token.start === noun.end && has(token, 'relation', 'within')))
  )
    return null;
  // 甲占乙多少个百分点: one share, told in per cent.
  if (named.length === 2 && named[0]?.end === share?.start && named[1]?.start === share?.end) return null;
  const things = named.filter((noun) => noun !== over);
  const before = previous?.request.type === 'share' && things.length === 1 ? previous.request : null;
  if (before === null && (things.length !== 2 || share === undefined)) return null;
  const settled = settle(query, things);
  if ('instead' in settled) return settled.instead;
  const parts = [...(before?.parts.slice(0, 1) ?? []), ...settled.items];
  const [first, second] = parts;
  if (first === undefined || second === undefined) return null;
  const said = over === undefined ? null : settle(query, [over]);
  if (said !== null && 'instead' in said) return said.instead;
  const whole = said?.items[0] ?? before?.whole ?? impliedWhole(first, query);
  return whole === null ? null : differenceOf(shareOf(first, whole), shareOf(second, whole));
}

function shareOf(part: Item, whole: Item): Item {
  const label = `${part.label}占${whole.label}`;
  const plan: Plan = { op: 'share', part: part.plan, whole: whole.plan, label };
  return { ...part, label, plan, measure: 'amount', rows: [...part.rows, ...whole.rows], same: [], different: [] };
}
