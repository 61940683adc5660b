import type { Place, Register } from './entities.ts';
import { nameKey } from './names.ts';

/** Which half of the budget a name is read in: 收入 or 支出; null where the text does not say. */
export type Direction = 'income' | 'expenditure' | null;

/** A subject that every department's budget has. */
export interface Standard {
  readonly kind: 'total' | 'category' | 'revenue' | 'three-public';
  readonly name: string;
}

type Rule = readonly [pattern: RegExp, kind: Standard['kind'], name: string, direction?: Direction];

// On the comparison form of a name, the narrower before the wider: 财政拨款收支总预算 is no 收支总预算.
const RULES: readonly Rule[] = [
  [/机关运行经费(支出)?(预算)?表?$/, 'category', '机关运行经费'],
  [/政府采购/, 'total', '政府采购预算'],
  [/购买服务/, 'total', '政府购买服务预算'],
  [/资产配置/, 'total', '资产配置预算'],
  [/三公经费/, 'three-public', '合计'],
  [/财政拨款(收支|收入支出)(总)?(预算|决算|$)/, 'total', '财政拨款收支总预算'],
  [/^(部门)?(收支|收入支出)(总)?(预算|决算|总计|$)/, 'total', '收支总预算'],
  [/收支(总)?预算|预算收支/, 'total', '收支总预算'],
  [/一般公共预算.*基本支出/, 'category', '基本支出'],
  [/一般公共预算.*项目支出/, 'category', '项目支出'],
  [/政府性基金.*支出/, 'total', '政府性基金预算支出'],
  [/国有资本经营.*支出/, 'total', '国有资本经营预算支出'],
  [/一般公共预算((当年|本年)?(财政)?拨款)?支出/, 'total', '一般公共预算支出'],
  [/财政拨款收入(总计|合计|预算|总预算)/, 'total', '财政拨款收入总计'],
  [/财政拨款支出(总计|合计|预算|总预算)/, 'total', '财政拨款支出总计'],
  [/^本年收入$/, 'total', '本年收入合计'],
  [/^本年支出$/, 'total', '本年支出合计'],
  [/本年收入合计$/, 'total', '本年收入合计'],
  [/本年支出合计$/, 'total', '本年支出合计'],
  [/(收入总计|^(部门)?收入(总)?预算|^(部门)?预算(总)?收入$|^总收入)/, 'total', '收入总计'],
  [/(支出总计|^(部门)?支出(总)?预算|^(部门)?预算(总)?支出$|^总支出)/, 'total', '支出总计'],
  [/^财政拨款(预算)?支出$/, 'total', '财政拨款支出总计'],
  [/^财政拨款基本支出(预算)?$/, 'category', '基本支出'],
  [/^财政拨款项目支出(预算)?$/, 'category', '项目支出'],
  [/^(使用)?上年结转(结余)?$/, 'total', '上年结转结余'],
  [/^(年终结转|结转下年|年末结转)(结余)?$/, 'total', '年终结转结余'],
  [/^基本支出$/, 'category', '基本支出'],
  [/^项目支出(预算)?$/, 'category', '项目支出'],
  [/^专项业务(经费)?(支出)?$/, 'category', '项目支出'],
  [/^人员经费和公用经费(支出)?$/, 'category', '基本支出'],
  [/^人员(经费|支出|经费支出)$/, 'category', '人员经费'],
  [/^(日常)?公用(经费|支出|经费支出)$/, 'category', '公用经费'],
  [/^事业单位经营支出$/, 'category', '事业单位经营支出'],
  [/^上缴上级支出$/, 'category', '上缴上级支出'],
  [/^对附属单位补助支出$/, 'category', '对附属单位补助支出'],
];

/** The five items of “三公”经费; 运行费 and 运行维护费 are one. */
const THREE_PUBLIC: readonly (readonly [RegExp, string])[] = [
  [/因公出国境/, '因公出国（境）费'],
  [/公务用车购置(及|和)运行/, '公务用车购置及运行维护费'],
  [/公务用车购置/, '公务用车购置费'],
  [/公务用车运行/, '公务用车运行维护费'],
  [/公务接待/, '公务接待费'],
  [/三公经费|^合计$|^总计$/, '合计'],
];

/** What is left of a revenue's name without the words that tables and prose add or leave out. */
const REVENUES: ReadonlyMap<string, string> = new Map([
  ['一般公共', '一般公共预算拨款收入'],
  ['政府性基金', '政府性基金预算拨款收入'],
  ['国有资本经营', '国有资本经营预算拨款收入'],
  ['财政专户管理', '财政专户管理资金收入'],
  ['事业', '事业收入'],
  ['事业单位经营', '事业单位经营收入'],
  ['上级补助', '上级补助收入'],
  ['附属单位上缴', '附属单位上缴收入'],
  ['其他', '其他收入'],
]);

const SCOPES = ['财政拨款', '一般公共预算', '政府性基金预算', '国有资本经营预算'];

/** The standard subject that a printed name means, null where it is none. */
export function standardSubject(printed: string, direction: Direction): Standard | null {
  const key = nameKey(printed);
  for (const [pattern, kind, name] of RULES) if (pattern.test(key)) return { kind, name };
  const revenue = direction === 'expenditure' ? undefined : revenueName(printed);
  return revenue === undefined ? null : { kind: 'revenue', name: revenue };
}

/** `一般公共预算财政拨款本年收入` → `一般公共预算拨款收入`; undefined for what is no source of revenue. */
export function revenueName(printed: string): string | undefined {
  return REVENUES.get(nameKey(printed).replace(/本年|财政拨款|拨款|预算|资金|收入/g, ''));
}

/** The “三公” item that a printed name means, undefined where it is none. */
export function threePublicName(printed: string): string | undefined {
  const key = nameKey(printed);
  return THREE_PUBLIC.find(([pattern]) => pattern.test(key))?.[1];
}

/** Notes a standard subject under its official name and the printed one. */
export function noteStandard(
  register: Register,
  { kind, name }: Standard,
  printed: string,
  place: Place | null,
): string {
  const official = kind === 'three-public' && name === '合计' ? '“三公”经费' : name;
  const id = register.note(kind, name, official, null);
  register.alias(id, printed, place);
  return id;
}

/** The funds that a table or section is limited to; null where it counts all of them. */
export function noteScope(register: Register, title: string): string | null {
  const name = SCOPES.find((scope) => title.includes(scope)) ?? null;
  return name === null ? null : register.note('scope', name, name, null);
}
