import type { Compared, KnownFinding } from '../../facts/checks/known.ts';
import type { Tally } from '../../facts/checks/types.ts';
import { pad, width } from '../../text/width.ts';

const SEVERITY = { error: '错误', warning: '警告', note: '提示' } as const;

/** The table of checks, then every finding with its file and line, then known findings that are gone. */
export function reportText(tallies: readonly Tally[], compared: Compared, file: string): string {
  const { findings, gone } = compared;
  const count = (severity: keyof typeof SEVERITY) =>
    findings.filter(({ finding }) => finding.severity === severity).length;
  const fresh = findings.filter(({ reason }) => reason === null).length;
  return [
    ...table(tallies),
    '',
    ...findings.flatMap(({ finding, reason }) => [
      `${file}:${finding.places[0]?.line ?? 1}: ${SEVERITY[finding.severity]} [${finding.code}] ${finding.message}`,
      reason === null ? '  新发现：不在已知清单中' : `  已知：${reason}`,
    ]),
    ...gone.map((one) => `${file}: 已知的发现不再出现：[${one.code}] ${one.places.join('、')}（${one.found}）`),
    '',
    `发现${findings.length}条：错误${count('error')}、警告${count('warning')}、提示${count('note')}；其中新发现${fresh}条。已知而不再出现${gone.length}条。`,
  ].join('\n');
}

function table(tallies: readonly Tally[]): readonly string[] {
  const sum = (pick: (tally: Tally) => number) => tallies.reduce((all, tally) => all + pick(tally), 0);
  const rows = [
    ['检查', '执行', '成立', '不成立'],
    ...tallies.map(({ code, title, run, held, failed }) => [`${code}  ${title}`, `${run}`, `${held}`, `${failed}`]),
    ['合计', `${sum(({ run }) => run)}`, `${sum(({ held }) => held)}`, `${sum(({ failed }) => failed)}`],
  ];
  const first = Math.max(...rows.map(([name = '']) => width(name)));
  return rows.map(([name = '', ...numbers]) =>
    [pad(name, first), ...numbers.map((number) => pad(number, 8, 'left'))].join(''),
  );
}

/** The same as plain data: one line of JSON. */
export function reportJson(document: string, tallies: readonly Tally[], { findings, gone }: Compared): string {
  return JSON.stringify({
    document,
    checks: tallies,
    findings: findings.map(({ finding, reason }) => ({ ...finding, known: reason })),
    gone: gone satisfies readonly KnownFinding[],
  });
}
