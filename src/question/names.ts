import { squeeze } from './squeeze.ts';

const PREFIXES = /^(?:社区|街道|机关|部门|本级|本年|其中|单位)/;
const SUFFIXES = /(?:支出|预算|经费|费用|缴费|缴费支出|资金|收入|服务|人员|用车|费|类)$/;
/** What is left of a name when its ending goes, and says nothing alone. */
const TOO_PLAIN = new Set(
  '预算 决算 年初 当年 年初预算 其他 一般 基本 项目 人员 公用 事业 社区 街道 收入 支出 合计 小计 总计 本年 上年 年终 工作 服务 经费 政府 机关 部门 单位 公共 资金 一 二 三 街道办事处 政策性 工作性 本级 设备 行政 业务 工程 财政 公共服务 台 桌 空 其他服务 委托 专项 货物 未分类 购置 采购 车辆 工作人员'.split(
    ' ',
  ),
);

/** 春节慰问及驻村干部补贴, and with 和. */
const JOINING = [
  ['及', '和'],
  ['及', '与'],
  ['和', '与'],
  ['和', '及'],
  ['与', '和'],
] as const;

export interface Variant {
  readonly key: string;
  /** 0: the name itself or the same without brackets; 1: without what stands before a dash; 2: without prefix or ending. */
  readonly rank: number;
}

/**
 * The ways in which people write one official name, the closest first:
 * `政策性保民生-社区（村）惠民资金` → 政策性保民生社区村惠民资金, 政策性保民生社区惠民资金, 社区惠民资金, 惠民资金 …
 */
export function variants(name: string): readonly Variant[] {
  const found = new Map<string, number>();
  const add = (text: string, rank: number) => {
    const key = squeeze(text);
    if (key.length < 2 || (rank > 0 && TOO_PLAIN.has(key))) return;
    if ((found.get(key) ?? 9) > rank) found.set(key, rank);
  };
  const withoutBrackets = name.replace(/[（(][^（）()]*[）)]/g, '');
  const dash = /[-－—]/;
  const rest = (text: string) => (dash.test(text) ? text.slice(text.search(dash)).replace(/^[-－—]+/, '') : text);
  for (const [one, other] of JOINING) if (name.includes(one)) add(withoutBrackets.replaceAll(one, other), 0);
  for (const form of [name, withoutBrackets]) {
    add(form, 0);
    add(rest(form), rest(form) === form ? 0 : 1);
    const core = rest(form).replace(/^(?:19|20)\d\d年/, '');
    add(core, 1);
    const bare = core.replace(PREFIXES, '');
    if (squeeze(bare).length >= 3) add(bare, 2);
    for (const stem of [core, bare]) {
      let shorter = stem;
      while (SUFFIXES.test(shorter)) {
        shorter = shorter.replace(SUFFIXES, '');
        if (squeeze(shorter).length >= 2) add(shorter, 2);
      }
    }
  }
  return [...found].map(([key, rank]) => ({ key, rank }));
}
