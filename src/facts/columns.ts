import type { Column } from '../document/types.ts';
import type { Measure } from './types.ts';

/** What a column holds, told by its header words. */
export type ColumnMeaning =
  | { readonly is: 'code' }
  | { readonly is: 'name' }
  | { readonly is: 'unit-of-quantity' }
  /** A property of the row: the facet's name, and the kind of entity that its cells name. */
  | { readonly is: 'facet'; readonly facet: string; readonly kind: string }
  /** `unit` only where the header prints one of its own: 单价(元). */
  | { readonly is: 'measure'; readonly measure: Measure; readonly year: number; readonly unit: string | null }
  | { readonly is: 'text' };

type Rule<T> = readonly [pattern: RegExp, value: T];

const CODES = /^.{0,12}(编码|代码|编号)$|^(类|款|项)$/;
const NAMES =
  /^(.{0,12}科目名称|(预算)?(单位|部门)名称|预算单位|(.*[）)])?(项目)?名称|部门\/?单位名称|单位|名称|科目|支出项目类别.*)$/;

const FACETS: readonly Rule<readonly [facet: string, kind: string]>[] = [
  [/^(支出)?功能(分类)?科目$|支出功能分类/, ['function', 'function']],
  [/经济(分类)?科目|支出经济分类/, ['economic', 'economic']],
  [/品目大类|采购类别/, ['class', 'procurement-class']],
  [/采购(品目|目录|物品)/, ['good', 'good']],
  [/购买服务内容|^服务内容$/, ['service', 'service']],
  [/资产大类|资产品目/, ['asset', 'asset']],
  [/资产分类$/, ['class', 'asset-class']],
  [/配置标准/, ['standardName', 'standard']],
  [/^一级(目录)?$/, ['directory1', 'directory']],
  [/^二级(目录)?$/, ['directory2', 'directory']],
  [/^三级(目录)?$/, ['directory3', 'directory']],
  [/资金来源/, ['fundSource', 'fund']],
  [/资金性质/, ['fundNature', 'fund']],
  [/包含政府采购/, ['includesProcurement', 'yes-no']],
  [/^项目单位$/, ['unit', 'unit']],
  [/^(采购)?项目$|^专项名称$/, ['project', 'project']],
];

/** Words of a column itself, the narrower before the wider. */
const MEASURES: readonly Rule<Measure>[] = [
  [/扣除.*基建.*后/, 'less-construction'],
  [/中小企业/, 'for-medium-small'],
  [/小微企业|小型、?微型企业/, 'for-micro-small'],
  [/人数$/, 'count'],
  [/数量/, 'quantity'],
  [/单价/, 'unit-price'],
  [/(增减|变动|增长|下降).*(%|幅|率|比例)/, 'growth'],
  [/(增减|变动)/, 'change'],
  [/占比|比重/, 'share'],
  [/财政专户/, 'special-account'],
  [/单位资金/, 'own-funds'],
  [/人员经费|人员支出|人员类/, 'personnel'],
  [/公用经费|公用支出|公用类/, 'operating'],
  [/基本支出/, 'basic'],
  [/项目支出|专项业务经费/, 'project'],
  [/事业单位经营支出|经营支出/, 'business'],
  [/上缴上级/, 'to-superior'],
  [/对附属单位补助/, 'to-subsidiary'],
];
/** On the whole path: the funds below 结转结余 are what is carried over of them. */
const CARRIED: readonly Rule<Measure>[] = [
  [/结转.*一般公共预算/, 'carried-general'],
  [/结转.*政府性基金/, 'carried-fund'],
  [/结转.*国有资本/, 'carried-capital'],
];
/** A sum below 政府采购项目, in a table whose rows are accounts. */
const PURCHASED: readonly Rule<Measure>[] = [[/政府采购项目·(合计|小计)$/, 'procurement']];
/** Whose money, below 其中 beside the sum of a project. */
const PAID_FROM: readonly Rule<Measure>[] = [
  [/^其中[:：]?·财政(资金|拨款)$/, 'fiscal'],
  [/^其中[:：]?·其[他它]资金$/, 'own-funds'],
];
/** A 合计 or 小计 below one of these words, and no more than the word, is its sum. */
const GROUPS = /^(人员经费|公用经费|基本支出|项目支出|事业单位经营支出|单位资金|财政专户管理资金)$/;
/** Funds: names of columns where something stands beside them, but part of every header of 一般公共预算…表. */
const FUNDS: readonly Rule<Measure>[] = [
  [/政府性基金(预算)?(财政)?(拨款)?(收入|资金)?$/, 'government-fund'],
  [/国有资本经营(预算)?(财政)?(拨款)?(收入|资金)?$/, 'state-capital'],
  [/一般公共预算(财政)?(拨款)?(收入|资金)?$/, 'general-budget'],
];
/** Sums of some of a row's funds, beside the sum of all. */
const SUBTOTALS: readonly Rule<Measure>[] = [
  [/^(本级)?财政拨款(收入)?(·(合计|小计|金额))?$/, 'fiscal'],
  [
    /(^|·)(事业收入|(事业单位)?经营(服务)?收入|上级补助收入|附属单位上缴收入|其[他它]收入|使用非财政拨款结余)(（.*）|\(.*\))?$/,
    'own-funds',
  ],
  [/^一般公共预算拨款·(合计|小计)$/, 'general-budget'],
  [/^(使用)?上年结转(结余)?$/, 'carried'],
  [/^(本年|当年)(收入|支出)·(合计|小计)$/, 'this-year'],
  [/^上年结转.*·(合计|小计)$/, 'carried'],
];
const AMOUNTS = /^\d{4}年(度)?$|合计|总计|小计|总额|金额|预算数|执行数|决算数|预算|支出|收入|拨款/;

