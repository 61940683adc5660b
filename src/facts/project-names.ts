import type { Amount } from '../money/amount.ts';
import type { Place, Register } from './entities.ts';
import { matchNames } from './match.ts';
import { natureOf } from './names.ts';
import { samePrinted } from './same.ts';
import type { Entry } from './types.ts';

/** A project's name as a list prints it, with its amount where the list prints one. */
export interface ProjectMention {
  readonly name: string;
  readonly amount: Amount | null;
  readonly place: Place;
}

/**
 * The project that each mention of one list means: by name, by equal amount and like name, or by like name alone.
 * A mention that is no known project becomes one by its name.
 */
export function projectsOf<M extends ProjectMention>(
  mentions: readonly M[],
  register: Register,
  entries: readonly Entry[],
): ReadonlyMap<M, string> {
  const candidates = [...new Set(entries.map(({ subject }) => subject))]
    .filter((id) => register.kind(id) === 'project')
    .flatMap((id) =>
      register
        .names(id)
        .filter((name) => natureOf(name) !== null || register.names(id).length === 1)
        .map((name) => ({ id, name })),
    );
  const amounts = (id: string) =>
    entries
      .filter(({ subject, collection }) => subject === id && collection === 'projects')
      .flatMap(({ cells }) => cells);
  const found = new Map<M, string>();
  const matches = matchNames(mentions, candidates, (mention, { id }) => {
    const { amount } = mention;
    if (amount === null) return null;
    return amounts(id).some(
      ({ measure, value }) => measure === 'amount' && value !== null && samePrinted(amount, value),
    );
  });
  for (const { mention, candidate, by } of matches) {
    if ([...found.values()].includes(candidate.id)) continue;
    const row = amounts(candidate.id)[0];
    const evidence =
      by === 'name' || row === undefined ? [] : [{ source: '', line: row.line, quote: row.quote }, mention.place];
    register.alias(candidate.id, mention.name, mention.place, evidence);
    found.set(mention, candidate.id);
  }
  for (const mention of mentions) {
    if (found.has(mention)) continue;
    found.set(mention, register.note('project', mention.name, mention.name, mention.place));
  }
  return found;
}
