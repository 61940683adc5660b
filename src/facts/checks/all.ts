import type { Finding } from '../../document/types.ts';
import { assetHeadings } from './asset-headings.ts';
import { balances } from './balances.ts';
import { changes } from './changes.ts';
import { classes } from './classes.ts';
import { contents } from './contents.ts';
import { counts, subordinates } from './counts.ts';
import { cutFigures } from './cut.ts';
import { diagnose } from './diagnose.ts';
import { duties } from './duties.ts';
import type { Equality } from './equality.ts';
import { establishment } from './establishment.ts';
import { figureKey } from './figures.ts';
import { formDates } from './form-dates.ts';
import { glossaryNames } from './glossary-names.ts';
import { glossaryRows } from './glossary-rows.ts';
import { goods } from './goods.ts';
import { kindsOfExpense } from './kinds-of-expense.ts';
import { lists } from './lists.ts';
import { mirrors } from './mirrors.ts';
import { names } from './names.ts';
import { order } from './order.ts';
import { products } from './products.ts';
import { projectLimits } from './project-limits.ts';
import { purchaseTotals } from './purchase-totals.ts';
import { repeated } from './repeated.ts';
import { rowTotals } from './row-totals.ts';
import { rowsInBoth } from './rows-in-both.ts';
import { shares } from './shares.ts';
import { shiftedRows } from './shifted-rows.ts';
import { slips, templates } from './slips.ts';
import { structure } from './structure.ts';
import { sumsByCode } from './sums-by-code.ts';
import { suppliers } from './suppliers.ts';
import { siblingTargets, targets } from './targets.ts';
import { threePublic } from './three-public.ts';
import type { Check, CheckReport, EqualityCheck, Material, Tally } from './types.ts';
import { unitPrices } from './unit-prices.ts';
import { foreignUnits, unitCodes } from './units.ts';

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

/** What compares figures, and looks for itself. */
const FIGURES: readonly Check[] = [
  goods,
  unitPrices,
  threePublic,
  mirrors,
  classes,
  projectLimits,
  rowsInBoth,
  order,
  counts,
  establishment,
  targets,
  siblingTargets,
];

/** What reads names, words and the document as such: no figure changes what it finds. */
const WORDS: readonly Check[] = [
  subordinates,
  unitCodes,
  foreignUnits,
  names,
  glossaryNames,
  glossaryRows,
  kindsOfExpense,
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
  return run(material, [...FIGURES, ...WORDS]);
}

/** Runs only the checks that compare figures. */
export function runFigureChecks(material: Material): CheckReport {
  return run(material, FIGURES);
}

/** Everything that must be equal in a document, check by check. */
export function statedEqualities(
  material: Material,
): readonly { readonly one: EqualityCheck; readonly equalities: readonly Equality[] }[] {
  return EQUALITIES.map((one) => ({ one, equalities: distinct(one.equalities(material)) }));
}

function run(material: Material, checks: readonly Check[]): CheckReport {
  const stated = statedEqualities(material);
  const equalities = stated.flatMap(({ equalities }) => equalities);
  const tallies = stated.map(({ one, equalities }) => {
    const held = equalities.filter(({ verdict }) => verdict() === 'holds').length;
    return tally(one, equalities.length, held);
  });
  const looked = checks.map((one) => ({ one, checked: one.check(material) }));
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
