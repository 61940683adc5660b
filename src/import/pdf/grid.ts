import type { Rule, Rules } from './geometry.ts';

/** A cell of a ruled table: a rectangle of grid fields, its first field at `row`, `column`. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** A table that its ruling lines draw. */
export interface Grid {
  /** Edges of the rows from the top down, one more than there are rows. */
  readonly ys: readonly number[];
  readonly xs: readonly number[];
  readonly cells: readonly GridCell[];
  /** The table's column for each field between two `xs`. */
  readonly columnOf: readonly number[];
}

/** Lines this near to one another are one line: a border is often drawn as two edges or once per cell. */
const near = 2.2;
/** A gap in a line that is no gap. */
const gap = 3;
/** Part of a field's edge that has to be drawn. */
const drawn = 0.6;

/** Every ruled table of a page, from the top down. */
export function readGrids(rules: Rules): readonly Grid[] {
  const horizontal = joined(rules.horizontal);
  const vertical = joined(rules.vertical);
  return components(horizontal, vertical)
    .map(gridOf)
    .filter((grid) => grid !== null)
    .sort((a, b) => (a.ys[0] ?? 0) - (b.ys[0] ?? 0));
}

/** Pieces of one line made one. */
function joined(rules: readonly Rule[]): readonly Rule[] {
  const byPlace = [...rules].sort((a, b) => a.at - b.at);
  const lines: Rule[][] = [];
  for (const rule of byPlace) {
    const last = lines.at(-1);
    const reference = last?.[0];
    if (last !== undefined && reference !== undefined && rule.at - reference.at <= near) last.push(rule);
    else lines.push([rule]);
  }
  return lines.flatMap((line) => {
    const at = median(line.map((rule) => rule.at));
    const pieces: { at: number; from: number; to: number }[] = [];
    for (const rule of [...line].sort((a, b) => a.from - b.from)) {
      const last = pieces.at(-1);
      if (last !== undefined && rule.from <= last.to + gap) last.to = Math.max(last.to, rule.to);
      else pieces.push({ at, from: rule.from, to: rule.to });
    }
    return pieces;
  });
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

interface Component {
  readonly horizontal: readonly Rule[];
  readonly vertical: readonly Rule[];
}

/** Lines that touch one another belong to one table. */
function components(horizontal: readonly Rule[], vertical: readonly Rule[]): readonly Component[] {
  const all = [...horizontal, ...vertical];
  const group = all.map((_, index) => index);
  const find = (index: number): number => {
    let root = index;
    while (group[root] !== root) root = group[root] ?? root;
    group[index] = root;
    return root;
  };
  horizontal.forEach((line, h) => {
    vertical.forEach((other, v) => {
      if (crosses(line, other)) group[find(h)] = find(horizontal.length + v);
    });
  });
  const found = new Map<number, { horizontal: Rule[]; vertical: Rule[] }>();
  all.forEach((rule, index) => {
    const root = find(index);
    const component = found.get(root) ?? { horizontal: [], vertical: [] };
    (index < horizontal.length ? component.horizontal : component.vertical).push(rule);
    found.set(root, component);
  });
  return [...found.values()];
}

function crosses(horizontal: Rule, vertical: Rule): boolean {
  return (
    vertical.at >= horizontal.from - gap &&
    vertical.at <= horizontal.to + gap &&
    horizontal.at >= vertical.from - gap &&
    horizontal.at <= vertical.to + gap
  );
}

function gridOf({ horizontal, vertical }: Component): Grid | null {
  if (horizontal.length === 0 || vertical.length === 0) return null;
  const left = Math.min(...horizontal.map((rule) => rule.from), ...vertical.map((rule) => rule.at));
  const right = Math.max(...horizontal.map((rule) => rule.to), ...vertical.map((rule) => rule.at));
  const top = Math.min(...vertical.map((rule) => rule.from), ...horizontal.map((rule) => rule.at));
  const bottom = Math.max(...vertical.map((rule) => rule.to), ...horizontal.map((rule) => rule.at));
  // Many tables are open at their sides: the outermost edges count as drawn.
  const ys = places([...horizontal.map((rule) => rule.at), top, bottom]);
  const xs = places([...vertical.map((rule) => rule.at), left, right]);
  if (xs.length < 2 || ys.length < 2 || xs.length * ys.length < 6) return null;
  const cells = cellsOf(xs, ys, horizontal, vertical);
  return { xs, ys, cells, columnOf: columnsOf(xs, cells) };
}

/** The column of each field: fields that no cell begins in exist only where other lines touch the table. */
function columnsOf(xs: readonly number[], cells: readonly GridCell[]): readonly number[] {
  const begins = new Set(cells.map((cell) => cell.column));
  const isOne = isOneWithNext(xs, cells);
  let column = -1;
  return xs.slice(0, -1).map((_, field) => {
    if (begins.has(field) && (field === 0 || isOne[field - 1] !== true)) column += 1;
    return Math.max(0, column);
  });
}

/**
 * Header and body may draw the same edge a little apart: two neighbouring edges are one where the first rows alone
 * have one of them, nearly every row below has the other, and the strip between is narrower than the columns beside it.
 */
function isOneWithNext(xs: readonly number[], cells: readonly GridCell[]): readonly boolean[] {
  const rowsOf = xs.map(() => new Set<number>());
  let height = 0;
  for (const cell of cells) {
    height = Math.max(height, cell.row + cell.rows);
    for (let row = cell.row; row < cell.row + cell.rows; row += 1) rowsOf[cell.column]?.add(row);
  }
  const headAndBody = (head: ReadonlySet<number>, body: ReadonlySet<number>) => {
    const last = Math.max(...head);
    return head.has(0) && last <= 2 && [...body].every((row) => row > last) && body.size > 0.8 * (height - last - 1);
  };
  return xs.map((x, edge) => {
    const next = xs[edge + 1];
    const [own, other] = [rowsOf[edge], rowsOf[edge + 1]];
    if (edge === 0 || edge + 2 >= xs.length || next === undefined || own === undefined || other === undefined)
      return false;
    const strip = next - x;
    if (strip >= x - (xs[edge - 1] ?? 0) || strip >= (xs[edge + 2] ?? 0) - next) return false;
    return headAndBody(own, other) || headAndBody(other, own);
  });
}

function places(values: readonly number[]): readonly number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const found: number[] = [];
  for (const value of sorted) if (found.length === 0 || value - (found.at(-1) ?? 0) > near) found.push(value);
  return found;
}

