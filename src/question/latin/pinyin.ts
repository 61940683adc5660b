import { syllables } from '../../text/typos.ts';
import type { Lexicon } from '../lexicon.ts';

/** Any syllable of Mandarin without its tone, and some that do not exist: English seldom passes. */
const SYLLABLE =
  '(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|van|ai|ei|ao|ou|an|en|in|un|vn|ia|ie|iu|ua|ui|uo|ue|ve|er|a|o|e|i|u|v)';
const SPELT = new RegExp(`^(?:${SYLLABLE}|\\d)+$`);
const ONE_SYLLABLE = new RegExp(`^${SYLLABLE}$`);
/** Of the letters, so much has to be read. */
const ENOUGH = 0.85;
/** Numerals and ordinals, which the lexicon reads as patterns. */
const PATTERNS =
  '前三大 前五大 第二大 第三大 第一 第二 第三 第四 第五 前一 前二 前两 前三 前四 前五 前十 一 二 三 四 五 六 七 八 九 十 百 千 万 亿 两 年'.split(
    ' ',
  );
/** Single syllables are many characters: only these little words are read, so that no unknown name dissolves into them. */
const LITTLE = new Set(
  '的是有了吗呢在和与跟多少几个年月占比里中为到从每各这那请问元钱要花用共总最大小高低车人谁比加减除按算次',
);
/** Any part of a name may be typed: a word of its own counts more. */
const PART = 0.6;

interface Word {
  readonly chinese: string;
  /** Where its syllables end, in letters. */
  readonly ends: readonly number[];
  readonly weight: number;
}
type Index = ReadonlyMap<string, Word>;

const indexes = new WeakMap<Lexicon, Index>();
const spellings = new WeakMap<Lexicon, ReadonlyMap<string, string>>();

/**
 * Pinyin as Chinese: of all ways to cover the letters with known words, the one with the longest words; where a space
 * stands, a syllable ends. Null where too little is covered. `sangong jingfei duoshao` → 三公经费多少.
 */
