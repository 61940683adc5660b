import type { Table } from '../../document/types.ts';
import { bareName } from '../names.ts';
import { noteStandard, standardSubject } from '../subjects.ts';
import type { Entry } from '../types.ts';
import type { Context } from './context.ts';
import { noteTotal } from './context.ts';
import { cellsOf, codeOf, isTotal, moneyUnit, nameOf, placeOf, readColumns } from './rows.ts';

/** 收入总表: one row per unit, sources in columns. The total row (or the only one) yields an entry per source. */
export function revenueEntries(table: Table, { document, register }: Context): readonly Entry[] {
  const columns = readColumns(table, document.year);
  const rows = table.rows.filter((row) => codeOf(row, columns) !== '' || nameOf(row, columns) !== '');
  const totals = rows.filter((row) => isTotal(codeOf(row, columns), nameOf(row, columns)));
  const [top] = totals.length > 0 ? totals : rows;
  return rows.flatMap((row): readonly Entry[] => {
    const name = nameOf(row, columns);
    const code = codeOf(row, columns);
    const place = placeOf(table, row);
    const cells = cellsOf(row, columns, moneyUnit(table));
    const base = { source: table.source, title: table.title, collection: 'revenue' as const, facets: {}, texts: {} };
    if (row !== top) {
      const subject = register.note('unit', name || code, name || code, place, code === '' ? undefined : code);
      return [
        {
          ...base,
          id: `${table.source}:${name || code}`,
          subject,
          label: name || code,
          role: 'item',
          parent: `${table.source}:合计`,
          cells,
        },
      ];
    }
    const subject = noteTotal(table, register) ?? '';
    const bySource = cells.flatMap((cell): readonly Entry[] => {
      const label = bareName(cell.column.split('·').at(-1) ?? '');
      const standard = standardSubject(label, 'income');
      if (standard === null) return [];
      const own = noteStandard(register, standard, label, place);
      return [
        {
          ...base,
          id: `${table.source}:${label}`,
          subject: own,
          label,
          role: 'item',
          parent: `${table.source}:合计`,
          cells: [{ ...cell, measure: 'amount' }],
        },
      ];
    });
    return [
      { ...base, id: `${table.source}:合计`, subject, label: '合计', role: 'total', parent: null, cells },
      ...bySource,
    ];
  });
}
