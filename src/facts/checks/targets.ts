import type { Finding } from '../../document/types.ts';
import { nameKey } from '../names.ts';
import type { Entry } from '../types.ts';
import { type Figure, placeOf, whereFigure, wherever } from './figures.ts';
import type { Check, Checked, Material } from './types.ts';

/** An indicator of a project is the same in 部门整体绩效目标表 and in the project's own form: its value in every year. */
export const targets: Check = {
  code: 'target',
  title: '整体绩效表与项目绩效表中同一项目的指标和指标值一致',
  check: (material) => {
    const { lookup } = material;
    const projects = new Set(lookup.in('project-performance').map(({ subject }) => subject));
    const checked = [...projects].map((project) => byProject(project, material));
    return {
      run: checked.reduce((all, { run }) => all + run, 0),
      held: checked.reduce((all, { held }) => all + held, 0),
      findings: checked.flatMap(({ findings }) => findings),
      covered: checked.flatMap(({ covered }) => covered ?? []),
    };
  },
};

function byProject(project: string, { lookup }: Material): Checked {
  const all = lookup.in('indicators').filter(({ facets }) => facets['project'] === project);
  const goal = all.filter(({ facets }) => 'goal' in facets);
  const form = all.filter(({ facets }) => !('goal' in facets));
  const [firstGoal] = goal;
  const [firstForm] = form;
  if (firstGoal === undefined || firstForm === undefined) return { run: 0, held: 0, findings: [] };
  const only = [
    ...form
      .filter(({ subject }) => !goal.some((other) => other.subject === subject))
      .map((one) => alone(one, firstGoal)),
    ...goal
      .filter(({ subject }) => !form.some((other) => other.subject === subject))
      .map((one) => alone(one, firstForm)),
  ];
  const pairs = form.flatMap((one) => {
    const other = goal.find(({ subject }) => subject === one.subject);
    return other === undefined ? [] : cellPairs(one, other);
  });
  const differing = pairs.filter(
    ([a, b]) => nameKey(a.cell.printed) !== nameKey(b.cell.printed) || a.cell.bound !== b.cell.bound,
  );
  const run = pairs.length + form.length + only.filter(({ places }) => places[0]?.source === firstGoal.source).length;
  return {
    run,
    held: run - differing.length - only.length,
    covered: pairs.flat(),
    findings: [...only, ...differing.map(([a, b]) => differ(a, b))],
  };
}

function cellPairs(one: Entry, other: Entry): readonly (readonly [Figure, Figure])[] {
  return one.cells.flatMap((cell) => {
    const match = other.cells.find(({ year }) => year === cell.year);
    return match === undefined
      ? []
      : [
          [
            { entry: one, cell },
            { entry: other, cell: match },
          ] as const,
        ];
  });
}

function alone(entry: Entry, other: Entry): Finding {
  const place = { source: entry.source, line: entry.cells[0]?.line ?? 0 };
  const elsewhere = { source: other.source, line: other.cells[0]?.line ?? 0 };
  return {
    code: 'target',
    severity: 'warning',
    places: [place, elsewhere],
    expected: entry.label,
    found: '',
    message: `${wherever([place])}有指标“${entry.label}”，${other.source}同一项目（第${elsewhere.line}行起）没有，请核对。`,
  };
}

function differ(a: Figure, b: Figure): Finding {
  return {
    code: 'target',
    severity: 'error',
    places: [placeOf(a), placeOf(b)],
    expected: b.cell.printed,
    found: a.cell.printed,
    message: `同一指标“${a.entry.label}”${a.cell.year}年的指标值，${whereFigure(a)}为“${a.cell.printed}”，${whereFigure(b)}为“${b.cell.printed}”，请核对。`,
    short: `${whereFigure(a)}为“${a.cell.printed}”，${whereFigure(b)}为“${b.cell.printed}”。`,
  };
}

/** Indicators of one name ask the same of every project; where they do not, it is worth a look. */
export const siblingTargets: Check = {
  code: 'sibling-target',
  title: '不同项目、不同目标的同名指标要求相同',
  check: ({ document, lookup }) => {
    const groups = new Map<string, Figure[]>();
    for (const entry of lookup.in('indicators')) {
      const cell = entry.cells.find(({ year }) => year === document.year);
      if (cell === undefined) continue;
      groups.set(entry.subject, [...(groups.get(entry.subject) ?? []), { entry, cell }]);
    }
    const shared = [...groups.values()].filter((group) => group.length > 1);
    const findings = shared.flatMap(siblings);
    return { run: shared.length, held: shared.length - findings.length, findings, covered: shared.flat() };
  },
};

function siblings(group: readonly Figure[]): readonly Finding[] {
  const printed = [...new Set(group.map(({ cell }) => cell.printed))];
  if (printed.length < 2) return [];
  const at = printed.map((target) => group.filter(({ cell }) => cell.printed === target));
  const said = at.map((same) => `${wherever(same.map(placeOf))}为“${same[0]?.cell.printed ?? ''}”`);
  return [
    {
      code: 'sibling-target',
      severity: 'note',
      places: at.flat().map(placeOf),
      expected: printed[0] ?? '',
      found: printed.slice(1).join('、'),
      message: `同名指标“${group[0]?.entry.label ?? ''}”的要求不一：${said.join('，')}，如无特别原因请统一。`,
      short: `同名指标“${group[0]?.entry.label ?? ''}”${said.join('，')}。`,
    },
  ];
}
