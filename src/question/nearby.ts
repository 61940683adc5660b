import type { Word } from './lexicon.ts';

/** Known names by their look, for words that are misspelt. Built when the first of them is looked for. */
export interface Nearby {
  /** Names that become the typed word, or what it becomes, by leaving out one character at most: one slip away. */
  readonly oneOff: (typed: string) => readonly Word[];
  /** Names of about this length that share most characters with the typed word. */
  readonly sharing: (typed: string) => readonly Word[];
}

const SHORTEST = 3;
const LONGEST = 20;
/** Stretches of one long clause. */
const MOST_KEPT = 4000;

export function nearby(words: readonly Word[]): Nearby {
  let names: readonly Word[] | undefined;
  const list = () =>
    (names ??= words.filter(
      ({ key, tags }) =>
        key.length >= SHORTEST && key.length <= LONGEST && tags.some(({ t }) => t === 'entity' || t === 'unlisted'),
    ));
  let index: ReadonlyMap<string, readonly Word[]> | undefined;
  const asked = new Map<string, readonly Word[]>();
  return {
    oneOff: (typed) => {
      const before = asked.get(typed);
      if (before !== undefined) return before;
      index ??= indexed(list());
      const found = new Set<Word>();
      for (const form of shortened(typed)) for (const word of index.get(form) ?? []) found.add(word);
      // Every stretch of a message is looked at several times over; another message has others.
      if (asked.size >= MOST_KEPT) asked.clear();
      asked.set(typed, [...found]);
      return [...found];
    },
    sharing: (typed) =>
      list().filter(
        ({ key }) =>
          Math.abs(key.length - typed.length) <= 1 &&
          shared(key, typed) >= Math.min(key.length, typed.length) - (key.length >= 4 ? 2 : 1),
      ),
  };
}

function indexed(words: readonly Word[]): ReadonlyMap<string, readonly Word[]> {
  const index = new Map<string, Word[]>();
  for (const word of words) {
    for (const form of shortened(word.key)) {
      const list = index.get(form);
      if (list === undefined) index.set(form, [word]);
      else list.push(word);
    }
  }
  return index;
}

/** The word itself, and the word without each of its characters. */
function shortened(word: string): ReadonlySet<string> {
  const forms = new Set([word]);
  for (let i = 0; i < word.length; i++) forms.add(word.slice(0, i) + word.slice(i + 1));
  return forms;
}

/** Characters of one word that the other one has too. */
function shared(a: string, b: string): number {
  let count = 0;
  for (const char of a) if (b.includes(char)) count++;
  return count;
}
