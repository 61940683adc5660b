import { cellOf } from '../../facts/lookup.ts';
import type { Entry } from '../../facts/types.ts';
import { amount, equal } from '../../money/amount.ts';
import type { Query } from '../query.ts';
import type { Item, Request } from '../request.ts';

const CORE = /核心/;
const NOT_CORE = /[不非]是?核心|核心的?以外/;
/** The label of an indicator's text that says whether it is one of the core ones. */
export const CORE_LABEL = '是否核心';

/** 权重15%的指标有哪些, 核心指标有几个: the indicators that count for so much, or that are the core ones. */
export function indicatorFilters(query: Query): Request | null {
  const { frame, lookup } = query;
  const { text } = frame.segment;
  const all = lookup.in('indicators').filter(inForm(text));
  const core = CORE.test(text) && /指标/.test(text) ? !NOT_CORE.test(text) : null;
  const weight = frame.measures.includes('weight')
    ? frame.numbers.find(({ unit }) => unit === '%' || unit === '分')
    : undefined;
  const asked = ['which', 'list', 'how-many', 'items', 'number'].some((ask) => frame.asks.has(ask));
  if ((core === null && weight === undefined) || !asked || all.length === 0) return null;
  // 权重不低于15%的: compared, which is not read here.
  if (frame.thresholds.length > 0) return { type: 'vague', what: text };
  const flagged = core === null ? all : all.filter((entry) => entry.texts[CORE_LABEL] !== undefined);
  if (flagged.length === 0) return { type: 'missing', what: '核心指标', reason: 'unlisted', mentioned: [], there: [] };
  const fitting = flagged
    .filter((entry) => core === null || (entry.texts[CORE_LABEL]?.text === '是') === core)
    .filter((entry) => weight === undefined || weighs(entry, weight.value, query));
  const title =
    core === null ? `权重${weight?.value ?? ''}${weight?.unit ?? ''}的指标` : core ? '核心指标' : '核心指标以外的指标';
  if (fitting.length === 0) return { type: 'missing', what: title, reason: 'unlisted', mentioned: [], there: [] };
  const several = new Set(fitting.map(({ source }) => source)).size > 1;
  const items = fitting.map((entry) => itemOf(entry, several, weight === undefined ? 'target' : 'weight', query));
  const counts = (frame.asks.has('how-many') || frame.asks.has('items')) && !frame.asks.has('which');
  return counts
    ? { type: 'count', title, plan: { op: 'count', entries: fitting, unit: '个', label: title }, items, total: null }
    : { type: 'rows', title, items, total: null };
}

/** 整体绩效里的, 项目表里的: of one of the forms, else of all. */
function inForm(text: string): (entry: Entry) => boolean {
  if (/整体/.test(text) && !/项目/.test(text)) return ({ facets }) => facets['goal'] !== undefined;
  if (/项目/.test(text) && !/整体/.test(text)) return ({ facets }) => facets['project'] !== undefined;
  return () => true;
}

function weighs(entry: Entry, value: string, { lookup }: Query): boolean {
  const cell = cellOf(entry, 'weight', lookup.facts.year)?.value;
  return cell != null && equal(cell, amount(value, cell.unit));
}

function itemOf(entry: Entry, several: boolean, measure: 'target' | 'weight', { lookup }: Query): Item {
  const { year } = lookup.facts;
  const cell = cellOf(entry, measure, year) ?? entry.cells[0];
  if (cell === undefined) throw new Error(`${entry.id}: an indicator without a cell`);
  return {
    label: several ? `${entry.label}（${entry.title}）` : entry.label,
    plan: { op: 'cell', entry, cell },
    entity: entry.subject,
    rows: [entry],
    year,
    measure: cell.measure,
    same: [],
    different: [],
  };
}
