import type { Plan } from '../../calculation/plan.ts';
import { listFor } from '../lists.ts';
import type { Query } from '../query.ts';
import type { Request } from '../request.ts';
import { settle } from '../settle.ts';
import { has } from '../tokens.ts';
import { sumItem } from './arithmetic.ts';
import { impliedWhole } from './whole.ts';

/** 特定目标类项目占项目支出多少: the projects of one kind together, over what is named or over all projects. */
export function kindShare(query: Query): Request | null {
  const { frame, scope } = query;
  const asked = frame.ops.has('share') || (frame.ops.has('percent') && !frame.ops.has('up') && !frame.ops.has('down'));
  const kinds = frame.segment.tokens.filter((token) => has(token, 'form'));
  if (!asked || kinds.length !== 1 || scope.inherited || frame.asks.has('each') || frame.limits.length > 0) return null;
  const projects = scope.said.find(({ ids, collection }) => ids.length === 0 && collection === 'projects');
  if (projects === undefined) return null;
  const ops = new Set([...frame.ops].filter((op) => op !== 'share' && op !== 'percent'));
  const inner = { ...scope, nouns: [projects], container: null, within: undefined };
  const list = listFor({ ...query, frame: { ...frame, ops }, scope: inner });
  const [first] = list?.items ?? [];
  if (list === null || first === undefined) return null;
  const over = scope.said.find((noun) => noun !== projects && noun.ids.length > 0);
  const settled = over === undefined ? null : settle({ ...query, scope: { ...inner, want: 'money' } }, [over]);
  if (settled !== null && 'instead' in settled) return settled.instead;
  const whole = settled === null ? impliedWhole(first, query) : settled.items[0];
  if (whole == null) return null;
  const part = list.items.length === 1 ? first : { ...sumItem(list.items), label: list.title };
  const share: Plan = { op: 'share', part: part.plan, whole: whole.plan, label: `${part.label}占${whole.label}` };
  return { type: 'share', parts: [part], shares: [share], whole, half: false, implied: over === undefined };
}
