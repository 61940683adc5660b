import { run } from '../../calculation/run.ts';
import type { Item } from '../../question/request.ts';
import type { Of, Setting } from '../draft.ts';
import { counted, figure, figureOf, nameAndFigure, named, nameOf } from './figures.ts';

export function figures({ items, total, premise }: Of<'figures'>, setting: Setting): string[] {
  const [only] = items;
  const single = items.length === 1 && total === null && only !== undefined;
  return [
    ...(premise === undefined
      ? []
      : [
          `${premise.holds ? 'Yes' : `Not ${figure(premise.said)}`}: ${nameOf(premise.item, setting)} is ${figureOf(premise.item)}.`,
        ]),
    ...(total === null ? [] : [`${figure(run(total.plan).amount)}: ${named(total.label, setting)}, in total.`]),
    ...(single
      ? [`${figureOf(only)}: ${nameOf(only, setting)}.`]
      : items.map((item) => `${nameOf(item, setting)}: ${figureOf(item)}`)),
    ...(premise === undefined || premise.bearers.length === 0
      ? []
      : [`${figure(premise.said)} is ${premise.bearers.map((item) => nameOf(item, setting)).join('; ')}.`]),
    ...items.flatMap(({ besides = [] }) =>
      besides.map((other) => `Perhaps you mean ${nameAndFigure(other, setting)}.`),
    ),
  ];
}

export function ranking({ title, ranked, picked, total, from, nth }: Of<'ranking'>, setting: Setting): string[] {
  const extreme = from === 'top' ? 'largest' : 'smallest';
  const of = title === '' ? '' : ` of ${named(title, setting)}`;
  const sum = total === null ? [] : [`In total ${figure(run(total.plan).amount)}.`];
  if (picked.length === 1 || nth !== null) {
    const which = nth === null || nth === 1 ? extreme : `no. ${nth} from the ${extreme}`;
    return [
      ...picked.map(
        (item) => `${figureOf(item)}: the ${which}${of} is ${nameOf(item, setting)} (of ${ranked.length}).`,
      ),
      ...sum,
    ];
  }
  const heading =
    picked.length < ranked.length
      ? `The ${picked.length} ${extreme}${of} (${ranked.length} in all):`
      : `All ${ranked.length}${of}, from the ${extreme}:`;
  return [heading, ...numbered(picked, setting), ...sum];
}

export function position({ item, rank, ranked, from, title, claim }: Of<'position'>, setting: Setting): string[] {
  const [first] = ranked;
  return [
    `No. ${rank} of ${ranked.length}: ${nameAndFigure(item, setting)}, by amount${from === 'top' ? '' : ' from the smallest'} within ${named(title, setting)}.`,
    ...(first !== undefined && (claim || rank > 1)
      ? [`The ${from === 'top' ? 'largest' : 'smallest'} is ${nameAndFigure(first, setting)}.`]
      : []),
  ];
}

export function rows({ title, items, total }: Of<'rows'>, setting: Setting): string[] {
  if (items.length === 0) return [`Nothing in ${named(title, setting)} meets this.`];
  const sum = total === null ? '' : `, ${figure(run(total.plan).amount)} in total`;
  return [`${named(title, setting)}, ${counted(items.length, 'item')}${sum}:`, ...numbered(items, setting)];
}

const MOST_COUNTED = 20;

export function count({ title, plan, items, total }: Of<'count'>, setting: Setting): string[] {
  return [
    `${figure(run(plan).amount)}: the number of ${named(title, setting)}.`,
    ...(total === null ? [] : [`In total ${figure(run(total.plan).amount)}.`]),
    ...(items.length <= MOST_COUNTED ? numbered(items, setting) : []),
  ];
}

export function numbered(items: readonly Item[], setting: Setting): string[] {
  return items.map((item, i) => `${i + 1}. ${nameOf(item, setting)}: ${figureOf(item)}`);
}
