import type { Lookup } from '../facts/lookup.ts';
import type { Entry } from '../facts/types.ts';
import { isMoney } from '../money/amount.ts';

const CARS = /公务用车|公车|车辆/;
const COUNTED = /数量|[台辆]数|^(?:采购|购置|购买|更新|更换|配备)/;
const EACH = /每[辆台部]|单[辆台车]|单价/;

/** Targets of a form that stand for cars that are to be bought: how many, and what one may cost. */
function targets(lookup: Lookup, fits: (entry: Entry, unit: string) => boolean): readonly string[] {
  const found = lookup.in('indicators').filter((entry) => {
    const project = lookup.entity(entry.facets['project'] ?? '')?.names[0] ?? '';
    const unit = entry.cells.find(({ value }) => value !== null)?.value?.unit ?? '';
    return CARS.test(project + entry.label) && fits(entry, unit);
  });
  return [...new Set(found.map(({ subject }) => subject))];
}

/** 要换几辆公车, where only a form says so: 采购数量 ≥ 2 台, of the project that buys cars. */
export function carsToBuy(lookup: Lookup): readonly string[] {
  return targets(lookup, ({ label }, unit) => /^[台辆部]/.test(unit) && COUNTED.test(label));
}

/** 一辆最多花多少: what a form allows for one. */
export function priceOfCar(lookup: Lookup): readonly string[] {
  return targets(lookup, ({ label }, unit) => isMoney(unit) && EACH.test(label));
}

/** 一辆车最多花多少, 每台上限多少. */
export function asksPriceOfCar(text: string): boolean {
  return /[一每单1](?:辆|[台部]车)/.test(text) && /花|价|成本|钱|上限|最多|不超过/.test(text);
}
