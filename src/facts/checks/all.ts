import type { Finding } from '../../document/types.ts';
import { goods } from './goods.ts';
import { unitPrices } from './unit-prices.ts';
import { threePublic } from './three-public.ts';
import { mirrors } from './mirrors.ts';
import { classes } from './classes.ts';
import { projectLimits } from './project-limits.ts';
import { rowsInBoth } from './rows-in-both.ts';
import { order } from './order.ts';
import { counts, subordinates } from './counts.ts';
import { duties } from './duties.ts';
import { establishment } from './establishment.ts';
import { foreignUnits, unitCodes } from './units.ts';
import { names } from './names.ts';
import { glossaryNames } from './glossary-names.ts';
import { glossaryRows } from './glossary-rows.ts';
import { kindsOfExpense } from './kinds-of-expense.ts';
import { siblingTargets, targets } from './targets.ts';
import { formDates } from './form-dates.ts';
import { assetHeadings } from './asset-headings.ts';
import { shiftedRows } from './shifted-rows.ts';
import { slips, templates } from './slips.ts';
import { contents } from './contents.ts';
import { structure } from './structure.ts';
import { balances } from './balances.ts';
import { changes } from './changes.ts';
import { cutFigures } from './cut.ts';
import { diagnose } from './diagnose.ts';
import type { Equality } from './equality.ts';
import { figureKey } from './figures.ts';
import { lists } from './lists.ts';
import { products } from './products.ts';
import { purchaseTotals } from './purchase-totals.ts';
import { repeated } from './repeated.ts';
import { rowTotals } from './row-totals.ts';
import { shares } from './shares.ts';
import { sumsByCode } from './sums-by-code.ts';
import { suppliers } from './suppliers.ts';
import type { Check, CheckReport, EqualityCheck, Material, Tally } from './types.ts';

/** What must be equal. A misprint that several of them meet goes by the code of the first. */
const EQUALITIES: readonly EqualityCheck[] = [
  sumsByCode,
  rowTotals,
  balances,
  products,
  purchaseTotals,
  suppliers,
  lists,
  repeated,
  shares,
  changes,
];

/** What looks for itself, in the order of the document: tables, then prose, then names and the document as such. */
const CHECKS: readonly Check[] = [
  goods,
  unitPrices,
  threePublic,
  mirrors,
  classes,
  projectLimits,
  rowsInBoth,
  order,
  counts,
  subordinates,
  establishment,
  unitCodes,
  foreignUnits,
  names,
  glossaryNames,
  glossaryRows,
  kindsOfExpense,
  targets,
  siblingTargets,
  duties,
  formDates,
  assetHeadings,
  shiftedRows,
  templates,
  slips,
  contents,
  ...structure,
];

/** Runs every check over one document. The same on every run. */
export function runChecks(material: Material): CheckReport {
  const stated = EQUALITIES.map((one) => ({ one, equalities: distinct(one.equalities(material)) }));
  const equalities = stated.flatMap(({ equalities }) => equalities);
  const tallies = stated.map(({ one, equalities }) => {
    const held = equalities.filter(({ verdict }) => verdict() === 'holds').length;
    return tally(one, equalities.length, held);
  });
  const looked = CHECKS.map((one) => ({ one, checked: one.check(material) }));
  return {
    tallies: [...tallies, ...looked.map(({ one, checked }) => tally(one, checked.run, checked.held))],
    findings: [
      ...diagnose(equalities),
      ...cutFigures(equalities, material),
      ...looked.flatMap(({ checked }) => checked.findings),
    ].sort((one, other) => weight(one) - weight(other) || lineOf(one) - lineOf(other)),
    covered: new Set([
      ...equalities.flatMap(({ figures }) => figures.map(figureKey)),
      ...looked.flatMap(({ checked }) => (checked.covered ?? []).map(figureKey)),
    ]),
  };
}

function tally({ code, title }: { readonly code: string; readonly title: string }, run: number, held: number): Tally {
  return { code, title, run, held, failed: run - held };
}

function weight({ severity }: Finding): number {
  return severity === 'error' ? 0 : severity === 'warning' ? 1 : 2;
}

function lineOf({ places }: Finding): number {
  return places[0]?.line ?? 0;
}

/** A column of a total row is read as two entries: what is said of both counts once. */
function distinct(equalities: readonly Equality[]): readonly Equality[] {
  const seen = new Set<string>();
  return equalities.filter(({ figures }) => {
    const key = figures.map(figureKey).join(';');
    return !seen.has(key) && seen.add(key);
  });
}
