import { findCodes } from './codes.ts';
import { type Core, match, positional, readCore } from './core.ts';
import { type Exact, exact, isLess, over, plus, print, times } from './decimal.ts';
import { blot, plain, type Span } from './plain.ts';
import { COUNTERS, MAGNITUDE, MONEY, unitName } from './units.ts';
import { findYears } from './years.ts';

/** A quantity as written, with its unit and every word that belongs to it: 约一百来万元. */
export interface NumberFound extends Span {
  readonly text: string;
  /** Plain decimal, magnitude multiplied in: '1800000' for 180万. Fractions are percentages: '50' for 一半. */
  readonly value: string;
  /** 元 where money is said, % for shares, else the counter behind the number (人, 辆, 个, 倍 …), or null. */
  readonly unit: string | null;
  /** 约, 多, 来, 几, 左右 … is said. */
  readonly approximate: boolean;
}

interface Reading {
  readonly end: number;
  readonly value: Exact;
  readonly unit: string | null;
  readonly approximate: boolean;
}

const TEN = exact(10n);
const HAN_DIGIT = '零一二三四五六七八九两';
const FORMAL = /[壹贰貳叁叄肆伍陆陸柒捌玖]/u;

const ABOUT = /(?:大约|约莫|约为|(?<![节合预公条契违制])约|大概|将近|接近|(?<![附最靠临])近|差不多)\s?$/u;
const NEGATIVE = /(?:(?<![\d\p{L})%-])-|(?<![正胜担抱欺辜])负)$/u;
const WHOLE_MARK = /^\s?[(（]?\d{1,2}(?:[)）]|[、.](?!\d))/u;

const UNIT = new RegExp(`\\s?(${MONEY}|${COUNTERS})`, 'uy');
const MONEY_BEHIND = new RegExp(`^\\s?(?:${MONEY})`, 'u');
const PERCENT = /\s?[%‰]/uy;
const SMALL_CHANGE = new RegExp(
  `(?:([\\d${HAN_DIGIT}壹贰叁肆伍陆柒捌玖])[角毛])?(?:零?([\\d${HAN_DIGIT}壹贰叁肆伍陆柒捌玖])分(?![之钟]))?`,
  'uy',
);
const TENTH = new RegExp(`[\\d${HAN_DIGIT}](?=$|[^\\d\\p{Script=Han}]|[的多左以])`, 'uy');
const MORE = new RegExp(`[多余来](?=\\s?(?:${MONEY}|${COUNTERS}))`, 'uy');
const MORE_AT_END = /多(?!少)(?=$|[^\p{Script=Han}]|[的了吗呢吧])|余(?=$|[^\p{Script=Han}])/uy;
const AROUND = /\s?(?:左右|上下)/uy;
const CHENG = new RegExp(
  `(?:[1-9]|[一二三四五六七八九两])成(?:([${HAN_DIGIT}\\d])|(半))?(?![为立本员交功果就绩套效长都不])`,
  'uy',
);
const HALF = /一半|(?<=[过超])半(?!年|天|月|个|数的?人)|半数/uy;
const PER = /(百|千|万)分之(?=[\d零一二三四五六七八九十百])/uy;
const PER_ALL = /百分之?百/uy;
const SLASH = /(\d{1,3})\/(\d{1,4})(?![\d/年])/uy;
/** What goods are counted in. */
const PIECES = '[件台套张把辆册份只条块户本篇次]';
/** 上百万, 过亿, 过万件: a magnitude alone. */
const BARE = new RegExp(
  `(?:[百千]?[万亿](?=元|块|[的级以]|$|[^\\p{Script=Han}])|[百千]万|[百千]亿|万亿|[百千](?=${MONEY}|个|人(?!员)|名|${PIECES})|[百千]?[万亿](?=${PIECES}))`,
  'uy',
);
const BARE_BEFORE = /(?:上|过|超|破|近|约|不到|不足|达|[高低大小少多]于)$/u;
/** Determiners: 每一项, 同一个, 上一年, 统一 count nothing. */
const NOT_ONE = /[这那每某哪其同另任唯统专万进上下前后]$/u;
const NOT_MANY = /[其任统专万]$/u;
const RANK = /(?:前|后|top\s?)$/u;
/** 五到二十万. */
const RANGE_BEHIND = /^\s?(?:到|至|-|~)\s?[\d一二三四五六七八九两十]/u;
/** 第3, and digits within a Latin word; `top` and `vs` are words of their own. */
const WITHIN = /第\s?$|(?<!top|vs)(?<=[a-z])$/u;
/** 表7, 附表4-1: no unit follows. */
const REFERENCE = /(?:表|附件|图)\s?(?:\d{1,2}[-.])?$/u;

/**
 * Reads a text that is one numeral and nothing else: '一千八百万' → '18000000', '1.2w' → '12000', '-3.5' → '-3.5'.
 * @returns plain decimal, or null for anything else, a unit included.
 */
