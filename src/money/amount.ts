import { Decimal } from 'decimal.js';

/**
 * Exact amounts. Sums, differences, products and conversions lose nothing; quotients have 34 significant digits.
 * Amounts enter as text and leave through `decimalString` (machines) or `show` and `showBoth` (people).
 */

/** An exact figure with its unit: 元, 万元, %, 人, 辆, 台, 次 … */
export interface Amount {
  readonly value: Decimal;
  readonly unit: string;
  /** Decimals to show at least, where coarse money was printed with zeros at its end: 46.50 万元. */
  readonly places?: number;
}

/** A factor without unit. Text is a plain decimal; a `number` must be a safe integer. */
export type Scalar = string | bigint | number;

export interface ShowOptions {
  /** Exactly this many decimals, rounded half-up. */
  readonly decimals?: number;
}

// Clones, so that no other user of decimal.js can change our precision. 1000 digits: sums and products never round.
const Exact = Decimal.clone({ precision: 1000, rounding: Decimal.ROUND_HALF_UP, defaults: true });
const Quotient = Decimal.clone({ precision: 34, rounding: Decimal.ROUND_HALF_UP, defaults: true });

/** Money units → power of ten in 元. */
const MONEY: ReadonlyMap<string, number> = new Map([
  ['元', 0],
  ['千元', 3],
  ['万元', 4],
  ['百万元', 6],
  ['亿元', 8],
]);

/** The finest money unit, a cent of 1 元, seen from 亿元: an exact figure never has more decimals. */
const EXACT_DECIMALS = 10;
const QUOTIENT_DIGITS = 20;

const PLAIN = /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/u;

function read(text: string): Decimal {
  const folded = text.normalize('NFKC').replace(/[−–—]/gu, '-').trim();
  if (!PLAIN.test(folded)) {
    throw new RangeError(`不是十进制数：“${text}”（应如 1,234.50 或 -3.5）`);
  }
  return normal(new Exact(folded.replace(/[,+]/gu, '')));
}

/** −0 is 0. */
function normal(value: Decimal): Decimal {
  return value.isZero() ? new Exact(0) : value;
}

function exact(a: Amount): Decimal {
  return new Exact(a.value);
}

function of(value: Decimal, unit: string, places = 0): Amount {
  return { value: normal(value), unit, ...(places === 0 ? {} : { places }) };
}

/**
 * Reads a printed figure: `amount('40,641,570.56', '元')`. Full-width characters count as their half-width forms.
 * @throws RangeError on anything but a plain decimal: '', '—', '1,23', '1e3', '5%'.
 */
export function amount(text: string, unit: string): Amount {
  const value = read(text);
  const isCoarse = unit !== '元' && isMoney(unit);
  const printed = isCoarse ? (/[.．](\d*0)\s*$/u.exec(text.normalize('NFKC'))?.[1]?.length ?? 0) : 0;
  return of(value, unit, printed);
}

/** Sums and differences keep the decimals that their operands were printed with. */
function placesOf(a: Amount, b: Amount): number {
  return a.unit === b.unit ? Math.max(a.places ?? 0, b.places ?? 0) : (a.places ?? 0);
}

/** 元, 千元, 万元, 百万元, 亿元. */
export function isMoney(unit: string): boolean {
  return MONEY.has(unit);
}

/**
 * The same amount in another unit, exact between money units: 1,400,000 元 → 140 万元.
 * @throws RangeError on unlike units (元 → 人).
 */
export function convert(a: Amount, unit: string): Amount {
  if (a.unit === unit) return a;
  const from = MONEY.get(a.unit);
  const to = MONEY.get(unit);
  if (from === undefined || to === undefined) {
    throw new RangeError(`单位不同，不能换算：${a.unit || '（无单位）'} → ${unit || '（无单位）'}`);
  }
  return of(exact(a).times(`1e${from - to}`), unit);
}

/** `a + b` in the unit of `a`. @throws RangeError on unlike units. */
export function add(a: Amount, b: Amount): Amount {
  return of(exact(a).plus(convert(b, a.unit).value), a.unit, placesOf(a, b));
}

/** `a − b` in the unit of `a`. @throws RangeError on unlike units. */
export function subtract(a: Amount, b: Amount): Amount {
  return of(exact(a).minus(convert(b, a.unit).value), a.unit, placesOf(a, b));
}

