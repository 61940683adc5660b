import type { Table } from '../../document/types.ts';
import { noteScope, noteStandard, standardSubject } from '../subjects.ts';
import type { Cell, Collection, Entry, Measure } from '../types.ts';
import type { Context } from './context.ts';
import { noteTotal, prefixOf } from './context.ts';
import { parentsBySum } from './hierarchy.ts';
import type { KeyedRow, Side } from './rows.ts';
import { accountFacets, accountKind, cellsOf, moneyUnit, placeOf, sidesOf } from './rows.ts';

/** The entity kind of the rows, by table. */
const KINDS: Readonly<Partial<Record<Table['kind'], string>>> = {
  'basic-expenditure': 'economic',
  'general-budget-by-economy': 'economic',
  'general-budget-by-unit': 'unit',
};

/** Columns of a total row that are figures of a category of their own. */
const CATEGORIES: ReadonlyMap<Measure, string> = new Map([
  ['basic', '基本支出'],
  ['personnel', '人员经费'],
  ['operating', '公用经费'],
  ['project', '项目支出'],
  ['business', '事业单位经营支出'],
  ['to-superior', '上缴上级支出'],
  ['to-subsidiary', '对附属单位补助支出'],
]);

/** Tables that count the whole department, or its general budget: their columns are the department's categories. */
const WITH_CATEGORIES: ReadonlySet<Table['kind']> = new Set([
  'expenditure',
  'general-budget-by-function',
  'general-budget-by-unit',
  'general-budget-by-economy',
  'basic-expenditure',
]);

/**
 * Tables of one account (or unit) per row: 支出总表, 一般公共预算支出表, 基本支出表, 政府性基金, 国有资本经营.
 * Total rows yield an entry for the table's total and one for each category that is a column.
 */
export function codedEntries(table: Table, context: Context): readonly Entry[] {
  return sidesOf(table, context.document.year).flatMap((side) => withGroups(sideEntries(table, side, context)));
}

