import { createRequire } from 'node:module';
import type MiniSearch from 'minisearch';
import type { Document } from '../document/types.ts';
import type { Facts } from '../facts/types.ts';
import { fold } from '../text/fold.ts';
import { type Passage, passagesOf } from './passages.ts';

/** A passage that shares words with a question. */
export interface Hit {
  readonly passage: Passage;
  /** How much of what the question says stands in the passage or its label, the rare words counting more: 0 to 1. */
  readonly coverage: number;
}

/** The way into one document when no name matches: by the characters that question and text share. */
export interface Search {
  /** Best first. `stretches` are the parts of the question that tell something; question words are left out by the caller. */
  find(stretches: readonly string[], wanted?: (passage: Passage) => boolean): readonly Hit[];
}

const indexes = new WeakMap<Facts, Search>();

/** The search over a document, built when it is first asked for. */
export function searchOf(document: Document, facts: Facts): Search {
  const known = indexes.get(facts);
  if (known !== undefined) return known;
  const made = searchIn(passagesOf(document, facts));
  indexes.set(facts, made);
  return made;
}

/** A search over these passages: pairs of characters, weighed by how few passages hold them. */
export function searchIn(passages: readonly Passage[]): Search {
  const grams = new Map(
    passages.map(({ id, label, statement }) => [id, new Set([...gramsOf(label), ...gramsOf(statement.text)])]),
  );
  const held = new Map<string, number>();
  for (const own of grams.values()) for (const gram of own) held.set(gram, (held.get(gram) ?? 0) + 1);
  const weight = (gram: string) => Math.log(1 + passages.length / ((held.get(gram) ?? 0) + 0.5));
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  const index = indexOf(passages);
  return {
    find(stretches, wanted = () => true) {
      const asked = [...new Set(stretches.flatMap(pairsOf))];
      const whole = asked.reduce((sum, gram) => sum + weight(gram), 0);
      if (whole === 0) return [];
      return index
        .search(asked.join(' '), {
          tokenize: (text) => text.split(' '),
          combineWith: 'OR',
          boost: { text: 3, label: 4 },
        })
        .flatMap(({ id, score }) => {
          const passage = byId.get(String(id));
          if (passage === undefined || !wanted(passage)) return [];
          const covered = asked
            .filter((gram) => grams.get(passage.id)?.has(gram))
            .reduce((sum, gram) => sum + weight(gram), 0);
          return [{ passage, coverage: covered / whole, score }];
        })
        .sort((a, b) => b.coverage - a.coverage || b.score - a.score)
        .map(({ passage, coverage }) => ({ passage, coverage }));
    },
  };
}

function indexOf(passages: readonly Passage[]): MiniSearch {
  // Only questions in words pay for loading it.
  const { default: Index } = requireIndex();
  const index = new Index({ fields: ['label', 'text'], tokenize: gramsOf, processTerm: (term) => term });
  index.addAll(passages.map(({ id, label, statement }) => ({ id, label, text: statement.text })));
  return index;
}

function requireIndex(): { default: typeof MiniSearch } {
  const loaded = createRequire(import.meta.url)('minisearch') as typeof MiniSearch | { default: typeof MiniSearch };
  return 'default' in loaded ? loaded : { default: loaded };
}

/** Runs of letters and digits of a text: nothing reaches over punctuation. */
function runsOf(text: string): readonly string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Single characters and pairs: 运行经费 → 运 行 经 费 运行 行经 经费. */
export function gramsOf(text: string): string[] {
  return runsOf(text).flatMap((run) => [...[...run], ...pairs(run)]);
}

/** What is looked for: pairs, or the character that stands alone. */
function pairsOf(text: string): string[] {
  return runsOf(text).flatMap((run) => ([...run].length === 1 ? [run] : pairs(run)));
}

function pairs(run: string): string[] {
  const chars = [...run];
  return chars.slice(0, -1).map((char, i) => char + (chars[i + 1] ?? ''));
}
