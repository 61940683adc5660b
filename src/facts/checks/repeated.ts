import { isZero } from '../../money/amount.ts';
import { finer, placesPrinted } from '../agree.ts';
import { cellOf, type Lookup } from '../lookup.ts';
import type { Cell, Collection, Entry } from '../types.ts';
import type { Equality } from './equality.ts';
import { sameFigure } from './equality.ts';
import { type Figure, figureKey } from './figures.ts';
import { canonical, fundsIn } from './same-subject.ts';
import type { EqualityCheck, Material } from './types.ts';

/** Rows of goods and indicators repeat for reasons of their own: checks of their own look at them. */
const APART: ReadonlySet<Collection> = new Set(['assets', 'procurement', 'indicators', 'unknown']);
/** Words of a part: 政府采购货物预算, 预留给小微企业的政府采购预算 are no other names of 政府采购预算. */
const PART = /货物|工程类|服务类|预留|面向|拟安排/;
/** An amount of one of these means another thing in every table. */
const LOCAL = /^(unit|project-group|goal|department|item|count):/;
const SCOPED = /^(function|category|economic):/;

/** Every figure that is printed more than once is the same everywhere: in 元 exactly, in 万元 rounded. */
export const repeated: EqualityCheck = {
  code: 'repeated',
  title: '同一数在各表、说明中重复出现处一致（元须相等，万元须四舍五入）',
  equalities: (material) => {
    const places = usualPlaces(material);
    return [...groupsOf(material).values()].map(unambiguous).flatMap((group) => {
      const first = group.find((one) => !group.some((other) => isFiner(other, one)));
      return first === undefined
        ? []
        : group
            .filter((one) => figureKey(one) !== figureKey(first))
            .map((one): Equality => sameFigure('repeated', one, first, group, places));
    });
  },
};

/**
 * A table that prints one thing twice with two figures means two things by it: it proves nothing about others.
 * Of a sentence that names one thing twice, the first figure is the thing's, the second a part's.
 */
function unambiguous(group: readonly Figure[]): readonly Figure[] {
  const table = ({ entry }: Figure) => `${entry.source}|${entry.collection}`;
  return group.filter((one) => {
    if (one.cell.column === '')
      return group.find((other) => other.cell.line === one.cell.line && other.cell.column === '') === one;
    const same = group.filter((other) => table(other) === table(one) && other.cell.line !== one.cell.line);
    return same.every(({ cell }) => cell.printed === one.cell.printed);
  });
}

function isFiner(one: Figure, other: Figure): boolean {
  return one.cell.value !== null && other.cell.value !== null && finer(one.cell.value, other.cell.value);
}

const usual = new WeakMap<Lookup, number>();

/** How many decimals the narrative's 万元 figures stand for: what most of those with decimals print. */
export function usualPlaces({ lookup }: Material): number {
  const known = usual.get(lookup) ?? countPlaces(lookup);
  usual.set(lookup, known);
  return known;
}

function countPlaces(lookup: Lookup): number {
  const counts = new Map<number, number>();
  for (const { cells } of lookup.facts.entries) {
    for (const { value, printed } of cells) {
      const places = placesPrinted(printed);
      if (value?.unit === '万元' && places > 0) counts.set(places, (counts.get(places) ?? 0) + 1);
    }
  }
  return [...counts].sort(([a, n], [b, m]) => m - n || b - a)[0]?.[0] ?? 2;
}

function groupsOf(material: Material): ReadonlyMap<string, readonly Figure[]> {
  const groups = new Map<string, Figure[]>();
  for (const entry of material.lookup.facts.entries) {
    if (isApart(entry, material)) continue;
    for (const cell of firstOfEach(entry)) {
      const key = `${canonical(entry.subject, cell.year, material)}|${scopeOf(entry, cell.year, material)}|${cell.measure}|${cell.year}|${kindOf(cell)}`;
      groups.set(key, [...(groups.get(key) ?? []), { entry, cell }]);
    }
  }
  return groups;
}

function isApart(
  { collection, subject, role, label, parent }: Entry,
  { lookup, document: { stage } }: Material,
): boolean {
  // 政府采购货物预算 below 政府采购预算 is a part of it, whatever it was taken for.
  const above = parent === null ? undefined : lookup.entry(parent);
  if (subject.startsWith('total:') && role !== 'item' && PART.test(label) && collection === 'prose') return true;
  // What came in for an account in a year need not be what was spent on it.
  if (collection === 'revenue' && stage === 'final' && SCOPED.test(subject)) return true;
  if (LOCAL.test(subject) || (collection === 'prose' && above?.subject === subject)) return true;
  if (role === 'total') return false;
  const alike = lookup.about(subject).filter((other) => other.collection === collection);
  return APART.has(collection) || (collection === 'purchased-services' && alike.length > 1);
}

/** 财政审核数 may differ from what was asked for: only the first cell of a measure and year is the row's. */
function firstOfEach({ cells }: Entry): readonly Cell[] {
  return cells.filter(
    (cell, index) =>
      cell.value !== null &&
      !['share', 'growth', 'change', 'unit-price', 'target'].includes(cell.measure) &&
      cells.findIndex(({ measure, year }) => measure === cell.measure && year === cell.year) === index,
  );
}

function kindOf({ value }: Cell): string {
  return value !== null && /元$/.test(value.unit) ? '元' : (value?.unit ?? '');
}

/** A table that shows 上年结转 apart counts this year's income only, beside tables that count both. */
function carries({ source }: Entry, year: number, { lookup }: Material): boolean {
  return lookup.about('total:财政拨款上年结转').some((entry) => {
    const value = entry.source === source ? cellOf(entry, 'amount', year)?.value : undefined;
    return value != null && !isZero(value);
  });
}

/** Tables of narrower funds print other figures, unless the department has no others. */
function scopeOf(entry: Entry, year: number, material: Material): string {
  if (entry.subject.startsWith('revenue:') && entry.collection === 'fiscal-balance' && carries(entry, year, material))
    return 'this-year';
  const { onlyFiscal, onlyGeneral } = fundsIn(year, material);
  const scope = SCOPED.test(entry.subject) ? (entry.facets['scope'] ?? '') : '';
  if (scope === 'scope:一般公共预算') return onlyGeneral ? '' : scope;
  if (scope === 'scope:财政拨款') return onlyGeneral || onlyFiscal ? '' : scope;
  return scope;
}
