import { run } from '../../calculation/run.ts';
import { absolute, roundTo, show, sign } from '../../money/amount.ts';
import { value } from '../draft.ts';
import { type Counted, differenceOf, from, own, printed, type Said, shownAlike, what } from './compared.ts';

/** From the earliest to the latest year; every year between is shown. */
export function change(rows: readonly Counted[], asksRate: boolean, asksEach: boolean): Said {
  const inOrder = [...rows].sort((a, b) => a.document.year - b.document.year);
  const [before, now] = [inOrder[0] as Counted, inOrder.at(-1) as Counted];
  const moved = differenceOf(now, before);
  const figure = shownAlike(rows);
  const direction = sign(moved.amount);
  const isShare = moved.amount.unit === '%';
  const size = absolute(moved.amount);
  const points = `${show(roundTo(size, 2), { decimals: 2 }).replace('%', '')}个百分点`;
  const rate =
    isShare || before.result.amount.value.isZero()
      ? null
      : run({ op: 'growth', now: from(now), before: from(before), label: '增减幅度' });
  const word = direction > 0 ? (isShare ? '上升' : '增加') : isShare ? '下降' : '减少';
  const percent =
    rate === null || direction === 0 ? '' : `，${direction > 0 ? '增长' : '下降'}${show(absolute(rate.amount))}`;
  const lead =
    direction === 0
      ? `${what(rows)}${now.name}与${before.name}持平，都是${figure(now.result.amount)}。`
      : `${what(rows)}${now.name}比${before.name}${word}${isShare ? points : figure(size)}${percent}。`;
  const moves = [value('增减额', size), ...(rate === null ? [] : [value('增减幅度', absolute(rate.amount))])];
  const years = [...inOrder].reverse().map(printed);
  return {
    kind: 'figure',
    lines: [lead, `${inOrder.map((row) => `${own(row, rows)}${figure(row.result.amount)}`).join('，')}。`],
    values: asksEach ? [...years, ...moves] : [...(asksRate ? moves.reverse() : moves), ...years],
    steps: [...moved.steps, ...(rate?.steps ?? [])],
  };
}
