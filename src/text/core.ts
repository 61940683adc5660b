import { type Exact, exact, isLess, plus, times, ZERO } from './decimal.ts';
import { COUNTERS } from './units.ts';

/** A numeral without what stands around it (sign, 约, unit): 1,400,000 · 1.2w · 1千8百万 · 一百多万 · 三点五亿. */
export interface Core {
  readonly end: number;
  readonly value: Exact;
  /** 十几万, 一百来万, 两三万. */
  readonly approximate: boolean;
  /** Chinese digits without a unit (三, 两三), or 十: a number only where its surroundings say so. */
  readonly lone: boolean;
}

/** 1,400,000.00 or 1400000; separators in threes, a full-width comma (plain by now) counts only in a long number. */
export const ARABIC = '\\d{1,3}(?:,\\d{3})+(?!\\d|,\\d)(?:\\.\\d+)?|\\d+(?:\\.\\d+)?';

const DIGITS = '零一二三四五六七八九';
const FORMAL = '零壹贰叁肆伍陆柒捌玖';
const OTHER: Readonly<Record<string, number>> = { 两: 2, 貳: 2, 贰: 2, 弐: 2, 叄: 3, 陸: 6 };
const TENS: Readonly<Record<string, bigint>> = { 廿: 20n, 卅: 30n };
const UNITS: Readonly<Record<string, bigint>> = { 十: 10n, 百: 100n, 千: 1000n, 拾: 10n, 佰: 100n, 仟: 1000n };
const LARGE: Readonly<Record<string, bigint>> = { 万: 10n ** 4n, 亿: 10n ** 8n };
const LATIN: Readonly<Record<string, bigint>> = { kw: 10n ** 7n, w: 10n ** 4n, k: 1000n };

/** Two digits in a row that mean "about": 二三十, 三五个. */
const ABOUT = /^(?:一二|一两|[二两]三|三四|三五|四五|五六|六七|七八|八九)/u;

const FIRST = new RegExp(ARABIC, 'uy');
const LATER = /\d+(?!\d|[.,]\d)/uy;
const POINT = /点[零一二三四五六七八九]+/uy;
const LATIN_UNIT = /(?:kw|w|k)(?![a-z0-9])/uy;
const COUNTED = new RegExp(`\\s?(?:${COUNTERS})`, 'uy');
/** What may follow a last digit that stands for tenths of the unit before it: 三万五元, 一百二左右. */
const AFTER_TENTHS = /$|[^\p{Script=Han}\d]|[元块的以左上吗呢吧和与到至比多是还了]/uy;

