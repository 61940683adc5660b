import type { Table, TableRow } from '../../document/types.ts';
import { readColumn } from '../columns.ts';
import type { Place } from '../entities.ts';
import { rowCell } from '../entries.ts';
import { bareName, nameKey } from '../names.ts';
import type { Direction } from '../subjects.ts';
import { noteScope, noteStandard, standardSubject } from '../subjects.ts';
import type { Collection, Entry, Measure } from '../types.ts';
import type { Context } from './context.ts';
import { moneyUnit, placeOf, readColumns } from './rows.ts';

interface Side {
  readonly direction: Exclude<Direction, null>;
  /** The accounts that an expenditure side lists. */
  readonly kind: 'function' | 'economic';
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
  return sidesOf(table, context.document.year).flatMap((side, order) =>
    sideEntries(table, side, order < 2 ? table.source : `${table.source}·${order + 1}`, context),
  );
}

/**
 * A side begins at a column of names and goes on to the next; its measures are the columns between.
 * What heads the names says what they are: 支出功能分类科目, 部门预算支出经济分类科目; 项目 are functions too.
 */
function sidesOf(table: Table, year: number): readonly Side[] {
  const means = readColumns(table, year);
  const names = means.flatMap(({ means: own, name }, index) =>
    (own.is !== 'measure' || /^(?:收入|支出)(?:项目|内容)?$/.test(name)) &&
    own.is !== 'code' &&
    means[index + 1]?.means.is === 'measure'
      ? [index]
      : [],
  );
  return names.map((name, order) => {
    const path = (table.columns[name]?.path ?? []).map((word) => word.replace(/\s+/g, ''));
    const top = path[0] ?? '';
    const direction = top.includes('支出') || (!top.includes('收入') && order > 0) ? 'expenditure' : 'income';
    const leaf = path.at(-1) ?? '';
    const isUse =
      direction === 'expenditure' && !/功能/.test(path.join('')) && (/用途/.test(path.join('')) || /经济/.test(leaf));
    const amounts = means.slice(name + 1, names[order + 1] ?? means.length).flatMap((column) => {
      const own = readColumn({ path: (table.columns[column.index]?.path ?? []).slice(-1) }, year);
      // 预算数 beside 决算数 is told by the whole table.
      const whole = column.means.is === 'measure' && column.means.measure === 'initial-budget' ? column.means : own;
      return whole.is === 'measure' ? [{ ...whole, index: column.index, column: column.name }] : [];
    });
    return { direction, kind: isUse ? 'economic' : 'function', name, amounts };
  });
}

function sideEntries(table: Table, side: Side, prefix: string, { register }: Context): readonly Entry[] {
  const scope = noteScope(register, table.title);
  const entries: Entry[] = [];
  const open: { readonly id: string; readonly label: string; readonly level: number }[] = [];
  const isNumbered = table.rows.some((row) => levelOf((row.cells[side.name] ?? '').trim()) === 1);
  for (const row of table.rows) {
    const printed = (row.cells[side.name] ?? '').trim();
    if (printed === '') continue;
    const label = bareName(printed);
    const own = levelOf(printed);
    const level = own === 0 && isNumbered && !isSum(label) ? UNNUMBERED : own;
    // 上年结转 without a number, and numbers that begin again below it: what is carried over of each fund.
    const begins = level === 1 && /^一、/.test(printed);
    if (open.length === 1 && open[0]?.level === CARRIED && level === 1 && !begins) open.pop();
    while (open.length > 0 && (level === 0 || (open.at(-1)?.level ?? 0) >= level)) open.pop();
    const within = open.at(-1) ?? null;
    const place = placeOf(table, row);
    const subject = subjectOf(label, side, within?.label ?? '', table, place, register);
    const id: string = `${prefix}:${within === null || !isCarried(within.label) ? '' : `${within.label}/`}${label}`;
    if (level > 0) open.push({ id, label, level });
    else if (isCarried(label)) open.push({ id, label, level: CARRIED });
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

/** Among numbered rows one without a number is a part of the row above it: 一、财政拨款, 一般公共预算. */
const UNNUMBERED = 6;

function isSum(label: string): boolean {
  return /合计|总计|结转|结余|^本年|^用.*弥补/.test(label);
}

/** Above every numbered row. */
const CARRIED = 0.5;

function cellAt(row: TableRow, index: number): string {
  return (row.cells[index] ?? '').trim();
}

/** 一、 is 1, （一） is 2, 1、 is 3, (1) is 4, 其中： is 5, a name without number (合计 rows) 0. */
function levelOf(printed: string): number {
  const text = printed.trim();
  const level = [
    /^[一二三四五六七八九十廿卅]+、/,
    /^[（(][一二三四五六七八九十廿卅]+[）)]/,
    /^\d+[、.．](?!\d)/,
    /^[（(]\d+[）)]/,
    /^其中[:：]/,
  ].findIndex((one) => one.test(text));
  return level + 1;
}

function isCarried(label: string): boolean {
  return /结转/.test(label);
}

function subjectOf(
  label: string,
  { direction, kind }: Side,
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
  const bottom = bottomTotal(label, direction, table);
  const fiscal = table.kind === 'fiscal-balance' ? fiscalTotal(bottom ?? label) : null;
  if (fiscal !== null) return register.note('total', fiscal, fiscal, place);
  const standard = standardSubject(bottom ?? label, direction);
  if (standard !== null && (standard.kind !== 'total' || !isFunctionClass(label)))
    return noteStandard(register, standard, label, place);
  if (direction === 'income') return register.note('revenue', label, label, place);
  // 商品和服务支出 below 专项业务经费支出 is a part of that account only.
  if (kind === 'economic' && within !== '') return register.note('part', `${within}·${label}`, label, place);
  const known = register.find(label, [kind]);
  if (known === null) return register.note(kind, label, label, place);
  register.alias(known, label, place);
  return known;
}

/** 合计, 收入合计 and 支出合计 are the totals of a side; beside 收入总计 they sum this year's only. */
function bottomTotal(label: string, direction: Direction, table: Table): string | null {
  if (!/^(?:收入|支出)?(?:合计|总计)$/.test(nameKey(label))) return null;
  const side = direction === 'income' ? '收入' : '支出';
  const hasTotal = table.rows.some((row) => row.cells.some((cell) => nameKey(cell) === `${side}总计`));
  return hasTotal && !nameKey(label).endsWith('总计') ? `本年${side}合计` : `${side}总计`;
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
