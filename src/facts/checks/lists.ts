import { absolute, add, amount, compare, isMoney, isZero, multiply, subtract } from '../../money/amount.ts';
import type { Entry } from '../types.ts';
import type { Equality } from './equality.ts';
import { sumEquality } from './equality.ts';
import type { Figure } from './figures.ts';
import { TOLD } from './rows.ts';
import type { EqualityCheck, Material } from './types.ts';

/** A list told after its total (其中：…, 分别是…) adds up to it: money, people, vehicles. */
export const lists: EqualityCheck = {
  code: 'list',
  title: '说明中列举的各项之和＝总数（金额、人数、车辆）',
  equalities: (material) =>
    TOLD.flatMap((collection) => material.lookup.in(collection)).flatMap((entry) =>
      [...sides(material.lookup.below(entry), material)]
        .flatMap((items) => halves(entry, items))
        .flatMap((items) => listOf(entry, items)),
    ),
};

/** 收入包括…；支出包括…: two lists under one total, each of which adds up to it. */
function sides(items: readonly Entry[], { document }: Material): readonly (readonly Entry[])[] {
  const opening = (entry: Entry): string => {
    const line = entry.cells[0]?.line ?? 0;
    return /^\s*(收入|支出)包括/.exec(document.lines[line - 1] ?? '')?.[1] ?? '';
  };
  const groups = new Map<string, Entry[]>();
  for (const item of items) groups.set(opening(item), [...(groups.get(opening(item)) ?? []), item]);
  return [...groups.values()];
}

/** 收入包括…；支出包括… in one sentence: the first items that make up the whole are one list, the rest another. */
function halves(entry: Entry, all: readonly Entry[]): readonly (readonly Entry[])[] {
  const whole = entry.cells[0]?.value;
  // What was planned at first adds up to what was planned at first only.
  const items = all.filter((item) => item.cells[0]?.measure !== 'initial-budget');
  if (whole == null || !isMoney(whole.unit) || !/收入.*包括.*支出.*包括/.test(entry.cells[0]?.quote ?? ''))
    return [items];
  let so = amount('0', whole.unit);
  for (const [index, item] of items.entries()) {
    const value = item.cells[0]?.value;
    if (value != null && isMoney(value.unit)) so = add(so, value);
    const off = absolute(subtract(so, whole));
    if (compare(multiply(off, 100), absolute(whole)) <= 0 && index + 2 < items.length)
      return [items.slice(0, index + 1), items.slice(index + 1)];
  }
  return [items];
}

function listOf(entry: Entry, items: readonly Entry[]): readonly Equality[] {
  // One item is a part that is picked out, not a list: 事业编制27人（其中：参照公务员法管理5人）.
  if (items.length < 2) return [];
  return entry.cells.flatMap((cell): readonly Equality[] => {
    if (cell.value === null || cell.measure === 'change' || cell.measure === 'growth') return [];
    const whole = cell.value;
    const unit = whole.unit;
    const money = isMoney(unit);
    const parts = items.flatMap((item): readonly Figure[] => {
      const part = item.cells[0];
      const fits = part?.value != null && (money ? isMoney(part.value.unit) : part.value.unit === unit);
      return fits ? [{ entry: item, cell: part }] : [];
    });
    if (parts.length !== items.length || isZero(cell.value)) return [];
    // An item larger than the whole belongs to another list.
    if (parts.some((part) => part.cell.value !== null && compare(part.cell.value, whole) > 0)) return [];
    // 其中： and 主要包括： pick out what is worth telling, 分别是： and 包括： name all. Over several paragraphs lists run together.
    const isOneParagraph = parts.every((part) => part.cell.line === cell.line);
    const isLoose = !isOneParagraph || !/分别[是为]|(?<!主要)包括|如下/.test(cell.quote);
    const say = { parts: `所列${parts.length}项相加`, rest: `“${entry.label}”减去其余各项`, isLoose };
    return sumEquality('list', { entry, cell }, parts, say);
  });
}
