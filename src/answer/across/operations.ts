import { run } from '../../calculation/run.ts';
import { absolute, amount, compare, show, showBoth, sign } from '../../money/amount.ts';
import type { Operation } from '../../question/documents/across.ts';
import { value } from '../draft.ts';
import {
  type Counted,
  differenceOf,
  from,
  labelOf,
  own,
  printed,
  type Said,
  shownAlike,
  unitsAgree,
  what,
} from './compared.ts';

export function each(rows: readonly Counted[]): Said {
  const figure = shownAlike(rows);
  const title = what(rows);
  const byDocument = new Map<string, Counted[]>();
  for (const row of rows) byDocument.set(row.name, [...(byDocument.get(row.name) ?? []), row]);
  const several = byDocument.size < rows.length;
  const lines = several
    ? [...byDocument].map(
        ([name, own]) => `${name}：${own.map((row) => `${labelOf(row)}${figure(row.result.amount)}`).join('，')}`,
      )
    : rows.map((row) => `${own(row, rows)}：${figure(row.result.amount)}`);
  const long = byDocument.size > 3;
  return {
    kind: rows.length > 1 ? 'list' : 'figure',
    lines: [
      ...(title === '' || several ? [] : [`${title}${long ? `（${byDocument.size}份文件）` : ''}：`]),
      ...lines.map((line, i) => (long ? `${i + 1}. ${line}` : line)),
    ],
    values: rows.map(printed),
  };
}

export function between(rows: readonly Counted[]): Said {
  const [first, second] = rows as [Counted, Counted];
  if (rows.length > 2) return each(rows);
  const moved = differenceOf(first, second);
  const figure = shownAlike(rows);
  const direction = sign(moved.amount);
  const lead =
    direction === 0
      ? `一样多：${what(rows)}都是${figure(first.result.amount)}。`
      : `${figure(absolute(moved.amount))}：${first.name}的${what(rows)}比${second.name}${direction > 0 ? '多' : '少'}这么多。`;
  return {
    kind: 'figure',
    lines: [lead, ...rows.map((row) => `${own(row, rows)}：${figure(row.result.amount)}`)],
    values: [value('差额', absolute(moved.amount)), ...rows.map(printed)],
    steps: moved.steps,
  };
}

export function ratio(rows: readonly Counted[]): Said {
  const [first, second] = rows as [Counted, Counted];
  if (rows.length > 2) return each(rows);
  const times = run({ op: 'ratio', of: from(first), to: from(second), label: `${first.name}是${second.name}的几倍` });
  const figure = shownAlike(rows);
  return {
    kind: 'figure',
    lines: [
      `${show(times.amount)}：${first.name}的${what(rows)}是${second.name}的倍数。`,
      ...rows.map((row) => `${own(row, rows)}：${figure(row.result.amount)}`),
    ],
    values: [value('倍数', times.amount), ...rows.map(printed)],
    steps: times.steps,
  };
}

export function together(rows: readonly Counted[], op: 'sum' | 'average'): Said {
  const label = op === 'sum' ? '合计' : '平均';
  const all = run({ op, of: rows.map(from), label });
  const figure = shownAlike(rows);
  return {
    kind: 'figure',
    lines: [
      `${showBoth(all.amount)}：${rows.length}份文件的${what(rows)}${label}。`,
      ...rows.map((row) => `${own(row, rows)}：${figure(row.result.amount)}`),
    ],
    values: [value(label, all.amount), ...rows.map(printed)],
    steps: all.steps,
  };
}

const HOLDS: Readonly<Record<'gt' | 'lt' | 'ge' | 'le', (sign: number) => boolean>> = {
  gt: (one) => one > 0,
  lt: (one) => one < 0,
  ge: (one) => one >= 0,
  le: (one) => one <= 0,
};

const THAN = { gt: '超过', lt: '低于', ge: '不低于', le: '不超过' } as const;

export function filter(rows: readonly Counted[], operation: Extract<Operation, { op: 'filter' }>): Said {
  const limit = amount(operation.value, operation.unit);
  if (!rows.every(({ result }) => unitsAgree(result.amount, limit))) return each(rows);
  const found = rows.filter(({ result }) => HOLDS[operation.compare](compare(result.amount, limit)));
  const figure = shownAlike(rows);
  const sorted = [...found].sort((a, b) => compare(b.result.amount, a.result.amount));
  return {
    kind: 'list',
    lines: [
      `${what(rows)}${THAN[operation.compare]}${show(limit)}的有${found.length}个（共${rows.length}份文件）${found.length > 0 ? '：' : '。'}`,
      ...sorted.map((row, i) => `${i + 1}. ${own(row, rows)}：${figure(row.result.amount)}`),
    ],
    values: found.length > 0 ? sorted.map(printed) : [value('符合的个数', amount('0', '个'))],
    rows: sorted,
  };
}
