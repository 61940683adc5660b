import { run } from '../calculation/run.ts';
import type { Statement } from '../facts/types.ts';
import { amount, show, showBoth } from '../money/amount.ts';
import { citeStatement } from './cite.ts';
import { doubts } from './doubts.ts';
import { cites, type Draft, name, type Of, type Setting, value } from './draft.ts';
import { shown, text, valuesOf } from './show.ts';
import type { Citation } from './types.ts';

export function ranking(
  { title, ranked, picked, total, from, nth, told = [] }: Of<'ranking'>,
  setting: Setting,
): Draft {
  const label = title === '' ? '' : `${title}中`;
  const extreme = nth !== null ? `第${nth}${from === 'top' ? '大' : '小'}` : from === 'top' ? '最大' : '最小';
  const sum = total === null ? null : run(total.plan);
  const lines: string[] = [];
  if (picked.length === 1 || nth !== null) {
    lines.push(
      ...picked.map(
        (item) =>
          `${shown(item, run(item.plan))}：${label}${extreme}的是${name(item, setting)}${ranked.length > 1 ? `（共${ranked.length}项）` : ''}。`,
      ),
    );
  } else {
    lines.push(
      picked.length < ranked.length
        ? `${label}${from === 'top' ? '最大' : '最小'}的${picked.length}项（共${ranked.length}项）：`
        : `${title === '' ? '' : `${title}，`}从${from === 'top' ? '大到小' : '小到大'}共${ranked.length}项：`,
    );
    lines.push(...picked.map((item, i) => `${i + 1}. ${name(item, setting)}：${shown(item, run(item.plan))}`));
  }
  const values = picked.map((item) => value(item.label, run(item.plan).amount));
  if (sum !== null) {
    lines.push(`合计${showBoth(sum.amount)}。`);
    values.push(value('合计', sum.amount));
  }
  return {
    kind: picked.length > 1 && sum === null ? 'list' : 'figure',
    lines,
    values,
    citations: [...cites(picked, setting), ...places(told, setting)],
    calculation: sum?.steps ?? [],
    notes: doubts(picked, setting),
  };
}

export function position({ item, rank, ranked, from, title, claim }: Of<'position'>, setting: Setting): Draft {
  const [first] = ranked;
  const lines = [
    `${from === 'top' ? '' : '倒数'}第${rank}（共${ranked.length}项）：${name(item, setting)}${show(run(item.plan).amount)}，在${title}中按金额${from === 'top' ? '从大到小' : '从小到大'}排第${rank}。`,
  ];
  const top = claim || rank > 1 ? first : undefined;
  if (top !== undefined)
    lines.push(`最${from === 'top' ? '大' : '小'}的是${name(top, setting)}，${showBoth(run(top.plan).amount)}。`);
  const values = [
    value('名次', amount(String(rank), '名')),
    value(item.label, run(item.plan).amount),
    ...(top === undefined ? [] : [value(top.label, run(top.plan).amount)]),
  ];
  return {
    kind: claim ? 'check' : 'figure',
    lines,
    values,
    citations: cites(top === undefined ? [item] : [item, top], setting),
    calculation: [],
    notes: [],
  };
}

export function rows({ title, items, total, asked, edge = [], told = [] }: Of<'rows'>, setting: Setting): Draft {
  const [limit] = edge;
  const left = limit === undefined ? [] : [`另有${edge.length}项正好是${show(run(limit.plan).amount)}，没有算在里面。`];
  if (items.length === 0)
    return {
      kind: 'list',
      lines: [`${title}中没有符合条件的。`],
      values: [value('符合条件的项数', amount('0', '个'))],
      citations: places(told, setting),
      calculation: [],
      notes: left,
    };
  const sum = total === null ? null : run(total.plan);
  const lines = [
    `${title}，共${items.length}项${sum === null ? '' : `，合计${showBoth(sum.amount)}`}：`,
    ...items.map((item, i) => `${i + 1}. ${name(item, setting)}：${text(item)}`),
  ];
  const all = sum === null ? [] : [value('合计', sum.amount)];
  return {
    kind: 'list',
    lines,
    values: asked === 'sum' ? [...all, ...valuesOf(items)] : [...valuesOf(items), ...all],
    citations: [...cites(items.slice(0, 20), setting), ...places(told, setting)],
    calculation: sum?.steps ?? [],
    notes: [...left, ...doubts(items, setting)],
  };
}

export function count({ title, plan, items, total, told = [] }: Of<'count'>, setting: Setting): Draft {
  const result = run(plan);
  const sum = total === null ? null : run(total.plan);
  const lines = [`${show(result.amount)}：${title}的项数。`];
  if (sum !== null) lines.push(`合计${showBoth(sum.amount)}。`);
  if (items.length <= 20) lines.push(...items.map((item, i) => `${i + 1}. ${name(item, setting)}：${text(item)}`));
  return {
    kind: 'figure',
    lines,
    values: [value('项数', result.amount), ...(sum === null ? [] : [value('合计', sum.amount)]), ...valuesOf(items)],
    citations: [...cites(items.slice(0, 20), setting), ...places(told, setting)],
    calculation: [...result.steps, ...(sum?.steps ?? [])],
    notes: doubts(items, setting),
  };
}

/** The forms by which rows were chosen. */
function places(told: readonly Statement[], { lookup }: Setting): Citation[] {
  return told.map((one) => citeStatement(one, lookup.facts.documentId));
}
