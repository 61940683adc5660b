import { ARABIC, match } from './core.ts';
import { blot, plain, type Span } from './plain.ts';
import { COUNTERS, MAGNITUDE, MONEY } from './units.ts';
import { findYears } from './years.ts';

/** An account, project, catalogue or phone code as written: 30231, A02010105, 尾号106. */
export interface Code extends Span {
  readonly text: string;
  /** Digits, with a capital letter before them where the code has one. */
  readonly code: string;
  /** Only the last digits of the code are given: 尾号106. */
  readonly tail: boolean;
  /** Only the first characters of the code are given: A02打头. */
  readonly head: boolean;
  /** Nothing but its form says so: it may as well be a number (201, 1200). */
  readonly doubtful: boolean;
}

const TAIL =
  /(?:尾号|尾数|(?:末|最?后)[一二三四五六七八九两\d]{1,2}位|结尾|末尾)(?:数字|号码|数|号)?\s?(?:是|为|:)?\s?(\d{1,21})(?!\d)|(?<!\d)(\d{1,21})\s?(?:结尾|收尾)/gu;
const HEAD = /(?<![a-z\d])([a-z]\d{0,12}|\d{1,12})\s?(?:字?打头|开头|起头|字头|为首|领头|起首|开始)/gu;
const LABELLED = /(?:编码|代码|编号|科目号?|项目号|code)\s?(?:是|为|:)?\s?([a-z]?\d{3,21})(?![\da-z])/gu;
const LETTERED = /(?<![a-z\d])[a-z]\d{1,20}(?![a-z\d]|\.\d)/gu;
const DIGITS = /(?<![\d.a-z¥])\d{3,21}(?![\da-z]|\.\d)/gu;

const GROUPED_OR_DECIMAL = new RegExp(`(?<!\\d)(?:${ARABIC})`, 'gu');
const UNIT_BEHIND = new RegExp(`\\s?(?:${MAGNITUDE}|${MONEY}|${COUNTERS}|[%‰]|[多余]|左右|上下|以上|以下|以内)`, 'uy');
const LIMIT_BEFORE = /(?:超过|大于|小于|低于|高于|多于|少于|不到|不足|达到|[><=≥≤])\s?$/u;
/** 50000 and 1400000 are sums; no scheme of codes ends in four zeros. */
const ROUND = /^[1-9]\d{0,7}0000$/u;

/**
 * Every code in the text, left to right: runs of 3 to 21 digits that are neither years nor amounts, a letter with digits,
 * tails (尾号106) and heads (A02打头). Runs of 3 or 4 digits without a word like 科目 before them are `doubtful`.
 */
export function findCodes(text: string, masks: readonly Span[] = []): Code[] {
  let t = plain(text, masks);
  const found: Code[] = [];
  const take = (
    start: number,
    end: number,
    code: string,
    kind: Partial<Pick<Code, 'tail' | 'head' | 'doubtful'>> = {},
  ) => {
    const { tail = false, head = false, doubtful = false } = kind;
    found.push({ start, end, text: text.slice(start, end), code: code.toUpperCase(), tail, head, doubtful });
  };
  const blotFound = () => {
    t = blot(t, found);
  };

  for (const hit of t.matchAll(TAIL))
    take(hit.index, hit.index + hit[0].length, hit[1] ?? hit[2] ?? '', { tail: true });
  for (const hit of t.matchAll(HEAD)) take(hit.index, hit.index + hit[0].length, hit[1] ?? '', { head: true });
  blotFound();
  // 末三位104的减去105的: as many digits of another code.
  const [tail] = found;
  if (tail !== undefined)
    for (const hit of t.matchAll(/(?<![\d.])\d{3,}(?=的|[和与跟及减加比占、]|$)/gu))
      if (hit[0].length === tail.code.length) take(hit.index, hit.index + hit[0].length, hit[0], { tail: true });
  blotFound();
  for (const hit of t.matchAll(LABELLED)) {
    const code = hit[1] ?? '';
    const end = hit.index + hit[0].length;
    if (match(UNIT_BEHIND, t, end) === null) take(end - code.length, end, code);
  }
  blotFound();
  for (const hit of t.matchAll(LETTERED)) take(hit.index, hit.index + hit[0].length, hit[0]);
  t = blot(t, [...found, ...findYears(t)]);
  t = t.replace(GROUPED_OR_DECIMAL, (number) => (/[,.]/u.test(number) ? '\0'.repeat(number.length) : number));
  for (const hit of t.matchAll(DIGITS)) {
    const end = hit.index + hit[0].length;
    if (ROUND.test(hit[0]) || match(UNIT_BEHIND, t, end) !== null || LIMIT_BEFORE.test(t.slice(0, hit.index))) continue;
    take(hit.index, end, hit[0], { doubtful: hit[0].length < 5 });
  }
  return found.sort((a, b) => a.start - b.start);
}
