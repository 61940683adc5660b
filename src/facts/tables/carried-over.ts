import type { Cell, Measure } from '../types.ts';

const FUNDS: readonly (readonly [RegExp, Measure])[] = [
  [/一般公共预算/, 'general-budget'],
  [/政府性基金/, 'government-fund'],
  [/国有资本/, 'state-capital'],
  [/财政专户/, 'special-account'],
  [/单位资金|其[他它]资金|非财政/, 'own-funds'],
];

/** `上年结转结余·小计`, `上年结转结余·单位资金`: what is carried over, with a cell for each fund; empty where only its sum is printed. */
export function carriedOverCells(cells: readonly Cell[]): readonly Cell[] {
  const below = cells.filter(({ column }) => /^上年结转/.test(column) && column.includes('·'));
  const sum = below.find(({ column }) => /·(?:小计|合计)$/.test(column));
  const funds = below.flatMap((cell): readonly Cell[] => {
    const own = cell.column.split('·').at(-1) ?? '';
    const measure = FUNDS.find(([pattern]) => pattern.test(own))?.[1];
    return measure === undefined ? [] : [{ ...cell, measure }];
  });
  return sum === undefined || funds.length === 0 ? [] : [{ ...sum, measure: 'amount' }, ...funds];
}
