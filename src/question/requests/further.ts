import { excludedNouns } from '../exclusion.ts';
import type { Query } from '../query.ts';
import type { Item, Request } from '../request.ts';
import { settle } from '../settle.ts';
import { remainder, sumItem } from './arithmetic.ts';

/** Goes on taking away. */
const AGAIN = /^(?:那么?|然后|接着)*(?:再|又|还|也)/;

/** 再把一般公共服务也去掉, after a whole of which something was taken away: both are taken from that whole. */
export function further(query: Query): Request | null {
  const { frame, previous, scope } = query;
  const before = previous?.request;
  const taking = ['except', 'minus', 'rest'].some((op) => frame.ops.has(op));
  if (before?.type !== 'between' || !before.remainder || !taking || !AGAIN.test(frame.segment.text)) return null;
  const named = excludedNouns({ ...query, frame: { ...frame, ops: new Set([...frame.ops, 'except']) } });
  const nouns = named.length > 0 ? named : scope.inherited ? [] : scope.nouns;
  if (nouns.length === 0) return null;
  const settled = settle(query, nouns);
  if ('instead' in settled) return settled.instead;
  const taken: readonly Item[] = [before.second, ...settled.items];
  const subjects = taken.flatMap(({ entity, rows }) => (entity === null ? rows.map((row) => row.subject) : [entity]));
  // Nothing is taken away twice.
  return new Set(subjects).size < subjects.length ? before : remainder(before.first, sumItem(taken));
}
