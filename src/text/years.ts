import { positional } from './core.ts';
import { plain, type Span } from './plain.ts';
import { COUNTERS, MAGNITUDE, MONEY } from './units.ts';

/** A calendar year as written: 2023, 2023年, 23年, 二三年, 二〇二四年度. */
export interface Year extends Span {
  readonly text: string;
  /** Four digits. */
  readonly year: number;
}

interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly year: number;
  readonly short: boolean;
  sure: boolean;
}

const HAN = '零一二三四五六七八九';
const NOT_YEAR_BEHIND = `\\s?(?:${MAGNITUDE}|${MONEY}|[%‰倍成]|个(?!人)|辆|台(?!式)|次(?!数)|人次|平方|公里)`;

const CANDIDATE = new RegExp(
  `(?:(?:(?<=vs)|(?<![\\da-z¥]|\\d[.]))(?:(?:19|20)\\d{2}|\\d{2})(?!\\d|[.]\\d|,\\d{3}(?!\\d))` +
    `|(?<![${HAN}十百千万亿])(?:(?:一九|二零)[${HAN}]{2}|二[${HAN}]|一[零五六七八九])(?![${HAN}]))` +
    `(?:\\s?年(?:度(?!假))?)?`,
  'gu',
);

/** "This many years", not "the year": 近20年, 20年前. */
const DURATION_BEFORE = /(?:近|过去|这|那|连续|未来|长达|满|共|每|前|后|第|工作|工龄|使用|服役)\s?$/u;
const DURATION_BEHIND = /^(?:前(?![期一二三两几四五六七八九十\d年])|之?内|以内|后(?![勤续期])|期限|制|以上|以下)/u;
/** A round four-digit number behind a comparison is a threshold: 超过2000. */
const LIMIT_BEFORE = /(?:超过|大于|小于|低于|高于|多于|少于|不到|不足|达到)\s?$/u;

/** Four digits without 年 are a year only near our time. */
const LIKELY = /^(?:19[4-9]|20[0-4])/u;

const LIST = /^\s?(?:、|,|和|跟|与|及|以及|或|或者|还是|同|减|对)\s?$/u;
const RANGE = /^\s?(?:到|至|-|~|\/)\s?$/u;
const AGAINST = /^\s?(?:比|较|相比|对比|vs\.?)\s?$/u;
/** What makes two short years of a list sure: 24跟23比, 22和24哪年多, 22-24三年. */
const COMPARED_BEHIND = /^\s?(?:相?比|对比|比较|差|哪年|哪一年|谁|各|分别|[两三四五几]年)/u;

function fullYear(digits: string): number {
  if (digits.length === 4) return Number(digits);
  return Number((Number(digits) >= 80 ? '19' : '20') + digits);
}

function candidates(t: string): Candidate[] {
  const found: Candidate[] = [];
  for (const hit of t.matchAll(CANDIDATE)) {
    const word = hit[0];
    const start = hit.index;
    const end = start + word.length;
    const digits = positional(word.replace(/[\s年度]/gu, '').replace(/\d/gu, (d) => HAN.charAt(Number(d))));
    const marked = word.includes('年');
    const short = digits.length === 2;
    const han = !/\d/u.test(word);
    const before = t.slice(Math.max(0, start - 4), start);
    if (!marked && new RegExp(`^${NOT_YEAR_BEHIND}`, 'u').test(t.slice(end, end + 4))) continue;
    if (short) {
      if (han && !marked) continue;
      if (Number(digits) >= 50 && Number(digits) < 80) continue;
      if (marked && (DURATION_BEFORE.test(before) || DURATION_BEHIND.test(t.slice(end, end + 2)))) continue;
      if (!marked && (Number(digits) < 9 || new RegExp(`^\\s?(?:${COUNTERS})`, 'u').test(t.slice(end, end + 4))))
        continue;
      if (!marked && /^[a-z]/u.test(t.slice(end)) && !t.startsWith('vs', end)) continue;
      found.push({ start, end, year: fullYear(digits), short, sure: marked });
    } else {
      const limit = LIMIT_BEFORE.test(before) && word.endsWith('00');
      if (!marked && !han && (limit || !LIKELY.test(digits))) continue;
      if (!marked && /^[a-z]/u.test(t.slice(end)) && !t.startsWith('vs', end)) continue;
      found.push({ start, end, year: fullYear(digits), short, sure: true });
    }
  }
  return found;
}

/** Lets what is sure make its neighbours sure: in 22到24年 the 22 is a year because 24年 is. */
function link(t: string, found: readonly Candidate[]): void {
  const join = (a: Candidate, b: Candidate, behind: string) => {
    const between = t.slice(a.end, b.start);
    if (AGAINST.test(between)) {
      a.sure = b.sure = true;
    } else if (RANGE.test(between)) {
      if (a.year < b.year && (a.sure || b.sure || COMPARED_BEHIND.test(behind))) a.sure = b.sure = true;
    } else if (LIST.test(between) && (a.sure || b.sure || COMPARED_BEHIND.test(behind))) {
      a.sure = b.sure = true;
    }
  };
  const pairs = found.slice(1).map((b, i): [Candidate, Candidate] => [found[i] as Candidate, b]);
  for (const [a, b] of [...pairs, ...pairs.toReversed()]) join(a, b, t.slice(b.end, b.end + 4));
}

/**
 * Every calendar year in the text. Two digits are a year with 年 behind them (23年), or next to another year or in a
 * comparison (22到24年, 22、23年, 24比22).
 */
export function findYears(text: string, masks: readonly Span[] = []): Year[] {
  const t = plain(text, masks);
  const found = candidates(t);
  link(t, found);
  return found
    .filter((c) => c.sure)
    .map(({ start, end, year }) => ({ start, end, text: text.slice(start, end), year }));
}
