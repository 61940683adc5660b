import { type Wording, wordAt } from './wording.ts';

/** What turns a statement round or bounds it: a clause may be left out whole, but not without one of these. */
const TURNING = /[不未无没非勿禁免除仅只限含部全各增减升降涨跌多少高低上下前后约近超]|以[内外上下]/gu;
const CLAUSE = /[，。；：、！？（）()]/u;
const NUMERAL = /[\d０-９〇零一二三四五六七八九十百千万亿两俩仨半几数倍成廿卅壹贰叁肆伍陆柒捌玖拾佰仟%％‰]/u;
const SHORTEST_PIECE = 2;
/** A text that is said in short has to say something. */
const LEAST = 6;

/**
 * Whether `text` says `passage` in short: words of the list, and pieces of the passage in its own order, with everything
 * of a clause that turns its meaning. Numerals stay in the passage.
 */
export function isGloss(text: string, passage: string, wording: Wording): boolean {
  const taken = new Set<number>();
  let cursor = 0;
  for (let at = 0; at < text.length; ) {
    const word = wordAt(text, at, wording);
    const piece = pieceAt(text, at, passage, cursor);
    const says = word === null ? undefined : wording.get(word);
    const isFree = says === '' || says === '白' || says === '与';
    if (piece !== null && (!isFree || piece.length > (word?.length ?? 0))) {
      for (let i = 0; i < piece.length; i++) taken.add(piece.start + i);
      cursor = piece.start + piece.length;
      at += piece.length;
    } else if (isFree && word !== null) at += word.length;
    else if (/[，。；：、（）“”\s]/u.test(text.charAt(at))) at += 1;
    else return false;
  }
  return taken.size >= LEAST && wholeClauses(passage, taken);
}

/** The longest piece of the passage, from `cursor` on and without numerals, that the text goes on with. */
function pieceAt(text: string, at: number, passage: string, cursor: number): { start: number; length: number } | null {
  let best: { start: number; length: number } | null = null;
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
