import { isLabel } from './titles.ts';
import type { Column } from './types.ts';

const number = /^[-－]?[\d,，]+(?:\.\d+)?%?$/;
/** One row of column numbers below the header: 栏次 1 2 3, or 1 2 3=1+2. */
const columnNumber = /^(?:栏次|\*{2}|\d{1,2}(?:=[\d+\-－]+)?)$/;
const total = /^(?:总计|合计|小计)$/;
const nothing = /^(?:无|空表|此表|本表|.*没有|.*无此)/;
/** What begins a row of the body: 一、 （一） 1. 201 [30201], but no year. */
const dataName =
  /^(?:[一二三四五六七八九十廿]+、|[（(][一二三四五六七八九十廿]+[）)]|\d{1,2}[.．、](?!\d)|\[?[A-Z]?\d{3,}(?!\d|年))/;
const amountWord = /金额|数量|单价|预算数|合计|[（(]万?元[）)]$/;
const mostHeaderRows = 4;

export interface Header {
  /** How many leading rows are header. */
  readonly height: number;
  readonly columns: readonly Column[];
}

export function isNumber(cell: string): boolean {
  return number.test(cell);
}

/** 项 目 → 项目; a label in the corner (部门/单位：) is no header word, a unit in brackets (预算数（单位：万元）) belongs to one. */
function word(cell: string): string {
  return isLabel(cell.replace(/[（(]\s*单位\s*[:：][^（）()]*[）)]$/, '')) ? '' : cell.replace(/\s+/g, '');
}

/** Reads the header on top of `rows` (the cells of one table, header and body). */
export function readHeader(rows: readonly (readonly string[])[]): Header {
  const height = headerHeight(rows);
  const head = rows.slice(0, height).filter((row) => !isColumnNumbers(row));
  const body = rows.slice(height);
  const grid = [...head, ...codeParts(body[0])].map((row) => row.map(word));
  const width = Math.max(0, ...grid.map(filledWidth), ...body.map(filledWidth));
  for (const row of grid) while (row.length < width) row.push('');
  settleDisplaced(grid, body, width);
  return { height, columns: Array.from({ length: width }, (_, column) => ({ path: pathOf(grid, column) })) };
}

/** 类 款 项 may stand in one row with the first figures: 类 | 款 | 项 | 合计 | 2.00. Only those words are header. */
function codeParts(row: readonly string[] | undefined): readonly (readonly string[])[] {
  const parts = row?.findIndex((cell, index) => cell !== '类款项'[index]) ?? 0;
  return parts >= 2 && row !== undefined ? [row.slice(0, parts)] : [];
}

/** Whether a row looks like the header's first row again, as after a page break. */
export function repeatsHeader(row: readonly string[], header: readonly string[]): boolean {
  const width = Math.max(filledWidth(row), filledWidth(header));
  for (let column = 0; column < width; column += 1) {
    if (word(row[column] ?? '') !== word(header[column] ?? '')) return false;
  }
  return width > 0;
}

function headerHeight(rows: readonly (readonly string[])[]): number {
  const first = rows[0];
  if (first === undefined || !isHeaderRow(first)) return 0;
  // Only a header with merged cells needs a second row.
  const width = Math.max(...rows.map(filledWidth));
  const hasMerged = filledWidth(first) < width || first.slice(0, width).includes('');
  let height = 1;
  while (height < mostHeaderRows) {
    const row = rows[height];
    if (row === undefined || !(isColumnNumbers(row) || (hasMerged && isHeaderRow(row)))) break;
    height += 1;
  }
  return height;
}

function isHeaderRow(row: readonly string[]): boolean {
  const filled = row.map((cell) => cell.replace(/\s+/g, '')).filter((cell) => cell !== '');
  if (filled.length === 0 || filled.some(isNumber)) return false;
  const leading = row.slice(0, 2).map((cell) => cell.replace(/\s+/g, ''));
  if (filled.some((cell) => dataName.test(cell)) || leading.some((cell) => nothing.test(cell))) return false;
  return !leading.some((cell) => total.test(cell)) || filled.length > 1;
}

function isColumnNumbers(row: readonly string[]): boolean {
  const filled = row.filter((cell) => cell !== '');
  const numbers = filled.filter((cell) => /^\d/.test(cell)).map((cell) => Number.parseInt(cell, 10));
  return (
    numbers.length > 1 &&
    filled.every((cell) => columnNumber.test(cell)) &&
    numbers.every((value, index) => index === 0 || value === (numbers[index - 1] ?? 0) + 1)
  );
}

export function filledWidth(row: readonly string[]): number {
  return row.findLastIndex((cell) => cell !== '') + 1;
}

/** Header words from the top down. A blank of a merged cell takes the word to its left while both stand in one group. */
function pathOf(grid: readonly (readonly string[])[], column: number): readonly string[] {
  const path = grid.map((_, level) => wordAt(grid, level, column)).filter((text) => text !== '');
  return path.filter((text, index) => text !== path[index - 1]);
}

function wordAt(grid: readonly (readonly string[])[], level: number, column: number): string {
  const own = grid[level]?.[column] ?? '';
  if (own !== '' || column === 0 || !hasWordBelow(grid, level, column)) return own;
  for (let left = column - 1; left >= 0; left -= 1) {
    const text = grid[level]?.[left] ?? '';
    if (!sameGroup(grid, level, left, column)) return '';
    if (text !== '') return hasWordBelow(grid, level, left) ? text : '';
  }
  return '';
}

function hasWordBelow(grid: readonly (readonly string[])[], level: number, column: number): boolean {
  return grid.slice(level + 1).some((row) => (row[column] ?? '') !== '');
}

function sameGroup(grid: readonly (readonly string[])[], level: number, left: number, column: number): boolean {
  for (let above = 0; above < level; above += 1) {
    if (wordAt(grid, above, left) !== wordAt(grid, above, column)) return false;
  }
  return true;
}

/**
 * A header word that spans rows may land one column too far left when the row below is one cell short.
 * The body tells: a column of words under 金额(元) beside a column of figures under 资金性质 changes places.
 */
function settleDisplaced(grid: string[][], body: readonly (readonly string[])[], width: number): void {
  const [top, ...lower] = grid;
  if (top === undefined) return;
  for (let column = 0; column + 1 < width; column += 1) {
    const upper = top[column] ?? '';
    const leafRow = lower.find((row) => (row[column + 1] ?? '') !== '');
    if (upper === '' || leafRow === undefined || top[column + 1] !== '') continue;
    if (lower.some((row) => (row[column] ?? '') !== '')) continue;
    const leaf = leafRow[column + 1] ?? '';
    if (!amountWord.test(upper) || amountWord.test(leaf)) continue;
    if (mostlyNumbers(body, column) || !mostlyNumbers(body, column + 1)) continue;
    top[column] = '';
    top[column + 1] = upper;
    leafRow[column] = leaf;
    leafRow[column + 1] = '';
  }
}

function mostlyNumbers(body: readonly (readonly string[])[], column: number): boolean {
  const filled = body.map((row) => row[column] ?? '').filter((cell) => cell !== '');
  return filled.filter(isNumber).length * 2 > filled.length;
}