export function readNumber(s: string): string | null {
  const t = plain(s).trim();
  const negative = /^[-负]/u.test(t);
  const body = t.replace(/^[-+负正]/u, '');
  const digits = body.replace(/[零一二三四五六七八九]/gu, positional);
  const core = readCore(body, 0);
  const value =
    core?.end === body.length && !core.approximate ? core.value : /^\d{2,}$/u.test(digits) ? exact(digits) : null;
  if (value === null) return null;
  return print(negative ? { ...value, digits: -value.digits } : value);
}

/**
 * Every quantity in the text, left to right, the longest reading at each place. Years, codes (`findYears`, `findCodes`),
 * list marks and ordinals are none. A short code (201) is found here too: what it is depends on the question.
 * @param masks stretches to skip, such as fixed terms with numerals inside (三公, 一般公共预算).
 */
export function findNumbers(text: string, masks: readonly Span[] = []): NumberFound[] {
  const whole = plain(text, masks);
  const codes = findCodes(text, masks).filter((code) => !code.doubtful);
  const t = blot(whole, [...findYears(text, masks), ...codes]);
  const found: (NumberFound & { readonly core: string })[] = [];
  for (let at = 0; at < t.length; at++) {
    if (!couldStart(t, at)) continue;
    const reading = readAt(t, at);
    if (reading === null) {
      at = skipDigits(t, at);
      continue;
    }
    const before = t.slice(0, at);
    const sign = NEGATIVE.exec(before)?.[0] ?? '';
    const prefix =
      reading.unit === '年' || reading.unit === '天' ? '' : (ABOUT.exec(before.slice(0, at - sign.length))?.[0] ?? '');
    const start = at - sign.length - prefix.length;
    const value = sign === '' ? reading.value : { ...reading.value, digits: -reading.value.digits };
    found.push({
      start,
      end: reading.end,
      text: text.slice(start, reading.end),
      value: print(value),
      unit: reading.unit,
      approximate: reading.approximate || prefix !== '',
      core: t.slice(at, reading.end),
    });
    at = reading.end - 1;
  }
  return found.map((number, i) => {
    const { core: _, ...rest } = spread(t, number, found[i + 1]);
    return rest;
  });
}

function couldStart(t: string, at: number): boolean {
  return (
    /[\d零一二三四五六七八九十两半壹贰貳叁叄肆伍陆陸柒捌玖拾廿卅百千万亿]/u.test(t.charAt(at)) &&
    !/[\d.]/u.test(/\d/u.test(t.charAt(at)) ? t.charAt(at - 1) : '')
  );
}

function skipDigits(t: string, at: number): number {
  return at + (match(/\d[\d.,]*/uy, t, at)?.length ?? 1) - 1;
}

function readAt(t: string, at: number): Reading | null {
  const before = t.slice(0, at);
  if (WITHIN.test(before) || isListMark(t, at)) return null;
  const reading = readShare(t, at) ?? readBare(t, at, before) ?? readCounted(t, at, before);
  const bare = reading !== null && /^[\d.]+$/u.test(t.slice(at, reading.end));
  return bare && REFERENCE.test(before) ? null : reading;
}

/** '1、', '2.' or '(3)' at the beginning, after white space or after a stop. */
function isListMark(t: string, at: number): boolean {
  const from = t.charAt(at - 1) === '(' ? at - 1 : at;
  return (
    /(?:^|[\s:;。?!])$/u.test(t.slice(0, from)) &&
    (WHOLE_MARK.test(t.slice(from)) ||
      /^\(?[一二三四五六七八九十]{1,3}[、)](?![\d一二三四五六七八九十])/u.test(t.slice(from)))
  );
}

function readShare(t: string, at: number): Reading | null {
  const share = (length: number, value: Exact, unit = '%'): Reading => {
    const around = match(AROUND, t, at + length) ?? '';
    return { end: at + length + around.length, value, unit, approximate: around !== '' };
  };
  const all = match(PER_ALL, t, at);
  if (all !== null) return share(all.length, exact(100n));
  const per = match(PER, t, at);
  if (per !== null) {
    const part = readCore(t, at + per.length);
    if (part !== null)
      return share(part.end - at, times(part.value, exact(per[0] === '百' ? '1' : per[0] === '千' ? '0.1' : '0.01')));
  }
  const half = match(HALF, t, at);
  if (half !== null) return share(half.length, exact(50n));
  CHENG.lastIndex = at;
  const cheng = CHENG.exec(t);
  if (cheng !== null) {
    const tens = readCore(cheng[0].charAt(0), 0)?.value ?? exact(0n);
    const ones =
      cheng[2] !== undefined
        ? exact(5n)
        : cheng[1] !== undefined
          ? (readCore(cheng[1], 0)?.value ?? exact(0n))
          : exact(0n);
    return share(cheng[0].length, plus(times(tens, TEN), ones));
  }
  SLASH.lastIndex = at;
  const slash = SLASH.exec(t);
  if (slash !== null) return fraction(BigInt(slash[1] ?? 0), BigInt(slash[2] ?? 0), slash[0].length, share);
  const below = readCore(t, at);
  if (below !== null && t.startsWith('分之', below.end) && below.value.decimals === 0) {
    const above = readCore(t, below.end + 2);
    if (above !== null && above.value.decimals === 0) {
      return fraction(above.value.digits, below.value.digits, above.end - at, share);
    }
  }
  return null;
}

