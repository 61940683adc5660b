import { editDistance, lookAlike, soundsLike } from '../text/typos.ts';
import type { Reading } from './lexer.ts';
import type { Lexicon, Word } from './lexicon.ts';
import { oneSlip, type Slipped } from './slip.ts';
import { has, type Token, tag } from './tokens.ts';

const LONGEST = 20;
const HAN_ONLY = /^\p{Script=Han}+$/u;
/** Longer names may hold two slips; of shorter ones too little is left. */
const LONG = 7;
/** A name this long is known by all but its first or last character. */
const WHOLE = 8;

/**
 * Known names that a clause misspells: 三工经费, 公务侯费, 惠民民资金. One wrong, lost or doubled character (two from seven
 * characters on), and the sound or the shape has to be right. What a known word covers exactly is never misspelt, and a
 * slip that might be of two things stays unread: no name turns into another one.
 */
export function correct(reading: Reading, lexicon: Lexicon): Reading {
  let current = reading;
  const done: Span[] = [];
  for (let found = slipIn(current, lexicon, done); found !== null; found = slipIn(current, lexicon, done)) {
    current = 'meant' in found ? put(current, found, lexicon) : { ...unreadAt(current, found), doubtful: true };
    done.push(found);
  }
  for (const gap of current.unread) {
    if (!/\p{Script=Han}/u.test(gap.text)) continue;
    const found = twoSlips(current, gap, lexicon);
    if (found !== null) current = replace(current, found);
  }
  return current;
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

interface Slip extends Span {
  readonly word: Word;
  readonly how: Slipped['how'];
  /** Too little to be read so; what else is read there is no longer sure. */
  readonly rival: boolean;
}

/** The stretch with one slip of the longest name; the place only, where it may be several names. */
function slipIn(reading: Reading, lexicon: Lexicon, done: readonly Span[]): Token | Span | null {
  const { text } = reading;
  const open = openPlaces(reading);
  let best: Slip[] = [];
  for (let start = 0; start < text.length; start++) {
    for (let end = start + 3; end <= Math.min(text.length, start + LONGEST + 1); end++) {
      const typed = text.slice(start, end);
      // 买不买, 有没有: a question, not a misspelt name.
      if (!HAN_ONLY.test(typed) || /(.)[不没]\1/.test(typed)) continue;
      const cut = cutWord(reading.tokens, start, end);
      if (done.some((one) => one.start < end && one.end > start)) continue;
      const inside = reading.tokens.filter((token) => token.start >= start && token.end <= end);
      const loose = places({ start, end }).some((at) => open.has(at));
      if (!loose && inside.length < 2) continue;
      for (const word of lexicon.nearby.oneOff(typed)) {
        const slipped = oneSlip(typed, word.key);
        if (slipped === null) continue;
        // 项日支出 in 多少项|日支出, 公用经贵 in 贵多少: what is left of the other word is a word too.
        const parts = slipped.how === 'replaced' && word.key.length >= 4;
        if (
          cut > (slipped.how === 'doubled' ? word.key.length : 0) &&
          !(parts && leavesWords(reading, { start, end }, lexicon))
        )
          continue;
        if (!fits(word, typed, inside, slipped.how) || (!loose && !inPieces(word, inside))) continue;
        // 货物加服务: a word that calculates is no part of a name.
        if (
          slipped.how === 'lost' &&
          inside.some((token) => has(token, 'op', 'plus') && !word.key.includes(token.text))
        )
          continue;
        const edge = slipped.place === 0 || slipped.place === typed.length;
        const known =
          isOwnName(word) ||
          word.key.length >= WHOLE ||
          saysNothing(inside) ||
          (typed.startsWith('他') && word.key.startsWith('其他'));
        if (slipped.how === 'lost' && edge && besideAName({ start, end }, slipped.place, reading)) continue;
        if (slipped.how === 'lost' && !mayHaveLost({ start, end, place: start + slipped.place }, word, reading))
          continue;
        best.push({ start, end, word, how: slipped.how, rival: slipped.how === 'lost' && edge && !known });
      }
    }
  }
  best = best.sort((a, b) => b.word.key.length - a.word.key.length || RANK[a.how] - RANK[b.how]);
  const first = best.find(({ rival }) => !rival);
  if (first === undefined) return null;
  const here = best.filter(
    ({ start, end, word, how }) =>
      start < first.end && end > first.start && word.key.length === first.word.key.length && how === first.how,
  );
  return here.every(({ word }) => meaning(word.tags) === meaning(first.word.tags)) ? corrected(text, first) : first;
}

/** 政府采每个…: none of its pieces means anything alone. */
function saysNothing(inside: readonly Token[]): boolean {
  return inside.every(({ tags }) => tags.every(({ t }) => t === 'filler'));
}

/** Is what sticks out of a stretch, of every word that it cuts, a word of its own and no thing? */
function leavesWords(reading: Reading, span: Span, lexicon: Lexicon): boolean {
  return cutTokens(reading.tokens, span).every((token) => outsideOf(token, span, reading.text, lexicon) !== null);
}

function cutTokens(tokens: readonly Token[], { start, end }: Span): readonly Token[] {
  return tokens.filter(
    (token) =>
      token.end - token.start > 1 &&
      ((token.start < start && token.end > start) || (token.start < end && token.end > end)),
  );
}

function outsideOf(token: Token, { start, end }: Span, text: string, lexicon: Lexicon): Token | null {
  const part = token.start < start ? { start: token.start, end: start } : { start: end, end: token.end };
  const key = text.slice(part.start, part.end);
  const word = lexicon.words.get(key);
  const thing = word === undefined || word.tags.some(({ t }) => t === 'entity' || t === 'unlisted');
  return key.length < 2 || word === undefined || thing ? null : { ...part, text: key, tags: word.tags, via: word.via };
}

const RANK = { replaced: 0, doubled: 1, lost: 2 } as const;

export function places({ start, end }: Span): readonly number[] {
  return Array.from({ length: end - start }, (_, i) => start + i);
}

/** A name that is said so, not one that is only left when its beginning goes. */
function isOwnName({ tags }: Word): boolean {
  return tags.some((one) => one.t === 'unlisted' || (one.t === 'entity' && one.exact));
}

/** 公用|车购置费: where a name lacks its first or last character, and another thing stands right there, both are pieces. */
function besideAName({ start, end }: Span, place: number, { tokens }: Reading): boolean {
  return tokens.some(
    (token) => (place === 0 ? token.end === start : token.start === end) && tag(token, 'entity') !== undefined,
  );
}

/** What may stand beside a name without being part of a word. */
const BESIDE = /[的了和与及跟同、是在有比占只都也就要花用为把对从里中内下呢吗吧]/;

/** The name is whole but for this: words or particles on both sides of it, and, but for a long name, no word where the character is lacking. */
function mayHaveLost(
  { start, end, place }: Span & { readonly place: number },
  { key }: Word,
  { text, tokens }: Reading,
): boolean {
  const apart = (at: number) =>
    at < 0 ||
    at >= text.length ||
    BESIDE.test(text.charAt(at)) ||
    tokens.some((token) => token.start <= at && token.end > at && token.end - token.start > 1);
  const loose = (at: number) => !tokens.some((token) => token.start <= at && token.end > at && token.text.length > 1);
  return apart(start - 1) && apart(end) && (key.length >= LONG || loose(place - 1) || loose(place));
}

function corrected(text: string, { start, end, word }: Span & { readonly word: Word }): Token {
  return { start, end, text: text.slice(start, end), tags: word.tags, via: 'typo', meant: word.key };
}

/** Places where a slip may be: no word covers them, or only words of one character or two that say nothing. */
export function openPlaces({ tokens, unread }: Reading): ReadonlySet<number> {
  const plain = tokens.filter(
    (token) =>
      token.end - token.start === 1 || (token.end - token.start === 2 && token.tags.every(({ t }) => t === 'filler')),
  );
  return new Set([...unread, ...plain].flatMap(places));
}

/** 公用车购置及运行维护费: all of it is words, and together they are nothing but a slip of a long name. */
function inPieces({ key }: Word, inside: readonly Token[]): boolean {
  return key.length >= 6 && inside.length > 1 && inside.every((token) => token.text.length <= key.length / 2);
}

/** A name of three has to stand for itself or for what its beginning names already; no other thing may be inside. */
function fits({ key, tags }: Word, typed: string, inside: readonly Token[], how: Slipped['how']): boolean {
  if (how === 'doubled' && key.length >= 3) return true;
  // 一版公共服务: all the rest of a longer name stands there.
  if (how !== 'doubled' && key.length >= LONG - 1 && inside.every(({ text }) => text.length < key.length - 1))
    return true;
  const own = meaning(tags);
  const things = inside.filter((token) => tag(token, 'entity') !== undefined || tag(token, 'unlisted') !== undefined);
  const same = things.some((token) => meaning(token.tags) === own || meansTheSame(token, tags));
  if (same && things.some((token) => token.text.length >= key.length)) return false;
  if (key.length < 4) return typed.length >= key.length && (same || inside.length === 0);
  return things.every((token) => token.text.length <= key.length / 2 || meansTheSame(token, tags) || key.length >= 8);
}

export function meaning(tags: Token['tags']): string {
  return tags
    .flatMap((one) => (one.t === 'entity' ? one.ids : one.t === 'unlisted' ? [one.name] : []))
    .sort()
    .join();
}

/** Leaves a stretch unread that is a slip of one of several names: nobody can tell which. Longer words in it stay. */
export function unreadAt({ text, tokens, unread }: Reading, { start, end }: Span): Reading {
  const inside = (part: Span) => part.start >= start && part.end <= end;
  const kept = tokens.filter(
    (token) => !inside(token) || (token.text.length > 1 && !token.tags.every(({ t }) => t === 'filler')),
  );
  const open = places({ start, end }).filter((at) => !kept.some((token) => token.start <= at && token.end > at));
  const gaps = open.map((at) => ({ start: at, end: at + 1, text: text.charAt(at) }));
  return { text, tokens: kept, unread: merged([...unread.filter((part) => !inside(part)), ...gaps]) };
}

/** Stretches that touch, as one. */
function merged(parts: Reading['unread']): Reading['unread'] {
  const out: { start: number; end: number; text: string }[] = [];
  for (const part of [...parts].sort((a, b) => a.start - b.start)) {
    const last = out.at(-1);
    if (last !== undefined && last.end === part.start) {
      last.end = part.end;
      last.text += part.text;
    } else out.push({ ...part });
  }
  return out;
}

function twoSlips({ text, tokens }: Reading, gap: Span, lexicon: Lexicon): Token | null {
  let best: { token: Token; length: number } | null = null;
  let rivals = 0;
  for (let start = Math.max(0, gap.end - LONGEST); start <= gap.start; start++) {
    for (let end = gap.end; end <= Math.min(text.length, start + LONGEST); end++) {
      const typed = text.slice(start, end);
      if (typed.length < 4 || cutWord(tokens, start, end) > 0) continue;
      for (const word of lexicon.nearby.sharing(typed)) {
        const { key } = word;
        if (key.length !== typed.length || editDistance(typed, key, 2) !== 2) continue;
        const sounds = soundsLike(typed, key);
        if (key.length < (sounds ? 4 : LONG) || !(sounds || alike(typed, key))) continue;
        if (best === null || key.length > best.length) {
          best = { token: corrected(text, { start, end, word }), length: key.length };
          rivals = 0;
        } else if (key.length === best.length && key !== best.token.meant) rivals++;
      }
    }
  }
  return best === null || rivals > 0 ? null : best.token;
}

/** Does a known word mean the same things, or some of them? */
export function meansTheSame(token: Token, tags: Token['tags']): boolean {
  const ids = tags.flatMap((one) => (one.t === 'entity' ? one.ids : []));
  return token.tags.some((one) => one.t === 'entity' && one.ids.every((id) => ids.includes(id)));
}

/** Every character that is another one has the sound or the shape of the right one. */
function alike(typed: string, key: string): boolean {
  const wrong = [...typed].map((char, i): [string, string] => [char, key.charAt(i)]).filter(([a, b]) => a !== b);
  return wrong.every(([a, b]) => soundsLike(a, b) || lookAlike(a, b));
}

/** Length of the longest word of two characters or more that the stretch takes apart; 0 where it takes none apart. */
function cutWord(tokens: readonly Token[], start: number, end: number): number {
  return Math.max(0, ...cutTokens(tokens, { start, end }).map((token) => token.end - token.start));
}

/** The same, and what is left of words that it cut is read as the words that it is. */
function put(reading: Reading, token: Token, lexicon: Lexicon): Reading {
  const left = cutTokens(reading.tokens, token).flatMap((one) => outsideOf(one, token, reading.text, lexicon) ?? []);
  return left.reduce(replace, replace(reading, token));
}

/** Puts a word in the place of what it covers; what it covers only in part stays unread. */
export function replace({ text, tokens, unread, ...rest }: Reading, token: Token): Reading {
  const outside = (part: Span) => part.end <= token.start || part.start >= token.end;
  const cut = [...tokens, ...unread].filter((part) => !outside(part)).flatMap(places);
  const open = [...new Set(cut)].filter((at) => at < token.start || at >= token.end);
  const gaps = open.map((at) => ({ start: at, end: at + 1, text: text.charAt(at) }));
  return {
    ...{ text, ...rest },
    tokens: [...tokens.filter(outside), token].sort((a, b) => a.start - b.start),
    unread: merged([...unread.filter(outside), ...gaps]),
  };
}
