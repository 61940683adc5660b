import { type Amount, growth, sign, subtract } from '../../money/amount.ts';
import { cellOf } from '../lookup.ts';
import type { Cell, Entry, Measure } from '../types.ts';
import type { Equality } from './equality.ts';
import { quotientEquality, sumEquality } from './equality.ts';
import type { Figure } from './figures.ts';
import { canonical } from './same-subject.ts';
import type { EqualityCheck, Material } from './types.ts';

/** 比上年增减 N 万元，增长 P%: the change against both years where both are printed, the rate against the change. */
export const changes: EqualityCheck = {
  code: 'growth',
  title: '增减额＝本年－上年，增减幅＝增减额÷上年',
  equalities: (material) =>
    material.lookup.facts.entries.flatMap((entry) => {
      const change = cellOf(entry, 'change');
      const main = entry.cells[0];
      if (change === undefined || main === undefined) return [];
      return [...rateOf(entry, main, change), ...differenceOf(entry, main, change, material)];
    }),
};

function rateOf(entry: Entry, main: Cell, change: Cell): readonly Equality[] {
  const rate = cellOf(entry, 'growth');
  if (rate === undefined) return [];
  const compute = ([now, by]: readonly Amount[]) => {
    if (now === undefined || by === undefined) return null;
    const before = subtract(now, by);
    // A change of something else: nothing was less than nothing.
    return sign(before) <= 0 ? null : growth(now, before);
  };
  const operands = [main, change].map((cell) => ({ entry, cell }));
  return quotientEquality('growth', { entry, cell: rate }, operands, compute, '增减额除以上年数');
}

/** This year − change = the figure that another place prints for the year before. */
function differenceOf(entry: Entry, main: Cell, change: Cell, material: Material): readonly Equality[] {
  const before = priorOf(entry, main.measure, main.year - 1, material);
  if (before === null) return [];
  const parts: readonly Figure[] = [before, { entry, cell: change }];
  const say = { parts: '上年数加增减额', rest: '本年数减上年数' };
  return sumEquality('growth', { entry, cell: main }, parts, say);
}

function priorOf(entry: Entry, measure: Measure, year: number, material: Material): Figure | null {
  // A sentence whose account was not made out: what another place prints may be of something else.
  if (entry.label === '') return null;
  const subject = canonical(entry.subject, year, material);
  for (const other of material.lookup.facts.entries) {
    if (canonical(other.subject, year, material) !== subject || other.collection === 'prior-projects') continue;
    const cell = cellOf(other, measure, year);
    if (cell?.value != null) return { entry: other, cell };
  }
  return null;
}
