import type { Table, TableRow } from '../../document/types.ts';
import { columnName, readColumn } from '../columns.ts';
import { rowCell } from '../entries.ts';
import { noteScope, noteStandard, threePublicName } from '../subjects.ts';
import type { Entry } from '../types.ts';
import type { Context } from './context.ts';
import { cellsOf, moneyUnit, nameOf, placeOf, readColumns, textAt } from './rows.ts';

/** “三公”经费: one row of items in columns, or one row per item. */
export function threePublicEntries(table: Table, context: Context): readonly Entry[] {
  const items = table.columns.map(({ path }) => itemOf(path));
  return items.filter((item) => item !== undefined).length > 1
    ? table.rows.flatMap((row) => itemColumns(table, row, items, context))
    : table.rows.flatMap((row) => itemRow(table, row, context));
}

/** The item that a column is about: its last word, or the word above a 小计. */
function itemOf(path: readonly string[]): string | undefined {
  const words = path.filter((word) => !/^小计$/.test(word.replace(/\s+/g, '')));
  const word = words.at(-1);
  return word === undefined ? undefined : threePublicName(word);
}

function itemColumns(
  table: Table,
  row: TableRow,
  items: readonly (string | undefined)[],
  context: Context,
): readonly Entry[] {
  const unit = table.columns.findIndex(
    ({ path }, index) => items[index] === undefined && /单位|部门/.test(path.join('')),
  );
  const owner = unit < 0 ? '' : textAt(row, unit);
  return items.flatMap((item, index) => {
    const column = table.columns[index];
    if (item === undefined || column === undefined) return [];
    const means = readColumn(column, context.document.year);
    const year = means.is === 'measure' ? means.year : context.document.year;
    const cell = rowCell(row, 'amount', year, (row.cells[index] ?? '').trim(), moneyUnit(table), columnName(column));
    return [entryOf(table, row, item, owner, [cell], context)];
  });
}

function itemRow(table: Table, row: TableRow, context: Context): readonly Entry[] {
  const columns = readColumns(table, context.document.year);
  const name = nameOf(row, columns) || textAt(row, 0);
  const item = threePublicName(name);
  return item === undefined ? [] : [entryOf(table, row, item, '', cellsOf(row, columns, moneyUnit(table)), context)];
}

function entryOf(
  table: Table,
  row: TableRow,
  item: string,
  owner: string,
  cells: Entry['cells'],
  { register }: Context,
): Entry {
  const total = item === '合计';
  const scope = noteScope(register, table.title);
  return {
    id: `${table.source}:${owner === '' ? '' : `${owner}/`}${item}`,
    source: table.source,
    title: table.title,
    collection: 'three-public',
    subject: noteStandard(
      register,
      { kind: 'three-public', name: item },
      total ? '“三公”经费合计' : item,
      placeOf(table, row),
    ),
    label: total ? '“三公”经费合计' : item,
    facets: {
      ...(scope === null ? {} : { scope }),
      ...(owner === '' ? {} : { unit: register.note('unit', owner, owner, null) }),
    },
    role: total ? 'total' : /购置及运行/.test(item) ? 'group' : 'item',
    parent: total
      ? null
      : `${table.source}:${owner === '' ? '' : `${owner}/`}${/^公务用车(购置费|运行维护费)$/.test(item) ? '公务用车购置及运行维护费' : '合计'}`,
    cells,
    texts: {},
  };
}
