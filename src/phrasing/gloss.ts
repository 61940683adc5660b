import { type Wording, wordAt } from './wording.ts';

/** What turns a statement round or bounds it: a clause may be left out whole, but not without one of these. */
const TURNING = /[不未无没非勿禁免除仅只限含增减升降涨跌多少高低约近超]|部分|全部|以[内外上下]/gu;
const SIGN = /[，。；：、（）“”\s]/u;
const CLAUSE = /[，。；：、！？（）()]/u;
const NUMERAL = /[\d０-９〇零一二三四五六七八九十百千万亿两俩仨半几数倍成廿卅壹贰叁肆伍陆柒捌玖拾佰仟%％‰]/u;
/** Signs of words that add nothing to a quotation. */
const FREE = new Set(['', '白', '与', '额']);
const SHORTEST_PIECE = 2;
/** A text that is said in short has to say something. */
const LEAST = 6;

/**
 * Whether `text` says `passage` in short: words of the list, and pieces of the passage in its own order, with everything
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
  const from = (at: number, cursor: number): readonly Piece[] | null => {
    if (at === text.length) return [];
    const key = `${at},${cursor}`;
    if (hopeless.has(key)) return null;
    if (SIGN.test(text.charAt(at))) return from(at + 1, cursor);
    const piece = pieceAt(text, at, passage, cursor);
    for (let length = piece?.length ?? 0; piece !== null && length >= SHORTEST_PIECE; length--) {
      const rest = from(at + length, piece.start + length);
      if (rest !== null) return [{ start: piece.start, length }, ...rest];
    }
    const word = wordAt(text, at, wording);
    const rest = word !== null && FREE.has(wording.get(word) ?? '?') ? from(at + word.length, cursor) : null;
    if (rest === null) hopeless.add(key);
    return rest;
  };
  return from(0, 0);
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
