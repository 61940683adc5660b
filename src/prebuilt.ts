import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Document } from './document/types.ts';
import type { Cell, Entity, Entry, Facts } from './facts/types.ts';
import { builtInKnowledge, type CheckedKnowledge, knowledgeOf, type Parts, type Report } from './knowledge-parts.ts';
import { type Amount, amount, printedString } from './money/amount.ts';
import type { LexiconData } from './question/lexicon.ts';

/**
 * The built-in knowledge as `npm run build` read it, so that a start need not read it again. Stands beside the compiled
 * program and counts only as long as the knowledge folder is the one that it was made of.
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

/** The texts to store for what was read from `folder`, by the name of their file. */
export function store({ document, facts, words, report }: Parts, folder: string): Readonly<Record<string, string>> {
  const quotes = new Pool<string>();
  const columns = new Pool<string>();
  const amounts = new Pool<readonly [decimal: string, unit: string]>();
  const tags = new Pool<Word['tags']>();
  const { entities, entries, ...rest } = facts;
  const { words: list, ...names } = words;
  const { id, department, year, stage } = document;
  const stored: Stored = {
    hash: hashOf(folder),
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

/** What `store` was given, or null where `folder` has changed since. `read` gives the text of one of its files. */
export function restore(read: (file: string) => string, folder: string): Parts | null {
  const stored = JSON.parse(read(PREBUILT)) as Stored;
  if (stored.hash !== hashOf(folder)) return null;
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

/** The knowledge of a folder, the built-in one from what was read before. @throws KnowledgeError */
export async function openKnowledge(folder = builtInKnowledge()): Promise<CheckedKnowledge> {
  const parts = folder === builtInKnowledge() ? prebuilt(folder) : null;
  if (parts !== null) return knowledgeOf(parts);
  const { loadKnowledge } = await import('./knowledge.ts');
  return loadKnowledge(folder);
}

/** Only compiled code finds one beside itself: sources are newer than any. */
function prebuilt(folder: string): Parts | null {
  const here = dirname(fileURLToPath(import.meta.url));
  const file = [join(here, PREBUILT), join(here, '..', PREBUILT)].find((one) => existsSync(one));
  try {
    return file === undefined ? null : restore((name) => readFileSync(join(dirname(file), name), 'utf8'), folder);
  } catch {
    // Half written or unreadable: the folder itself is the truth.
    return null;
  }
}

/** Over every file that counts, with its path. Guards against a stale copy, not against an enemy: node:crypto would take longer to load. */
function hashOf(folder: string): string {
  let hash = '';
  for (const { name: inside } of readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    for (const file of ['source.txt', 'document.json', 'words.tsv', 'names.tsv', 'accounts.tsv']) {
      const path = join(folder, inside, file);
      if (existsSync(path)) hash += `${inside}/${file}:${checksum(readFileSync(path))} `;
    }
  }
  return hash;
}

/** Length and 64 bits over the bytes (cyrb53's mixing, four bytes at a time). */
function checksum(bytes: Buffer): string {
  let one = 0xdeadbeef;
  let two = 0x41c6ce57;
  for (let at = 0; at < bytes.length; at += 4) {
    const word = at + 4 <= bytes.length ? bytes.readInt32LE(at) : bytes.readIntLE(at, bytes.length - at);
    one = Math.imul(one ^ word, 2654435761);
    two = Math.imul((two << 5) ^ (two >>> 27) ^ word, 1597334677);
    one ^= one >>> 15;
    two ^= two >>> 13;
  }
  return `${bytes.length}-${(one >>> 0).toString(16)}-${(two >>> 0).toString(16)}`;
}
