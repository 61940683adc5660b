import type { TableRow } from '../../document/types.ts';
import { amount } from '../../money/amount.ts';
import type { Cell } from '../types.ts';
import { at } from './forms.ts';

/** The header of what an indicator counts for: `指标权重(%)`, `权重`, `分值`, `分值权重（90分）`. */
export const WEIGHT = /权重|^分值/;
const NUMBER = /^\d+(?:\.\d+)?%?$/;

/** What an indicator counts for, % or 分 as its column says; nothing where the cell holds no number. */
export function weightOf(row: TableRow, index: number, column: string, year: number): readonly Cell[] {
  const printed = at(row, index).replace('％', '%');
  if (!NUMBER.test(printed)) return [];
  const unit = /[%％]/.test(column + printed) || !/分/.test(column) ? '%' : '分';
  const number = printed.replace('%', '');
  return [
    {
      measure: 'weight',
      year,
      printed: `${number}${unit}`,
      value: amount(number, unit),
      column: '权重',
      line: row.line,
      page: row.page,
      quote: row.printed,
    },
  ];
}
