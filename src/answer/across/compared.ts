import type { Plan } from '../../calculation/plan.ts';
import { type Result, run } from '../../calculation/run.ts';
import { type Known, STAGE, titleOf } from '../../document/known.ts';
import { type Amount, convert, isMoney, show, showBoth } from '../../money/amount.ts';
import type { Figure, Operation } from '../../question/documents/across.ts';
import { MEASURES, value } from '../draft.ts';
import type { Answer, Value } from '../types.ts';

/** What one of several documents gives to the question. */
export interface Row {
  readonly document: Known;
  readonly figure: Figure;
  /** What has to be known about this figure in its document. */
  readonly notes: readonly string[];
}

/** One question that several documents were asked. */
export interface Compared {
  readonly rows: readonly Row[];
  readonly operation: Operation;
  readonly over: 'years' | 'departments';
  /** The documents were named: where one lacks the figure, there is nothing to compare. */
  readonly named: boolean;
  /** Documents that do not have it, as they are called, and years or departments without any document. */
  readonly lacking: readonly string[];
  readonly asks: { readonly each: boolean; readonly gap: boolean };
  readonly notes: readonly string[];
}

export interface Counted extends Row {
  readonly name: string;
  readonly result: Result;
}

export type Said = Pick<Answer, 'kind' | 'values'> & {
  readonly lines: readonly string[];
  readonly steps?: readonly string[];
  /** In the order in which they support the answer. */
  readonly rows?: readonly Counted[];
};

export function from({ document, figure }: Row): Plan {
  return { op: 'from', document: { id: document.id, title: titleOf(document) }, of: figure.plan };
}

export function differenceOf(a: Counted, b: Counted): Result {
  return run({ op: 'difference', from: from(a), take: from(b), label: `${a.name}比${b.name}` });
}

/** The shortest name that tells a document from the others: its year, its department, or both. */
export function nameIn(document: Known, all: readonly Known[], over: 'years' | 'departments'): string {
  const stages = new Set(all.map(({ stage }) => stage)).size > 1 ? STAGE[document.stage] : '';
  const years = new Set(all.map(({ year }) => year)).size > 1;
  if (over === 'years') return `${document.year}年${stages}`;
  return `${document.department}${years || stages !== '' ? `${document.year}年${stages}` : ''}`;
}

export function unitsAgree(a: Amount, b: Amount | undefined): boolean {
  return b !== undefined && (a.unit === b.unit || (isMoney(a.unit) && isMoney(b.unit)));
}

/** All in one unit, as printed where they have one anyway. */
export function shownAlike(rows: readonly Counted[]): (a: Amount) => string {
  const units = new Set(rows.map(({ result }) => result.amount.unit));
  if (units.size === 1) return (a) => (rows.length <= 3 ? showBoth(a) : show(a));
  return (a) => (isMoney(a.unit) && a.unit !== '万元' ? `${show(convert(a, '万元'))}（${show(a)}）` : show(a));
}

/** How the figure is called: once where all documents call it the same. */
export function what(rows: readonly Counted[]): string {
  const [label = '', ...others] = new Set(rows.map(labelOf));
  return others.length === 0 ? label : '';
}

/** With its column: 行政运行·人员经费. */
export function labelOf({ figure: { label, item } }: Row): string {
  const column = item === null ? undefined : MEASURES[item.measure];
  return column === undefined || label.includes(column) ? label : `${label}·${column}`;
}

/** A document's name, with how it calls the figure where others call it otherwise. */
export function own(row: Counted, rows: readonly Counted[]): string {
  return what(rows) === '' ? `${row.name}（${labelOf(row)}）` : row.name;
}

export const printed = (row: Counted): Value => value(`${row.name}${labelOf(row)}`, row.result.amount);

const NAMED = 8;

export function listed(names: readonly string[]): string {
  return names.length > NAMED ? `${names.slice(0, NAMED).join('、')}等${names.length}个` : names.join('、');
}
