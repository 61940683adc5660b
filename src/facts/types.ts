import type { Finding, TableKind } from '../document/types.ts';
import type { Amount } from '../money/amount.ts';

/**
 * One entry per thing that has a figure, from tables and from prose alike.
 *
 * An `Entry` is one printed row (or one clause of prose) about one subject; its `cells` are that row's figures.
 * Several entries may be about the same subject (表3, 表5 and 表1 all print 一般公共服务支出): they share `subject`.
 */

/** Which list an entry stands in. Prose lists have collections of their own. */
export type Collection =
  | Exclude<TableKind, 'unknown'>
  | 'unknown'
  | 'staff' // 人员构成: 编制, 在职, 离退休
  | 'vehicles' // 车辆情况
  | 'prose' // any other figure of the narrative
  | 'prior-projects' // 2023年的项目清单
  | 'indicators'; // 绩效指标, one entry per printed indicator row

/** What a cell measures. Money unless said otherwise. */
export type Measure =
  | 'amount' // the row's total or only amount
  | 'initial-budget' // 年初预算数, where 决算数 stands beside it
  | 'basic' // 基本支出
  | 'personnel' // 人员经费
  | 'operating' // 公用经费
  | 'project' // 项目支出
  | 'business' // 事业单位经营支出
  | 'to-superior' // 上缴上级支出
  | 'to-subsidiary' // 对附属单位补助支出
  | 'less-construction' // 扣除基建投资后, beside the row's sum
  | 'procurement' // 其中政府采购, in a table of accounts
  | 'fiscal' // 财政拨款: its funds together, beside the sum of all sources
  | 'this-year' // 本年收入 or 本年支出 beside 结转
  | 'carried' // 上年结转 beside 本年
  | 'general-budget' // 一般公共预算拨款
  | 'government-fund' // 政府性基金
  | 'state-capital' // 国有资本经营
  | 'carried-general' // 财政拨款结转·一般公共预算
  | 'carried-fund'
  | 'carried-capital'
  | 'special-account' // 财政专户管理资金
  | 'own-funds' // 单位资金
  | 'quantity' // 数量, unit as printed (台, 次, 项 …)
  | 'unit-price' // 单价
  | 'for-medium-small' // 其中面向中小企业
  | 'for-micro-small' // 其中面向小微企业
  | 'count' // 人, 辆, 个
  | 'share' // 占比, %
  | 'change' // 比上年增减额, signed
  | 'growth' // 比上年增减幅, signed, %
  | 'target' // a performance indicator's value
  | 'weight' // what an indicator counts for, % or 分
  | 'central'
  | 'provincial'
  | 'municipal'
  | 'district'
  | 'self-raised'; // 项目资金构成

export interface Cell {
  readonly measure: Measure;
  readonly year: number;
  /** null where the document leaves the cell empty, or where a target is words (明显提升). */
  readonly value: Amount | null;
  /** As printed: '≥42次', '1,400,000.00', ''. */
  readonly printed: string;
  /** ≥ or ≤ where the print says so. */
  readonly bound?: '≥' | '≤';
  /** Column header as a person would name it: 基本支出·人员经费. '' in prose. */
  readonly column: string;
  readonly line: number;
  readonly page: number | null;
  /** The printed row or the sentence that holds the figure. */
  readonly quote: string;
}

export interface Entry {
  /** Unique in the document and the same on every run: `表6:30101`. */
  readonly id: string;
  readonly source: string;
  readonly title: string;
  readonly collection: Collection;
  /** Id of the entity it is about. */
  readonly subject: string;
  /** The name printed in this row. */
  readonly label: string;
  /** Further columns that a question may filter or group by: facet name → entity id. */
  readonly facets: Readonly<Record<string, string>>;
  /** 合计 and 总计 rows are `total`; rows that are the sum of others are `group`. */
  readonly role: 'total' | 'group' | 'item';
  readonly parent: string | null;
  readonly cells: readonly Cell[];
  /** Texts of the row that are no figures: office, contact, phone, overview, legal basis, dates, use … by Chinese label. */
  readonly texts: Readonly<Record<string, Text>>;
}

export interface Text {
  readonly text: string;
  readonly line: number;
  readonly page: number | null;
  readonly source: string;
}

/** A thing with a name: an account, a project, a good, a service, an indicator, an office, a total. */
export interface Entity {
  readonly id: string;
  readonly kind: string;
  /** Official name first, then every other name that the document prints for it. */
  readonly names: readonly string[];
  readonly code?: string;
  /** Why several names are one thing: places that prove it. */
  readonly evidence: readonly { readonly line: number; readonly quote: string }[];
}

/** A reason, a use or a statement that belongs to a subject: 主要原因…, 主要用于…. */
export interface Statement {
  readonly kind: 'reason' | 'use' | 'statement';
  readonly subject: string | null;
  readonly text: string;
  readonly source: string;
  readonly title: string;
  readonly line: number;
  readonly page: number | null;
}

export interface Facts {
  readonly documentId: string;
  readonly department: string;
  readonly year: number;
  readonly entities: ReadonlyMap<string, Entity>;
  readonly entries: readonly Entry[];
  readonly statements: readonly Statement[];
  readonly findings: readonly Finding[];
}
