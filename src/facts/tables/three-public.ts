import type { Table, TableRow } from '../../document/types.ts';
import { amount, equal, sum } from '../../money/amount.ts';
import { yearOf } from '../columns.ts';
import { rowCell } from '../entries.ts';
import { noteScope, noteStandard, standardSubject, threePublicName } from '../subjects.ts';
import type { Cell, Entry, Measure } from '../types.ts';
import type { Context } from './context.ts';
import type { ReadColumn } from './rows.ts';
import { cellsOf, isTotal, moneyUnit, nameOf, placeOf, readColumns, textAt } from './rows.ts';

/** What a column is about: an item of “三公”, or another cost printed beside them. */
interface Item {
  readonly kind: 'three-public' | 'other';
  readonly name: string;
}

/** “三公”经费: one row of items in columns, or one row per item; 会议费, 培训费 and 机关运行经费 may stand beside them. */
export function threePublicEntries(table: Table, context: Context): readonly Entry[] {
  const columns = readColumns(table, context.document.year);
  const items = withoutWiderSum(
    table,
    table.columns.map(({ path }) => itemOf(path)),
  );
  const named = new Set(items.flatMap((item) => (item?.kind === 'three-public' ? [item.name] : [])));
  return named.size > 1
    ? table.rows.flatMap((row) => itemColumns(table, row, columns, items, context))
    : table.rows.flatMap((row) => itemRow(table, row, columns, context));
}

/** Words below an item that only part it by fund or stage, or sum it. */
const part = /^(?:小计|合计|总计|金额|(?:年初)?预算数|决算数|一般公共预算|政府性基金预算|国有资本经营预算)$/;
const other = /^(?:会议费|培训费|.*机关运行经费.*|行政经费)$/;

function itemOf(path: readonly string[]): Item | undefined {
  const words = path.map((word) => word.replace(/\s+/g, ''));
  const own = words.filter((word) => !part.test(word));
  const last = own.at(-1) ?? '';
  // 购置费 below 公务用车购置及运行费 is 公务用车购置费.
  const whole = /^(?:购置|运行)/.test(last) && /公务用车/.test(own.at(-2) ?? '') ? `公务用车${last}` : last;
  if (other.test(last)) return { kind: 'other', name: /机关运行经费|行政经费/.test(last) ? '机关运行经费' : last };
  const name = threePublicName(whole);
  if (name !== undefined && name !== '合计') return { kind: 'three-public', name };
  // 上年·合计 beside 上年·“三公”·小计 sums more than “三公”.
  if (name === '合计' || (words.some((word) => /三公/.test(word)) && part.test(words.at(-1) ?? '')))
    return { kind: 'three-public', name: '合计' };
  if (words.every((word) => part.test(word) || /^\d{4}年/.test(word))) return { kind: 'three-public', name: '合计' };
  return undefined;
}

/** 合计 beside “三公”经费·小计 sums 会议费 and 培训费 too. */
function withoutWiderSum(table: Table, items: readonly (Item | undefined)[]): readonly (Item | undefined)[] {
  const isNamed = (index: number) => /三公/.test((table.columns[index]?.path ?? []).join(''));
  const sums = items.flatMap((item, index) => (item?.kind === 'three-public' && item.name === '合计' ? [index] : []));
  return sums.some(isNamed)
    ? items.map((item, index) => (sums.includes(index) && !isNamed(index) ? undefined : item))
    : items;
}

function itemColumns(
  table: Table,
  row: TableRow,
  columns: readonly ReadColumn[],
  items: readonly (Item | undefined)[],
  context: Context,
): readonly Entry[] {
  const unit = table.columns.findIndex(
    ({ path }, index) =>
      items[index] === undefined && /单位|部门/.test(path.join('')) && !/编码|代码/.test(path.join('')),
  );
  const named = unit < 0 ? '' : textAt(row, unit);
  const isSum = isTotal(
    named,
    ...columns.filter(({ means }) => means.is === 'code').map(({ index }) => textAt(row, index)),
  );
  const code = columns.find(({ means }) => means.is === 'code');
  // A department and its head office may bear one name.
  const owner = isSum
    ? null
    : named === ''
      ? null
      : { name: named, id: (code === undefined ? '' : textAt(row, code.index)) || named };
  const stated = yearIn(row, table);
  if (stated === null) return [];
  const groups = new Map<string, { item: Item; indexes: number[] }>();
  items.forEach((item, index) => {
    const means = columns[index]?.means;
    if (item === undefined || means === undefined) return;
    const key = `${item.kind} ${item.name}`;
    const group = groups.get(key) ?? { item, indexes: [] };
    group.indexes.push(index);
    groups.set(key, group);
  });
  const read = [...groups.values()].map(({ item, indexes }) => ({
    item,
    cells: cellsAt(table, row, columns, indexes, stated ?? undefined, context),
  }));
  return read.map(({ item, cells }) =>
    entryOf(
      table,
      row,
      item,
      owner,
      cells.map((cell) => provenZero(cell, item, read)),
      context,
    ),
  );
}

interface ItemCells {
  readonly item: Item;
  readonly cells: readonly Cell[];
}