/**
 * The sum in `unit`, or in the unit of the first. An empty list is 0 of `unit`.
 * @throws RangeError on unlike units, or on an empty list without `unit`.
 */
export function sum(amounts: readonly Amount[], unit?: string): Amount {
  const into = unit ?? amounts[0]?.unit;
  if (into === undefined) throw new RangeError('没有数可加，也没有给出单位');
  return amounts.reduce(add, of(new Exact(0), into));
}

function scalar(b: Scalar): Decimal {
  if (typeof b === 'string') return read(b);
  if (typeof b === 'number' && !Number.isSafeInteger(b)) throw new RangeError(`乘数须为整数或十进制文本：${b}`);
  return new Exact(b.toString());
}

/**
 * `a × b`, exact. A share (%) counts as its hundredth. The unit is the money's where one of both is money, else that of `a`:
 * 4,500 元 × 6 台 = 27,000 元; 1,400,000 元 × 30 % = 420,000 元.
 * @throws RangeError where both are money.
 */
export function multiply(a: Amount, b: Amount | Scalar): Amount {
  if (typeof b !== 'object') return of(exact(a).times(scalar(b)), a.unit);
  if (isMoney(a.unit) && isMoney(b.unit)) throw new RangeError(`金额不能相乘：${a.unit} × ${b.unit}`);
  if (b.unit === '%') return of(exact(a).times(b.value).times('0.01'), a.unit);
  if (a.unit === '%') return of(exact(a).times(b.value).times('0.01'), b.unit);
  return of(exact(a).times(b.value), isMoney(b.unit) ? b.unit : a.unit);
}

function quotient(dividend: Decimal, divisor: Decimal): Decimal {
  if (divisor.isZero()) throw new RangeError('除数为零');
  return new Exact(Quotient.div(dividend, divisor));
}

/** `b` in the unit of `a` where both are money; other units as they are. */
function alike(a: Amount, b: Amount): Decimal {
  return isMoney(a.unit) && isMoney(b.unit) ? convert(b, a.unit).value : new Exact(b.value);
}

/**
 * `a ÷ b` as an amount of `unit`, to 34 significant digits: 1,350,000 元 ÷ 52 人 as 元 is 25,961.538… 元.
 * `unit` names the result, it converts nothing: money ÷ people stays in the money's own unit.
 * @throws RangeError on a zero divisor.
 */
export function divide(a: Amount, b: Amount | Scalar, unit: string): Amount {
  return of(quotient(exact(a), typeof b === 'object' ? alike(a, b) : scalar(b)), unit);
}

/** `part ÷ whole × 100` in %. @throws RangeError on unlike units or a zero whole. */
export function share(part: Amount, whole: Amount): Amount {
  return of(quotient(exact(part).times(100), convert(whole, part.unit).value), '%');
}

/**
 * `(now − before) ÷ |before| × 100` in %, negative where it fell: 1,400,000 after 1,750,000 is −20 %.
 * @throws RangeError on unlike units or where `before` is zero.
 */
export function growth(now: Amount, before: Amount): Amount {
  return of(quotient(exact(subtract(now, before)).times(100), convert(before, now.unit).value.abs()), '%');
}

/** `a ÷ b` in 倍. @throws RangeError on unlike units or a zero divisor. */
export function ratio(a: Amount, b: Amount): Amount {
  return of(quotient(exact(a), convert(b, a.unit).value), '倍');
}

export function negate(a: Amount): Amount {
  return of(exact(a).negated(), a.unit, a.places);
}

export function absolute(a: Amount): Amount {
  return of(exact(a).abs(), a.unit, a.places);
}

/** −1, 0 or 1 as `a` is less than, equal to or greater than `b`, across money units. @throws RangeError on unlike units. */
export function compare(a: Amount, b: Amount): -1 | 0 | 1 {
  return signOf(exact(a).comparedTo(convert(b, a.unit).value));
}

/** Same quantity, across money units: 140 万元 equals 1,400,000 元. @throws RangeError on unlike units. */
export function equal(a: Amount, b: Amount): boolean {
  return compare(a, b) === 0;
}

export function isZero(a: Amount): boolean {
  return a.value.isZero();
}

export function sign(a: Amount): -1 | 0 | 1 {
  return signOf(a.value.comparedTo(0));
}

function signOf(n: number): -1 | 0 | 1 {
  return n < 0 ? -1 : n > 0 ? 1 : 0;
}

