import { run } from '../../calculation/run.ts';
import { type Amount, convert, isMoney, show } from '../../money/amount.ts';
import type { Item } from '../../question/request.ts';
import { MEASURES, type Setting } from '../draft.ts';

/** What counts are called; a unit that is not here stays as printed. */
const UNITS: Readonly<Record<string, string>> = {
  人: 'people',
  名: 'people',
  辆: 'vehicles',
  台: 'units',
  套: 'sets',
  张: 'pieces',
  把: 'pieces',
  件: 'pieces',
  个: '',
  项: 'items',
  行: 'rows',
  处: 'places',
  次: 'times',
  倍: 'times',
  家: '',
  月: 'months',
};

/** '90,000.00 yuan', '46.50万元 (465,000.00 yuan)', '52 people', '72.04%': exact, in the unit that is printed. */
export function figure(a: Amount, decimals: number | null = null): string {
  const shown = show(a, decimals === null ? {} : { decimals });
  if (a.unit === '%') return shown;
  const number = shown.slice(0, shown.length - a.unit.length);
  if (a.unit === '元') return `${number} yuan`;
  if (isMoney(a.unit)) return `${shown} (${figure(convert(a, '元'))})`;
  const unit = UNITS[a.unit] ?? a.unit;
  return unit === '' ? number : `${number} ${unit}`;
}

/** The figure of a row; a target with its ≥, words and empty cells as printed. */
export function figureOf(item: Item): string {
  const cell = item.plan.op === 'cell' ? item.plan.cell : undefined;
  if (cell !== undefined && (cell.value === null || cell.bound !== undefined))
    return cell.printed === '' ? '(blank)' : cell.printed;
  return figure(run(item.plan).amount);
}

/** The official Chinese name with its English one beside it, the column and the year where they are not the usual ones. */
export function nameOf(item: Item, setting: Setting): string {
  const measure = MEASURES[item.measure];
  const column = measure === undefined ? '' : `, ${named(measure, setting)}`;
  const other = item.year === setting.lookup.facts.year || item.measure === 'target' ? '' : `, ${item.year}`;
  return `${named(item.label, setting)}${column}${other}`;
}

/** 公务接待费 (meal with guest): names that the list does not know stand alone. */
export function named(name: string, { english }: Setting): string {
  const word = english?.(name) ?? null;
  return word === null ? name : `${name} (${word})`;
}

export function nameAndFigure(item: Item, setting: Setting): string {
  return `${nameOf(item, setting)}, ${figureOf(item)}`;
}
