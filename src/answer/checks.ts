import { type Leaf, run } from '../calculation/run.ts';
import type { Finding } from '../document/types.ts';
import { type Amount, absolute, amount, compare, convert, equal, roundTo, show, subtract } from '../money/amount.ts';
import { citeCell } from './cite.ts';
import { type Draft, MEASURES, type Of, type Setting, value } from './draft.ts';
import type { Citation, Value } from './types.ts';

export function check(request: Of<'check'>, setting: Setting): Draft {
  const id = setting.lookup.facts.documentId;
  if (request.overall) return overall(request, setting);
  const { title, groups, sums, findings, plans, balance } = request;
  const lines: string[] = [];
  const values: Value[] = [];
  const steps: string[] = [];
  if (balance !== null) {
    const sum = run(balance.sum);
    const whole = run(balance.whole.plan);
    const holds = equal(sum.amount, whole.amount);
    lines.push(
      `${holds ? '对得上' : '对不上'}：${sum.label}${show(sum.amount)}，${balance.whole.label}${show(whole.amount)}${holds ? '，相等' : `，相差${gapText(subtract(sum.amount, whole.amount))}`}。`,
    );
    values.push(value(balance.whole.label, whole.amount), value(sum.label, sum.amount));
    if (!holds) values.push(value('相差', absolute(subtract(sum.amount, whole.amount))));
    steps.push(...sum.steps);
  }
  for (const plan of plans) {
    const result = run(plan);
    const gap = absolute(result.amount);
    lines.push(`${result.label}${gapText(gap)}。`);
    values.push(value(result.label, gap));
    steps.push(...result.steps);
  }
  for (const item of sums) {
    const result = run(item.plan);
    lines.push(`${item.label}：${show(result.amount)}（${item.rows.length}行相加）。`);
    values.push(value(item.label, result.amount));
    steps.push(...result.steps);
  }
  for (const { label, measure, leaves } of groups) {
    const byFigure = new Map<string, Leaf[]>();
    for (const leaf of leaves) {
      const printed = leaf.cell.value === null ? '空白（没有填数）' : show(leaf.cell.value);
      byFigure.set(printed, [...(byFigure.get(printed) ?? []), leaf]);
    }
    const heading = MEASURES[measure] === undefined ? label : `${label}·${MEASURES[measure]}`;
    lines.push(`${heading}：${[...byFigure].map(([text, same]) => `${text}（${places(same)}）`).join('；')}。`);
    const figures = [...byFigure.values()].flatMap(([leaf]) => (leaf?.cell.value == null ? [] : [leaf.cell.value]));
    values.push(...figures.map((a) => value(label, a)));
    const [exact, ...coarse] = figures;
    if (exact?.unit === '元' && coarse.some((a) => a.unit === '万元')) {
      const rounded = roundTo(convert(exact, '万元'), 2);
      const cut = coarse.filter((a) => a.unit === '万元' && !equal(a, rounded));
      lines.push(
        ...cut.map(
          (a) =>
            `${show(exact)}四舍五入是${show(rounded, { decimals: 2 })}，文件写作${show(a, { decimals: 2 })}，差${show(absolute(subtract(rounded, a)))}。`,
        ),
      );
      if (cut.length > 0) values.push(value(`${label}（四舍五入）`, rounded));
    }
  }
  lines.push(...findings.map((finding) => finding.message));
  values.push(...findings.flatMap((finding) => quoted(finding, values)));
  if (findings.length === 0 && plans.length === 0 && balance === null)
    lines.push(`没有查出${title === '' ? '这里' : `“${title}”`}自相矛盾的地方。`);
  const summed = balance === null ? [] : [...run(balance.sum).leaves, ...run(balance.whole.plan).leaves];
  const cited = [...groups.flatMap(({ leaves }) => leaves), ...(groups.length === 0 ? summed : [])].map((leaf) =>
    citeCell(leaf, id),
  );
  const found = findings
    .flatMap((finding) => citeFinding(finding, 3, setting))
    .filter(({ source, line }) => !cited.some((one) => one.source === source && one.line === line));
  return { kind: 'check', lines, values, citations: [...cited, ...found], calculation: steps, notes: [] };
}

/** A gap that rounding to two places of 万元 can leave says so. */
function gapText(gap: Amount): string {
  const size = absolute(gap);
  const rounding = size.unit === '万元' && compare(size, amount('0.05', '万元')) <= 0;
  return `${show(size)}${rounding ? '，可能是各数四舍五入的尾差' : ''}`;
}

/** The first `most` places of a finding, as citations. */
function citeFinding({ places }: Finding, most: number, { lookup }: Setting): readonly Citation[] {
  const entries = (source: string) => lookup.facts.entries.filter((entry) => entry.source === source);
  return places.slice(0, most).map(({ source, line }) => ({
    source,
    title: entries(source)[0]?.title ?? '',
    row: '',
    column: '',
    line,
    quote: entries(source).flatMap(({ cells }) => cells.find((cell) => cell.line === line) ?? [])[0]?.quote ?? '',
    document: lookup.facts.documentId,
    page: null,
  }));
}

/** The amounts in a finding's own sentence, beyond those already given. */
function quoted(finding: Finding, known: readonly Value[]): Value[] {
  const found = [...finding.message.matchAll(/([\d,]+\.\d{2})元/g)].map((match) => amount(match[1] ?? '', '元'));
  return found
    .map((a) => value(finding.code, a))
    .filter((one) => !known.some((other) => other.value === one.value && other.unit === one.unit));
}

function places(leaves: readonly Leaf[]): string {
  return [...new Set(leaves.map(({ entry, cell }) => `${entry.source}第${cell.line}行`))].join('、');
}

const SEVERITY: Readonly<Record<Finding['severity'], string>> = {
  error: '数字错误',
  warning: '前后不一致',
  note: '提示',
};

/** Everything that the checks found: errors first, a count of what is not shown. */
function overall({ findings }: Of<'check'>, setting: Setting): Draft {
  const serious = findings.filter(({ severity }) => severity !== 'note');
  const counts = (['error', 'warning', 'note'] as const)
    .map((severity) => `${SEVERITY[severity]}${findings.filter((one) => one.severity === severity).length}处`)
    .join('，');
  const shown = serious.slice(0, 10);
  const lines = [`有，一共查出${findings.length}处：${counts}。`, ...shown.map((one, i) => `${i + 1}. ${one.message}`)];
  if (findings.length > shown.length) lines.push(`还有${findings.length - shown.length}处。`);
  const citations = shown.flatMap((one) => citeFinding(one, 2, setting));
  return {
    kind: 'check',
    lines,
    values: [value('查出的问题', amount(String(findings.length), '处'))],
    citations,
    calculation: [],
    notes: [],
  };
}
