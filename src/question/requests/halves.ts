import type { Noun } from '../frame.ts';
import { halfNamed, halvesBeside, isAccounts, saysSide } from '../halves.ts';
import { ranked } from '../lists.ts';
import type { Query } from '../query.ts';
import type { Item, Request } from '../request.ts';
import { settle } from '../settle.ts';
import { has } from '../tokens.ts';
import { differenceOf } from './arithmetic.ts';

/** 维修费项目那头是基本那头的几倍, 差旅费基本跟项目哪头多多少, 差旅费里基本占几成: the two halves of one account, set against one another. */
export function halves(query: Query): Request | null {
  const { frame, scope } = query;
  const against = ['ratio', 'difference', 'share', 'percent'].find((op) => frame.ops.has(op));
  if (against === undefined || frame.years.length > 1) return null;
  const said = frame.nouns.filter((noun) => noun.pronoun === null);
  const found = halvesBeside(said, frame) ?? ofBefore(said, query);
  if (found === null) return null;
  const item = (measure: 'basic' | 'project' | undefined): Item | Request => {
    const settled = settle({ ...query, scope: { ...scope, measure, within: undefined, want: 'money' } }, [found.thing]);
    if ('items' in settled) return settled.items[0] as Item;
    const { instead } = settled;
    // Of a table of one half and one of both, both are the whole.
    const [widest] = measure === undefined && instead.type === 'clarify' ? ranked(instead.readings) : [];
    return widest ?? instead;
  };
  const [one, two] = found.halves;
  if (one === undefined) return null;
  const first = item(one);
  if (two !== undefined) {
    if (against === 'share' || against === 'percent') return null;
    const second = item(two);
    if ('type' in first) return first;
    if ('type' in second) return second;
    if (against === 'difference') return differenceOf(first, second);
    const label = `${first.label}是${second.label}的倍数`;
    return {
      type: 'ratio',
      pairs: [{ of: first, to: second, plan: { op: 'ratio', of: first.plan, to: second.plan, label } }],
    };
  }
  const over = frame.segment.tokens.find((token) => has(token, 'op', 'share'));
  if (over === undefined || said.some(({ end }) => end > over.start)) return null;
  // 项目支出里208类占多少: the half is the whole that the account is a part of.
  if (said.some((noun) => halfNamed(noun) === one && noun.start < found.thing.start)) return null;
  const whole = item(undefined);
  if ('type' in first) return first;
  if ('type' in whole) return whole;
  const label = `${first.label}占${whole.label}`;
  const share = { op: 'share' as const, part: first.plan, whole: whole.plan, label };
  return { type: 'share', parts: [first], shares: [share], whole, half: false, implied: false };
}

/** 其中基本支出跟项目支出哪头多, after 差旅费: the halves of what was spoken of. */
function ofBefore(said: readonly Noun[], { frame, previous }: Query) {
  const sides = said.map(halfNamed);
  const [thing, ...more] = previous?.focus ?? [];
  const both = sides.length === 2 && sides.every((side) => side !== null);
  if (!both || thing === undefined || more.length > 0 || !isAccounts(thing) || !saysSide(frame)) return null;
  return { thing, halves: sides.flatMap((side) => side ?? []) };
}
