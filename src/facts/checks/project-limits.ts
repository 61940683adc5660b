import { compare, subtract, sum } from '../../money/amount.ts';
import type { Entry } from '../types.ts';
import { type Figure, placeOf, whereFigure, wherever, words } from './figures.ts';
import { figure, PURCHASE_TABLES } from './rows.ts';
import type { Check, Material } from './types.ts';

/** What one table buys for a project is no more than the project has. */
export const projectLimits: Check = {
  code: 'over-project',
  title: '各表列在某项目下的采购、服务、资产合计不超过该项目金额',
  check: (material) => {
    const all = material.lookup.in('projects').flatMap((project) => bought(project, material));
    const over = all.filter(({ budget, spent }) => budget.cell.value !== null && compare(spent, budget.cell.value) > 0);
    return {
      run: all.length,
      held: all.length - over.length,
      covered: all.flatMap(({ budget, rows }) => [budget, ...rows]),
      findings: over.map(({ budget, rows, spent }) => {
        const limit = budget.cell.value ?? spent;
        const off = words(subtract(spent, limit));
        return {
          code: 'over-project',
          severity: 'warning' as const,
          places: [budget, ...rows].map(placeOf),
          expected: `不超过${words(limit)}`,
          found: words(spent),
          difference: off,
          message: `${wherever(rows.map(placeOf))}列在“${budget.entry.label}”下的合计${words(spent)}，超过${whereFigure(budget)}该项目的${words(limit)}，多${off}，请核对。`,
        };
      }),
    };
  },
};

function bought(project: Entry, { lookup }: Material) {
  const budget = figure(project, 'amount');
  if (project.role !== 'item' || budget === null) return [];
  return PURCHASE_TABLES.flatMap((collection) => {
    const rows: readonly Figure[] = lookup
      .with(project.subject)
      .filter((entry) => entry.collection === collection && entry.role === 'item')
      .flatMap((entry) => figure(entry, 'amount') ?? []);
    const amounts = rows.flatMap(({ cell }) => cell.value ?? []);
    return rows.length === 0 || amounts.length < rows.length ? [] : [{ budget, rows, spent: sum(amounts, '元') }];
  });
}
