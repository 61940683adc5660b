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
import { emptyNotes } from './empty-notes.ts';
import type { Equality } from './equality.ts';
import { establishment } from './establishment.ts';
import { figureKey, placeOf } from './figures.ts';
import { formDates } from './form-dates.ts';
import { glossaryNames } from './glossary-names.ts';
import { glossaryRows } from './glossary-rows.ts';
import { goalProjects } from './goal-projects.ts';
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
  emptyNotes,
  goalProjects,
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
export function statedEqualities(material: Material): readonly {
  readonly one: EqualityCheck;
  readonly equalities: readonly Equality[];
  readonly findings: readonly Finding[];
}[] {
  return EQUALITIES.map((one) => ({ one, ...readable(distinct(one.equalities(material)), one) }));
}

/** A table of which more than a quarter of the rows disagrees was not read as it is meant. */
const MOST_FAILING = 4;
const FEWEST_FAILING = 3;

/** How many rows the equalities are about. */
function rows(equalities: readonly Equality[]): number {
  return new Set(equalities.map(({ figures: [result] }) => result?.cell.line)).size;
}

/**
 * The equalities of the tables that were read as they are meant, and a note for each of the others: one misprint makes
 * a few rows of a table disagree, wrongly read levels or columns make most of them disagree.
 */
function readable(equalities: readonly Equality[], { code, title }: EqualityCheck) {
  const tableOf = ({ figures: [result] }: Equality): string =>
    result === undefined || result.cell.column === '' ? '' : `${result.entry.source}|${result.entry.collection}`;
  const groups = new Map<string, Equality[]>();
  for (const equality of equalities) {
    const known = groups.get(tableOf(equality));
    if (known === undefined) groups.set(tableOf(equality), [equality]);
    else known.push(equality);
  }
  const unread = [...groups].filter(([table, all]) => {
    const failing = rows(all.filter((one) => one.verdict() === 'fails' && !one.mayBeRounding));
    return table !== '' && failing >= FEWEST_FAILING && failing * MOST_FAILING > rows(all);
  });
  const skipped = new Set(unread.map(([table]) => table));
  return {
    equalities: skipped.size === 0 ? equalities : equalities.filter((one) => !skipped.has(tableOf(one))),
    findings: unread.map(([, all]): Finding => {
      const [place] = all.flatMap(({ figures: [result] }) => (result === undefined ? [] : [placeOf(result)]));
      const source = place?.source ?? '';
      return {
        code: 'unread',
        severity: 'note',
        places: place === undefined ? [] : [{ source, line: place.line }],
        expected: title,
        found: code,
        message: `${source}按“${title}”核对，超过四分之一的行不成立，多半是这张表的层级或栏目没有读懂，没有列为差错，请人工核对。`,
      };
    }),
  };
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
      ...stated.flatMap(({ findings }) => findings),
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
