import type { Lookup } from '../facts/lookup.ts';
import type { Collection, Entry } from '../facts/types.ts';
import type { Frame } from './frame.ts';

/** Where things that have codes are listed, the most particular first. */
const CODED: readonly Collection[] = [
  'procurement',
  'assets',
  'purchased-services',
  'general-budget-by-function',
  'expenditure',
  'basic-expenditure',
  'projects',
];

/** A02 of A02打头的: how the codes of the rows begin that a question asks for. */
export function headsOf({ codes }: Frame): readonly string[] {
  return codes.filter(({ head }) => head).map(({ code }) => code.toUpperCase());
}

/**
 * The rows of one list whose own codes begin so, without the sums above them; of the lists given, or of all that have codes,
 * the first that has any.
 */
export function withHeads(heads: readonly string[], lookup: Lookup, lists = CODED): readonly Entry[] {
  const begins = (id: string) => {
    const code = lookup.entity(id)?.code?.toUpperCase();
    return code !== undefined && heads.some((head) => code.startsWith(head));
  };
  const rows = lists.map((list) => lookup.in(list).filter((entry) => entry.role === 'item' && begins(entry.subject)));
  const found = rows.find((one) => one.length > 0) ?? [];
  return found.filter((entry) => lookup.below(entry).length === 0);
}
