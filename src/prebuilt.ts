import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Document } from './document/types.ts';
import type { Cell, Entry, Facts } from './facts/types.ts';
import { builtInKnowledge, type CheckedKnowledge, knowledgeOf, type Parts, type Report } from './knowledge-parts.ts';
import { amount, decimalString } from './money/amount.ts';
import type { LexiconData } from './question/lexicon.ts';

/**
 * The built-in knowledge as `npm run build` read it, so that a start need not read it again. Stands beside the compiled
 * program and counts only as long as the knowledge folder is the one that it was made of.
 */
export const PREBUILT = 'knowledge.json';

interface Stored {
  readonly hash: string;
  readonly document: Document;
  readonly facts: Omit<Facts, 'entities' | 'entries'> & {
    readonly entities: readonly (readonly [string, Facts['entities'] extends ReadonlyMap<string, infer E> ? E : never])[];
    readonly entries: readonly StoredEntry[];
  };
  readonly words: LexiconData;
  readonly report: Report;
}

type StoredEntry = Omit<Entry, 'cells'> & { readonly cells: readonly StoredCell[] };
/** A figure as [decimal, unit]. */
type StoredCell = Omit<Cell, 'value'> & { readonly value: readonly [string, string] | null };

/** The text to store for what was read from `folder`. */
export function store(parts: Parts, folder: string): string {
  const entries = parts.facts.entries.map((entry) => ({
    ...entry,
    cells: entry.cells.map((cell) => ({ ...cell, value: cell.value === null ? null : ([decimalString(cell.value), cell.value.unit] as const) })),
  }));
  const { tallies, findings } = parts.report();
  const stored: Stored = { hash: hashOf(folder), document: parts.document, facts: { ...parts.facts, entities: [...parts.facts.entities], entries }, words: parts.words, report: { tallies, findings } };
  return JSON.stringify(stored);
}

/** What `store` was given, or null where `folder` has changed since. */
export function restore(text: string, folder: string): Parts | null {
  const { hash, document, facts, words, report } = JSON.parse(text) as Stored;
  if (hash !== hashOf(folder)) return null;
  const entries = facts.entries.map((entry) => ({
    ...entry,
    cells: entry.cells.map((cell) => ({ ...cell, value: cell.value === null ? null : amount(...cell.value) })),
  }));
  return { document, facts: { ...facts, entities: new Map(facts.entities), entries }, words, report: () => report };
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
    return file === undefined ? null : restore(readFileSync(file, 'utf8'), folder);
  } catch {
    // Half written or unreadable: the folder itself is the truth.
    return null;
  }
}

/** Over every file that counts, with its path. */
function hashOf(folder: string): string {
  const hash = createHash('sha256');
  for (const { name: inside } of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    for (const file of ['source.txt', 'document.json', 'words.tsv', 'names.tsv', 'accounts.tsv']) {
      const path = join(folder, inside, file);
      if (existsSync(path)) hash.update(`${inside}/${file}\0`).update(readFileSync(path));
    }
  }
  return hash.digest('hex');
}
