import type { Finding } from '../../document/types.ts';
import { type Amount, absolute, convert, roundTo, subtract, sum } from '../../money/amount.ts';
import { agreement } from '../agree.ts';
import type { Cell, Collection, Entry } from '../types.ts';
import { distinctPlaces, type Figure, placeOf, where, whereFigure, words } from './figures.ts';
import { usualPlaces } from './repeated.ts';
import { figure } from './rows.ts';
import type { Check, Checked, Material } from './types.ts';

/** Tables whose rows have a class, and the total under which the narrative lists classes. */
const TABLES: readonly (readonly [total: string, collection: Collection])[] = [
  ['total:政府采购预算', 'procurement'],
  ['total:资产配置预算', 'assets'],
];
/** Every way to divide so many classes among the items of a list can still be tried. */
const MOST_CLASSES = 10;

/** 其中：货物类…、设备及家具…: what the narrative lists by class is the sum of the table's rows of that class. */
export const classes: Check = {
  code: 'class',
  title: '说明按类别列举的金额＝表中该类各行之和',
  check: (material) => {
    const checked = TABLES.flatMap(([total, collection]) =>
      material.lookup
        .about(total)
        .filter(({ collection: own }) => own === 'prose')
        .map((entry) => byClass(material.lookup.below(entry), collection, material)),
    );
    return {
      run: checked.reduce((all, { run }) => all + run, 0),
      held: checked.reduce((all, { held }) => all + held, 0),
      findings: checked.flatMap(({ findings }) => findings),
      covered: checked.flatMap(({ covered }) => covered ?? []),
    };
  },
};

interface Class {
  readonly id: string;
  readonly name: string;
  readonly rows: readonly Figure[];
  readonly total: Amount;
}

function byClass(items: readonly Entry[], collection: Collection, material: Material): Checked {
  const all = classesOf(collection, material);
  const told = items.flatMap((entry) => figure(entry, 'amount') ?? []);
  const covered = [...told, ...all.flatMap(({ rows }) => rows)];
  // A table without classes cannot contradict any.
  if (all.length === 0) return { run: 0, held: 0, findings: [] };
  const named = told.map((one) => ({ one, own: all.find(({ id }) => id === one.entry.subject) }));
  const direct = named.filter(
    ({ one, own }) => own !== undefined || one.entry.subject.startsWith('procurement-class:'),
  );
  const findings: Finding[] = [];
  for (const { one, own } of direct) {
    // A class without rows is 0.
    const known = own ?? { id: one.entry.subject, name: one.entry.label, rows: [], total: totalOf([]) };
    if (!agrees(one, known.total, material)) findings.push(differs(one, known, usualPlaces(material)));
  }
  const groups = named.filter(
    ({ own, one }) => own === undefined && !one.entry.subject.startsWith('procurement-class:'),
  );
  if (groups.length === 0) return { run: direct.length, held: direct.length - findings.length, findings, covered };
  const free = all.filter(({ id }) => !direct.some(({ own }) => own?.id === id));
  const division = divide(
    groups.map(({ one }) => one),
    free,
    material,
  );
  const hidden = groups.flatMap(({ one }, index) => hiddenIn(one, division?.[index] ?? null, free));
  return {
    run: direct.length + groups.length,
    held: direct.length + groups.length - findings.length - hidden.length,
    findings: [...findings, ...hidden],
    covered,
  };
}

function classesOf(collection: Collection, { lookup }: Material): readonly Class[] {
  const groups = new Map<string, Figure[]>();
  for (const entry of lookup.in(collection)) {
    const id = entry.facets['class'];
    const own = figure(entry, 'amount');
    if (id !== undefined && own?.cell.value != null && entry.role === 'item')
      groups.set(id, [...(groups.get(id) ?? []), own]);
  }
  return [...groups].map(([id, rows]) => ({
    id,
    name: lookup.entity(id)?.names[0] ?? '',
    rows,
    total: sum(rows.flatMap(({ cell }) => cell.value ?? [])),
  }));
}

function agrees({ cell }: Figure, total: Amount, material: Material): boolean {
  const exact: Cell = { ...cell, value: total, printed: '' };
  const found = agreement(exact, cell, usualPlaces(material));
  return found === 'equal' || found === 'rounded';
}

