import { compare, convert, equal, roundTo, show, subtract, sum } from '../../money/amount.ts';
import { cellOf } from '../lookup.ts';
import { placeOf, whereFigure, wherever, words } from './figures.ts';
import { figure } from './rows.ts';
import type { Check } from './types.ts';

/** 编报绩效目标的项目N个，涉及资金M: where N forms are published, they come to M. */
export const goalProjects: Check = {
  code: 'goal-projects',
  title: '说明所列编报绩效目标的项目资金＝各项目绩效目标申报表资金之和',
  check: ({ lookup }) => {
    const forms = lookup.in('project-performance').filter(({ role }) => role === 'item');
    const funds = forms.flatMap((entry) => figure(entry, 'amount') ?? []);
    const told = lookup.facts.entries.flatMap((entry) => {
      const count = cellOf(entry, 'count')?.value;
      const amount = figure(entry, 'amount');
      if (!/^count:.*绩效目标的项目$/.test(entry.subject) || count == null || amount?.cell.value == null) return [];
      return count.value.eq(funds.length) && funds.length === forms.length ? [amount] : [];
    });
    const findings = told.flatMap((stated) => {
      const value = stated.cell.value;
      const whole = sum(
        funds.flatMap(({ cell }) => cell.value ?? []),
        funds[0]?.cell.value?.unit ?? '元',
      );
      if (value === null) return [];
      const places = value.unit === '万元' ? 2 : 0;
      const own = convert(whole, value.unit);
      if (equal(roundTo(own, places), value)) return [];
      const more = compare(own, value) > 0;
      const off = roundTo(more ? subtract(own, value) : subtract(value, own), places);
      return [
        {
          code: 'goal-projects',
          severity: 'warning' as const,
          places: [stated, ...funds].map(placeOf),
          expected: words(whole),
          found: words(value),
          difference: words(off),
          message: `${whereFigure(stated)}印为${funds.length}个项目${words(value)}，${wherever(funds.map(placeOf))}各申报表的项目资金相加为${words(whole)}（${show(roundTo(own, places))}），${more ? '多' : '少'}${words(off)}，两处不一致。`,
        },
      ];
    });
    return { run: told.length, held: told.length - findings.length, findings, covered: [...told, ...funds] };
  },
};
