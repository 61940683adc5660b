import type { Frame, Noun } from '../frame.ts';
import type { Query } from '../query.ts';
import { COMMA } from '../squeeze.ts';
import { has, type Token } from '../tokens.ts';
import { contains } from './whole.ts';

/** 占, 吃掉, 撑起: between the part and the whole. */
const VERB = /^各?占|^吃[掉去]|^[撑扛挑]起/;

/** 占, or ÷ where that is missing: the part stands before it, the whole behind. */
export function markOf({ segment: { tokens } }: Frame): Token | undefined {
  return (
    tokens.find((token) => VERB.test(token.text) && has(token, 'op', 'share')) ??
    tokens.find((token) => has(token, 'op', 'divide')) ??
    isOf(tokens)
  );
}

/** 每一百块: what stands behind it is the whole. */
function isHundred(token: Token): boolean {
  return token.text.startsWith('每') && has(token, 'op', 'share');
}

/** A是B的百分之几: 是 parts the two. */
function isOf(tokens: readonly Token[]): Token | undefined {
  const percent = tokens.find((token) => has(token, 'op', 'percent') || has(token, 'op', 'share'));
  const before = tokens.filter((token) => percent !== undefined && token.end <= percent.start);
  const whole = before.at(-1)?.text === '的' ? before.findLastIndex((token) => has(token, 'entity')) : -1;
  return before.find((token, i) => i < whole && /^(?:是|相当于|等于)$/.test(token.text));
}

/** Says only where: 在…里头占几成. */
const LEANS = /^(?:那么?|这|它|又|能|要)*(?:在|到|算到|放到|放在)/;

/** 相当于, 是 in front of the whole, where the part was said before. */
const OVER =
  /^(?:那么?|这|它|又|大概|大约|差不多)*(?:相当于|等于|抵得?上?|顶得?上?|是|为)(?:了?全部门|整个|全部|全|我们|本|所有|的)*$/;

/** 住房保障里, 住房保障这一大类里. */
function isWithin({ end }: Noun, tokens: readonly Token[]): boolean {
  const next = tokens.find((token) => token.start >= end && !/^这一?(?:大?类|大块|块|项)$/.test(token.text));
  const glued = tokens.filter((token) => token.start >= end && next !== undefined && token.end <= next.start);
  return next !== undefined && has(next, 'relation', 'within') && next.start === (glued.at(-1)?.end ?? end);
}

export interface Sides {
  readonly parts: readonly Noun[];
  readonly whole: Noun | null;
}

export function sidesOf(own: readonly Noun[], mark: Token | undefined, query: Query): Sides {
  const { frame, scope, previous } = query;
  const start = mark?.start ?? Number.POSITIVE_INFINITY;
  const before = own.filter((noun) => noun.start < start);
  const behind = own.filter((noun) => noun.start > start);
  const inside = own.find((noun) => isWithin(noun, frame.segment.tokens));
  if (inside !== undefined && own.length >= 2 && behind.length === 0)
    return { parts: own.filter((noun) => noun !== inside), whole: inside };
  // 在总支出里头占百分之几: of what was spoken of.
  const spokenOf = previous !== null && previous.figures.length > 0;
  if (
    inside !== undefined &&
    own.length === 1 &&
    mark !== undefined &&
    inside.end <= mark.start &&
    spokenOf &&
    LEANS.test(frame.segment.text.slice(frame.segment.text.lastIndexOf('|', inside.start) + 1))
  )
    return { parts: [], whole: inside };
  // 相当于全部门三公的百分之几, after a figure: what was spoken of over this.
  const only = own.length === 1 ? own[0] : undefined;
  if (spokenOf && only !== undefined && OVER.test(frame.segment.text.slice(0, only.start)))
    return { parts: [], whole: only };
  // 每一百块人员经费里, 花在项目上的每一百块
  const { text, tokens } = frame.segment;
  const each = tokens.find(isHundred);
  const hundred = own.find(
    ({ start, end }) =>
      each !== undefined && (each.end === start || /^[上里]?的?$/.test(text.slice(end, Math.max(end, each.start)))),
  );
  if (hundred !== undefined && own.length >= 2)
    return { parts: own.filter((noun) => noun !== hundred), whole: hundred };
  const spoken = previous !== null && (previous.figures.length > 0 || previous.nouns.length > 0);
  // 那在总支出里头占几个点: of what was just spoken of.
  if (inside !== undefined && own.length === 1 && behind.length === 0 && spoken) return { parts: [], whole: inside };
  if (before.length === 0 && behind.length > 0 && !spoken) return { parts: behind, whole: scope.container };
  const [a, b] = before;
  if (mark === undefined && scope.container === null && a !== undefined && b !== undefined)
    return contains(a, b, query) ? { parts: [b], whole: a } : { parts: [a], whole: b };
  // 总支出，项目支出占几成: what is said first holds the other.
  const [outer, inner, ...more] = before;
  const stated = behind.length === 0 && scope.container === null && outer !== undefined && inner !== undefined;
  const apart = stated && frame.segment.text.slice(outer.end, inner.start).includes(COMMA);
  if (apart && more.length === 0 && contains(outer, inner, query)) return { parts: [inner], whole: outer };
  return { parts: before, whole: behind[0] ?? scope.container };
}

/** 占这个科目多少: the thing that was spoken of is the whole, and the figure of it that was given is the part. */
export function wholeSpokenOf(mark: Token | undefined, { frame, previous }: Query): Noun | null {
  const pronoun = frame.nouns.find((noun) => noun.pronoun === 'it' && noun.start > (mark?.start ?? Infinity));
  return pronoun === undefined ? null : (previous?.focus[0] ?? null);
}
