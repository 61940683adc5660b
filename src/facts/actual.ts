import type { Cell, Entry } from './types.ts';

const ACTUAL = /执行|决算/;

/**
 * Does the cell print what was really spent (执行数, 决算数), not what was planned? A change counts where it is measured
 * against such a figure: then it tells the actual figure of the year before.
 */
export function isActual(entry: Entry, cell: Cell): boolean {
  if (cell.measure === 'initial-budget') return false;
  if (cell.measure === 'change' || cell.measure === 'growth')
    return ACTUAL.test(cell.column) || ACTUAL.test(entry.texts['比较基期']?.text ?? '');
  if (ACTUAL.test(cell.column)) return true;
  return (
    ACTUAL.test(entry.collection === 'prose' ? entry.label : '') ||
    (/决算/.test(entry.title) && !/预算/.test(cell.column))
  );
}

/** The year whose actual figure an actual cell tells. */
export function actualYear({ measure, year }: Cell): number {
  return measure === 'change' || measure === 'growth' ? year - 1 : year;
}

/** Years of which the document prints actual figures, the latest first. */
export function actualYears(entries: readonly Entry[]): readonly number[] {
  const years = entries.flatMap((entry) => entry.cells.filter((cell) => isActual(entry, cell)).map(actualYear));
  return [...new Set(years)].sort((a, b) => b - a);
}
