import type { Entry } from '../../facts/types.ts';
import { cellOf } from '../../facts/lookup.ts';
import { amount, equal } from '../../money/amount.ts';
import type { Query } from '../query.ts';
import type { Item, Request } from '../request.ts';

/** 绩效指标逐条列, 满意度定在90%的是哪些项目, ≥42次挂在哪些项目: rows of the performance forms. */
export function indicators(query: Query): Request | null {
  const { frame, scope, lookup } = query;
  const projects = scope.nouns.flatMap((noun) => noun.ids.filter((id) => id.startsWith('project:')));
  const levels = scope.nouns.flatMap((noun) => noun.ids.filter((id) => id.startsWith('indicator-level:') || id.startsWith('indicator:')));
  const target = targetOf(query);
  const asksGoals = frame.asks.has('goals') || scope.nouns.some((noun) => noun.collection === 'indicators');
  if (!(asksGoals && projects.length > 0) && !(target !== null && (levels.length > 0 || asksGoals))) return null;
  const forms = lookup.in('indicators').filter((entry) => entry.facets['project'] !== undefined);
  const inProject = projects.length === 0 ? forms : forms.filter((entry) => projects.includes(entry.facets['project'] ?? ''));
  const atLevel = levels.length === 0 ? inProject : inProject.filter((entry) => levels.some((id) => id === entry.subject || Object.values(entry.facets).includes(id)));
  const own = atLevel.filter((entry) => entry.source !== sourceOfOverview(atLevel));
  const rows = own.length > 0 ? own : atLevel;
  const fitting = target === null ? rows : rows.filter((entry) => meets(entry, target, lookup.facts.year));
  if (fitting.length === 0) return null;
  const name = (id: string | undefined) => lookup.entity(id ?? '')?.names[0] ?? '';
  const items = fitting.map((entry) => itemOf(entry, projects.length === 1 ? '' : `（${name(entry.facets['project'])}）`, query));
  return { type: 'rows', title: projects.length === 1 ? `${name(projects[0])}的绩效指标` : '符合的绩效指标', items, total: null };
}

/** The department's form repeats every project's indicators: one of both prints is enough. */
function sourceOfOverview(entries: readonly Entry[]): string | undefined {
  return entries.find((entry) => entry.facets['goal'] !== undefined)?.source;
}

function itemOf(entry: Entry, behind: string, { lookup }: Query): Item {
  const year = lookup.facts.year;
  const cell = cellOf(entry, 'target', year) ?? entry.cells[0];
  if (cell === undefined) throw new Error(`${entry.id}: an indicator without a cell`);
  return { label: `${entry.label}${behind}`, plan: { op: 'cell', entry, cell }, entity: entry.subject, rows: [entry], year, measure: 'target', same: [], different: [] };
}

interface Target {
  readonly value: string;
  readonly unit: string;
}

/** 90%, ≥42次: the value that is looked for. */
function targetOf({ frame }: Query): Target | null {
  const number = frame.thresholds[0] ?? frame.numbers.find(({ unit }) => unit === '%' || unit === '次' || unit === '家' || unit === '项');
  return number === undefined || number.unit === null ? null : { value: number.value, unit: number.unit };
}

function meets(entry: Entry, target: Target, year: number): boolean {
  const value = cellOf(entry, 'target', year)?.value;
  return value != null && value.unit.startsWith(target.unit) && equal({ ...value, unit: target.unit }, amount(target.value, target.unit));
}
