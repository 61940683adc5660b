import { absolute, compare, isZero, subtract, sum } from '../../money/amount.ts';
import type { Entry, Measure } from '../types.ts';
import type { Equality } from './equality.ts';
import { sumEquality } from './equality.ts';
import type { Figure } from './figures.ts';
import { BUDGET_TABLES, figure, isColumnEntry, isWholeRow } from './rows.ts';
import type { EqualityCheck, Material } from './types.ts';

interface Law {
  readonly total: Measure;
  readonly parts: readonly Measure[];
  /** The law is about a row only where one of these is a column of it. */
  readonly where: readonly Measure[];
  readonly not: readonly Measure[];
}

const CATEGORIES: readonly Measure[] = ['basic', 'project', 'business', 'to-superior', 'to-subsidiary'];
const FUNDS: readonly Measure[] = [
  'general-budget',
  'government-fund',
  'state-capital',
  'carried-general',
  'carried-fund',
  'carried-capital',
  'special-account',
  'own-funds',
];
/** What 财政拨款 is made of. */
const FISCAL: readonly Measure[] = ['general-budget', 'government-fund', 'state-capital'];
const LEVELS: readonly Measure[] = ['central', 'provincial', 'municipal', 'district', 'self-raised'];
const KINDS: readonly Measure[] = ['personnel', 'operating'];

const LAWS: readonly Law[] = [
  { total: 'amount', parts: CATEGORIES, where: ['project'], not: [] },
  { total: 'basic', parts: KINDS, where: KINDS, not: [] },
  { total: 'amount', parts: KINDS, where: KINDS, not: CATEGORIES },
  { total: 'amount', parts: FUNDS, where: FISCAL, not: [] },
  // What is carried over may stand beside 财政拨款 or be part of it.
  {
    total: 'amount',
    parts: ['fiscal', 'special-account', 'own-funds'],
    where: ['fiscal'],
    not: [...FISCAL, 'carried'],
  },
  { total: 'amount', parts: LEVELS, where: LEVELS, not: ['fiscal'] },
];

/** In a row, 合计 is the sum of the columns: 基本 + 项目 + …, 人员 + 公用, the funds, the levels of government. */
export const rowTotals: EqualityCheck = {
  code: 'row-total',
  title: '同一行：合计＝基本＋项目（＋…），小计＝人员＋公用，合计＝各资金来源',
  equalities: (material) =>
    [...BUDGET_TABLES, 'project-performance' as const]
      .flatMap((collection) => material.lookup.in(collection))
      .filter((entry) => !isColumnEntry(entry))
      .flatMap((entry) => LAWS.flatMap((law) => byLaw(entry, law, material))),
};

/** One column for each part, or all of them where all come nearer to the sum: two hold 单位资金, this year's and last year's. */
function columnsOf(entry: Entry, parts: readonly Measure[], { cell: total }: Figure): readonly Figure[] {
  const firsts = parts.flatMap((measure) => figure(entry, measure) ?? []);
  const all = entry.cells.flatMap((cell) =>
    parts.includes(cell.measure) && cell.year === total.year && cell.value !== null ? [{ entry, cell }] : [],
  );
  const whole = total.value;
  if (whole === null) return firsts;
  const off = (figures: readonly Figure[]) =>
    absolute(
      subtract(
        sum(
          figures.flatMap(({ cell }) => cell.value ?? []),
          whole.unit,
        ),
        whole,
      ),
    );
  return compare(off(all), off(firsts)) < 0 ? all : firsts;
}

function byLaw(entry: Entry, { total, parts, where, not }: Law, material: Material): readonly Equality[] {
  const result = figure(entry, total);
  if (result === null || !where.some((measure) => figure(entry, measure) !== null)) return [];
  if (not.some((measure) => figure(entry, measure) !== null)) return [];
  if (entry.collection !== 'project-performance' && !isWholeRow(entry, material)) return [];
  const columns = columnsOf(entry, parts, result);
  // A form that prints its sources of money elsewhere.
  if (parts === LEVELS && columns.every(({ cell }) => cell.value === null || isZero(cell.value))) return [];
  const column = result.cell.column.split('·').at(-1) ?? '';
  return sumEquality('row-total', result, columns, { parts: '本行各列相加', rest: `“${column}”减去其余各列` });
}