function sideEntries(table: Table, { columns, rows }: Side, { register }: Context): readonly Entry[] {
  const scope = noteScope(register, table.title);
  const base = {
    source: table.source,
    title: table.title,
    collection: table.kind as Collection,
    texts: {},
  };
  const prefix = prefixOf(table);
  const isUnits =
    table.kind === 'general-budget-by-unit' ||
    (!rows.some(({ code }) => accountKind(code) !== null) &&
      columns.some(({ means, name }) => means.is === 'code' && /单位|部门编码|部门代码/.test(name)));
  // One account may be printed once for each account of the government's own list.
  const keyOf = ({ code, name, accounts }: KeyedRow) => {
    const other = Object.values(accounts)[0];
    const isRepeated = code !== '' && other !== undefined && rows.filter((one) => one.code === code).length > 1;
    return isRepeated ? `${code}/${other.code || other.name}` : code === '' ? name : code;
  };
  return rows.flatMap((keyed, order): readonly Entry[] => {
    const { row, code, name, total, accounts } = keyed;
    const cells = cellsOf(row, columns, moneyUnit(table));
    const facets = { ...(scope === null ? {} : { scope }), ...accountFacets(accounts, placeOf(table, row), register) };
    if (total) {
      const standard = standardSubject(table.title, 'expenditure');
      const subject =
        noteTotal(table, register) ??
        (standard === null
          ? register.note('total', table.title, table.title, null)
          : noteStandard(register, standard, standard.name, null));
      const entry = {
        ...base,
        id: `${prefix}:合计`,
        subject,
        label: '合计',
        facets,
        role: 'total' as const,
        parent: null,
        cells,
      };
      if (!WITH_CATEGORIES.has(table.kind)) return [entry];
      const parts = [...categories(entry, cells, category), ...purchases(entry, cells)];
      for (const { measure, column } of cells) nameColumn(CATEGORIES.get(measure), column);
      return [entry, ...parts];
    }
    const sum = /^(人员经费|公用经费)(?:支出)?合计$/.exec(name)?.[1];
    if (sum !== undefined && code === '') {
      const own = category(sum);
      return [{ ...base, ...own, label: sum, facets, role: 'group' as const, parent: null, cells }];
    }
    const kind = isUnits ? 'unit' : (accountKind(code) ?? KINDS[table.kind] ?? 'function');
    const label = name === '' ? code : name;
    const local = kind === 'unit' || code === '' ? label : code;
    const known = code === '' && kind !== 'unit' ? register.find(label, [kind]) : null;
    const subject = known ?? register.note(kind, local, label, placeOf(table, row), code === '' ? undefined : code);
    const children = rows.some((other) => other.code !== code && code !== '' && other.code.startsWith(code));
    const isAbove = (other: KeyedRow) => other.code !== '' && other.code !== code && code.startsWith(other.code);
    const above = rows.slice(0, order).findLast(isAbove) ?? rows.find(isAbove);
    return [
      {
        ...base,
        id: `${prefix}:${code === '' ? label : keyOf(keyed)}`,
        subject,
        label,
        facets,
        role: children ? ('group' as const) : ('item' as const),
        parent:
          above === undefined
            ? rows.some((other) => other.total)
              ? `${prefix}:合计`
              : null
            : `${prefix}:${keyOf(above)}`,
        cells,
      },
    ];
  });

  /** 2026年政府采购项目·小计 and what of it is kept for small firms: the department's purchases as one total. */
  function purchases(total: Entry, cells: readonly Cell[]): readonly Entry[] {
    const own = cells.flatMap((cell): Cell[] => {
      if (cell.measure === 'procurement') return [{ ...cell, measure: 'amount' }];
      return cell.measure === 'for-medium-small' || cell.measure === 'for-micro-small' ? [cell] : [];
    });
    if (!own.some(({ measure }) => measure === 'amount')) return [];
    const subject = register.note('total', '政府采购预算', '政府采购预算', null);
    return [{ ...total, id: `${prefix}:合计/政府采购`, subject, label: '政府采购', parent: total.id, cells: own }];
  }

  /** What heads a column is a name of the category: 专项业务经费支出 for 项目支出. */
  function nameColumn(name: string | undefined, column: string): void {
    const printed = column.split('·').at(-1) ?? '';
    if (name !== undefined && /经费|支出/.test(printed)) register.alias(`category:${name}`, printed, null);
  }

  function category(name: string): { readonly id: string; readonly subject: string } {
    return { id: `${prefix}:合计/${name}`, subject: register.note('category', name, name, null) };
  }
}

/** Accounts without codes are groups where they sum what follows. */
function withGroups(entries: readonly Entry[]): readonly Entry[] {
  const total = entries.find(({ role, id }) => role === 'total' && !id.includes('/'));
  const items = entries.filter(({ role }) => role === 'item');
  if (total === undefined || entries.some(({ role }) => role === 'group')) return entries;
  const amountOf = (entry: Entry) => entry.cells.find(({ measure }) => measure === 'amount')?.value ?? null;
  const parents = parentsBySum(items.map(amountOf), amountOf(total));
  if (parents === null) return entries;
  return entries.map((entry) => {
    const at = items.indexOf(entry);
    if (at < 0) return entry;
    const above = parents[at] ?? null;
    return {
      ...entry,
      role: parents.includes(at) ? 'group' : 'item',
      parent: above === null ? entry.parent : (items[above]?.id ?? null),
    };
  });
}

function categories(
  total: Entry,
  cells: readonly Cell[],
  note: (name: string) => { readonly id: string; readonly subject: string },
): readonly Entry[] {
  const names = new Set(cells.flatMap(({ measure }) => CATEGORIES.get(measure) ?? []));
  return [...names].map((name) => ({
    ...total,
    ...note(name),
    label: name,
    parent: total.id,
    cells: cells
      .filter(({ measure }) => CATEGORIES.get(measure) === name)
      .map((cell) => ({ ...cell, measure: 'amount' as const })),
  }));
}