export function match(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

/** The value of a Chinese digit, plain or formal; −1 for any other character. */
export function digit(c: string): number {
  if (c === '') return -1;
  return OTHER[c] ?? Math.max(DIGITS.indexOf(c), FORMAL.indexOf(c));
}

/** '二零二四' → '2024'. Every character has to be a digit. */
export function positional(han: string): string {
  return [...han].map(digit).join('');
}

/** Reads the longest numeral that starts at `at` of a plain text, or null. */
export function readCore(t: string, at: number): Core | null {
  const spelled = /[一二三四五六七八九][零一二三四五六七八九]{2,}(?![十百千万亿])/uy;
  const run = match(spelled, t, at);
  if (run?.includes('零')) {
    return { end: at + run.length, value: exact(positional(run)), approximate: false, lone: false };
  }
  return new Reader(t, at).read();
}

/** One pass from left to right: 亿 part, 万 part, section below 万, and a digit that waits for its unit. */
class Reader {
  private high = ZERO;
  private middle = ZERO;
  private section = ZERO;
  private waiting: { value: Exact; single: boolean; start: number } | null = null;
  /** The last unit within the section; the next one has to be smaller. */
  private unit = 10n ** 4n;
  /** The unit or magnitude right before the waiting digit; 1 after 零 or at the beginning. */
  private before = 1n;
  private approximate = false;
  private at: number;
  private readonly t: string;
  private readonly start: number;

  constructor(t: string, start: number) {
    this.t = t;
    this.start = start;
    this.at = start;
  }

  read(): Core | null {
    while (this.step()) {
      // until no step fits
    }
    this.settle();
    if (this.at === this.start) return null;
    const lone =
      [...this.t.slice(this.start, this.at)].every((c) => digit(c) >= 0) || this.t.slice(this.start, this.at) === '十';
    const value = plus(plus(this.high, this.middle), this.section);
    return { end: this.at, value, approximate: this.approximate, lone };
  }

  private step(): boolean {
    return this.number() || this.tens() || this.point() || this.more() || this.smallUnit() || this.magnitude();
  }

  private isFirst(): boolean {
    return this.at === this.start;
  }

  private number(): boolean {
    if (this.waiting !== null) return false;
    const arabic = match(this.isFirst() ? FIRST : LATER, this.t, this.at);
    if (arabic !== null) {
      const value = exact(arabic.replaceAll(',', ''));
      if (!this.isFirst() && !isLess(value, exact(this.before === 1n ? 10n : this.before))) return false;
      return this.wait(value, arabic.length, arabic.length === 1);
    }
    const skipped = !this.isFirst() && this.t.charAt(this.at) === '零' ? 1 : 0;
    const value = digit(this.t.charAt(this.at + skipped));
    if (value < 0 || (skipped === 1 && value === 0)) return false;
    if (skipped === 1) this.before = 1n;
    const about = !skipped && ABOUT.test(this.t.slice(this.at, this.at + 2));
    if (about) this.approximate = true;
    return this.wait(exact(BigInt(value)), 1 + skipped + (about ? 1 : 0), !about);
  }

  private wait(value: Exact, length: number, single: boolean): boolean {
    this.waiting = { value, single, start: this.at };
    this.at += length;
    return true;
  }

  /** 廿一, 一百廿. */
  private tens(): boolean {
    const tens = TENS[this.t.charAt(this.at)];
    if (tens === undefined || this.waiting !== null || this.unit <= 10n) return false;
    this.section = plus(this.section, exact(tens));
    this.unit = 10n;
    this.before = 10n;
    this.at += 1;
    return true;
  }

  /** 三点五, 二十三点五: the whole part so far gets its decimals. */
  private point(): boolean {
    const decimals = this.isFirst() || this.before >= 10n ** 4n ? null : match(POINT, this.t, this.at);
    if (decimals === null) return false;
    const whole = plus(this.section, this.waiting?.value ?? ZERO);
    this.section = ZERO;
    this.waiting = null;
    const value = plus(whole, exact(`0.${positional(decimals.slice(1))}`));
    return this.wait(value, decimals.length, false);
  }

  /** 十几万, 100多万: "and some" before a magnitude, or 几 before whatever is counted. */
  private more(): boolean {
    if (this.isFirst() || !/^(?:[多余来几][万亿]|几)/u.test(this.t.slice(this.at, this.at + 2))) return false;
    if (this.t.charAt(this.at) === '几' && (this.waiting !== null || this.before !== 10n)) return false;
    this.approximate = true;
    this.at += 1;
    return true;
  }

  private smallUnit(): boolean {
    const unit = UNITS[this.t.charAt(this.at)];
    if (unit === undefined) return false;
    // Only ten goes without a digit before it: 十五, 一百十五.
    if (this.waiting === null && unit !== 10n) return false;
    const many = this.waiting !== null && !isLess(this.waiting.value, exact(10n));
    if (unit >= this.unit || (many && !isLess(this.section, exact(1n)))) return false;
    this.section = plus(this.section, times(this.waiting?.value ?? exact(1n), exact(unit)));
    this.waiting = null;
    this.unit = unit;
    this.before = unit;
    this.at += 1;
    return true;
  }

  private magnitude(): boolean {
    const value = plus(this.section, this.waiting?.value ?? ZERO);
    const present = this.waiting !== null || this.section.digits !== 0n;
    if (!present && this.middle.digits === 0n) return false;
    const space = /^\d [万亿]/u.test(this.t.slice(this.at - 1, this.at + 2)) ? 1 : 0;
    const word = match(LATIN_UNIT, this.t, this.at) ?? this.t.charAt(this.at + space);
    const size = LATIN[word] ?? LARGE[word];
    if (size === undefined) return false;
    if (size === 10n ** 8n) {
      if (this.high.digits !== 0n) return false;
      this.high = times(plus(this.middle, value), exact(size));
      this.middle = ZERO;
    } else {
      if (this.middle.digits !== 0n || !present) return false;
      this.middle = times(value, exact(size));
    }
    this.section = ZERO;
    this.waiting = null;
    this.unit = 10n ** 4n;
    this.before = size;
    this.at += space + word.length;
    return true;
  }

  /** The last digit: itself, or tenths of the unit right before it (三万五 is 35,000), or not of this number at all. */
  private settle(): void {
    const last = this.waiting;
    if (last === null) return;
    this.waiting = null;
    const tenths = last.single && this.before >= 100n;
    const apart = match(COUNTED, this.t, this.at) !== null || match(AFTER_TENTHS, this.t, this.at) === null;
    // What a magnitude follows that did not fit above begins a number of its own: 100万200万.
    const another = this.before > 1n && /^[万亿]/u.test(this.t.slice(this.at));
    if ((tenths && apart) || another) {
      this.at = last.start;
      return;
    }
    this.section = plus(this.section, tenths ? times(last.value, exact(this.before / 10n)) : last.value);
  }
}
