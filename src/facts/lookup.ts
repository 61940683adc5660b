import { actualYears } from './actual.ts';
import type { Cell, Collection, Entity, Entry, Facts, Measure, Statement } from './types.ts';

/** One document's facts, with the ways in that questions and checks need. Built once per document. */
export interface Lookup {
  readonly facts: Facts;
  entity(id: string): Entity | undefined;
  /** Entries about this entity, in the document's order. */
  about(id: string): readonly Entry[];
  /** Entries that carry the entity in one of their further columns. */
  with(id: string): readonly Entry[];
  in(collection: Collection): readonly Entry[];
  /** Rows directly below this one. */
  below(entry: Entry): readonly Entry[];
  statements(subject: string): readonly Statement[];
  entry(id: string): Entry | undefined;
  /** Years of which the document prints what was really spent, the latest first. */
  actualYears(): readonly number[];
}

export function lookup(facts: Facts): Lookup {
  const about = group(facts.entries, (entry) => [entry.subject]);
  const carrying = group(facts.entries, (entry) => Object.values(entry.facets));
  const collections = group(facts.entries, (entry) => [entry.collection]);
  const children = group(facts.entries, (entry) => (entry.parent === null ? [] : [entry.parent]));
  const statements = group(facts.statements, (statement) => (statement.subject === null ? [] : [statement.subject]));
  let actual: readonly number[] | undefined;
  const byId = new Map(facts.entries.map((entry) => [entry.id, entry]));
  return {
    facts,
    entity: (id) => facts.entities.get(id),
    about: (id) => about.get(id) ?? [],
    with: (id) => carrying.get(id) ?? [],
    in: (collection) => collections.get(collection) ?? [],
    below: (entry) => children.get(entry.id) ?? [],
    statements: (subject) => statements.get(subject) ?? [],
    entry: (id) => byId.get(id),
    actualYears: () => {
      actual ??= actualYears(facts.entries);
      return actual;
    },
  };
}

/** The cell of a row for a measure and year; undefined where the row has none. */
export function cellOf(entry: Entry, measure: Measure, year?: number): Cell | undefined {
  return entry.cells.find((cell) => cell.measure === measure && (year === undefined || cell.year === year));
}

function group<T>(items: readonly T[], keys: (item: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    for (const key of keys(item)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [item]);
      else group.push(item);
    }
  }
  return groups;
}
