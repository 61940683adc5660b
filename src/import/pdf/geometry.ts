/** Page geometry in points, origin at the top left of the page as a reader holds it. */

/** The six numbers of an affine transformation, as PDF writes them. */
export type Matrix = readonly [number, number, number, number, number, number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

export function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [x: number, y: number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** A ruling line: horizontal at `at` from left to right, or vertical at `at` from top to bottom. */
export interface Rule {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface Rules {
  readonly horizontal: readonly Rule[];
  readonly vertical: readonly Rule[];
}

/** A run of characters that the page draws at once. */
export interface TextItem {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Where the characters stand. */
  readonly baseline: number;
  /** Height of a character. */
  readonly size: number;
}

export interface PdfPage {
  /** 1-based. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly items: readonly TextItem[];
  readonly rules: Rules;
  /** Pictures that fill more than half of the page. */
  readonly hasLargePicture: boolean;
}

/** Vertical middle of the characters: Chinese ones stand from a little under the baseline to a size above it. */
export function middle(item: TextItem): number {
  return item.baseline - item.size * 0.38;
}
