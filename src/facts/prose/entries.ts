import type { Document } from '../../document/types.ts';
import { amount } from '../../money/amount.ts';
import type { Register } from '../entities.ts';
import { natureOf } from '../names.ts';
import { natureFacets } from '../nature.ts';
import { noteScope, revenueName } from '../subjects.ts';
import type { Cell, Collection, Entry, Measure, Text } from '../types.ts';
import type { Clause, Figure } from './clauses.ts';
import { clausesOf } from './clauses.ts';
import { isPerformance, PARTS, placeOf, staffGroup, subjectsOf } from './subjects.ts';

const FUNDS: Readonly<Record<string, Measure>> = {
  一般公共预算拨款收入: 'general-budget',
  政府性基金预算拨款收入: 'government-fund',
  国有资本经营预算拨款收入: 'state-capital',
};

const SCOPED: ReadonlySet<string> = new Set(['function', 'category', 'economic', 'revenue']);

/** A clause and the entry that it became. */
export interface Told {
  readonly clause: Clause;
  readonly entry: Entry;
}

/**
 * Every figure of the narrative as a cell. Subjects are those of the tables where the name, or the amount with a like
 * name, says so; `printed` are the entries of the tables.
 */
export function proseEntries(document: Document, register: Register, printed: readonly Entry[]): readonly Told[] {
  const clauses = document.sections.flatMap((section) => clausesOf(section, document.department, document.year));
  const subjects = subjectsOf(clauses, document, register, printed);
  const ids = new Map<Clause, string>();
  const taken = new Set<string>();
  for (const clause of clauses) {
    const id = idOf(clause, taken);
    taken.add(id);
    ids.set(clause, id);
  }
  return clauses.map((clause) => ({ clause, entry: entryOf(clause, clauses, document, register, subjects, ids) }));
}

/** By source and label; a label that the section has already is told apart by the list it stands in, then by number. */
function idOf(clause: Clause, taken: ReadonlySet<string>): string {
  const { source } = clause.section;
  const label = clause.label === '' ? '数量' : clause.label;
  const short = `${source}:${label}`;
  if (!taken.has(short)) return short;
  const long =
    clause.parent === null ? `${source}:${clause.year}年${label}` : `${source}:${clause.parent.label}/${label}`;
  if (!taken.has(long)) return long;
  let number = 2;
  while (taken.has(`${long}#${number}`)) number += 1;
  return `${long}#${number}`;
}

function entryOf(
  clause: Clause,
  clauses: readonly Clause[],
  document: Document,
  register: Register,
  subjects: ReadonlyMap<Clause, string>,
  ids: ReadonlyMap<Clause, string>,
): Entry {
  const subject = subjects.get(clause) ?? '';
  const above = aboveOf(clause, clauses, subjects);
  const parent = above === null ? null : (subjects.get(above) ?? null);
  const hasItems = clauses.some((other) => other.parent === clause);
  const scope = SCOPED.has(register.kind(subject)) ? noteScope(register, clause.section.title) : null;
  const nature = register.kind(subject) === 'project' ? natureOf(clause.label) : null;
  return {
    id: ids.get(clause) ?? '',
    source: clause.section.source,
    title: clause.section.title,
    collection: collectionOf(clause, document, parent, subject),
    subject,
    label: clause.label,
    facets: {
      ...(parent === null ? {} : { list: parent }),
      ...(scope === null ? {} : { scope }),
      ...(nature === null ? {} : natureFacets(nature.nature, register)),
      ...(register.kind(subject) === 'staff' ? { group: `staff:${staffGroup(clause)}` } : {}),
    },
    role: above === null ? 'total' : hasItems ? 'group' : 'item',
    parent: above === null ? null : (ids.get(above) ?? null),
    cells: clause.figures.map((figure, index) =>
      cellOf(
        figure,
        clause,
        index === 0 ? measureOf(clause, figure, subject, parent, register, document) : figure.measure,
      ),
    ),
    texts: textsOf(clause),
  };
}

const VEHICLES = 'three-public:公务用车购置及运行维护费';
const OF_VEHICLES = new Set(['three-public:公务用车购置费', 'three-public:公务用车运行维护费']);

/**
 * The clause in whose list another one stands. Of “三公”经费 only 购置费 and 运行维护费 are parts of
 * 公务用车购置及运行维护费, wherever the print puts its 其中.
 */
function aboveOf(clause: Clause, clauses: readonly Clause[], subjects: ReadonlyMap<Clause, string>): Clause | null {
  const own = subjects.get(clause) ?? '';
  const { parent } = clause;
  if (!own.startsWith('three-public:') || parent === null) return parent;
  const isPart = OF_VEHICLES.has(own);
  if (subjects.get(parent) === VEHICLES) return isPart ? parent : parent.parent;
  const group = clauses.findLast((other) => other.parent === parent && subjects.get(other) === VEHICLES);
  return isPart && group !== undefined && clauses.indexOf(group) < clauses.indexOf(clause) ? group : parent;
}

function measureOf(
  clause: Clause,
  figure: Figure,
  subject: string,
  parent: string | null,
  register: Register,
  document: Document,
): Measure {
  if (figure.measure !== 'amount') return figure.measure;
  if (document.stage === 'final' && /年初预算/.test(clause.label)) return 'initial-budget';
  if (subject === 'total:政府采购预算' && /小微企业|小型(?:、|和|及|与)?微型企业/.test(clause.label))
    return 'for-micro-small';
  if (subject === 'total:政府采购预算' && /中小企业/.test(clause.label)) return 'for-medium-small';
  const fund = isPerformance(clause) && clause.parent === null ? FUNDS[revenueName(clause.label) ?? ''] : undefined;
  if (fund !== undefined) return fund;
  const part = parent === null ? undefined : PARTS[parent];
  return part !== undefined && register.kind(subject) === 'function' ? part : 'amount';
}

function cellOf(figure: Figure, clause: Clause, measure: Measure): Cell {
  return {
    measure,
    year: clause.year,
    value: figure.value === null ? null : amount(figure.value, figure.unit),
    printed: figure.printed,
    column: '',
    line: figure.line,
    page: figure.page,
    quote: figure.quote,
  };
}

function textsOf(clause: Clause): Readonly<Record<string, Text>> {
  const place = placeOf(clause);
  const text = (said: string): Text => ({
    text: said,
    line: place.line,
    page: clause.figures[0]?.page ?? null,
    source: place.source,
  });
  return {
    ...(clause.asOf === '' ? {} : { 截至: text(clause.asOf.replace(/^截至/, '')) }),
    ...(clause.comparedWith === '' ? {} : { 比较基期: text(clause.comparedWith) }),
  };
}

function collectionOf(clause: Clause, document: Document, parent: string | null, subject: string): Collection {
  if (subject.startsWith('staff:')) return 'staff';
  if (subject.startsWith('vehicle:')) return 'vehicles';
  const past = clause.year !== document.year;
  return past && (subject.startsWith('prior-project:') || (parent === null && subject === 'category:项目支出'))
    ? 'prior-projects'
    : 'prose';
}