/** Rounded half-up (away from zero) to `decimals` places. */
export function roundTo(a: Amount, decimals: number): Amount {
  return of(exact(a).toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP), a.unit);
}

/** The nearest whole multiple of `step`, in the unit of `a`; halves away from zero. Of two amounts of money, or of one unit. */
export function roundToMultiple(a: Amount, step: Amount): Amount {
  const by = exact(convert(step, a.unit));
  return of(exact(a).dividedBy(by).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).times(by), a.unit);
}

/** Cut (towards zero) after `decimals` places: 120.595095 万元 → 120.59 万元. */
export function truncateTo(a: Amount, decimals: number): Amount {
  return of(exact(a).toDecimalPlaces(decimals, Decimal.ROUND_DOWN), a.unit);
}

/**
 * Plain notation without separators, unit or exponent: '1400000', '-3.5'. Exact; a quotient, known by more than ten
 * decimals, to 20 significant digits.
 */
export function decimalString(a: Amount): string {
  const value = exact(a);
  return (value.decimalPlaces() > EXACT_DECIMALS ? value.toSignificantDigits(QUOTIENT_DIGITS) : value).toFixed();
}

/** As `decimalString`, with the zeros that it was printed with: what `amount` reads back whole. */
export function printedString(a: Amount): string {
  const plain = decimalString(a);
  const places = /\.(\d+)$/.exec(plain)?.[1]?.length ?? 0;
  const more = (a.places ?? 0) - places;
  return more <= 0 ? plain : `${plain}${places === 0 ? '.' : ''}${'0'.repeat(more)}`;
}

function separated(plain: string): string {
  const [whole = '', fraction] = plain.split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/gu, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** Two decimals, or as many as show two digits of what two decimals would make zero. */
function rounded(value: Decimal): Decimal {
  const short = value.toDecimalPlaces(2);
  return short.isZero() && !value.isZero() ? value.toSignificantDigits(2) : short;
}

function isWholeCents(a: Amount): boolean {
  return convert(a, '元').value.decimalPlaces() <= 2;
}

/**
 * Text for people, with the unit.
 * 元: separators and two decimals, '1,400,000.00元'. Other money: exact to the cent, '4,064.157056万元'; two decimals for
 * quotients. %: two decimals, '72.04%'. Counts and the rest: plain, '52人'; two decimals for quotients, '1.39倍'.
 * Something never shows as zero unless it is, or `decimals` asks for it.
 */
export function show(a: Amount, options: ShowOptions = {}): string {
  const value = exact(a);
  const money = isMoney(a.unit);
  let text: string;
  if (options.decimals !== undefined) {
    text = normal(value.toDecimalPlaces(options.decimals)).toFixed(options.decimals);
  } else if (a.unit === '元' || a.unit === '%') {
    const short = rounded(value);
    text = short.toFixed(Math.max(2, short.decimalPlaces()));
  } else {
    const isQuotient = money ? !isWholeCents(a) : value.decimalPlaces() > 6;
    const short = isQuotient ? rounded(value) : value;
    text = short.toFixed(Math.max(short.decimalPlaces(), money ? (a.places ?? 0) : 0));
  }
  return `${money ? separated(text) : text}${a.unit}`;
}

function beside(a: Amount, unit: string): string {
  const converted = convert(a, unit);
  const short = roundTo(converted, 2);
  return equal(short, converted) ? show(converted) : `约${show(short, { decimals: 2 })}`;
}

/**
 * Money in 元 with its 万元 form, and 亿元 from 1 亿 up: '1,400,000.00元（140万元）', '18,084,967.25元（约1,808.50万元）'.
 * 约 stands where two decimals are not exact. Below 0.01 万元 and for other units: as `show`.
 * Money printed in a coarser unit stays in it: 元 would look finer than the print.
 */
export function showBoth(a: Amount): string {
  if (!isMoney(a.unit)) return show(a);
  if (a.unit !== '元') {
    const large = convert(a, '元').value.abs().greaterThanOrEqualTo('1e8') && a.unit !== '亿元';
    return large ? `${show(a)}（${beside(a, '亿元')}）` : show(a);
  }
  const yuan = convert(a, '元');
  const size = yuan.value.abs();
  if (size.lessThan(100)) return show(yuan);
  const forms = [beside(yuan, '万元')];
  if (size.greaterThanOrEqualTo('1e8')) forms.push(beside(yuan, '亿元'));
  return `${show(yuan)}（${forms.join('，')}）`;
}
