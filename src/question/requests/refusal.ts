import { cellOf } from '../../facts/lookup.ts';
import { operand } from '../operands.ts';
import type { Query } from '../query.ts';
import type { Request } from '../request.ts';
import { squeeze } from '../squeeze.ts';

const REASONS = ['injection', 'personal', 'politics', 'chitchat', 'opinion'] as const;

/** Messages that no budget answers: one honest sentence. */
export function outside({ frame }: Query): Request | null {
  const why = REASONS.find((reason) => frame.asides.includes(reason));
  return why === undefined ? null : { type: 'out-of-scope', why };
}

/** What this document cannot say: another year, a thing that it names without a figure, a thing that it does not name. */
export function absent(query: Query): Request | null {
  const { frame, lookup, scope } = query;
  const there = () => scope.nouns.flatMap((noun) => operand(noun, { ...scope, want: 'any', measure: undefined }, lookup).readings).slice(0, 2);
  const [what] = frame.absents;
  if (what !== undefined) return { type: 'missing', what, reason: 'absent', mentioned: [], there: there() };
  const years = new Set(lookup.facts.entries.flatMap((entry) => entry.cells.map((cell) => cell.year)));
  const strange = frame.years.find((year) => !years.has(year));
  if (strange !== undefined) return { type: 'missing', what: `${strange}年`, reason: 'year', mentioned: [], there: there() };
  const [unlisted] = frame.unlisted;
  if (unlisted !== undefined && scope.nouns.length === 0) {
    const key = squeeze(unlisted.name);
    const mentioned = lookup.facts.statements.filter((one) => squeeze(one.text).includes(key)).slice(0, 2);
    return { type: 'missing', what: unlisted.name, reason: 'unlisted', mentioned, there: [] };
  }
  const code = frame.codes.find((one) => !one.tail);
  if (code !== undefined && scope.nouns.length === 0) return { type: 'missing', what: code.code, reason: 'code', mentioned: [], there: [] };
  if (frame.pers.includes('area')) return { type: 'missing', what: '面积', reason: 'absent', mentioned: [], there: there() };
  return null;
}

export { cellOf };
