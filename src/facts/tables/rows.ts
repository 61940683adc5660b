import type { Table, TableRow } from '../../document/types.ts';
import type { ColumnMeaning } from '../columns.ts';
import { columnName, readColumn } from '../columns.ts';
import type { Place } from '../entities.ts';
import { rowCell } from '../entries.ts';
import type { Cell } from '../types.ts';

/** A column of a table with its meaning. */
export interface ReadColumn {
  readonly index: number;
  readonly name: string;
  readonly means: ColumnMeaning;
}

export function readColumns(table: Table, documentYear: number): readonly ReadColumn[] {
  return table.columns.map((column, index) => ({
    index,
    name: columnName(column),
    means: readColumn(column, documentYear),
  }));
}

/** The row's cell in the first column of this meaning, '' where the table has none. Codes of three columns are one code. */
export function codeOf(row: TableRow, columns: readonly ReadColumn[]): string {
  return columns
    .filter(({ means }) => means.is === 'code')
    .map(({ index }) => textAt(row, index))
    .join('');
}

export function nameOf(row: TableRow, columns: readonly ReadColumn[]): string {
  const column = columns.find(({ means }) => means.is === 'name');
  return column === undefined ? '' : textAt(row, column.index);
}

export function textAt(row: TableRow, index: number): string {
  return (row.cells[index] ?? '').replace(/\s+/g, '');
}

/** All figures of a row, empty cells included; quantities in the row's own unit of quantity. */
export function cellsOf(
  row: TableRow,
  columns: readonly ReadColumn[],
  unit: string,
  quantityUnit = '',
): readonly Cell[] {
  return columns.flatMap(({ index, name, means }) => {
    if (means.is !== 'measure') return [];
    const { measure, year } = means;
    const own =
      measure === 'quantity' ? quantityUnit : measure === 'share' || measure === 'growth' ? '%' : (means.unit ?? unit);
    return [rowCell(row, measure, year, (row.cells[index] ?? '').trim(), own, name)];
  });
}

export function placeOf(table: Table, row: TableRow): Place {
  return { source: table.source, line: row.line, quote: row.printed };
}

/** 合计, 总计 … in any of the row's words. */
export function isTotal(...words: readonly string[]): boolean {
  return words.some((word) => /^(合计|总计|总合计)$/.test(word));
}

/** The unit of money of a table: its own, else 元. */
export function moneyUnit(table: Table): string {
  return table.unit === '' ? '元' : table.unit;
}
