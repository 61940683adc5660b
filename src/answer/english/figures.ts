import { run } from '../../calculation/run.ts';
import { type Amount, convert, isMoney, show } from '../../money/amount.ts';
import type { Item } from '../../question/request.ts';
import { MEASURES, type Setting } from '../draft.ts';
import { LABELS } from './labels.ts';

/** What counts are called, one and many; a unit that is not here stays as printed. */
const UNITS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  人: ['person', 'people'],
  名: ['person', 'people'],
  辆: ['vehicle', 'vehicles'],
  台: ['unit', 'units'],
  套: ['set', 'sets'],
  张: ['piece', 'pieces'],
  把: ['piece', 'pieces'],
  件: ['piece', 'pieces'],
  个: ['', ''],
  项: ['item', 'items'],
  行: ['row', 'rows'],
  处: ['place', 'places'],
  次: ['time', 'times'],
  倍: ['times', 'times'],
  家: ['', ''],
  月: ['month', 'months'],
  个月: ['month', 'months'],
  天: ['day', 'days'],
};

/** '90,000.00 yuan', '46.50万元 (465,000.00 yuan)', '52 people', '72.04%': exact, in the unit that is printed. */
export function figure(a: Amount, decimals: number | null = null): string {
  const shown = show(a, decimals === null ? {} : { decimals });
  if (a.unit === '%') return shown;
  const number = shown.slice(0, shown.length - a.unit.length);
  if (a.unit === '元') return `${number} yuan`;
  if (isMoney(a.unit)) return `${shown} (${figure(convert(a, '元'))})`;
  const [one, many] = UNITS[a.unit] ?? [a.unit, a.unit];
  const unit = /^-?1(?:\.0+)?$/.test(number.trim()) ? one : many;
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
  const word = english?.(name) ?? LABELS[name] ?? null;
  return word === null ? name : `${name} (${word})`;
}

/** 'no items', '1 item', '12 items'. */
export function counted(many: number, one: string): string {
  return `${many === 0 ? 'no' : many} ${one}${many === 1 ? '' : 's'}`;
}

export function nameAndFigure(item: Item, setting: Setting): string {
  return `${nameOf(item, setting)}, ${figureOf(item)}`;
}
