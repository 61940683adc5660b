import type { Measure } from '../facts/types.ts';
import type { Noun } from './frame.ts';

/** The parts of a budget that stand as columns beside its rows. */
export const COLUMN_OF: Readonly<Record<string, Measure>> = {
  'category:基本支出': 'basic',
  'category:项目支出': 'project',
  'category:人员经费': 'personnel',
  'category:公用经费': 'operating',
};

/** The total that a list's name stands for: 采购一共多少. */
export const TOTAL_OF: Readonly<Record<string, string>> = {
  projects: 'category:项目支出',
  procurement: 'total:政府采购预算',
  'purchased-services': 'total:政府购买服务预算',
  assets: 'total:资产配置预算',
  'three-public': 'three-public:合计',
  functional: 'total:支出总计',
  'general-budget-by-function': 'total:一般公共预算支出',
  expenditure: 'total:支出总计',
  balance: 'total:支出总计',
  revenue: 'total:收入总计',
  'revenue-table': 'total:收入总计',
  'fiscal-balance': 'total:财政拨款收支总预算',
  'basic-expenditure': 'category:基本支出',
  'government-fund': 'total:政府性基金预算支出',
  'state-capital': 'total:国有资本经营预算支出',
  staff: 'staff:在职',
  vehicles: 'vehicle:车辆',
};

/** The list that a total adds up. */
export const LIST_OF: Readonly<Record<string, string>> = {
  'category:项目支出': 'projects',
  'total:政府采购预算': 'procurement',
  'total:政府购买服务预算': 'purchased-services',
  'total:资产配置预算': 'assets',
  'three-public:合计': 'three-public',
  'vehicle:车辆': 'vehicles',
};

/** The list that a noun stands for by itself, if it does. */
export function listOf(noun: Noun): string | null {
  if (noun.ids.length === 0) return noun.collection;
  return noun.ids.map((id) => LIST_OF[id]).find((one) => one !== undefined) ?? null;
}

/** The column that a word names beside a row: 基本, 项目, 人员, 公用. */
export function columnNamed(noun: Noun): Measure | null {
  if (noun.ids.length === 0) return noun.collection === 'projects' ? 'project' : null;
  // 基本 alone is the beginning of other names too, but beside a row it is its column.
  const column = noun.ids.flatMap((id) => COLUMN_OF[id] ?? [])[0] ?? null;
  return noun.ids.length === 1 || noun.token.text.length === 2 ? column : null;
}
