import type { Query } from './query.ts';
import type { Item } from './request.ts';

/** 前者占后者多少, 后者比前者多百分之几: the two figures told last, in the order in which the question names them; null where it names neither. */
export function formerAndLatter({ frame, previous }: Pick<Query, 'frame' | 'previous'>): readonly Item[] | null {
  const places = frame.nouns.flatMap(({ pronoun, token }) =>
    pronoun !== 'last-two' ? [] : token.text === '前者' ? [0] : token.text === '后者' ? [1] : [],
  );
  const told = previous?.figures.slice(-2) ?? [];
  return places.length === 0 || told.length < 2 ? null : places.flatMap((place) => told[place] ?? []);
}
