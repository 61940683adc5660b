import { add, amount, compare, isZero, subtract, sum } from '../../money/amount.ts';
import { widestTable } from '../extent.ts';
import { nameKey } from '../names.ts';
import { threePublicName } from '../subjects.ts';
import { type Figure, nameOf, placeOf, whereFigure, words } from './figures.ts';
import { figure } from './rows.ts';
import type { Check, Material } from './types.ts';

/** Items of “三公”经费 that are accounts of 基本支出 as well. */
const ITEMS = ['因公出国（境）费', '公务用车运行维护费', '公务接待费'];

/** “三公”经费 are at least what 基本支出 plans for the same accounts; more may be paid from projects. */
export const threePublic: Check = {
  code: 'three-public',
  title: '“三公”经费各项与基本支出同名经济科目一致',
  check: (material) => {
    const basic = material.lookup.in('basic-expenditure');
    const items = basic.length === 0 ? [] : ITEMS.flatMap((name) => itemOf(name, material));
    const findings = items.flatMap(({ name, planned, rows }) => {
      const { unit } = planned.cell.value ?? { unit: '元' };
      const zero = amount('0', unit);
      const value = planned.cell.value ?? zero;
      const account = sum(
        rows.flatMap(({ cell }) => cell.value ?? []),
        unit,
      );
      const order = compare(value, account);
      if (order === 0 || (order > 0 && isZero(account))) return [];
      const at = rows.map((row) => `${whereFigure(row)}“${nameOf(row)}”`).join('、');
      const off = words(order > 0 ? subtract(value, account) : subtract(account, add(value, zero)));
      const less = order < 0;
      return [
        {
          code: 'three-public',
          severity: less ? ('error' as const) : ('note' as const),
          places: [planned, ...rows].map(placeOf),
          expected: words(account),
          found: words(value),
          difference: off,
          message: `${whereFigure(planned)}“${name}”印为${words(value)}，${at}为${words(account)}，${less ? `“三公”经费少列${off}，请更正` : `相差${off}，差额应为项目支出列支，请核对`}。`,
        },
      ];
    });
    return {
      run: items.length,
      held: items.length - findings.length,
      findings,
      covered: items.flatMap(({ planned, rows }) => [planned, ...rows]),
    };
  },
};

interface Item {
  readonly name: string;
  readonly planned: Figure;
  readonly rows: readonly Figure[];
}

function itemOf(name: string, { lookup }: Material): readonly Item[] {
  const entry = lookup.in('three-public').find(({ subject }) => subject === `three-public:${name}`);
  const planned = entry === undefined ? null : figure(entry, 'amount');
  if (planned === null) return [];
  const rows = widestTable(lookup.in('basic-expenditure'), 'amount')
    .filter(({ role, label }) => role === 'item' && nameKey(threePublicName(label) ?? '') === nameKey(name))
    .flatMap((row) => figure(row, 'amount') ?? []);
  return [{ name, planned, rows }];
}