/**
 * The meaning of a column: `基本支出·人员经费` → personnel, `YYYY年预算数` → amount of that year, `单价(元)` → unit-price in 元.
 * A column that none of the known words describe is text; its cells are never lost, only not counted.
 */
export function readColumn(column: Column, documentYear: number): ColumnMeaning {
  const words = column.path.map((word) => word.replace(/\s+/g, ''));
  const last = bare(words.at(-1) ?? '');
  const whole = words.map(bare).join('·');
  if (last === '计量单位') return { is: 'unit-of-quantity' };
  if (CODES.test(last)) return { is: 'code' };
  if (/科目名称$/.test(last)) return { is: 'name' };
  const facet = FACETS.find(([pattern]) => pattern.test(last))?.[1];
  if (facet !== undefined) return { is: 'facet', facet: facet[0], kind: facet[1] };
  if (NAMES.test(last)) return { is: 'name' };
  const group = words
    .slice(0, -1)
    .map(bare)
    .find((word) => GROUPS.test(word));
  const measure =
    find(CARRIED, whole) ??
    find(PURCHASED, whole) ??
    find(PAID_FROM, whole) ??
    find(MEASURES, last) ??
    find(FUNDS, last) ??
    (group === undefined ? undefined : find(MEASURES, group)) ??
    (AMOUNTS.test(last) ? 'amount' : undefined);
  if (measure === undefined) return { is: 'text' };
  return { is: 'measure', measure, year: yearOf(whole, documentYear), unit: unitOf(words) };
}

/** What a 小计 sums, by the whole name of its column: 财政拨款·小计 → fiscal; undefined for other columns. */
export function subtotalOf(columnName: string): Measure | undefined {
  return find(SUBTOTALS, columnName.replace(/^(收入|支出|部门)预算·/, ''));
}

function find(rules: readonly Rule<Measure>[], words: string): Measure | undefined {
  return rules.find(([pattern]) => pattern.test(words))?.[1];
}

/** What a column counts that is no money; undefined for money. */
export function countedUnit(measure: Measure): string | undefined {
  if (measure === 'share' || measure === 'growth') return '%';
  return measure === 'count' ? '人' : undefined;
}

/** A column's header as a person would name it: 基本支出·人员经费. */
export function columnName(column: Column): string {
  return [...new Set(column.path.map((word) => word.replace(/\s+/g, '')).filter((word) => word !== ''))].join('·');
}

function bare(word: string): string {
  if (/[（(]%[）)]$/.test(word) && /增减|变动|增长|下降/.test(word)) return word;
  return word.replace(/[（(](?:单位[:：])?(?:元|万元|千元|亿元|%)[）)]/g, '');
}

/** The unit that header words name in brackets, the lowest first: 单价(元); null where none does. */
export function unitOf(words: readonly string[]): string | null {
  const found = words
    .map((word) => /[（(](?:单位[:：])?(元|万元|千元|亿元|%)[）)]/.exec(word)?.[1])
    .findLast((unit) => unit !== undefined);
  return found ?? null;
}

/** The year that header words name: 2030年预算数, 上年; else the document's own. */
export function yearOf(words: string, documentYear: number): number {
  const year = /(\d{4})年/.exec(words)?.[1];
  if (year !== undefined) return Number(year);
  return /上年(预算|执行|决算|数)|上年度|^上年(·|$)/.test(words) ? documentYear - 1 : documentYear;
}
