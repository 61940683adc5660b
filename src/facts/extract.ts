import type { Document, Table, TableKind } from '../document/types.ts';
import { Register } from './entities.ts';
import { settle } from './entries.ts';
import { noteGlossary } from './glossary.ts';
import { departmentFormEntries } from './performance/department-form.ts';
import { goalListEntries, isGoalList } from './performance/goal-lists.ts';
import { projectFormEntries } from './performance/project-forms.ts';
import { proseEntries } from './prose/entries.ts';
import { noteStatements, proseStatements } from './prose/statements.ts';
import { balanceEntries } from './tables/balance.ts';
import { codedEntries } from './tables/coded.ts';
import type { Context } from './tables/context.ts';
import { projectEntries } from './tables/projects.ts';
import { purchaseEntries } from './tables/purchases.ts';
import { revenueEntries } from './tables/revenue.ts';
import { sidesOf } from './tables/rows.ts';
import { threePublicEntries } from './tables/three-public.ts';
import { unknownEntries } from './tables/unknown.ts';
import type { Entry, Facts } from './types.ts';

type Step = readonly [
  kinds: readonly TableKind[],
  extract: (tables: readonly Table[], context: Context) => readonly Entry[],
];

const each =
  (extract: (table: Table, context: Context) => readonly Entry[]) =>
  (tables: readonly Table[], context: Context): readonly Entry[] =>
    tables.flatMap((table) => extract(table, context));

/** In this order, because names are looked up among what was read before. */
const STEPS: readonly Step[] = [
  // Codes and official names of accounts: every other table prints names alone.
  [['expenditure'], each(codedEntries)],
  [['general-budget-by-function'], each(codedEntries)],
  [['basic-expenditure', 'general-budget-by-economy'], codesFirst],
  [['general-budget-by-unit'], each(codedEntries)],
  [['government-fund', 'state-capital'], each(codedEntries)],
  [['balance'], each(balanceEntries)],
  [['fiscal-balance'], each(balanceEntries)],
  [['revenue'], each(revenueEntries)],
  [['three-public'], each(threePublicEntries)],
  // Codes and official names of projects, before the tables that only name them.
  [['projects'], each(projectEntries)],
  [['procurement'], each(purchaseEntries)],
  [['purchased-services'], each(purchaseEntries)],
  [['assets'], each(purchaseEntries)],
  // Forms print amounts with the names of projects: what they prove helps to read the goals, which do not.
  [['project-performance'], performanceEntries],
  [['department-performance'], each(departmentFormEntries)],
  [['unknown'], each(unknownEntries)],
];

/** A table that names its accounts alone is read after those that print their codes. */
function codesFirst(tables: readonly Table[], context: Context): readonly Entry[] {
  const coded = (table: Table) =>
    sidesOf(table, context.document.year).some(({ rows }) => rows.some(({ code }) => code !== ''));
  return [...tables]
    .sort((a, b) => Number(coded(b)) - Number(coded(a)))
    .flatMap((table) => codedEntries(table, context));
}

/** Sheets, one per project, or lists of many projects. */
function performanceEntries(tables: readonly Table[], context: Context): readonly Entry[] {
  const lists = tables.filter(isGoalList);
  const sheets = tables.filter((table) => !lists.includes(table));
  return [...projectFormEntries(sheets, context), ...lists.flatMap((table) => goalListEntries(table, context))];
}

/**
 * Everything in a document that has a figure, and what the narrative says about it.
 * Entries stand in the document's order; those about the same thing share their subject.
 */
export function extractFacts(document: Document): Facts {
  const register = new Register();
  const printed: Entry[] = [];
  for (const [kinds, extract] of STEPS) {
    const tables = document.tables.filter(({ kind }) => kinds.includes(kind));
    printed.push(...extract(tables, { document, register, entries: printed }));
  }
  // Only 财政拨款 is carried over where no table tells it from other money.
  const [carried, fiscal] = ['total:上年结转结余', 'total:财政拨款上年结转'];
  if (!register.has(carried) && register.has(fiscal)) register.alias(fiscal, '上年结转结余', null);
  const told = proseEntries(document, register, printed);
  noteGlossary(document, register);
  const statements = [...proseStatements(document, told, register), ...noteStatements(document.tables, register)];
  const order = document.tables.map(({ source }) => source);
  const tables = [...printed].sort((one, other) => order.indexOf(one.source) - order.indexOf(other.source));
  return {
    documentId: document.id,
    department: document.department,
    year: document.year,
    entities: register.entities(),
    entries: settle([...tables, ...told.map(({ entry }) => entry)]),
    statements,
    findings: [...document.findings, ...register.findings()],
  };
}