export function fromPinyin(text: string, lexicon: Lexicon): string | null {
  const clauses = text
    .split(/[,.?!;:，。？！；：\n]+/)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '');
  if (
    clauses.length === 0 ||
    !clauses.every((clause) =>
      clause.split(/[\s'-]+/).every((part) => part === '' || SPELT.test(part) || /^[a-z]?\d+$/.test(part)),
    )
  )
    return null;
  const index = indexOf(lexicon);
  const read = clauses.map((clause) => segment(clause, index));
  const letters = read.reduce((sum, one) => sum + one.letters, 0);
  const covered = read.reduce((sum, one) => sum + one.covered, 0);
  return letters === 0 || covered < letters * ENOUGH ? null : read.map((one) => one.text).join('，');
}

/** Proper names of the document inside an English question: qingshan → 青山. Null where nothing is spelt so. */
export function speller(lexicon: Lexicon): (word: string) => string | null {
  return (word) => (word.length >= 5 && SPELT.test(word) ? (spellingsOf(lexicon).get(word) ?? null) : null);
}

function segment(clause: string, index: Index): { text: string; letters: number; covered: number } {
  const parts = clause.replace(/\bshei\b/g, 'shui').split(/[\s'-]+/);
  const text = parts.join('');
  const bounds = new Set<number>();
  let at = 0;
  for (const part of parts) {
    at += part.length;
    bounds.add(at);
  }
  interface Step {
    readonly score: number;
    readonly from: number;
    readonly word: Word | null;
  }
  const best: (Step | null)[] = [{ score: 0, from: 0, word: null }];
  for (let end = 1; end <= text.length; end++) {
    let choice: Step | null = null;
    const offer = (from: number, gain: number, word: Word | null) => {
      const before = best[from];
      if (before != null && (choice === null || before.score + gain > choice.score))
        choice = { score: before.score + gain, from, word };
    };
    if (/\d/.test(text.charAt(end - 1))) offer(end - 1, 0, null);
    for (let start = Math.max(0, end - LONGEST); start < end; start++) {
      const typed = text.slice(start, end);
      const word = index.get(typed);
      if (word !== undefined && fits(word, start, end, bounds)) offer(start, word.weight, word);
      else if (end - start <= 6 && ONE_SYLLABLE.test(typed) && ![...bounds].some((at) => at > start && at < end))
        offer(start, -1, null);
    }
    best.push(choice);
  }
  let out = '';
  let covered = 0;
  for (let end = text.length; end > 0; ) {
    const { from, word } = best[end] ?? { from: end - 1, word: null };
    out = (word?.chinese ?? text.slice(from, end)) + out;
    if (word !== null) covered += end - from;
    end = from;
  }
  return { text: out, letters: text.replace(/\d/g, '').length, covered };
}

/** A typed space inside the word stands where one of its syllables ends. */
function fits(word: Word, start: number, end: number, bounds: ReadonlySet<number>): boolean {
  for (let at = start + 1; at < end; at++) if (bounds.has(at) && !word.ends.includes(at - start)) return false;
  return true;
}

const LONGEST = 80;
const HAN_ONLY = /^[\p{Script=Han}]+$/u;

function indexOf(lexicon: Lexicon): Index {
  const known = indexes.get(lexicon);
  if (known !== undefined) return known;
  const index = new Map<string, Word>();
  const add = (chinese: string, sounds: readonly string[], share: number, bonus: number) => {
    const ends: number[] = [];
    let length = 0;
    for (const sound of sounds) {
      length += sound.length;
      ends.push(length);
    }
    const weight = length ** 2 * share + bonus;
    const key = sounds.join('');
    const rival = index.get(key);
    if (rival === undefined || rival.weight < weight) index.set(key, { chinese, ends, weight });
  };
  for (const [key, { tags }] of lexicon.words) {
    if (!HAN_ONLY.test(key) || (key.length === 1 && !LITTLE.has(key))) continue;
    const sounds = syllables(key);
    const filler = tags.every(({ t }) => t === 'filler');
    const named = tags.some(({ t }) => t === 'entity');
    const asks = tags.some(({ t }) => t === 'ask' || t === 'op');
    // yi ci is 一次 sooner than 一词.
    const each = tags.some(({ t }) => t === 'per');
    add(key, sounds, 1, filler ? 0 : named ? 0.6 + frequency(key, lexicon) : each ? 0.55 : asks ? 0.5 : 0.3);
    if (named)
      for (let size = 2; size <= 8; size++)
        for (let at = 0; at + size <= key.length; at++)
          add(key.slice(at, at + size), sounds.slice(at, at + size), PART, 0);
  }
  for (const pattern of PATTERNS) add(pattern, syllables(pattern), 1, -0.25);
  indexes.set(lexicon, index);
  return index;
}

/** Of two names that sound alike, the one that more names hold. */
function frequency(key: string, lexicon: Lexicon): number {
  let count = 0;
  for (const name of lexicon.names.keys()) if (name.includes(key)) count += 1;
  return Math.min(count, 30) / 100;
}

/** Two to four characters of the document's names by their sound. */
function spellingsOf(lexicon: Lexicon): ReadonlyMap<string, string> {
  const known = spellings.get(lexicon);
  if (known !== undefined) return known;
  const found = new Map<string, string>();
  for (const [key, { tags, via }] of lexicon.words) {
    if (via !== 'name' || !HAN_ONLY.test(key)) continue;
    const own = tags.every(({ t }) => t === 'filler');
    if (!own && !tags.some(({ t }) => t === 'entity')) continue;
    const sounds = syllables(key);
    for (let size = 2; size <= 4; size++) {
      for (let at = 0; at + size <= sounds.length; at++) {
        const sound = sounds.slice(at, at + size).join('');
        if (!found.has(sound) || own) found.set(sound, key.slice(at, at + size));
      }
    }
  }
  spellings.set(lexicon, found);
  return found;
}
