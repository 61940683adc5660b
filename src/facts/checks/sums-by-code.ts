import type { Equality } from './equality.ts';
import { sumEquality } from './equality.ts';
import { BUDGET_TABLES, cellBelow, rowsBelow } from './rows.ts';
import type { EqualityCheck } from './types.ts';

/** In a table, every row that has rows below it (by code, or by its place in the form) is their sum, in each column. */
export const sumsByCode: EqualityCheck = {
  code: 'sum',
  title: '上级科目＝下级科目之和，合计＝各类之和',
  equalities: (material) =>
    BUDGET_TABLES.flatMap((collection) => material.lookup.in(collection)).flatMap((entry) => {
      const rows = rowsBelow(entry, material);
      return rows.length === 0
        ? []
        : entry.cells.flatMap((cell): readonly Equality[] => {
            // Rates do not add up; shares do.
            if (cell.value?.unit === '%' && cell.measure !== 'share') return [];
            const parts = rows.flatMap((row) => cellBelow(row, cell) ?? []);
            const say = { parts: `所属${parts.length}项相加`, rest: `“${entry.label}”减去其余各项` };
            return sumEquality('sum', { entry, cell }, parts, say);
          });
    }),
};
