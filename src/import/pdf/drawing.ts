import { apply, identity, type Matrix, multiply, type Rule, type Rules } from './geometry.ts';

/** The numbers of pdf.js's drawing operators that rules are made of. */
export type Operators = Readonly<Record<string, number>>;

export interface Drawing {
  readonly rules: Rules;
  /** Part of the page that its largest picture covers, 0 to 1. */
  readonly picture: number;
}

/** Inside a path: pdf.js's codes for its parts. */
const moveTo = 0;
const lineTo = 1;
const curveTo = 2;
const quadraticCurveTo = 3;
const closePath = 4;

/** A filled box thinner than this is a drawn line. */
const thickest = 2.6;
/** A line that leaves the horizontal by less is horizontal. */
const askew = 1;
const shortest = 2;

interface State {
  readonly matrix: Matrix;
  readonly isFillWhite: boolean;
  readonly isStrokeWhite: boolean;
}

type Point = readonly [x: number, y: number];

/**
 * Ruling lines of a page: stroked lines, and filled boxes so thin that they are lines.
 * What only clips (most spreadsheets cut every cell out) and what is white draws nothing.
 * @param base from the page's own space to the space of `Rule`
 */
export function readDrawing(
  functions: readonly number[],
  parameters: readonly unknown[],
  operators: Operators,
  base: Matrix,
  area: number,
): Drawing {
  const found: { horizontal: Rule[]; vertical: Rule[] } = { horizontal: [], vertical: [] };
  const fills = new Set(
    ['fill', 'eoFill', 'fillStroke', 'eoFillStroke', 'closeFillStroke', 'closeEOFillStroke'].map(
      (name) => operators[name],
    ),
  );
  const strokes = new Set(
    ['stroke', 'closeStroke', 'fillStroke', 'eoFillStroke', 'closeFillStroke', 'closeEOFillStroke'].map(
      (name) => operators[name],
    ),
  );
  const pictures = new Set(
    ['paintImageXObject', 'paintInlineImageXObject', 'paintImageMaskXObject'].map((name) => operators[name]),
  );
  let picture = 0;
  let state: State = { matrix: base, isFillWhite: false, isStrokeWhite: false };
  const stack: State[] = [];
  functions.forEach((code, index) => {
    const given = parameters[index];
    if (code === operators['save']) stack.push(state);
    else if (code === operators['restore'] || code === operators['paintFormXObjectEnd']) state = stack.pop() ?? state;
    else if (code === operators['transform']) state = { ...state, matrix: multiply(state.matrix, matrixOf(given)) };
    else if (code === operators['paintFormXObjectBegin']) {
      stack.push(state);
      state = { ...state, matrix: multiply(state.matrix, matrixOf(listOf(given)[0])) };
    } else if (code === operators['setFillRGBColor']) state = { ...state, isFillWhite: isWhite(given) };
    else if (code === operators['setStrokeRGBColor']) state = { ...state, isStrokeWhite: isWhite(given) };
    else if (pictures.has(code)) {
      const [a, b, c, d] = state.matrix;
      picture = Math.max(picture, Math.abs(a * d - b * c) / area);
    } else if (code === operators['constructPath']) {
      const [operator, data] = listOf(given);
      const path = listOf(data)[0];
      if (!(path instanceof Float32Array) || typeof operator !== 'number') return;
      const shapes = subpaths(path, state.matrix);
      if (strokes.has(operator) && !state.isStrokeWhite) for (const shape of shapes) addStroke(shape, found);
      if (fills.has(operator) && !state.isFillWhite) for (const shape of shapes) addFill(shape.points, found);
    }
  });
  return { rules: found, picture };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function matrixOf(value: unknown): Matrix {
  const numbers = value instanceof Float32Array ? [...value] : listOf(value);
  const [a, b, c, d, e, f] = numbers;
  const isMatrix = [a, b, c, d, e, f].every((one) => typeof one === 'number');
  return isMatrix ? (numbers.slice(0, 6) as unknown as Matrix) : identity;
}

function isWhite(given: unknown): boolean {
  return listOf(given)[0] === '#ffffff';
}

interface Shape {
  readonly points: readonly Point[];
  readonly isClosed: boolean;
}

/** Corners of every part of a path; curves count as straight, for no rule is curved. */
function subpaths(path: Float32Array, matrix: Matrix): readonly Shape[] {
  const shapes: { points: Point[]; isClosed: boolean }[] = [];
  let current: { points: Point[]; isClosed: boolean } | undefined;
  const add = (at: number) => current?.points.push(apply(matrix, path[at] ?? 0, path[at + 1] ?? 0));
  for (let at = 0; at < path.length; ) {
    const code = path[at];
    at += 1;
    if (code === moveTo) {
      current = { points: [], isClosed: false };
      shapes.push(current);
      add(at);
      at += 2;
    } else if (code === lineTo) {
      add(at);
      at += 2;
    } else if (code === curveTo) {
      add(at + 4);
      at += 6;
    } else if (code === quadraticCurveTo) {
      add(at + 2);
      at += 4;
    } else if (code === closePath) {
      if (current !== undefined) current.isClosed = true;
    } else break;
  }
  return shapes;
}

function addStroke({ points, isClosed }: Shape, found: { horizontal: Rule[]; vertical: Rule[] }): void {
  const [first] = points;
  const corners = isClosed && first !== undefined ? [...points, first] : points;
  corners.forEach((point, index) => {
    const next = corners[index + 1];
    if (next !== undefined) addLine(point, next, found);
  });
}

function addLine([x1, y1]: Point, [x2, y2]: Point, found: { horizontal: Rule[]; vertical: Rule[] }): void {
  const [width, height] = [Math.abs(x1 - x2), Math.abs(y1 - y2)];
  if (height <= askew && width >= shortest) {
    found.horizontal.push({ at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) });
  } else if (width <= askew && height >= shortest) {
    found.vertical.push({ at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) });
  }
}

function addFill(points: readonly Point[], found: { horizontal: Rule[]; vertical: Rule[] }): void {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  if (bottom - top <= thickest && right - left >= shortest) {
    found.horizontal.push({ at: (top + bottom) / 2, from: left, to: right });
  } else if (right - left <= thickest && bottom - top >= shortest) {
    found.vertical.push({ at: (left + right) / 2, from: top, to: bottom });
  }
}
