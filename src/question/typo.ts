import { editDistance, lookAlike, soundsLike } from '../text/typos.ts';
import type { Reading } from './lexer.ts';
import type { Lexicon } from './lexicon.ts';
import { has, type Token } from './tokens.ts';

/** Shorter words are too easily another word. */
const SHORTEST = 4;
const LONGEST = 14;

/**
 * Known names that a clause misspells: 三工经费, 公务侯费, 惠名资金. One wrong, lost or extra character (two from seven
 * characters on), and the sound or the shape has to be right, so that no name turns into another one.
 */
export function correct(reading: Reading, lexicon: Lexicon): Reading {
  let current = reading;
  for (const gap of reading.unread) {
    if (!/\p{Script=Han}/u.test(gap.text)) continue;
    const found = bestAround(current, gap, lexicon);
    if (found !== null) current = replace(current, found);
  }
  return current;
}

function bestAround({ text, tokens }: Reading, gap: { start: number; end: number }, lexicon: Lexicon): Token | null {
  let best: { token: Token; distance: number; length: number } | null = null;
  let rivals = 0;
  for (let start = Math.max(0, gap.end - LONGEST); start <= gap.start; start++) {
    for (let end = gap.end; end <= Math.min(text.length, start + LONGEST); end++) {
      const typed = text.slice(start, end);
      if (typed.length < SHORTEST - 1 || cutsWord(tokens, start, end)) continue;
      for (const word of lexicon.near(typed)) {
        // 培训废: a word of three is corrected where it names what its own beginning names already.
        const wholly = (start >= gap.start && end <= gap.end) || meansTheSame(tokens, start, end, word.tags);
        if (word.key.length < (wholly ? 3 : SHORTEST)) continue;
        const allowed =
          word.key.length >= 7 || (word.key.length === typed.length && soundsLike(typed, word.key)) ? 2 : 1;
        const distance = editDistance(typed, word.key, allowed);
        if (distance === 0 || distance > allowed || !alike(typed, word.key)) continue;
        const better =
          best === null || distance < best.distance || (distance === best.distance && word.key.length > best.length);
        if (better) {
          best = {
            token: { start, end, text: typed, tags: word.tags, via: 'typo', meant: word.key },
            distance,
            length: word.key.length,
          };
          rivals = 0;
        } else if (
          best !== null &&
          distance === best.distance &&
          word.key.length === best.length &&
          word.key !== best.token.meant
        )
          rivals++;
      }
    }
  }
  return best === null || rivals > 0 ? null : best.token;
}

/** Does a known word inside the typed one mean the same things? */
function meansTheSame(tokens: readonly Token[], start: number, end: number, tags: Token['tags']): boolean {
  const ids = tags.flatMap((one) => (one.t === 'entity' ? one.ids : []));
  return tokens.some(
    (token) =>
      token.start >= start &&
      token.end <= end &&
      token.tags.some((one) => one.t === 'entity' && one.ids.every((id) => ids.includes(id))),
  );
}

/** Same sound, same shape, or the same characters with one lost or doubled. */
function alike(typed: string, key: string): boolean {
  if (typed.length !== key.length) return Math.min(typed.length, key.length) >= 5;
  const wrong = [...typed].map((char, i): [string, string] => [char, key.charAt(i)]).filter(([a, b]) => a !== b);
  return wrong.every(([a, b]) => soundsLike(a, b) || lookAlike(a, b)) || soundsLike(typed, key);
}

function cutsWord(tokens: readonly Token[], start: number, end: number): boolean {
  return tokens.some(
    (token) =>
      !has(token, 'filler') && ((token.start < start && token.end > start) || (token.start < end && token.end > end)),
  );
}

/** Puts a word in the place of what it covers. */
export function replace({ text, tokens, unread }: Reading, token: Token): Reading {
  const outside = (part: { start: number; end: number }) => part.end <= token.start || part.start >= token.end;
  return {
    text,
    tokens: [...tokens.filter(outside), token].sort((a, b) => a.start - b.start),
    unread: unread.filter(outside),
  };
}
