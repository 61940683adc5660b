import type { Table, TableRow } from '../../document/types.ts';
import { columnName, countedUnit, readColumn, unitOf } from '../columns.ts';
import { printedAmount, rowCell } from '../entries.ts';
import { bareName } from '../names.ts';
import type { Entry, Text } from '../types.ts';
import { codedEntries } from './coded.ts';
import type { Context } from './context.ts';
import { accountKind, isTotal, moneyUnit, placeOf, sidesOf } from './rows.ts';

/** A table that is none of the standard ones: every row is named by its first words, and every number is a cell. */
export function unknownEntries(table: Table, context: Context): readonly Entry[] {
  const { document, register } = context;
  // Rows that are accounts are those accounts, whatever the table counts of them.
  if (sidesOf(table, document.year).some(({ rows }) => rows.some(({ code }) => accountKind(code) !== null)))
    return codedEntries(table, context);
  return table.rows.flatMap((row): readonly Entry[] => {
    const isCode = (_cell: string, index: number): boolean =>
      /编码|代码|序号/.test((table.columns[index]?.path ?? []).join(''));
    const label = bareName(
      row.cells.find((cell, index) => cell.trim() !== '' && printedAmount(cell, '') === null && !isCode(cell, index)) ??
        '',
    );
    if (label === '') return [];
    const cells = row.cells.flatMap((printed, index) => {
      const column = table.columns[index];
      if (column === undefined || isCode(printed, index) || printedAmount(printed, '') === null) return [];
      const means = readColumn(column, document.year);
      const unit = unitOf(column.path);
      const year = means.is === 'measure' ? means.year : document.year;
      const measure = means.is === 'measure' ? means.measure : 'amount';
      return [
        rowCell(
          row,
          measure,
          year,
          printed.trim(),
          countedUnit(measure) ?? unit ?? moneyUnit(table),
          columnName(column),
        ),
      ];
    });
    return [
      {
        id: `${table.source}:${label}`,
        source: table.source,
        title: table.title,
        collection: 'unknown',
        subject: register.note('row', `${table.title}·${label}`, label, placeOf(table, row)),
        label,
        facets: {},
        role: isTotal(label) ? 'total' : 'item',
        parent: null,
        cells,
        texts: wordsOf(row, table),
      },
    ];
  });
}

/** What the row says in columns of words: 时间, 地点, 备注. */
function wordsOf(row: TableRow, table: Table): Readonly<Record<string, Text>> {
  const first = row.cells.findIndex((cell) => cell.trim() !== '' && printedAmount(cell, '') === null);
  return Object.fromEntries(
    row.cells.flatMap((cell, index) => {
      const column = table.columns[index];
      const text = cell.trim();
      const name = column === undefined ? '' : columnName(column);
      if (index === first || name === '' || text === '' || printedAmount(cell, '') !== null) return [];
      return [[name, { text, line: row.line, page: row.page, source: table.source }]];
    }),
  );
}
