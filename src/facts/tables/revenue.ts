import type { Table } from '../../document/types.ts';
import type { Place } from '../entities.ts';
import { bareName } from '../names.ts';
import { noteStandard, standardSubject } from '../subjects.ts';
import type { Cell, Entry } from '../types.ts';
import { carriedOverCells } from './carried-over.ts';
import type { Context } from './context.ts';
import { noteTotal } from './context.ts';
import { accountKind, cellsOf, moneyUnit, placeOf, sidesOf } from './rows.ts';

/**
 * 收入总表: one row per unit or account, sources in columns; or one row per source (收入总计 first).
 * The total row (or the only one) yields an entry per source.
 */
export function revenueEntries(table: Table, context: Context): readonly Entry[] {
  const { document, register } = context;
  return sidesOf(table, document.year).flatMap(({ columns, rows }): readonly Entry[] => {
    const top =
      rows.find(({ total }) => total) ??
      rows.find(({ name }) => standardSubject(name, 'income')?.name === '收入总计') ??
      rows[0];
    return rows.flatMap((keyed): readonly Entry[] => {
      const { row, code, name } = keyed;
      const place = placeOf(table, row);
      const cells = cellsOf(row, columns, moneyUnit(table));
      const base = { source: table.source, title: table.title, collection: 'revenue' as const, facets: {}, texts: {} };
      if (keyed !== top) {
        const label = name || code;
        const standard = code === '' ? standardSubject(bareName(label), 'income') : null;
        const kind = accountKind(code) ?? 'unit';
        const subject =
          standard?.kind === 'revenue'
            ? noteStandard(register, standard, label, place)
            : register.note(kind, kind === 'unit' ? label : code, label, place, code === '' ? undefined : code);
        const above =
          kind === 'unit'
            ? undefined
            : rows.findLast((other) => other.code !== '' && other.code !== code && code.startsWith(other.code));
        const hasChildren = kind !== 'unit' && rows.some((other) => other.code !== code && other.code.startsWith(code));
        const id = kind === 'unit' ? label : code;
        return [
          {
            ...base,
            id: `${table.source}:${id}`,
            subject,
            label,
            role: hasChildren ? 'group' : 'item',
            parent: `${table.source}:${above?.code ?? '合计'}`,
            cells,
          },
        ];
      }
      const subject = noteTotal(table, register) ?? '';
      const bySource = cells.flatMap((cell): readonly Entry[] => {
        const label = bareName(cell.column.split('·').at(-1) ?? '');
        const standard = /结转|结余/.test(cell.column) ? null : standardSubject(label, 'income');
        if (standard === null || standard.kind === 'total') return [];
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
      const carried = carriedOverCells(cells);
      return [
        { ...base, id: `${table.source}:合计`, subject, label: '合计', role: 'total', parent: null, cells },
        ...bySource,
        ...(carried.length === 0 ? [] : [carriedOver(table, register, place, carried)]),
      ];
    });
  });
}

function carriedOver(table: Table, register: Context['register'], place: Place, cells: readonly Cell[]): Entry {
  const label = '上年结转结余';
  return {
    id: `${table.source}:${label}`,
    source: table.source,
    title: table.title,
    collection: 'revenue',
    subject: noteStandard(register, { kind: 'total', name: label }, label, place),
    label,
    facets: {},
    role: 'item',
    parent: `${table.source}:合计`,
    cells,
    texts: {},
  };
}
