import {
  type Amount,
  absolute,
  add,
  amount,
  compare,
  convert,
  divide,
  equal,
  isMoney,
  isZero,
  multiply,
  roundTo,
  subtract,
  sum,
} from '../../money/amount.ts';
import { agreement, placesPrinted } from '../agree.ts';
import type { Figure } from './figures.ts';
import { figureKey, whereFigure, words } from './figures.ts';

/** `cut`: within one unit of the last printed place, but not rounded. */
export type Verdict = 'holds' | 'cut' | 'fails';

/** Figures that must agree. The first is the one that follows from the others. */
export interface Equality {
  /** Code of the check that states it. */
  readonly check: string;
  readonly figures: readonly Figure[];
  /** The verdict as printed, or with `figure` printed as `value` instead. */
  readonly verdict: (figure?: Figure, value?: Amount) => Verdict;
  /** What `figure` would have to be for this to hold, the others as printed; null where that cannot be told. */
  readonly solve: (figure: Figure) => Amount | null;
  /** `所属4项相加为…元`: why `figure` should be `value`. */
  readonly reason: (figure: Figure, value: Amount) => string;
  /** True where rounding of the parts may be all that is wrong. */
  readonly mayBeRounding: boolean;
  /** True where the parts may not be all, or not only, the parts. */
  readonly isLoose?: boolean;
  /** Other places that print the same figure (`repeated` only). */
  readonly group?: readonly Figure[];
}

/** Computes what is true as printed once, however often it is asked. */
function once(verdict: Equality['verdict']): Equality['verdict'] {
  let printed: Verdict | undefined;
  return (figure, value) => {
    if (figure !== undefined) return verdict(figure, value);
    printed ??= verdict();
    return printed;
  };
}

/** Quantities of several units (台, 次) may be added up: only money keeps its unit. */
function bare(value: Amount): Amount {
  return isMoney(value.unit) || value.unit === '%' ? value : { value: value.value, unit: '' };
}

/** The figure's value, 0 for an empty cell. */
function amountOf({ cell }: Figure, unit: string): Amount {
  return cell.value === null ? amount('0', unit) : bare(cell.value);
}

function unitOf(figures: readonly Figure[]): string {
  const value = figures.find(({ cell }) => cell.value !== null)?.cell.value;
  return value === undefined || value === null ? '' : bare(value).unit;
}

function withUnit(value: Amount, like: Figure): Amount {
  const unit = like.cell.value?.unit ?? value.unit;
  return isMoney(unit) ? convert(value, unit) : { value: value.value, unit };
}

/** How to speak of the parts of a sum. */
export interface SumWords {
  /** What the parts are: `所属4项相加`, `本行各列相加`. */
  readonly parts: string;
  /** What is left of the sum without one part: `合计减去其余各列`. */
  readonly rest: string;
  /** The list need not be complete. */
  readonly isLoose?: boolean;
}

/** `total` = sum of `parts`, exactly. Empty cells are 0; no equality where nothing is printed, or units are unlike. */
export function sumEquality(
  check: string,
  total: Figure,
  parts: readonly Figure[],
  say: SumWords,
): readonly Equality[] {
  const figures = [total, ...parts];
  const unit = unitOf(figures);
  const printed = figures.flatMap(({ cell }) => (cell.value === null ? [] : [bare(cell.value)]));
  if (parts.every(({ cell }) => cell.value === null) || total.cell.value === null) return [];
  if (printed.some((value) => value.unit !== unit && !(isMoney(value.unit) && isMoney(unit)))) return [];
  const gap = (figure?: Figure, value?: Amount): Amount => {
    const of = (one: Figure) => (one === figure && value !== undefined ? bare(value) : amountOf(one, unit));
    return subtract(of(total), sum(parts.map(of), unit));
  };
  // A single part is a copy: there is nothing to round.
  const several = parts.filter(({ cell }) => cell.value !== null && !isZero(cell.value)).length > 1;
  const soft = several && (unit === '万元' || unit === '%' || unit === '亿元');
  const equality: Equality = {
    check,
    figures,
    verdict: once((figure, value) => (isZero(gap(own(figures, figure), value)) ? 'holds' : 'fails')),
    solve: (figure) => {
      const mine = own(figures, figure);
      if (mine === undefined) return null;
      const now = amountOf(mine, unit);
      return withUnit(mine === total ? subtract(now, gap()) : add(now, gap()), mine);
    },
    reason: (figure, value) =>
      own(figures, figure) === total
        ? `${say.parts}为${words(value)}`
        : `${whereFigure(total)}${say.rest}为${words(value)}`,
    mayBeRounding: soft && compare(absolute(gap()), tolerance(figures, unit)) <= 0,
    isLoose: say.isLoose === true,
  };
  return isRepeatedSum(figures, amountOf(total, unit), gap()) ? [] : [equality];
}

/** Levels of a table that were read as one another's neighbours: their sum is the total twice, three times … */
const MOST_LEVELS = 6;

/** True where the parts are the total several times over: then they are no parts, and nothing can be said. */
function isRepeatedSum(figures: readonly Figure[], total: Amount, gap: Amount): boolean {
  if (isZero(total) || isZero(gap)) return false;
  const slack = isMoney(total.unit) && total.unit !== '元' ? tolerance(figures, total.unit) : amount('0', total.unit);
  return Array.from({ length: MOST_LEVELS }, (_, level) => multiply(total, level + 1)).some(
    (times) => compare(absolute(add(gap, times)), slack) <= 0,
  );
}

