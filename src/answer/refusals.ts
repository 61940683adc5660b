import { run } from '../calculation/run.ts';
import { show, showBoth } from '../money/amount.ts';
import { MOST_READINGS, offered } from '../question/choose.ts';
import type { Item, Request } from '../question/request.ts';
import { examples } from '../question/suggestions.ts';
import { citeStatement } from './cite.ts';
import { cites, type Draft, name, type Of, type Setting, value } from './draft.ts';
import { text, valuesOf } from './show.ts';
import type { Choice } from './types.ts';

/** Characters of a question that are said back to who asked. */
const LONGEST_ECHO = 40;

export function missing({ what: asked, reason, mentioned, there }: Of<'missing'>, setting: Setting): Draft {
  const { lookup } = setting;
  const what = asked.length > LONGEST_ECHO ? `${asked.slice(0, LONGEST_ECHO)}…` : asked;
  const id = lookup.facts.documentId;
  const said: Readonly<Record<typeof reason, string>> = {
    year: `这份${lookup.facts.year}年部门预算没有${what}的数。`,
    absent: `这份预算没有写${ABSENT[what] ?? `“${what}”`}。`,
    unlisted: `这份预算没有单列“${what}”。`,
    foreign: `这份文件只有${lookup.facts.department}的${lookup.facts.year}年预算，没有“${what}”的。`,
    'no-count': `这份预算没有给出${what}。`,
    unread: `这份预算里没有查到“${what}”。`,
    'no-figure': `这份预算没有给出“${what}”的这个数。`,
    'no-table': `这份预算里没有${what}。`,
    'not-in-list': `“${what}”不在这份清单里，没法扣除。`,
    'no-reason': `关于“${what}”，文件没有说明原因。`,
    'no-such-amount': `这份预算里没有${what}元这个数。`,
    code: `这份预算里没有编码${what}。`,
    unexplained: `这份文件没有解释“${what}”是什么。`,
    'no-text': `这份文件没有写${what}。`,
    cannot: '这个数无法从文件里的数字算出来：缺少数字，或者单位不同。',
  };
  const lines = [said[reason]];
  if (mentioned.length > 0) lines.push(`文字里只提到：“${mentioned[0]?.text ?? ''}”`);
  if (there.length > 0)
    lines.push(
      `文件里有的是：${there.map((item) => `${name(item, setting)}${showBoth(run(item.plan).amount)}${place(item, there)}`).join('；')}。`,
    );
  return {
    kind: 'missing',
    lines,
    values: [],
    citations: [...mentioned.map((one) => citeStatement(one, id)), ...cites(there, setting)],
    calculation: [],
    notes: [],
  };
}

/** The table, where two tables print one thing differently: both figures stand, and none is picked. */
function place(item: Item, there: readonly Item[]): string {
  const alike = there.filter(
    ({ label, measure, year }) => label === item.label && measure === item.measure && year === item.year,
  );
  return alike.length > 1 ? `（${item.rows[0]?.source ?? ''}）` : '';
}

/** What is printed with this figure; two things with one figure are both named. */
export function namedByAmount({ amount: a, items }: Of<'named-by-amount'>, setting: Setting): Draft {
  const lines =
    items.length === 1
      ? [`${showBoth(a)}是${items.map((item) => name(item, setting) + project(item, setting)).join('')}。`]
      : [
          `${showBoth(a)}在文件里是这几样：`,
          ...items
            .slice(0, MOST_READINGS)
            .map(
              (item, i) => `${i + 1}. ${name(item, setting)}${project(item, setting)}（${item.rows[0]?.source ?? ''}）`,
            ),
        ];
  return {
    kind: items.length > 1 ? 'clarify' : 'figure',
    lines,
    values: [value(items[0]?.label ?? '', a)],
    citations: cites(items, setting),
    calculation: [],
    notes: [],
  };
}

/** The project that a purchase belongs to. */
function project(item: Item, { lookup }: Setting): string {
  const id = item.rows[0]?.facets['project'];
  return id === undefined ? '' : `（${lookup.entity(id)?.names[0] ?? ''}）`;
}

