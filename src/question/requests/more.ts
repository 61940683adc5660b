import { MORE_OR_LESS } from '../asks.ts';
import type { Query } from '../query.ts';
import type { Request } from '../request.ts';
import { has } from '../tokens.ts';
import { between } from './between.ts';

/** 人员经费比公用经费多吗: whether the first is more than the second, and by how much. */
export function more(query: Query): Request | null {
  const { frame, scope } = query;
  const { tokens } = frame.segment;
  const asked = tokens.find((token) => MORE_OR_LESS.test(token.text));
  const than = tokens.find((token) => has(token, 'op', 'compare') && /^(?:比|较|跟|和)/.test(token.text));
  if (asked === undefined || than === undefined || frame.years.length > 0 || scope.nouns.length !== 2) return null;
  if (!scope.nouns.every(({ ids }) => ids.length > 0)) return null;
  const ops = new Set([...frame.ops].filter((op) => op !== 'up' && op !== 'down'));
  const found = between({ ...query, frame: { ...frame, ops: ops.add('difference') } });
  return found?.type === 'between' ? { ...found, claim: /[多高大]/.test(asked.text) ? 'more' : 'less' } : found;
}
