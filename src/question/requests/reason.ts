import type { Statement } from '../../facts/types.ts';
import { cellOf } from '../../facts/lookup.ts';
import { sign } from '../../money/amount.ts';
import type { Noun } from '../frame.ts';
import { operand } from '../operands.ts';
import { nounName, settle, type Query } from '../query.ts';
import type { Item, Request } from '../request.ts';
import { changeOf, related } from './change.ts';
import { positionOf } from './position.ts';

/** 为什么减少: the reasons that the document gives, after a premise that is not so has been put right. */
export function reason(query: Query): Request | null {
  const { frame, scope, previous } = query;
  if (!frame.asks.has('why')) return null;
  const nouns = scope.nouns.filter((noun) => noun.ids.length > 0).slice(0, 3);
  const claimed = largestClaim(query);
  if (claimed !== null) return claimed;
  const parts = nouns.flatMap((noun) => reasonOf(noun, query) ?? []);
  void previous;
  const [only] = parts;
  return only === undefined ? null : parts.length === 1 ? only : { type: 'several', parts };
}

/** 为啥它是最大的一笔: is it? */
function largestClaim(query: Query): Request | null {
  const { frame, scope } = query;
  if (!frame.ops.has('max') && !frame.ops.has('min') && frame.limits.length === 0) return null;
  const it = frame.nouns.some((noun) => noun.pronoun === 'it') ? query.previous?.focus : undefined;
  const settled = settle(query, (it ?? scope.nouns).slice(0, 1));
  const item = 'items' in settled ? settled.items[0] : undefined;
  return item === undefined ? null : positionOf(item, query, true);
}

function reasonOf(noun: Noun, query: Query): Request | null {
  const { lookup } = query;
  const ids = related(noun.ids);
  const statements = ids.flatMap((id) => lookup.statements(id)).filter((one) => one.kind === 'reason');
  const year = lookup.facts.year;
  const move = changeOf({ ...noun, ids }, year, year - 1, query);
  if (move !== null && contradicts(query, ids)) return move;
  const title = nounName(noun, lookup);
  if (statements.length > 0) return { type: 'passages', title, statements: unique(statements), figures: changeItems(ids, query), kind: 'explanation' };
  const moving = ['up', 'down', 'rate', 'even', 'double', 'compare'].some((op) => query.frame.ops.has(op)) || query.frame.years.length > 0;
  if (move !== null && moving && query.scope.nouns.length === 1) return { ...move, question: true };
  return { type: 'missing', what: title, reason: 'no-reason', mentioned: [], there: query.scope.nouns.flatMap((one) => operand(one, query.scope, query.lookup).readings).slice(0, 3) };
}

/** Does the question take for granted what the document's own change says is not so? */
function contradicts({ frame, lookup }: Query, ids: readonly string[]): boolean {
  const change = ids.flatMap((id) => lookup.about(id)).map((entry) => cellOf(entry, 'change', lookup.facts.year)).find((cell) => cell?.value != null)?.value;
  if (change == null) return frame.ops.has('double');
  const direction = sign(change);
  if (frame.ops.has('double')) return true;
  return (frame.ops.has('up') && !frame.ops.has('down') && direction <= 0) || (frame.ops.has('down') && !frame.ops.has('up') && direction >= 0);
}

function changeItems(ids: readonly string[], { lookup }: Query): readonly Item[] {
  for (const entry of ids.flatMap((id) => lookup.about(id))) {
    const items = (['change', 'growth'] as const).flatMap((measure): Item[] => {
      const cell = cellOf(entry, measure, lookup.facts.year);
      return cell?.value == null ? [] : [{ label: measure === 'change' ? '比上年增减额' : '比上年增减幅度', plan: { op: 'cell', entry, cell }, entity: entry.subject, rows: [entry], year: lookup.facts.year, measure, same: [], different: [] }];
    });
    if (items.length > 0) return items;
  }
  return [];
}

function unique(statements: readonly Statement[]): readonly Statement[] {
  return statements.filter((one, i) => statements.findIndex((other) => other.text === one.text) === i);
}

export type { Noun };
