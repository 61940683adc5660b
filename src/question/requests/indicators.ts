import { cellOf } from '../../facts/lookup.ts';
import type { Entry } from '../../facts/types.ts';
import { amount, compare, equal } from '../../money/amount.ts';
import type { Query } from '../query.ts';
import type { Item, Request } from '../request.ts';

/** 绩效指标逐条列, 满意度定在90%的是哪些项目, ≥42次挂在哪些项目, 居民满意度要达到多少: rows of the performance forms. */
export function indicators(query: Query): Request | null {
  const { frame, scope, lookup } = query;
  const ids = scope.nouns.flatMap((noun) => noun.ids);
  const projects = ids.filter((id) => id.startsWith('project:'));
  const levels = ids.filter((id) => id.startsWith('indicator-level:'));
  const named = ids.filter((id) => id.startsWith('indicator:'));
  const goals = frame.asks.has('goals') || scope.nouns.some((noun) => noun.collection === 'indicators');
  const target = targetOf(query);
  // ≥42次这个指标: what points back names the list all the same.
  const pointed = target !== null && /指标/.test(frame.segment.text);
  const listing = (goals || levels.length > 0) && projects.length > 0;
  const all = levels.length > 0 && ['which', 'list', 'how-many'].some((ask) => frame.asks.has(ask));
  const finding = target !== null && (levels.length > 0 || named.length > 0 || goals || pointed);
  const asking =
    levels.length > 0 &&
    (frame.ops.has('percent') ||
      frame.asks.has('number') ||
      frame.asks.has('each') ||
      frame.ops.has('max') ||
      frame.ops.has('min') ||
      frame.asks.has('goals'));
  if (!listing && !finding && !asking && !all) return null;
  const goal = goalAsked(query);
  const forms = lookup.in('indicators').filter((entry) => (goal === null ? inForms(entry) : goal(entry)));
  const inProject =
    projects.length === 0 ? forms : forms.filter((entry) => projects.includes(entry.facets['project'] ?? ''));
  const wanted = [...levels, ...named];
  const atLevel =
    wanted.length === 0
      ? inProject
      : inProject.filter((entry) =>
          wanted.some((id) => id === entry.subject || Object.values(entry.facets).includes(id)),
        );
  const spoken = finding || listing || all ? atLevel : closestNames(atLevel, frame.segment.text);
  const fitting = target === null ? spoken : spoken.filter((entry) => meets(entry, target, lookup.facts.year));
  if (fitting.length === 0) return null;
  const far = frame.ops.has('max') || frame.ops.has('min') ? outermost(fitting, query) : fitting;
  if (far === null) return { type: 'vague', what: frame.segment.text };
  const name = (id: string | undefined) => lookup.entity(id ?? '')?.names[0] ?? '';
  const items = far.map((entry) =>
    itemOf(
      entry,
      projects.length === 1 ? '' : `（${name(goal === null ? entry.facets['project'] : entry.facets['goal'])}）`,
      query,
    ),
  );
  if (!listing && !finding && !all) return reading(items, query);
  const title = projects.length === 1 ? `${name(projects[0])}的绩效指标` : '符合的绩效指标';
  return frame.asks.has('how-many') && !frame.asks.has('which')
    ? { type: 'count', title, plan: { op: 'count', entries: far, unit: '个', label: title }, items, total: null }
    : { type: 'rows', title, items, total: null };
}

/** Those with the highest or the lowest target; null where they are counted in different units. */
function outermost(entries: readonly Entry[], { frame, lookup }: Query): readonly Entry[] | null {
  const said = entries.flatMap((entry) => {
    const value = cellOf(entry, 'target', lookup.facts.year)?.value;
    return value == null ? [] : [{ entry, value }];
  });
  const [first, ...others] = said;
  if (first === undefined || others.some(({ value }) => value.unit !== first.value.unit)) return null;
  const wanted = frame.ops.has('max') ? 1 : -1;
  const most = others.reduce((best, one) => (compare(one.value, best.value) === wanted ? one : best), first);
  return said.filter(({ value }) => equal(value, most.value)).map(({ entry }) => entry);
}

/** An indicator of a project's own form, none of the department's. */
function inForms({ facets }: Entry): boolean {
  return facets['project'] !== undefined && facets['goal'] === undefined;
}

/** 长期目标2的, 整体绩效里的: indicators of the department's own form, of one goal where that is named. */
function goalAsked({ frame, scope, lookup }: Query): ((entry: Entry) => boolean) | null {
  const named = /(?:长期|年度)目标\d{1,2}/.exec(frame.segment.text)?.[0];
  const name = ({ facets }: Entry) => lookup.entity(facets['goal'] ?? '')?.names[0];
  if (named !== undefined) return (entry) => name(entry) === named;
  const whole = scope.said.some(({ collection }) => collection === 'department-performance');
  return whole ? ({ facets }) => facets['goal'] !== undefined : null;
}

/** One target is the answer; several different ones ask back; the highest or lowest where that is asked. */
function reading(items: readonly Item[], { frame }: Query): Request {
  const distinct = items.filter(
    (item, i) => items.findIndex((other) => printed(other) === printed(item) && nameOf(other) === nameOf(item)) === i,
  );
  const values = new Set(distinct.map(printed));
  if (values.size === 1 || frame.asks.has('each') || frame.ops.has('max') || frame.ops.has('min')) {
    return values.size === 1 && distinct.length === 1
      ? { type: 'figures', items: distinct, total: null, list: false }
      : { type: 'rows', title: '指标值', items: distinct, total: null };
  }
  return { type: 'clarify', what: '指标', readings: distinct };
}

function printed(item: Item): string {
  return item.plan.op === 'cell' ? item.plan.cell.printed : '';
}

function nameOf(item: Item): string {
  return item.rows[0]?.label ?? '';
}

/** The indicators whose names share most with the question: 居民对社区服务满意度 for 居民满意度. */
function closestNames(entries: readonly Entry[], text: string): readonly Entry[] {
  const shared = (entry: Entry) => new Set([...entry.label].filter((char) => text.includes(char))).size;
  const plain = entries.map((entry) => ({ entry, score: shared(entry) / Math.sqrt(entry.label.length) }));
  const most = Math.max(...plain.map(({ score }) => score));
  return plain.filter(({ score }) => score >= most * 0.8).map(({ entry }) => entry);
}

function itemOf(entry: Entry, behind: string, { lookup }: Query): Item {
  const year = lookup.facts.year;
  const cell = cellOf(entry, 'target', year) ?? entry.cells[0];
  if (cell === undefined) throw new Error(`${entry.id}: an indicator without a cell`);
  return {
    label: `${entry.label}${behind}`,
    plan: { op: 'cell', entry, cell },
    entity: entry.subject,
    rows: [entry],
    year,
    measure: 'target',
    same: [],
    different: [],
  };
}

interface Target {
  readonly value: string;
  readonly unit: string;
}

/** 90%, ≥42次: the value that is looked for. */
function targetOf({ frame }: Query): Target | null {
  const number =
    frame.thresholds[0] ??
    frame.numbers.find(({ unit }) => unit === '%' || unit === '次' || unit === '家' || unit === '项');
  return number === undefined || number.unit === null ? null : { value: number.value, unit: number.unit };
}

function meets(entry: Entry, target: Target, year: number): boolean {
  const value = cellOf(entry, 'target', year)?.value;
  if (value == null || !value.unit.startsWith(target.unit)) return false;
  return equal({ ...value, unit: target.unit }, amount(target.value, target.unit));
}
