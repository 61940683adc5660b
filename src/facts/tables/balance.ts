import type { Table, TableRow } from '../../document/types.ts';
import { columnName, readColumn } from '../columns.ts';
import type { Place } from '../entities.ts';
import { rowCell } from '../entries.ts';
import { bareName, nameKey } from '../names.ts';
import type { Direction } from '../subjects.ts';
import { noteScope, noteStandard, standardSubject } from '../subjects.ts';
import type { Collection, Entry, Measure } from '../types.ts';
import type { Context } from './context.ts';
import { moneyUnit, placeOf } from './rows.ts';

interface Side {
  readonly direction: Exclude<Direction, null>;
  readonly name: number;
  readonly amounts: readonly {
    readonly index: number;
    readonly column: string;
    readonly measure: Measure;
    readonly year: number;
    readonly unit: string | null;
  }[];
}

/** Two-sided tables, 收入 left and 支出 right: every row holds one item of each side. */
export function balanceEntries(table: Table, context: Context): readonly Entry[] {
  return sidesOf(table, context.document.year).flatMap((side) => sideEntries(table, side, context));
}

/** A side begins at a column of names and goes on to the next; its measures are the columns between. */
function sidesOf(table: Table, year: number): readonly Side[] {
  const names = table.columns.flatMap(({ path }, index) =>
    /^(项目|科目|科目名称|功能分类)$/.test((path.at(-1) ?? '').replace(/\s+/g, '')) ? [index] : [],
  );
  return names.map((name, order) => {
    const top = (table.columns[name]?.path[0] ?? '').replace(/\s+/g, '');
    const direction = top.includes('支出') || (!top.includes('收入') && order > 0) ? 'expenditure' : 'income';
    const amounts = table.columns
      .slice(name + 1, names[order + 1] ?? table.columns.length)
      .flatMap((column, offset) => {
        const means = readColumn({ path: column.path.slice(-1) }, year);
        return means.is === 'measure' ? [{ ...means, index: name + 1 + offset, column: columnName(column) }] : [];
      });
    return { direction, name, amounts };
  });
}

function sideEntries(table: Table, side: Side, { register }: Context): readonly Entry[] {
  const scope = noteScope(register, table.title);
  const entries: Entry[] = [];
  let above: { readonly id: string; readonly label: string; readonly level: number } | null = null;
  for (const row of table.rows) {
    const printed = (row.cells[side.name] ?? '').trim();
    if (printed === '') continue;
    const label = bareName(printed);
    const level = levelOf(printed);
    const within: { readonly id: string; readonly label: string; readonly level: number } | null =
      above !== null && level > above.level && above.level > 0 ? above : null;
    const place = placeOf(table, row);
    const subject = subjectOf(label, side.direction, within?.label ?? '', table, place, register);
    const id: string = `${table.source}:${within === null || !isCarried(within.label) ? '' : `${within.label}/`}${label}`;
    if (within === null) above = { id, label, level };
    entries.push({
      id,
      source: table.source,
      title: table.title,
      collection: table.kind as Collection,
      subject,
      label,
      facets: {
        side: register.note('side', side.direction, side.direction === 'income' ? '收入' : '支出', null),
        ...(scope === null ? {} : { scope }),
      },
      role: register.kind(subject) === 'total' ? 'total' : 'item',
      parent: within?.id ?? null,
      cells: side.amounts.map(({ index, measure, year, unit, column }) =>
        rowCell(row, measure, year, cellAt(row, index), unit ?? moneyUnit(table), column),
      ),
      texts: {},
    });
  }
  return entries;
}

function cellAt(row: TableRow, index: number): string {
  return (row.cells[index] ?? '').trim();
}

/** 一、 is 1, （一） is 2, a name without number (合计 rows) 0. */
function levelOf(printed: string): number {
  return /^\s*[一二三四五六七八九十廿卅]+、/.test(printed)
    ? 1
    : /^\s*[（(][一二三四五六七八九十廿卅]+[）)]/.test(printed)
      ? 2
      : 0;
}

function isCarried(label: string): boolean {
  return /结转/.test(label);
}

function subjectOf(
  label: string,
  direction: Direction,
  within: string,
  table: Table,
  place: Place,
  register: Context['register'],
): string {
  if (direction === 'income' && isCarried(within)) {
    const standard = standardSubject(label, direction);
    const name = `上年结转·${(standard?.name ?? label).replace(/收入$/, '')}`;
    return register.note('carried-over', name, name, place);
  }
  const fiscal = table.kind === 'fiscal-balance' ? fiscalTotal(label) : null;
  if (fiscal !== null) return register.note('total', fiscal, fiscal, place);
  const standard = standardSubject(label, direction);
  if (standard !== null && (standard.kind !== 'total' || !isFunctionClass(label)))
    return noteStandard(register, standard, label, place);
  if (direction === 'income') return register.note('revenue', label, label, place);
  const known = register.find(label, ['function']);
  if (known === null) return register.note('function', label, label, place);
  register.alias(known, label, place);
  return known;
}

/** 国有资本经营预算支出 is a class of 支出功能分类 too: among the classes of a balance it is that. */
function isFunctionClass(label: string): boolean {
  return /^国有资本经营预算支出$/.test(nameKey(label));
}

/** Totals of 财政拨款 are no totals of the department: they leave out its own funds. */
function fiscalTotal(label: string): string | null {
  const key = nameKey(label);
  if (/^本年收入/.test(key)) return '财政拨款本年收入';
  if (/^本年支出/.test(key)) return '财政拨款本年支出';
  if (/^上年结转/.test(key)) return '财政拨款上年结转';
  if (/^(年终|年末)?结转/.test(key)) return '财政拨款年终结转结余';
  if (/收入总计/.test(key)) return '财政拨款收入总计';
  if (/支出总计/.test(key)) return '财政拨款支出总计';
  return null;
}
