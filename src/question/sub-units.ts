import { cellOf, type Lookup } from '../facts/lookup.ts';
import { compare } from '../money/amount.ts';

/** Is it one of several units, whose rows are less than the whole of their table? The department itself is none. */
export function isSubUnit(id: string, lookup: Lookup): boolean {
  return lookup.about(id).some((entry) => {
    const total = lookup.facts.entries.find(({ source, role }) => source === entry.source && role === 'total');
    const [own, whole] = [entry, total].map((row) => (row === undefined ? undefined : cellOf(row, 'amount')?.value));
    return own != null && whole != null && own.unit === whole.unit && compare(own, whole) < 0;
  });
}
