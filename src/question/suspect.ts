import type { Reading } from './lexer.ts';
import type { Lexicon, Word } from './lexicon.ts';
import { oneEdit } from './slip.ts';
import { tag } from './tokens.ts';
import { meaning, openPlaces, places, type Span, unreadAt } from './typo.ts';

/** A name this long is no chance likeness. */
const SHORTEST = 5;
const LONGEST = 20;
const HAN_ONLY = /^\p{Script=Han}+$/u;

/**
 * Leaves unread what is a known name but for one character and was not put right: nobody would read 一般公其预算拨款 as
 * some 预算拨款, and what its pieces come to is another figure.
 */
export function suspect(reading: Reading, lexicon: Lexicon): Reading {
  let current = reading;
  for (let found = suspicious(current, lexicon); found !== null; found = suspicious(current, lexicon)) {
    const next = { ...unreadAt(current, found), doubtful: true };
    if (next.tokens.length === current.tokens.length) return next;
    current = next;
  }
  return current;
}

function suspicious(reading: Reading, lexicon: Lexicon): Span | null {
  const { text } = reading;
  const open = openPlaces(reading);
  let best: (Span & { readonly length: number }) | null = null;
  const within = new Set(reading.tokens.flatMap((token) => places(token).slice(1)));
  for (let start = 0; start + SHORTEST - 1 <= text.length; start++) {
    if (within.has(start)) continue;
    for (let end = start + SHORTEST - 1; end <= Math.min(text.length, start + LONGEST); end++) {
      if (within.has(end)) continue;
      const typed = text.slice(start, end);
      if (!HAN_ONLY.test(typed)) continue;
      for (const word of lexicon.nearby.oneOff(typed)) {
        // What people say for a name is made of everyday words: likeness proves nothing there.
        if (word.via !== 'name' || word.key.length < SHORTEST || word.key.length <= (best?.length ?? 0)) continue;
        if (isMissed({ start, end }, word, reading, open)) best = { start, end, length: word.key.length };
      }
    }
  }
  return best;
}

/** The name is there but for one character, and what was read instead is something else. */
function isMissed({ start, end }: Span, { key, tags }: Word, reading: Reading, open: ReadonlySet<number>): boolean {
  const typed = reading.text.slice(start, end);
  const at = oneEdit(typed, key);
  // At its edges another word may stand.
  if (at <= 0 || at >= key.length - 1) return false;
  const meets = reading.tokens.some((token) => token.end === start + at);
  const soft =
    typed.length < key.length
      ? open.has(start + at) || open.has(start + at - 1) || (meets && key.length > SHORTEST)
      : open.has(start + at) && !inAWord(start + at, reading);
  const inside = reading.tokens.filter((token) => token.start >= start && token.end <= end);
  const things = inside.filter((token) => tag(token, 'entity') !== undefined);
  return (
    soft &&
    inside.every(({ via, text }) => via !== 'typo' && text.length < key.length - 1) &&
    !things.some((token) => meaning(token.tags) === meaning(tags))
  );
}

/** 无形资产配置 is no slip of 无形资产购置: whoever says another word means it. */
function inAWord(at: number, { tokens }: Reading): boolean {
  return tokens.some((token) => token.start <= at && token.end > at && token.end - token.start > 1);
}
