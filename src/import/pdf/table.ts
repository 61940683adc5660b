import { middle, type TextItem } from './geometry.ts';
import type { Grid, GridCell } from './grid.ts';
import { wordsOf } from './words.ts';

/** A table of one page, before tables that go on over pages are joined. */
export interface PageTable {
  readonly rows: readonly (readonly string[])[];
  /** Left edge of each column. */
  readonly lefts: readonly number[];
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Puts each run of characters into the cell that it stands in. */
export function fillGrid(grid: Grid, items: readonly TextItem[]): PageTable {
  const { xs, ys, columnOf } = grid;
  const inCell = new Map<GridCell, TextItem[]>(grid.cells.map((cell) => [cell, []]));
  const at = new Map<string, GridCell>();
  for (const cell of grid.cells) {
    for (let row = cell.row; row < cell.row + cell.rows; row += 1) {
      for (let column = cell.column; column < cell.column + cell.columns; column += 1) at.set(`${row} ${column}`, cell);
    }
  }
  for (const item of items) {
    const row = placeOf(ys, middle(item));
    for (const piece of cutAt(item, row, grid, at)) {
      const column = placeOf(xs, (piece.left + piece.right) / 2);
      const cell = at.get(`${row} ${column}`);
      if (cell !== undefined) inCell.get(cell)?.push(piece);
    }
  }
  const width = (columnOf.at(-1) ?? 0) + 1;
  const rows = Array.from({ length: ys.length - 1 }, () => Array.from({ length: width }, () => ''));
  for (const [cell, inside] of inCell) {
    const row = rows[cell.row];
    const column = columnOf[cell.column] ?? 0;
    if (row !== undefined) row[column] = `${row[column] ?? ''}${wordsOf(inside)}`;
  }
  const begun = new Set(grid.cells.map((cell) => cell.row));
  return {
    rows: rows.filter((_, index) => begun.has(index)),
    lefts: Array.from({ length: width }, (_, column) => xs[columnOf.indexOf(column)] ?? 0),
    right: xs.at(-1) ?? 0,
    top: ys[0] ?? 0,
    bottom: ys.at(-1) ?? 0,
  };
}

/** Index of the field that a place falls into; places outside fall into the nearest. */
function placeOf(edges: readonly number[], value: number): number {
  const next = edges.findIndex((edge) => edge > value);
  if (next < 0) return edges.length - 2;
  return Math.max(0, next - 1);
}

/** Two figures or codes in one run. */
const figures = /^[\d,.]+\s+[\d,.]+$/;

/** A run that goes over a cell's edge by more than a character is two cells' words drawn at once: cut at the edge. */
function cutAt(item: TextItem, row: number, grid: Grid, at: ReadonlyMap<string, GridCell>): readonly TextItem[] {
  const { xs } = grid;
  // Digits are half as wide as other characters, and one of them may be all that stands on one side: 1 302.
  const least = figures.test(item.text.trim()) ? item.size / 3 : item.size;
  const edges = xs.slice(1, -1).filter((edge, index) => {
    if (edge - item.left < least || item.right - edge < least) return false;
    return at.get(`${row} ${index}`) !== at.get(`${row} ${index + 1}`);
  });
  if (edges.length === 0 || !/\s/.test(item.text.trim())) return [item];
  const characters = [...item.text];
  const widths = characters.map((character) => (character.charCodeAt(0) < 0x2000 ? 0.5 : 1));
  const total = widths.reduce((sum, width) => sum + width, 0);
  const unit = (item.right - item.left) / total;
  const pieces: TextItem[] = [];
  let left = item.left;
  let text = '';
  let x = item.left;
  characters.forEach((character, index) => {
    const width = (widths[index] ?? 0) * unit;
    if (/\s/.test(character) && text.trim() !== '' && edges.some((edge) => Math.abs(edge - x) < item.size * 2)) {
      pieces.push({ ...item, text, left, right: x });
      text = '';
    }
    if (text === '') left = x;
    text += character;
    x += width;
  });
  if (text.trim() !== '') pieces.push({ ...item, text, left, right: item.right });
  return pieces;
}
