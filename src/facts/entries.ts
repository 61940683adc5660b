import type { TableRow } from '../document/types.ts';
import type { Amount } from '../money/amount.ts';
import { amount } from '../money/amount.ts';
import type { Cell, Entry, Measure } from './types.ts';

const PRINTED = /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/;

/** A printed cell as an amount; null for an empty cell, a dash or words. */
export function printedAmount(printed: string, unit: string): Amount | null {
  const plain = printed.replace(/\s+/g, '');
  if (plain.endsWith('%')) return printedAmount(plain.slice(0, -1), '%');
  return PRINTED.test(plain) ? amount(plain, unit) : null;
}

/** A cell of a table row; the whole printed row is its quotation. */
export function rowCell(
  row: TableRow,
  measure: Measure,
  year: number,
  printed: string,
  unit: string,
  column: string,
): Cell {
  return {
    measure,
    year,
    value: printedAmount(printed, unit),
    printed,
    column,
    line: row.line,
    page: row.page,
    quote: row.printed,
  };
}

/**
 * Entry ids that are wanted twice get `#2`, `#3` … in printed order, so that every id is unique and stable;
 * a parent that the document does not print (items without a 合计 row) is none.
 */
export function settle(entries: readonly Entry[]): readonly Entry[] {
  const seen = new Map<string, number>();
  const unique = entries.map((entry) => {
    const count = (seen.get(entry.id) ?? 0) + 1;
    seen.set(entry.id, count);
    return count === 1 ? entry : { ...entry, id: `${entry.id}#${count}` };
  });
  return unique.map((entry) => (entry.parent === null || seen.has(entry.parent) ? entry : { ...entry, parent: null }));
}
