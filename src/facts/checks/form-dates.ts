import { wherever } from './figures.ts';
import type { Check, Material } from './types.ts';

const LABELS = ['填报日期', '起止日期'];

/** Forms that are filled in together bear the same dates. */
export const formDates: Check = {
  code: 'form-date',
  title: '同类绩效表的填报日期、起止日期一致',
  check: (material) => {
    const checked = LABELS.map((label) => byLabel(label, material));
    return {
      run: checked.reduce((all, { run }) => all + run, 0),
      held: checked.reduce((all, { held }) => all + held, 0),
      findings: checked.flatMap(({ findings }) => findings),
    };
  },
};

function byLabel(label: string, { lookup }: Material): ReturnType<Check['check']> {
  const dates = [...lookup.in('department-performance'), ...lookup.in('project-performance')].flatMap(
    ({ texts, label: form }) => {
      const text = texts[label];
      return text === undefined ? [] : [{ form, text }];
    },
  );
  const counts = new Map<string, number>();
  for (const { text } of dates) counts.set(text.text, (counts.get(text.text) ?? 0) + 1);
  const [usual, second] = [...counts].sort(([, a], [, b]) => b - a);
  // Without a majority there is nothing to differ from.
  if (usual === undefined || (second !== undefined && second[1] === usual[1])) return { run: 0, held: 0, findings: [] };
  const others = dates.filter(({ text }) => text.text !== usual[0]);
  return {
    run: dates.length,
    held: dates.length - others.length,
    findings: others.map(({ form, text }) => ({
      code: 'form-date',
      severity: 'warning' as const,
      places: [{ source: text.source, line: text.line }],
      expected: usual[0],
      found: text.text,
      message: `${wherever([text])}“${form}”的${label}印为${text.text}，其余${usual[1]}张均为${usual[0]}，请核对。`,
      short: `${wherever([text])}的${label}为${text.text}，其余${usual[1]}张均为${usual[0]}。`,
    })),
  };
}
