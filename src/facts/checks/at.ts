import type { Finding } from '../../document/types.ts';

/** Where an answer's figure or text is printed. `column` as in the citation; '' or absent means the whole row. */
export interface Cited {
  readonly source: string;
  readonly line: number;
  readonly column?: string;
}

/**
 * Findings that touch one of the places and have something to say below an answer (`short`), each once, errors first.
 * A finding about one figure of a row touches only citations of that column.
 */
export function findingsAt(findings: readonly Finding[]): (cited: readonly Cited[]) => readonly Finding[] {
  const byPlace = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (finding.short === undefined) continue;
    for (const { source, line } of notedPlaces(finding)) {
      const key = `${source}|${line}`;
      const known = byPlace.get(key);
      if (known === undefined) byPlace.set(key, [finding]);
      else if (!known.includes(finding)) known.push(finding);
    }
  }
  return (cited) => {
    const touched = cited.flatMap((place) =>
      (byPlace.get(`${place.source}|${place.line}`) ?? []).filter((finding) =>
        notedPlaces(finding).some((one) => touches(one, place)),
      ),
    );
    const distinct = new Set(touched);
    return findings.filter((finding) => distinct.has(finding));
  };
}

function notedPlaces({ noted, places }: Finding): Finding['places'] {
  return noted ?? places;
}

function touches(place: Finding['places'][number], { source, line, column = '' }: Cited): boolean {
  if (place.source !== source || place.line !== line) return false;
  return place.column === undefined || column === '' || place.column === column;
}
