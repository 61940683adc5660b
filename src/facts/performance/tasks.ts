import type { Table, TableRow } from '../../document/types.ts';
import type { Register } from '../entities.ts';
import { printedAmount, rowCell } from '../entries.ts';
import { noteStandard } from '../subjects.ts';
import type { Cell, Entry, Measure } from '../types.ts';
import { at } from './forms.ts';

const COLUMNS: readonly (readonly [RegExp, Measure])[] = [
  [/^(?:总额|合计|小计|预算金额)$/, 'amount'],
  [/^财政拨款$/, 'fiscal'],
  [/^其[他它]资金$|^单位资金$/, 'own-funds'],
];
const SUM = /^(?:金额)?(?:合计|总计)$/;

/** 年度主要任务 of a department's form: what each task costs, and the sum of them all, which is the department's budget. */
export function taskEntries(table: Table, year: number, register: Register): readonly Entry[] {
  const rows = table.rows.filter(({ within }) => within.some((name) => /主要任务|工作任务/.test(name)));
  const head = rows.findIndex((row) => columnsIn(row).some(([, measure]) => measure === 'amount'));
  const header = rows[head];
  if (header === undefined) return [];
  const columns = columnsIn(header);
  const unit = /[（(](万元|元)[）)]/.exec(rows.map(({ printed }) => printed).join(''))?.[1] ?? '万元';
  return rows.slice(head + 1).flatMap((row): readonly Entry[] => {
    const label = row.cells.find((cell) => cell.trim() !== '' && printedAmount(cell, unit) === null)?.trim() ?? '';
    const cells: readonly Cell[] = columns
      .filter(([index]) => at(row, index) !== '')
      .map(([index, measure, name]) => rowCell(row, measure, year, at(row, index), unit, name));
    if (label === '' || !cells.some(({ value }) => value !== null)) return [];
    const place = { source: table.source, line: row.line, quote: row.printed };
    const isSum = SUM.test(label);
    return [
      {
        id: `${table.source}:${label}`,
        source: table.source,
        title: table.title,
        collection: 'department-performance',
        subject: isSum
          ? noteStandard(register, { kind: 'total', name: '支出总计' }, '支出合计', null)
          : register.note('task', label, label, place),
        label,
        facets: {},
        role: isSum ? 'total' : 'item',
        parent: isSum ? null : `${table.source}:金额合计`,
        cells,
        texts: {},
      },
    ];
  });
}

function columnsIn(row: TableRow): readonly (readonly [index: number, measure: Measure, name: string])[] {
  return row.cells.flatMap((cell, index) => {
    const name = cell.replace(/\s+/g, '');
    const measure = COLUMNS.find(([pattern]) => pattern.test(name))?.[1];
    return measure === undefined ? [] : [[index, measure, name] as const];
  });
}
