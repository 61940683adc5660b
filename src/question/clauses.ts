import { fold } from '../text/fold.ts';
import { lex, type Reading } from './lexer.ts';
import type { Lexicon } from './lexicon.ts';
import { squeeze } from './squeeze.ts';
import { has, type Tag, type Token } from './tokens.ts';

/** Part of a message that asks one thing; its clauses are read one by one, so that no word reaches over a comma. */
export interface Segment extends Reading {
  /** What was left out as talk around the question. */
  readonly aside: readonly string[];
}

const HAN = /\p{Script=Han}/u;
/** 1总预算 2基本支出 … ; 1、… 2、…: each number opens a question of its own. */
const NUMBERED = /(?:^|(?<=[\s,，;；。？?]))(?:[(（]?[1-9][)）.、.]|[1-9](?=\p{Script=Han}))\s*/gu;

/**
 * Cuts a message into what it asks, in order. A clause without any question word belongs to the one before it, or to the
 * first one that asks; greetings, stories and thanks around the question are set aside.
 */
export function segments(message: string, lexicon: Lexicon): readonly Segment[] {
  const folded = fold(message);
  const numbered = [...folded.matchAll(NUMBERED)];
  if (numbered.length >= 2) {
    const starts = numbered.map((match) => match.index);
    const head = folded.slice(0, starts[0]);
    const parts = starts.map((start, i) => folded.slice(start + (numbered[i]?.[0].length ?? 0), starts[i + 1]));
    return (head.trim() === '' ? parts : [head, ...parts]).flatMap((part) => grouped(readClauses(part, lexicon)));
  }
  return grouped(fromTheQuestion(readClauses(folded, lexicon)));
}

function readClauses(text: string, lexicon: Lexicon): Reading[] {
  return clauses(text)
    .map((clause) => lex(squeeze(clause), lexicon))
    .filter((reading) => reading.text !== '');
}

/** At punctuation, and at a space that stands next to a Chinese character; not inside 1,400,000 or 1.5. */
function clauses(text: string): string[] {
  const parts: string[] = [];
  let part = '';
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    const before = text.charAt(i - 1);
    const after = text.charAt(i + 1);
    const inNumber = /[,.]/.test(char) && /\d/.test(before) && /\d/.test(after);
    const gap = char === ' ' && (HAN.test(before) || HAN.test(after));
    if ((/[,.，。!！?？;；:：\n]/.test(char) && !inNumber) || gap) {
      parts.push(part);
      part = '';
    } else part += char;
  }
  return [...parts, part];
}

const ASKING = new Set<Tag['t']>(['ask', 'limit', 'per', 'compare']);
const ASKING_OPS = new Set([
  'share', 'rate', 'difference', 'ratio', 'average', 'max', 'min', 'rank', 'rank-up', 'group', 'half', 'double', 'convert', 'check', 'zero',
]);

/** Does this clause ask something by itself? */
export function asks(reading: Reading): boolean {
  return reading.tokens.some((token) =>
    token.tags.some((tag) => ASKING.has(tag.t) || (tag.t === 'op' && ASKING_OPS.has(tag.id)) || tag.t === 'absent'),
  );
}

export function names(reading: Reading): boolean {
  return reading.tokens.some((token) => has(token, 'entity') || has(token, 'collection') || has(token, 'code') || has(token, 'unlisted'));
}

/** What stands before 就是想问 … is a story, where the question after it names its own subject. */
function fromTheQuestion(readings: readonly Reading[]): readonly Reading[] {
  for (let i = readings.length - 1; i >= 0; i--) {
    const reading = readings[i];
    const cue = reading?.tokens.findLastIndex((token) => has(token, 'cue', 'want')) ?? -1;
    if (reading === undefined || cue < 0) continue;
    const rest = after(reading, cue);
    const later = [rest, ...readings.slice(i + 1)].filter((part) => part.text !== '');
    if (later.some(names) && later.some(asks)) return later;
  }
  return readings;
}

function after(reading: Reading, index: number): Reading {
  const from = reading.tokens[index]?.end ?? 0;
  const stop = reading.tokens.slice(index + 1).find((token) => has(token, 'cue', 'aside'))?.start ?? reading.text.length;
  return cut(reading, from, stop);
}

function cut(reading: Reading, from: number, to: number): Reading {
  const inside = (part: { start: number; end: number }) => part.start >= from && part.end <= to;
  const shift = <T extends { start: number; end: number }>(part: T): T => ({ ...part, start: part.start - from, end: part.end - from });
  return {
    text: reading.text.slice(from, to),
    tokens: reading.tokens.filter(inside).map(shift),
    unread: reading.unread.filter(inside).map(shift),
  };
}

function grouped(readings: readonly Reading[]): readonly Segment[] {
  const groups: { parts: Reading[]; asked: boolean }[] = [];
  const aside: string[] = [];
  for (const reading of readings) {
    const asking = asks(reading);
    const last = groups.at(-1);
    if (!asking && !names(reading) && !reading.tokens.some((token) => has(token, 'op') || has(token, 'year') || has(token, 'relative-year') || has(token, 'aside'))) {
      aside.push(reading.text);
      continue;
    }
    if (last === undefined || (asking && last.asked)) groups.push({ parts: [reading], asked: asking });
    else {
      last.parts.push(reading);
      last.asked ||= asking;
    }
  }
  if (groups.length === 0) return readings.length === 0 ? [] : [joined(readings, [])];
  return groups.map(({ parts }, i) => joined(parts, i === 0 ? aside : []));
}

/** Clauses read one by one, as one text with a bar where they meet. */
function joined(readings: readonly Reading[], aside: readonly string[]): Segment {
  let text = '';
  const tokens: Token[] = [];
  const unread: { start: number; end: number; text: string }[] = [];
  for (const reading of readings) {
    const shift = text === '' ? 0 : text.length + 1;
    text = text === '' ? reading.text : `${text}|${reading.text}`;
    tokens.push(...reading.tokens.map((token) => ({ ...token, start: token.start + shift, end: token.end + shift })));
    unread.push(...reading.unread.map((part) => ({ ...part, start: part.start + shift, end: part.end + shift })));
  }
  return { text, tokens, unread, aside };
}