/**
 * Which classes each item of the list holds, every class in exactly one; null where no division gives the amounts.
 * Of several, the one that puts most classes where their names are mentioned.
 */
function divide(
  items: readonly Figure[],
  all: readonly Class[],
  material: Material,
): readonly (readonly Class[])[] | null {
  if (all.length > MOST_CLASSES) return null;
  let best: { readonly parts: readonly (readonly Class[])[]; readonly score: number } | null = null;
  for (let code = 0; code < items.length ** all.length; code += 1) {
    const parts = items.map((): Class[] => []);
    let rest = code;
    for (const one of all) {
      parts[rest % items.length]?.push(one);
      rest = Math.floor(rest / items.length);
    }
    const fits = items.every((item, index) => agrees(item, totalOf(parts[index] ?? []), material));
    const score = items.reduce(
      (known, item, index) => known + (parts[index] ?? []).filter((one) => isNamed(one, item)).length,
      0,
    );
    if (fits && (best === null || score > best.score)) best = { parts, score };
  }
  return best?.parts ?? null;
}

function totalOf(all: readonly Class[]): Amount {
  return sum(
    all.map(({ total }) => total),
    '元',
  );
}

/** 家具用具 is named by 设备及家具: they share two characters in a row. */
function isNamed({ name }: Class, { entry }: Figure): boolean {
  const pairs = [...name].slice(1).map((character, index) => `${[...name][index] ?? ''}${character}`);
  return pairs.some((pair) => entry.label.includes(pair));
}

function differs(told: Figure, own: Class, places: number): Finding {
  const printed = told.cell.value ?? own.total;
  const expected = words(roundTo(convert(own.total, printed.unit), places));
  const off = words(absolute(subtract(convert(own.total, printed.unit), printed)));
  return {
    code: 'class',
    severity: 'error',
    places: distinctPlaces([told, ...own.rows].map(placeOf)),
    expected,
    found: words(printed),
    difference: off,
    message: `${whereFigure(told)}“${told.entry.label}”印为${words(printed)}，表中“${own.name}”各行相加为${words(own.total)}，相差${off}，请核对。`,
    short: `${whereFigure(told)}印为${words(printed)}，表中“${own.name}”各行相加为${words(own.total)}。`,
  };
}

function hiddenIn(told: Figure, parts: readonly Class[] | null, all: readonly Class[]): readonly Finding[] {
  const printed = words(told.cell.value ?? totalOf([]));
  const list = (some: readonly Class[]) => some.map(({ name, total }) => `${name}${words(total)}`).join('、');
  // 未分类 says nothing: what the rows are does.
  const listed = (some: readonly Class[]) =>
    some.map(({ name, total, rows }) => `${name}（${namesOf(rows)}）${words(total)}`).join('、');
  if (parts === null) {
    return [
      {
        code: 'class',
        severity: 'error',
        places: [placeOf(told), ...all.flatMap(({ rows }) => rows).map(placeOf)],
        expected: list(all),
        found: printed,
        message: `${whereFigure(told)}“${told.entry.label}”印为${printed}，表中各类（${list(all)}）怎样归并都得不出这个数，请核对。`,
      },
    ];
  }
  const hidden = parts.filter((one) => !isNamed(one, told));
  if (hidden.length === 0) return [];
  const rows = hidden.flatMap((one) => one.rows);
  return [
    {
      code: 'class-hidden',
      severity: 'note',
      places: distinctPlaces([told, ...rows].map(placeOf)),
      expected: list(parts.filter((one) => isNamed(one, told))),
      found: printed,
      difference: words(totalOf(hidden)),
      message: `${whereFigure(told)}“${told.entry.label}”${printed}，由${list(parts)}组成，其中${listed(hidden)}（${[...new Set(rows.map(({ entry, cell }) => where({ source: entry.source, line: cell.line })))].join('、')}）不是名称所说的类别，建议分列或改名。`,
      short: `“${told.entry.label}”${printed}由${list(parts)}组成。`,
    },
  ];
}

function namesOf(rows: readonly Figure[]): string {
  const names = [...new Set(rows.map(({ entry }) => entry.label))];
  return `${names.slice(0, MOST_NAMES).join('、')}${names.length > MOST_NAMES ? `等${names.length}项` : ''}`;
}

const MOST_NAMES = 3;
