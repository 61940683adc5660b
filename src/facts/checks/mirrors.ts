import { type Amount, absolute, equal, isZero, subtract, sum } from '../../money/amount.ts';
import { widestTable } from '../extent.ts';
import { nameKey } from '../names.ts';
import { type Figure, nameOf, placeOf, whereFigure, words } from './figures.ts';
import { figure } from './rows.ts';
import type { Check, Checked, Material } from './types.ts';

/** Functional accounts that hold nothing but what one economic account pays; `topic` names its near relatives. */
const MIRRORS: readonly { readonly function: RegExp; readonly economic: RegExp; readonly topic: RegExp }[] = [
  { function: /^机关事业单位基本养老保险缴费(支出)?$/, economic: /^机关事业单位基本养老保险缴费$/, topic: /养老/ },
  { function: /^机关事业单位职业年金缴费(支出)?$/, economic: /^职业年金缴费$/, topic: /年金/ },
  { function: /^(行政|事业)单位医疗$/, economic: /^职工基本医疗保险缴费$/, topic: /医疗/ },
  { function: /^公务员医疗补助$/, economic: /^公务员医疗补助缴费$/, topic: /医疗/ },
  { function: /^住房公积金$/, economic: /^住房公积金$/, topic: /公积金/ },
];

/** Accounts that 功能分类 and 经济分类 both have are equal, in 基本支出; a sum of several is worth a note. */
export const mirrors: Check = {
  code: 'mirror',
  title: '功能科目与对应经济科目（养老保险、医疗、公积金等）一致',
  check: (material) => {
    const checked = MIRRORS.map((mirror) => look(mirror, material));
    return {
      run: checked.reduce((all, { run }) => all + run, 0),
      held: checked.reduce((all, { held }) => all + held, 0),
      findings: checked.flatMap(({ findings }) => findings),
      covered: checked.flatMap(({ covered }) => covered ?? []),
    };
  },
};

function look(mirror: (typeof MIRRORS)[number], { lookup }: Material): Checked {
  const accounts = widestTable(lookup.in('general-budget-by-function'), 'amount')
    .filter(({ role, label }) => role === 'item' && mirror.function.test(nameKey(label)))
    .flatMap((entry) => figure(entry, 'personnel') ?? figure(entry, 'basic') ?? []);
  // Two tables of 基本支出 print one account twice; one table may print it once for each kind of unit.
  const rows = widestTable(lookup.in('basic-expenditure'), 'amount').filter(({ role }) => role === 'item');
  const own = rows
    .filter(({ label }) => mirror.economic.test(nameKey(label)))
    .flatMap((row) => figure(row, 'amount') ?? []);
  const [account] = accounts;
  const [row] = own;
  if (account === undefined || row === undefined) return { run: 0, held: 0, findings: [] };
  const total = add(accounts);
  const covered = [...accounts, ...own];
  if (equal(total, add(own))) return { run: 1, held: 1, findings: [], covered };
  const relatives = rows
    .filter(({ label }) => mirror.topic.test(label))
    .flatMap((entry) => figure(entry, 'amount') ?? [])
    .filter(({ cell, entry }) => !own.some((one) => one.entry === entry) && cell.value !== null && !isZero(cell.value));
  const parts = subset(relatives, subtract(total, add(own)));
  const names = accounts.map((one) => `${whereFigure(one)}“${one.entry.label}”`).join('、');
  const off = words(absolute(subtract(total, add(own))));
  const sumOf = parts === null ? [] : [...own, ...parts];
  return {
    run: 1,
    held: 0,
    covered,
    findings: [
      {
        code: 'mirror',
        severity: parts === null ? 'warning' : 'note',
        places: [...accounts, ...own, ...(parts ?? [])].map(placeOf),
        expected: words(add(own)),
        found: words(total),
        difference: off,
        message:
          parts === null
            ? `功能科目${names}为${words(total)}，对应的经济科目${whereFigure(row)}“${nameOf(row)}”为${words(add(own))}，相差${off}，请核对口径。`
            : `功能科目${names}的${words(total)}，等于经济科目${sumOf.map((one) => `${whereFigure(one)}“${nameOf(one)}”${words(add([one]))}`).join('与')}之和（口径不同，不是差错）。`,
      },
    ],
  };
}

function add(figures: readonly Figure[]): Amount {
  return sum(
    figures.flatMap(({ cell }) => cell.value ?? []),
    figures[0]?.cell.value?.unit ?? '元',
  );
}

/** One or two figures that make up the rest. */
function subset(figures: readonly Figure[], rest: Amount): readonly Figure[] | null {
  const one = figures.find((figure) => equal(add([figure]), rest));
  if (one !== undefined) return [one];
  for (const [index, a] of figures.entries()) {
    const b = figures.slice(index + 1).find((other) => equal(add([a, other]), rest));
    if (b !== undefined) return [a, b];
  }
  return null;
}