/** Half a unit of the last printed place for every figure of the sum. */
function tolerance(figures: readonly Figure[], unit: string): Amount {
  const places = Math.max(...figures.map(({ cell }) => placesPrinted(cell.printed)));
  return multiply(multiply(amount('0.5', unit), figures.length), lastPlace(places));
}

/** 2 → '0.01'. */
function lastPlace(places: number): string {
  return places === 0 ? '1' : `0.${'0'.repeat(places - 1)}1`;
}

/** The member of the equality that is this printed figure. */
function own(figures: readonly Figure[], figure: Figure | undefined): Figure | undefined {
  if (figure === undefined) return undefined;
  const key = figureKey(figure);
  return figures.find((one) => figureKey(one) === key);
}

/**
 * Two prints of one figure. In one unit they are equal; a coarser one is the other rounded.
 * @param places decimals that the document's coarse figures stand for
 */
export function sameFigure(
  check: string,
  copy: Figure,
  first: Figure,
  group: readonly Figure[],
  places: number,
): Equality {
  const figures = [copy, first];
  const coarse = copy.cell.value?.unit !== first.cell.value?.unit;
  const decimals = Math.max(places, placesPrinted(copy.cell.printed));
  return {
    check,
    figures,
    verdict: once((figure, value) => {
      const mine = own(figures, figure);
      const read = (one: Figure) => (one === mine && value !== undefined ? { ...one.cell, value } : one.cell);
      const found = agreement(read(first), read(copy), places);
      return found === 'different' ? 'fails' : found === 'cut' ? 'cut' : 'holds';
    }),
    solve: (figure) => {
      const mine = own(figures, figure);
      const other = mine === copy ? first : copy;
      if (mine === undefined || other.cell.value === null || copy.cell.value === null) return null;
      if (!coarse) return other.cell.value;
      return mine === copy ? roundTo(convert(other.cell.value, copy.cell.value.unit), decimals) : null;
    },
    reason: (figure, value) => {
      const mine = own(figures, figure);
      return `${whereFigure(mine === copy ? first : copy)}印的是${words(mine === copy ? (first.cell.value ?? value) : (copy.cell.value ?? value))}`;
    },
    mayBeRounding: false,
    group,
  };
}

/** `total` = `price` × `quantity`; no equality where one is empty. */
export function productEquality(check: string, total: Figure, price: Figure, quantity: Figure): readonly Equality[] {
  if (total.cell.value === null || price.cell.value === null || quantity.cell.value === null) return [];
  const figures = [total, price, quantity];
  const read = (one: Figure, figure?: Figure, value?: Amount): Amount =>
    one === own(figures, figure) && value !== undefined ? value : (one.cell.value ?? amount('0', ''));
  const product = (figure?: Figure, value?: Amount) =>
    multiply(read(price, figure, value), { ...read(quantity, figure, value), unit: '' });
  const equality: Equality = {
    check,
    figures,
    verdict: once((figure, value) => (equal(product(figure, value), read(total, figure, value)) ? 'holds' : 'fails')),
    solve: (figure) => {
      const mine = own(figures, figure);
      if (mine === total) return product();
      const other = mine === price ? quantity : price;
      if (mine === undefined || isZero(read(other))) return null;
      const unit = mine.cell.value?.unit ?? '';
      return divide({ ...read(total), unit: '' }, { ...read(other), unit: '' }, unit);
    },
    reason: (figure, value) =>
      own(figures, figure) === total
        ? `单价${words(read(price))}乘以数量${words(read(quantity))}为${words(value)}`
        : `按${whereFigure(total)}的金额${words(read(total))}推算为${words(value)}`,
    mayBeRounding: false,
  };
  return [equality];
}

/**
 * A printed quotient (share, growth) of printed figures, to the places that it prints.
 * `compute` gives the exact quotient of the operands, null where it has none (divisor 0).
 */
export function quotientEquality(
  check: string,
  result: Figure,
  operands: readonly Figure[],
  compute: (values: readonly Amount[]) => Amount | null,
  formula: string,
): readonly Equality[] {
  if (result.cell.value === null || operands.some(({ cell }) => cell.value === null)) return [];
  const figures = [result, ...operands];
  const places = placesPrinted(result.cell.printed);
  const read = (one: Figure, figure?: Figure, value?: Amount): Amount =>
    one === own(figures, figure) && value !== undefined ? value : (one.cell.value ?? amount('0', ''));
  const exact = (figure?: Figure, value?: Amount) => compute(operands.map((one) => read(one, figure, value)));
  if (exact() === null) return [];
  const equality: Equality = {
    check,
    figures,
    verdict: once((figure, value) => {
      const now = exact(figure, value);
      if (now === null) return 'fails';
      const said = read(result, figure, value);
      if (equal(roundTo(now, places), said)) return 'holds';
      const off = absolute(subtract(now, said));
      return compare(off, amount(lastPlace(places), now.unit)) < 0 ? 'cut' : 'fails';
    }),
    solve: (figure) => {
      const now = exact();
      return own(figures, figure) === result && now !== null ? roundTo(now, places) : null;
    },
    reason: (_, value) => `${formula}为${words(value)}`,
    mayBeRounding: false,
  };
  return [equality];
}
