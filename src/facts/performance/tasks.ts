import type { Table, TableRow } from '../../document/types.ts';
import { readColumn } from '../columns.ts';
import type { Register } from '../entities.ts';
import { rowCell } from '../entries.ts';
import { noteStandard } from '../subjects.ts';
import type { Cell, Entry } from '../types.ts';
import { at } from './forms.ts';

const AMOUNT = /^(?:预算)?金额(?:[（(](元|千元|万元|亿元)[）)])?$/;
const SUM = /^(?:金额)?(?:合计|总计)$/;

interface Columns {
  readonly name: number;
  /** What stands below 预算金额, by its own heading: 总额, 财政拨款, 其他资金. */
  readonly amounts: readonly { readonly index: number; readonly heading: string }[];
  readonly unit: string;
  /** The two lines of the heading. */
  readonly heads: readonly TableRow[];
}

/** 年度主要任务 of a department's form: every task with its amount, and 金额合计, which is all that the department spends. */
export function taskEntries(table: Table, year: number, register: Register): readonly Entry[] {
  const columns = columnsOf(table);
  if (columns === null) return [];
  const [head] = columns.heads;
  const total = `${table.source}:金额合计`;
  const rows = table.rows.filter(
    (row) =>
      row.within.join() === head?.within.join() && !columns.heads.includes(row) && at(row, columns.name) !== '',
  );
  return rows.map((row): Entry => {
    const label = at(row, columns.name).replace(/\s+/g, '');
    const place = { source: table.source, line: row.line, quote: row.printed };
    const isSum = SUM.test(label);
    return {
      id: isSum ? total : `${table.source}:任务/${label}`,
      source: table.source,
      title: table.title,
      collection: 'department-performance',
      subject: isSum
        ? noteStandard(register, { kind: 'total', name: '支出总计' }, label, place)
        : register.note('task', label, label, place),
      label,
      facets: {},
      role: isSum ? 'total' : 'item',
      parent: isSum ? null : total,
      cells: columns.amounts.flatMap(({ index, heading }) => cellAt(row, index, heading, columns.unit, year)),
      texts: {},
    };
  });
}

function columnsOf(table: Table): Columns | null {
  const at = table.rows.findIndex(
    ({ cells }) => cells.some(isTaskName) && cells.some((cell) => AMOUNT.test(bare(cell))),
  );
  const [head, below] = [table.rows[at], table.rows[at + 1]];
  if (head === undefined) return null;
  const first = head.cells.findIndex((cell) => AMOUNT.test(bare(cell)));
  const next = head.cells.findIndex((cell, index) => index > first && cell.trim() !== '');
  const width = next < 0 ? head.cells.length : next;
  const headings = (below?.cells ?? []).map((heading, index) => ({ index, heading: bare(heading) }));
  const under = headings.filter(({ index, heading }) => index >= first && index < width && heading !== '');
  const isHeading = under.length > 0 && under.every(({ heading }) => !/\d/.test(heading));
  return {
    name: head.cells.findIndex(isTaskName),
    amounts: isHeading ? under : [{ index: first, heading: '总额' }],
    unit: AMOUNT.exec(bare(head.cells[first] ?? ''))?.[1] ?? '万元',
    heads: isHeading && below !== undefined ? [head, below] : [head],
  };
}

function cellAt(row: TableRow, index: number, heading: string, unit: string, year: number): readonly Cell[] {
  const means = readColumn({ path: [heading] }, year);
  const measure = /^总额$/.test(heading) ? 'amount' : means.is === 'measure' ? means.measure : null;
  const printed = at(row, index);
  return measure === null || printed === '' ? [] : [rowCell(row, measure, year, printed, unit, heading)];
}

function isTaskName(cell: string): boolean {
  return /^任务名称$/.test(bare(cell));
}

function bare(cell: string): string {
  return cell.replace(/\s+/g, '');
}