function fraction(
  a: bigint,
  b: bigint,
  length: number,
  share: (length: number, value: Exact) => Reading,
): Reading | null {
  return a > 0n && a <= b ? share(length, over(a * 100n, b)) : null;
}

function readBare(t: string, at: number, before: string): Reading | null {
  const word = BARE_BEFORE.test(before) ? match(BARE, t, at) : null;
  if (word === null) return null;
  const core = readCore(`1${word}`, 0);
  if (core === null) return null;
  return { ...withUnit(t, { ...core, end: at + word.length }), approximate: before.endsWith('上') };
}

function readCounted(t: string, at: number, before: string): Reading | null {
  const core = readCore(t, at);
  if (core === null) return null;
  if (/^[a-z]/u.test(t.slice(core.end))) return null;
  const reading = withUnit(t, core);
  if (!core.lone) return reading;
  if (RANK.test(before) || RANGE_BEHIND.test(t.slice(core.end)) || (before.trim() === '' && reading.end === t.length))
    return reading;
  if (reading.unit === null) return null;
  if (FORMAL.test(t.charAt(at)) && reading.unit !== '元') return null;
  return (t.charAt(at) === '一' ? NOT_ONE : NOT_MANY).test(before) ? null : reading;
}

/** The unit behind a numeral, with 多, 左右, 整 and small change. */
function withUnit(t: string, core: Core): Reading {
  let { end, value, approximate } = core;
  let unit: string | null = null;
  const take = (pattern: RegExp): string | null => {
    const word = match(pattern, t, end);
    if (word !== null) end += word.length;
    return word;
  };
  if (take(MORE) !== null) approximate = true;
  const percent = take(PERCENT)?.trim();
  if (percent !== undefined) {
    unit = '%';
    if (percent === '‰') value = times(value, exact('0.1'));
  } else {
    const isMoney = MONEY_BEHIND.test(t.slice(end));
    const word = take(UNIT)?.trim();
    if (word !== undefined) unit = unitName(word);
    if (isMoney) {
      value = plus(value, smallChange(t, end));
      end += match(SMALL_CHANGE, t, end)?.length ?? 0;
      const tenth = word === '块' && value.decimals === 0 ? match(TENTH, t, end) : null;
      if (tenth !== null) {
        value = plus(value, times(readCore(tenth, 0)?.value ?? exact(0n), exact('0.1')));
        end += 1;
      }
      take(/整/uy);
    } else if (unit === '年' && take(/半(?!年)/uy) !== null) {
      value = plus(value, exact('0.5'));
    }
  }
  if (take(MORE_AT_END) !== null || take(AROUND) !== null) approximate = true;
  return { end, value, unit, approximate };
}

function smallChange(t: string, at: number): Exact {
  SMALL_CHANGE.lastIndex = at;
  const [, jiao, fen] = SMALL_CHANGE.exec(t) ?? [];
  const read = (c: string | undefined, size: string) =>
    c === undefined ? exact(0n) : times(readCore(c, 0)?.value ?? exact(0n), exact(size));
  return plus(read(jiao, '0.1'), read(fen, '0.01'));
}

const TO = /^\s?(?:到|至|-|~)\s?$/u;
const SIZES = /(?:[百千]?万亿|[百千]?[万亿]|kw|w|k)(?=\D*$)/u;

/** In 10到20万元 the first number has the magnitude and the unit of the second. */
function spread<N extends NumberFound & { readonly core: string }>(t: string, a: N, b: N | undefined): N {
  if (b === undefined || a.unit !== null || !TO.test(t.slice(a.end, b.start)) || a.value.startsWith('-')) return a;
  const size = new RegExp(MAGNITUDE, 'u').test(a.core) ? '' : (SIZES.exec(b.core)?.[0] ?? '');
  for (const factor of new Set([size, size.replace(/^[百千]/u, '')])) {
    if (factor === '') continue;
    const by = readCore(`1${factor}`, 0)?.value ?? exact(1n);
    const value = times(exact(a.value), by);
    if (isLess(value, exact(b.value))) return { ...a, value: print(value), unit: b.unit };
  }
  return isLess(exact(a.value), exact(b.value)) ? { ...a, unit: b.unit } : a;
}