/** An empty cell is nothing where the items that have figures make up the sum without it. */
function provenZero(cell: Cell, item: Item, row: readonly ItemCells[]): Cell {
  if (cell.value !== null || cell.printed !== '' || item.kind !== 'three-public') return cell;
  const at = (name: string) =>
    row
      .find((one) => one.item.kind === 'three-public' && one.item.name === name)
      ?.cells.find((one) => one.measure === cell.measure && one.year === cell.year)?.value ?? null;
  const whole = at(VEHICLES.includes(item.name) ? ALL_VEHICLES : '合计');
  const parts = (VEHICLES.includes(item.name) ? VEHICLES : PARTS).flatMap((name) => at(name) ?? []);
  if (whole === null || !equal(sum(parts, whole.unit), whole)) return cell;
  return { ...cell, value: amount('0', whole.unit) };
}

const ALL_VEHICLES = '公务用车购置及运行维护费';
const VEHICLES: readonly string[] = ['公务用车购置费', '公务用车运行维护费'];
const PARTS: readonly string[] = ['因公出国（境）费', ALL_VEHICLES, '公务接待费'];

/** A row of its own for each year: 2030年, 2031年; null for rows of differences, undefined where rows are no years. */
function yearIn(row: TableRow, table: Table): number | null | undefined {
  const column = table.columns.findIndex(({ path }) => /^年度$/.test((path.at(-1) ?? '').replace(/\s+/g, '')));
  if (column < 0) return undefined;
  const year = /^(\d{4})年/.exec(textAt(row, column))?.[1];
  return year === undefined ? null : Number(year);
}

const funds: readonly (readonly [RegExp, Measure])[] = [
  [/政府性基金/, 'government-fund'],
  [/国有资本经营/, 'state-capital'],
  [/一般公共预算$/, 'general-budget'],
];

/** The cells of one item: by year and stage; its funds are its amount where only one of them has figures. */
function cellsAt(
  table: Table,
  row: TableRow,
  columns: readonly ReadColumn[],
  indexes: readonly number[],
  stated: number | undefined,
  { document }: Context,
): readonly Cell[] {
  const cells = indexes.map((index): Cell => {
    const column = columns[index];
    const name = column?.name ?? '';
    const means = column?.means;
    const year = stated ?? yearOf(name, document.year);
    const fund = funds.find(([pattern]) => pattern.test(name.split('·').at(-1) ?? ''))?.[1];
    const isChange = /^增减/.test(name);
    const measure = isChange
      ? 'change'
      : (fund ?? (means?.is === 'measure' && means.measure === 'initial-budget' ? means.measure : 'amount'));
    return rowCell(row, measure, year, (row.cells[index] ?? '').trim(), moneyUnit(table), name);
  });
  if (cells.some(({ measure }) => measure === 'amount' || measure === 'initial-budget')) return cells;
  const others = cells.filter(({ measure, printed }) => measure !== 'general-budget' && /[1-9]/.test(printed));
  const general = cells.find(({ measure }) => measure === 'general-budget');
  return others.length > 0 || general === undefined
    ? cells
    : [{ ...general, measure: 'amount' }, ...cells.filter((cell) => cell !== general)];
}

function itemRow(table: Table, row: TableRow, columns: readonly ReadColumn[], context: Context): readonly Entry[] {
  const name = nameOf(row, columns) || textAt(row, 0);
  const found = itemOf([name]);
  return found === undefined
    ? []
    : [entryOf(table, row, found, null, cellsOf(row, columns, moneyUnit(table)), context)];
}

function entryOf(
  table: Table,
  row: TableRow,
  item: Item,
  owner: { readonly name: string; readonly id: string } | null,
  cells: Entry['cells'],
  { register }: Context,
): Entry {
  const total = item.kind === 'three-public' && item.name === '合计';
  const scope = noteScope(register, table.title);
  const prefix = `${table.source}:${owner === null ? '' : `${owner.id}/`}`;
  return {
    id: `${prefix}${item.name}`,
    source: table.source,
    title: table.title,
    collection: 'three-public',
    subject: subjectOf(item, table, row, register),
    label: total ? '“三公”经费合计' : item.name,
    facets: {
      ...(scope === null ? {} : { scope }),
      ...(owner === null ? {} : { unit: register.note('unit', owner.name, owner.name, null) }),
    },
    role: total ? 'total' : /购置及运行/.test(item.name) ? 'group' : 'item',
    parent:
      total || item.kind === 'other'
        ? null
        : `${prefix}${/^公务用车(购置费|运行维护费)$/.test(item.name) ? '公务用车购置及运行维护费' : '合计'}`,
    cells,
    texts: {},
  };
}

function subjectOf(item: Item, table: Table, row: TableRow, register: Context['register']): string {
  const place = placeOf(table, row);
  if (item.kind === 'three-public') {
    return noteStandard(
      register,
      { kind: 'three-public', name: item.name },
      item.name === '合计' ? '“三公”经费合计' : item.name,
      place,
    );
  }
  const standard = standardSubject(item.name, null);
  if (standard !== null) return noteStandard(register, standard, item.name, place);
  return register.find(item.name, ['economic']) ?? register.note('item', item.name, item.name, place);
}