const ABSENT: Readonly<Record<string, string>> = {
  batches: '批次、人次',
  leaders: '领导的名字',
  actual: '决算或执行情况：预算是年初的安排，不是实际支出',
  final: '决算或执行情况：预算是年初的安排，不是实际支出',
  salary: '个人的工资',
  residents: '居民人数、户数',
  address: '地址和办公时间',
  exchange: '汇率，无法换算成外币',
  debt: '负债',
  supplier: '供应商、合同和品牌',
  community: '各个社区分别的数',
  others: '别的部门和街道的数',
  forecast: '以后年度的数',
  monthly: '分月、分季度的数',
};

export function clarify({ what, readings }: Of<'clarify'>, setting: Setting): Draft {
  const shown = readings.slice(0, MOST_READINGS);
  const lines = [
    `“${what}”在文件里有几种，您问的是哪一个？`,
    ...shown.map(
      (item, i) =>
        `${i + 1}. ${name(item, setting)}（${item.rows[0]?.source ?? ''}《${item.rows[0]?.title ?? ''}》）：${text(item)}`,
    ),
  ];
  if (readings.length > shown.length) lines.push(`另有${readings.length - shown.length}种。`);
  return {
    kind: 'clarify',
    lines,
    values: valuesOf(shown),
    citations: cites(shown, setting),
    calculation: [],
    notes: [],
  };
}

/** What the numbers of a question back stand for; the same name twice is told apart by its place. */
export function choices(request: Request, setting: Setting): readonly Choice[] {
  const items = offered(request);
  const names = items.map((item) => name(item, setting));
  return items.map((item, i) => {
    const label = names[i] ?? '';
    const twice = names.indexOf(label) !== names.lastIndexOf(label);
    return {
      label: twice ? `${label}（${placeOf(item)}）` : label,
      figure: request.type === 'clarify' ? exactly(item) : '',
    };
  });
}

function placeOf({ plan }: Item): string {
  const [leaf] = run(plan).leaves;
  return leaf === undefined ? '' : `${leaf.entry.source}第${leaf.cell.line}行`;
}

/** The figure once, without its rounded form. */
function exactly(item: Item): string {
  const cell = item.plan.op === 'cell' ? item.plan.cell : undefined;
  return cell?.value === null || cell?.bound !== undefined ? text(item) : show(run(item.plan).amount);
}

const REFUSALS: Readonly<Record<string, string>> = {
  injection: '我只回答这份部门预算里的内容，不能照这样的要求改口，也没有任何口令或密钥可以给。',
  opinion: '这要由您自己判断：我只报文件里的数字和原文，不作评价。',
  politics: '这和部门预算无关，我不回答。',
  chitchat: '这和部门预算无关，我帮不上忙。',
  personal: '个人信息不在部门预算公开的范围里，我不提供。',
  nonsense: '没有看懂这句话。',
};

/** A thing that is not listed, in a class that the document prints as zero. */
export function noneOf({ what, parent }: Of<'none-of'>, setting: Setting): Draft {
  const lines = [`没有这笔预算：表里没有“${what}”，所属的“${parent.label}”为${show(run(parent.plan).amount)}。`];
  return {
    kind: 'check',
    lines,
    values: [value(parent.label, run(parent.plan).amount)],
    citations: cites([parent], setting),
    calculation: [],
    notes: [],
  };
}

/** Something about the budget, but what? */
export function vague({ what }: Of<'vague'>, { lookup }: Setting): Draft {
  return {
    kind: 'clarify',
    lines: [
      `您想问哪一项？${what === '' ? '' : `“${what.replaceAll('|', '，')}”还不够明确。`}`,
      ...(examples(lookup).length === 0 ? [] : [`可以这样问：${examples(lookup).join('')}`]),
    ],
    values: [],
    citations: [],
    calculation: [],
    notes: [],
  };
}

export function outOfScope({ why }: Of<'out-of-scope'>): Draft {
  return {
    kind: 'out_of_scope',
    lines: [REFUSALS[why] ?? '', '可以问我：“三公”经费是多少？项目支出最大的三项是什么？为什么比去年少了？'],
    values: [],
    citations: [],
    calculation: [],
    notes: [],
  };
}
