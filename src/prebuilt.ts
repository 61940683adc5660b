import type { Document } from './document/types.ts';
import type { Cell, Entity, Entry, Facts } from './facts/types.ts';
import type { Parts, Report } from './knowledge-parts.ts';
import { type Amount, amount, printedString } from './money/amount.ts';
import type { LexiconData } from './question/lexicon.ts';

/**
 * A document as it was read before, so that it need not be read again: texts to keep, each a file. They count only as long
 * as the hash is that of what they were made of.
 */
export const PREBUILT = 'knowledge.json';
/** The document itself, cell by cell: few questions need it. */
export const PREBUILT_DOCUMENT = 'document.json';
/** What the checks made of it. */
export const PREBUILT_REPORT = 'report.json';

/** Repeated strings and tags stand once and are named by their place: less to parse at every start. */
interface Stored {
  readonly hash: string;
  readonly about: About;
  readonly quotes: readonly string[];
  readonly columns: readonly string[];
  readonly amounts: readonly (readonly [decimal: string, unit: string])[];
  readonly facts: Omit<Facts, 'entities' | 'entries'>;
  readonly entities: readonly (readonly [string, Entity])[];
  readonly entries: readonly StoredEntry[];
  readonly words: Omit<LexiconData, 'words'>;
  readonly tags: readonly Word['tags'][];
  readonly keys: readonly (readonly [key: string, tags: number, via: Word['via']])[];
}

type About = Pick<Document, 'id' | 'department' | 'year' | 'stage'>;
type Word = LexiconData['words'][number];
type StoredEntry = Omit<Entry, 'cells'> & { readonly cells: readonly StoredCell[] };
/** value, column and quote by their places; null for no value. */
type StoredCell = readonly [
  ...[measure: Cell['measure'], year: number, value: number | null, printed: string, column: number, line: number],
  ...[page: number | null, quote: number, bound: '≥' | '≤' | null],
];

/** Places of things that are told apart by their text. */
class Pool<T> {
  readonly items: T[] = [];
  readonly #places = new Map<string, number>();

  place(item: T): number {
    const key = JSON.stringify(item);
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.items.length);
    return this.items.push(item) - 1;
  }
}

/** The texts to store, by the name of their file. `hash`: of all that they are made of. */
export function store({ document, facts, words, report }: Parts, hash: string): Readonly<Record<string, string>> {
  const quotes = new Pool<string>();
  const columns = new Pool<string>();
  const amounts = new Pool<readonly [decimal: string, unit: string]>();
  const tags = new Pool<Word['tags']>();
  const { entities, entries, ...rest } = facts;
  const { words: list, ...names } = words;
  const { id, department, year, stage } = document;
  const stored: Stored = {
    hash,
    about: { id, department, year, stage },
    facts: rest,
    entities: [...entities],
    entries: entries.map((entry) => ({
      ...entry,
      cells: entry.cells.map(({ measure, year, value, printed, column, line, page, quote, bound }): StoredCell => {
        const place = value === null ? null : amounts.place([printedString(value), value.unit]);
        return [measure, year, place, printed, columns.place(column), line, page, quotes.place(quote), bound ?? null];
      }),
    })),
    columns: columns.items,
    quotes: quotes.items,
    amounts: amounts.items,
    words: names,
    keys: list.map((word) => [word.key, tags.place(word.tags), word.via]),
    tags: tags.items,
  };
  const { tallies, findings } = report();
  return {
    [PREBUILT]: JSON.stringify(stored),
    [PREBUILT_DOCUMENT]: JSON.stringify(document),
    [PREBUILT_REPORT]: JSON.stringify({ tallies, findings }),
  };
}

/** What `store` was given, or null where it was made of something else. `read` gives the text of one of its files. */
export function restore(read: (file: string) => string, hash: string): Parts | null {
  const stored = JSON.parse(read(PREBUILT)) as Stored;
  if (stored.hash !== hash) return null;
  const { about, facts, entities, entries, words, tags, keys } = stored;
  const amounts = stored.amounts.map(([decimal, unit]) => amount(decimal, unit));
  return {
    document: lazily(about, () => JSON.parse(read(PREBUILT_DOCUMENT)) as Document),
    facts: { ...facts, entities: new Map(entities), entries: entries.map((entry) => opened(entry, stored, amounts)) },
    words: { ...words, words: keys.map(([key, place, via]) => ({ key, tags: tags[place] ?? [], via })) },
    report: once(() => JSON.parse(read(PREBUILT_REPORT)) as Report),
  };
}

/** The value, made at the first call. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** A document whose content is read when something in it is first asked for. */
function lazily(about: About, read: () => Document): Document {
  let whole: Document | undefined;
  const content = () => {
    whole ??= read();
    return whole;
  };
  return {
    ...about,
    get lines() {
      return content().lines;
    },
    get tables() {
      return content().tables;
    },
    get sections() {
      return content().sections;
    },
    get terms() {
      return content().terms;
    },
    get repairs() {
      return content().repairs;
    },
    get findings() {
      return content().findings;
    },
  };
}

function opened(entry: StoredEntry, { quotes, columns }: Stored, amounts: readonly Amount[]): Entry {
  const cells = entry.cells.map(([measure, year, place, printed, column, line, page, quote, bound]) => {
    const value = place === null ? null : (amounts[place] ?? null);
    const cell = {
      measure,
      year,
      value,
      printed,
      column: columns[column] ?? '',
      line,
      page,
      quote: quotes[quote] ?? '',
    };
    return bound === null ? cell : { ...cell, bound };
  });
  return { ...entry, cells };
}
