import type { TableKind } from './types.ts';

interface KindRule {
  readonly kind: TableKind;
  readonly title?: RegExp;
  /** Over the header words of all columns, joined by blanks. */
  readonly header?: RegExp;
}

const unitColumns = /单位(?:编码|代码|名称)/;

/** First match wins: narrower names stand above the wider ones that they contain. */
const rules: readonly KindRule[] = [
  { kind: 'department-performance', title: /整体.*绩效/ },
  { kind: 'project-performance', title: /(?:项目|专项).*绩效/ },
  { kind: 'department-performance', title: /部门(?:单位)?.*绩效/ },
  { kind: 'project-performance', title: /绩效/ },
  { kind: 'three-public', title: /三公/ },
  // Costs of running an office, and funds carried over, are part of what other tables hold.
  { kind: 'unknown', title: /机关运行经费|结转.*资金/ },
  { kind: 'procurement', title: /政府采购/ },
  { kind: 'purchased-services', title: /购买(?:公共)?服务/ },
  { kind: 'assets', title: /资产(?:配置|购置|预算)/ },
  { kind: 'government-fund', title: /政府性基金/ },
  { kind: 'state-capital', title: /国有资本/ },
  { kind: 'basic-expenditure', title: /基本支出/ },
  { kind: 'general-budget-by-economy', title: /(?:一般公共预算|财政拨款).*支出.*经济/ },
  { kind: 'general-budget-by-unit', title: /一般公共预算.*支出.*分单位/ },
  // Some departments split 一般公共预算支出表 without saying so in its title.
  {
    kind: 'general-budget-by-unit',
    title: /一般公共预算.*支出/,
    header: new RegExp(`^(?!.*科目).*${unitColumns.source}`),
  },
  { kind: 'general-budget-by-function', title: /一般公共预算.*支出/ },
  { kind: 'projects', title: /项目支出|项目.*预算表|支出项目|专项.*支出表/ },
  { kind: 'fiscal-balance', title: /财政拨款.*收(?:入)?支/ },
  { kind: 'general-budget-by-function', title: /财政拨款支出/ },
  { kind: 'balance', title: /收入支出(?:预算|决算)?总表|收支(?:预算)?总(?:体情况)?表|收支(?:预算)?(?:情况|平衡)?表/ },
  { kind: 'revenue', title: /收入/ },
  { kind: 'expenditure', title: /支出/ },
  // Below here the title said nothing: header words alone.
  { kind: 'project-performance', header: /一级指标.*二级指标/ },
  { kind: 'three-public', header: /因公出国/ },
  { kind: 'purchased-services', header: /购买服务/ },
  { kind: 'procurement', header: /采购(?:品目|金额|数量)/ },
  { kind: 'assets', header: /资产(?:名称|数量|分类)/ },
  { kind: 'projects', header: /项目名称/ },
  { kind: 'basic-expenditure', header: /经济分类.*人员经费/ },
  { kind: 'general-budget-by-unit', header: new RegExp(`^(?!.*科目).*${unitColumns.source}.*人员经费`) },
  { kind: 'general-budget-by-function', header: /科目.*人员经费/ },
  { kind: 'expenditure', header: /科目.*基本支出.*项目支出/ },
  { kind: 'balance', header: /收入.*项目.*支出.*项目/ },
];

/**
 * What a table holds, by its title first and its header words second; `unknown` where no rule fits.
 * @param title without number, department and year, see `plainTitle`
 */
export function kindOf(title: string, headerWords: readonly string[] = []): TableKind {
  const plain = title.replace(/[“”"'‘’《》\s]/g, '');
  const header = headerWords.join(' ');
  const rule = rules.find(
    (one) =>
      (one.title === undefined ? plain === '' : one.title.test(plain)) &&
      (one.header === undefined || one.header.test(header)),
  );
  return rule?.kind ?? 'unknown';
}

/** The kind under which the contents list a table: its parts are listed as one. */
export function listedKind(kind: TableKind): TableKind {
  return kind === 'general-budget-by-unit' ? 'general-budget-by-function' : kind;
}

export function isForm(kind: TableKind): boolean {
  return kind === 'department-performance' || kind === 'project-performance';
}
