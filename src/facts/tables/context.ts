import type { Document, Table } from '../../document/types.ts';
import type { Register } from '../entities.ts';
import type { Entry } from '../types.ts';

/** What every extractor is given: the document, the entities known so far, and the entries made so far. */
export interface Context {
  readonly document: Document;
  readonly register: Register;
  readonly entries: readonly Entry[];
}

/** Makes the entries of one table; entities are noted in the register on the way. */
export type Extractor = (table: Table, context: Context) => readonly Entry[];

/** The totals that the standard tables print: the subject of a table's 合计 row. */
export const TOTALS: Readonly<
  Partial<Record<Table['kind'], readonly [kind: 'total' | 'category' | 'three-public', name: string]>>
> = {
  revenue: ['total', '收入总计'],
  expenditure: ['total', '支出总计'],
  'general-budget-by-function': ['total', '一般公共预算支出'],
  'general-budget-by-unit': ['total', '一般公共预算支出'],
  'general-budget-by-economy': ['total', '一般公共预算支出'],
  'basic-expenditure': ['category', '基本支出'],
  'government-fund': ['total', '政府性基金预算支出'],
  'state-capital': ['total', '国有资本经营预算支出'],
  projects: ['category', '项目支出'],
  procurement: ['total', '政府采购预算'],
  'purchased-services': ['total', '政府购买服务预算'],
  assets: ['total', '资产配置预算'],
};

/** The id of a table's total; null for tables whose total has no standard name. */
export function noteTotal(table: Table, register: Register): string | null {
  // 一般公共预算项目支出情况表 counts projects only.
  const total =
    table.kind.startsWith('general-budget') && /项目支出/.test(table.title) ? TOTALS.projects : TOTALS[table.kind];
  // 决算 sum this year's only.
  const side = { revenue: '收入', expenditure: '支出' }[table.kind as 'revenue' | 'expenditure'];
  const thisYear = `本年${side ?? ''}合计`;
  if (
    side !== undefined &&
    table.columns.some(({ path }) => path.some((word) => word.replace(/\s+/g, '') === thisYear))
  )
    return register.note('total', thisYear, thisYear, null);
  return total === undefined ? null : register.note(total[0], total[1], total[1], null);
}

/** In front of every entry id of a table; two tables of one number are told apart. */
export function prefixOf(table: Table): string {
  return table.kind === 'general-budget-by-unit' ? `${table.source}·分单位` : table.source;
}
