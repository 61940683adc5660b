import { NUMERAL } from './signs.ts';
import { type Wording, wordAt } from './wording.ts';

/** What turns a statement round or bounds it: a clause may be left out whole, but not without one of these. */
const TURNING = /[由从到向给被把不未无没非勿禁免除仅只限含增减升降涨跌多少高低约近超]|部分|全部|以[内外上下]/gu;
const SIGN = /[，。；：、（）“”\s]/u;
const CLAUSE = /[，。；：、！？（）()]/u;
/** Before the first piece; no 就是, which would say that the piece is all. */
const OPENING = /^(?:简单(?:来|地)?说|简而言之|总的来说|换句话说|通俗.*|说白了|用大白话说|.*概括.*)$/u;
/** Between pieces: words that put them in no new relation. */
const JOINING = /^(?:的|了|等等?|和|及|以及|并|并且|同时)$/u;
const SHORTEST_PIECE = 2;
/** A text that is said in short has to say something. */
const LEAST = 6;

/**
 * Whether `text` says `passage` in short: after an opening (简单说) pieces of the passage in its own order, with everything
 * of a clause that turns its meaning. Numerals stay in the passage.
 */
export function isGloss(text: string, passage: string, wording: Wording): boolean {
  const pieces = piecesOf(text, passage, wording);
  if (pieces === null) return false;
  const taken = new Set(pieces.flatMap(({ start, length }) => Array.from({ length }, (_, i) => start + i)));
  return taken.size >= LEAST && wholeClauses(passage, taken);
}

/** A stretch of the passage. */
interface Piece {
  readonly start: number;
  readonly length: number;
}

/** The text as pieces of the passage, one behind the other, with free words between them; null where it is not. */
function piecesOf(text: string, passage: string, wording: Wording): readonly Piece[] | null {
  const hopeless = new Set<string>();
  const from = (at: number, cursor: number, begun: boolean): readonly Piece[] | null => {
    if (at === text.length) return [];
    const key = `${at},${cursor},${begun}`;
    if (hopeless.has(key)) return null;
    if (SIGN.test(text.charAt(at))) return from(at + 1, cursor, begun);
    const piece = pieceAt(text, at, passage, cursor);
    for (let length = piece?.length ?? 0; piece !== null && length >= SHORTEST_PIECE; length--) {
      const rest = from(at + length, piece.start + length, true);
      if (rest !== null) return [{ start: piece.start, length }, ...rest];
    }
    const word = wordAt(text, at, wording);
    const fits = word !== null && (begun ? JOINING : OPENING).test(word);
    const rest = fits ? from(at + word.length, cursor, begun) : null;
    if (rest === null) hopeless.add(key);
    return rest;
  };
  return from(0, 0, false);
}

/** The longest piece of the passage, from `cursor` on and without numerals, that the text goes on with. */
function pieceAt(text: string, at: number, passage: string, cursor: number): Piece | null {
  let best: Piece | null = null;
  const opening = text.slice(at, at + SHORTEST_PIECE);
  if (opening.length < SHORTEST_PIECE) return null;
  for (let start = passage.indexOf(opening, cursor); start >= 0; start = passage.indexOf(opening, start + 1)) {
    let length = 0;
    while (at + length < text.length && isSame(text, at + length, passage, start + length)) length++;
    if (length >= SHORTEST_PIECE && length > (best?.length ?? 0)) best = { start, length };
  }
  return best;
}

function isSame(text: string, i: number, passage: string, j: number): boolean {
  const char = text.charAt(i);
  return char === passage.charAt(j) && !NUMERAL.test(char) && !CLAUSE.test(char);
}

function wholeClauses(passage: string, taken: ReadonlySet<number>): boolean {
  let start = 0;
  for (let end = 0; end <= passage.length; end++) {
    if (end < passage.length && !CLAUSE.test(passage.charAt(end))) continue;
    const clause = passage.slice(start, end);
    const used = [...taken].some((i) => i >= start && i < end);
    if (used && [...clause.matchAll(TURNING)].some(({ index }) => !taken.has(start + index))) return false;
    start = end + 1;
  }
  return true;
}
