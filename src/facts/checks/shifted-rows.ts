import { isForm } from '../../document/kinds.ts';
import type { Table, TableRow } from '../../document/types.ts';
import { type Place, wherever } from './figures.ts';
import type { Check } from './types.ts';

/** Rows of a form stand below the form's header: none has lost a cell and moved to the left. */
export const shiftedRows: Check = {
  code: 'row-shifted',
  title: '绩效表各行与表头对齐（没有缺格左移）',
  check: ({ document }) => {
    const rows = document.tables
      .filter(({ kind }) => isForm(kind))
      .flatMap((table) => [...indicatorRows(table, document.lines), ...fundingRows(table)]);
    const shifted = rows.filter(({ moved }) => moved);
    const groups = [...new Set(shifted.map(({ place, block }) => `${place.source}|${block}`))];
    return {
      run: rows.length,
      held: rows.length - shifted.length,
      findings: groups.map((group) => {
        const same = shifted.filter(({ place, block }) => `${place.source}|${block}` === group);
        const places = same.map(({ place }) => place);
        return {
          code: 'row-shifted',
          severity: 'note' as const,
          places,
          expected: '',
          found: `${places.length}行`,
          message: `${wherever(places)}（${same[0]?.block ?? ''}）行首少印一格，内容左移，与表头没有对齐（读取时已按表头归位），请更正版式。`,
        };
      }),
    };
  },
};

interface Aligned {
  readonly place: Place;
  readonly block: string;
  readonly moved: boolean;
}

/** The name of an indicator stands below the words 指标名称. */
function indicatorRows(table: Table, lines: readonly string[]): readonly Aligned[] {
  const named = table.columns.findIndex(({ path }) => NAME.test(path.at(-1) ?? ''));
  return table.rows.flatMap((row) => {
    const name = (row.cells[named] ?? '').trim();
    const header = table.headerLines.findLast(
      (line) => line < row.line && placed(lines[line - 1]).some((cell) => NAME.test(cell)),
    );
    if (row.within.length === 0 || name === '' || header === undefined || filled(row) < 3) return [];
    const expected = placed(lines[header - 1]).findIndex((cell) => NAME.test(cell));
    const at = placed(row.printed).indexOf(name);
    return at < 0 ? [] : [{ place: { source: table.source, line: row.line }, block: '绩效指标', moved: at < expected }];
  });
}

/** The first amount of a row about money stands as far from its column as in most rows. */
function fundingRows(table: Table): readonly Aligned[] {
  if (table.kind !== 'department-performance') return [];
  const rows = table.rows.flatMap((row) => {
    const column = row.cells.findIndex(
      (cell, index) => /资金/.test(table.columns[index]?.path[0] ?? '') && cell.trim() !== '',
    );
    const isFunding = row.within.some((name) => /资金/.test(name));
    const at = column < 0 || !isFunding ? -1 : placed(row.printed).indexOf((row.cells[column] ?? '').trim());
    return at < 0 ? [] : [{ row, offset: at - column }];
  });
  const counts = new Map<number, number>();
  for (const { offset } of rows) counts.set(offset, (counts.get(offset) ?? 0) + 1);
  const usual = [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 0;
  return rows.map(({ row, offset }) => ({
    place: { source: table.source, line: row.line },
    block: '资金情况',
    moved: offset < usual,
  }));
}

const NAME = /^(指标名称|三级指标)$/;

function placed(line = ''): readonly string[] {
  return line.split('\t').map((cell) => cell.trim());
}

function filled(row: TableRow): number {
  return row.cells.filter((cell) => cell.trim() !== '').length;
}
