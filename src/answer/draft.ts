import { run } from '../calculation/run.ts';
import type { Finding } from '../document/types.ts';
import type { Cited } from '../facts/checks/at.ts';
import type { Lookup } from '../facts/lookup.ts';
import { type Amount, decimalString } from '../money/amount.ts';
import type { Glossary } from '../question/latin/glossary.ts';
import type { Item, Request } from '../question/request.ts';
import type { Form } from '../question/understand.ts';
import { citeCell } from './cite.ts';
import type { Answer, Citation, Value } from './types.ts';

/** What the sentences need to know beside the request. */
export interface Setting {
  readonly lookup: Lookup;
  /** The published text, line by line: read when first asked for. */
  readonly lines: () => readonly string[];
  /** Findings that an answer citing these places has to mention. */
  readonly findingsAt: (cited: readonly Cited[]) => readonly Finding[];
  /** Misspelt words and what they were read as. */
  readonly readAs: readonly { readonly typed: string; readonly meant: string }[];
  /** Decimals and unit that the question asks for. */
  readonly form: Form;
  /** What names are called in English, where the question was asked in English and the answer is to be; else null. */
  readonly english: Glossary | null;
}

/** An answer before its lines are joined. */
export interface Draft {
  readonly kind: Answer['kind'];
  readonly lines: readonly string[];
  readonly values: readonly Value[];
  readonly citations: readonly Citation[];
  readonly calculation: readonly string[];
  readonly notes: readonly string[];
}

/** The request of one kind. */
export type Of<T extends Request['type']> = Extract<Request, { type: T }>;

export function value(label: string, a: Amount): Value {
  return { label, value: decimalString(a), unit: a.unit };
}

export function year(item: Item, { lookup }: Setting): string {
  return item.label.startsWith(String(item.year))
    ? ''
    : item.measure === 'target'
      ? ''
      : item.year === lookup.facts.year
        ? ''
        : `${item.year}年`;
}

/** How a column is called behind a row's name. */
export const MEASURES: Readonly<Record<string, string>> = {
  basic: '基本支出',
  personnel: '人员经费',
  operating: '公用经费',
  project: '项目支出',
  quantity: '数量',
  'unit-price': '单价',
  'less-construction': '扣除基建投资后',
  procurement: '政府采购',
  'for-medium-small': '面向中小企业',
  'for-micro-small': '面向小微企业',
  share: '占比',
  target: '指标值',
  weight: '权重',
  central: '中央财政',
  provincial: '省级财政',
  municipal: '市级财政',
  district: '区级财政',
  'self-raised': '自筹',
  'general-budget': '一般公共预算拨款',
  fiscal: '财政拨款',
  carried: '上年结转',
  'own-funds': '单位资金',
  'government-fund': '政府性基金',
  'state-capital': '国有资本经营预算',
  'special-account': '财政专户管理资金',
};

export function name(item: Item, setting: Setting): string {
  const measure = MEASURES[item.measure];
  return `${year(item, setting)}${item.label}${measure === undefined ? '' : `·${measure}`}`;
}

/** Every place that the figures were read from. */
export function cites(items: readonly Item[], setting: Setting): Citation[] {
  const id = setting.lookup.facts.documentId;
  const main = items.flatMap((item) => (item.plan.op === 'cell' ? [item.plan] : run(item.plan).leaves));
  const also = items.flatMap((item) => item.same);
  return [...main, ...also].map((leaf) => citeCell(leaf, id));
}
