import { cellOf, type Lookup } from '../facts/lookup.ts';
import type { Collection, Entry, Measure } from '../facts/types.ts';
import type { Frame, Noun } from './frame.ts';

export function partOf(id: string, wholes: readonly string[], lookup: Lookup): boolean {
  return (
    !wholes.includes(id) &&
    lookup
      .about(id)
      .some((entry) => wholes.includes(entry.facets['group'] ?? '') || wholes.includes(entry.facets['list'] ?? ''))
  );
}

export function standsIn(id: string, collections: readonly Collection[], lookup: Lookup, total?: string): boolean {
  const here = (entry: Entry) =>
    entry.role !== 'total' &&
    (collections.includes(entry.collection) || (total !== undefined && entry.facets['list'] === total));
  return lookup.about(id).some(here) || lookup.with(id).some(here);
}

export function hasMeasure(id: string, measure: Measure, lookup: Lookup): boolean {
  return lookup.about(id).some((entry) => cellOf(entry, measure) !== undefined && entry.collection !== 'prose');
}

/** Does a row of the one stand below a row of the other, however deep? */
export function isBelow(part: string, whole: string, lookup: Lookup): boolean {
  return lookup.about(part).some((entry) => {
    let above = entry.parent === null ? undefined : lookup.entry(entry.parent);
    while (above !== undefined && above.subject !== whole)
      above = above.parent === null ? undefined : lookup.entry(above.parent);
    return above !== undefined;
  });
}

/** 三公经费和政府采购: two things side by side, none inside the other. */
export function joinedByAnd(a: Noun, b: Noun, frame: Frame): boolean {
  const [left, right] = a.start < b.start ? [a, b] : [b, a];
  if (frame.nouns.some((noun) => noun.start >= left.end && noun.end <= right.start)) return false;
  return /[和与跟同、及比+加减]/.test(frame.segment.text.slice(left.end, right.start));
}