/** Fields that no line parts are one cell. */
function cellsOf(
  xs: readonly number[],
  ys: readonly number[],
  horizontal: readonly Rule[],
  vertical: readonly Rule[],
): readonly GridCell[] {
  const rows = ys.length - 1;
  const columns = xs.length - 1;
  const hasLine = (lines: readonly Rule[], at: number, from: number, to: number) => {
    let covered = 0;
    for (const line of lines) {
      if (Math.abs(line.at - at) <= near) covered += Math.max(0, Math.min(line.to, to) - Math.max(line.from, from));
    }
    return covered >= (to - from) * drawn;
  };
  const group = Array.from({ length: rows * columns }, (_, index) => index);
  const find = (index: number): number => {
    let root = index;
    while (group[root] !== root) root = group[root] ?? root;
    return root;
  };
  const unite = (a: number, b: number) => {
    const [low, high] = [find(a), find(b)].sort((one, other) => one - other) as [number, number];
    group[high] = low;
  };
  const y = (at: number) => ys[at] ?? 0;
  const x = (at: number) => xs[at] ?? 0;
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const field = row * columns + column;
      if (column + 1 < columns && !hasLine(vertical, x(column + 1), y(row), y(row + 1))) unite(field, field + 1);
      if (row + 1 < rows && !hasLine(horizontal, y(row + 1), x(column), x(column + 1))) unite(field, field + columns);
    }
  }
  const boxes = new Map<number, { row: number; column: number; lastRow: number; lastColumn: number }>();
  group.forEach((_, field) => {
    const root = find(field);
    const [row, column] = [Math.floor(field / columns), field % columns];
    const box = boxes.get(root);
    if (box === undefined) boxes.set(root, { row, column, lastRow: row, lastColumn: column });
    else {
      box.column = Math.min(box.column, column);
      box.lastRow = Math.max(box.lastRow, row);
      box.lastColumn = Math.max(box.lastColumn, column);
    }
  });
  return [...boxes.values()].map((box) => ({
    row: box.row,
    column: box.column,
    rows: box.lastRow - box.row + 1,
    columns: box.lastColumn - box.column + 1,
  }));
}
