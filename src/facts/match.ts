import { nameKey, similarity } from './names.ts';

/** Something printed that has to be one of the candidates. */
export interface Named {
  readonly name: string;
}

export interface Match<M, C> {
  readonly mention: M;
  readonly candidate: C;
  readonly by: 'name' | 'amount' | 'similar name';
}

/** How alike two names have to be where the amounts are equal, and where there is no amount to compare. */
const ALIKE_WITH_EQUAL_AMOUNT = 0.5;
const ALIKE_WITHOUT_AMOUNT = 0.7;

/**
 * Pairs every mention with at most one candidate and every candidate with at most one mention,
 * over the whole list: same name first, then equal amount and like name, then like name alone where
 * a mention has no amount. `sameAmount` says true, false, or null where one of the two has none.
 */
export function matchNames<M extends Named, C extends Named>(
  mentions: readonly M[],
  candidates: readonly C[],
  sameAmount: (mention: M, candidate: C) => boolean | null,
): readonly Match<M, C>[] {
  const scored: (Match<M, C> & { readonly score: number })[] = [];
  for (const mention of mentions) {
    for (const candidate of candidates) {
      const alike = similarity(mention.name, candidate.name);
      const same = sameAmount(mention, candidate);
      if (nameKey(mention.name) === nameKey(candidate.name)) scored.push({ mention, candidate, by: 'name', score: 4 });
      else if (same === true && alike >= ALIKE_WITH_EQUAL_AMOUNT)
        scored.push({ mention, candidate, by: 'amount', score: 2 + alike });
      else if (same === null && alike >= ALIKE_WITHOUT_AMOUNT)
        scored.push({ mention, candidate, by: 'similar name', score: alike });
    }
  }
  scored.sort((one, other) => other.score - one.score);
  const taken = new Set<M | C>();
  const matches: Match<M, C>[] = [];
  for (const { mention, candidate, by } of scored) {
    if (taken.has(mention) || taken.has(candidate)) continue;
    taken.add(mention).add(candidate);
    matches.push({ mention, candidate, by });
  }
  return matches;
}
