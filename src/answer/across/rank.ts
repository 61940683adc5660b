import { absolute, compare } from '../../money/amount.ts';
import type { Operation } from '../../question/documents/across.ts';
import { value } from '../draft.ts';
import { type Counted, differenceOf, own, printed, type Said, shownAlike, what } from './compared.ts';

const SHOWN = 10;

export function rank(
  rows: readonly Counted[],
  { from: end, n, nth }: Extract<Operation, { op: 'rank' }>,
  gap: boolean,
): Said {
  const top = end === 'top';
  const sorted = [...rows].sort((a, b) => (top ? 1 : -1) * compare(b.result.amount, a.result.amount));
  const figure = shownAlike(rows);
  const [first, second] = sorted;
  const title = what(rows);
  const list = sorted.slice(0, SHOWN).map((row, i) => `${i + 1}. ${own(row, rows)}：${figure(row.result.amount)}`);
  const more = sorted.length > SHOWN ? [`还有${sorted.length - SHOWN}份文件。`] : [];
  if (n === null || first === undefined || second === undefined)
    return {
      kind: 'list',
      lines: [`${title}从${top ? '高到低' : '低到高'}：`, ...list, ...more],
      values: sorted.map(printed),
      rows: sorted,
    };
  if (nth && n > sorted.length)
    return { kind: 'missing', lines: [`没有第${n}：有这个数的文件只有${sorted.length}份。`], values: [], rows: sorted };
  const picked = sorted.slice(nth ? n - 1 : 0, n);
  const [chosen = first] = picked;
  const tied = sorted.filter((row) => row !== chosen && compare(row.result.amount, chosen.result.amount) === 0);
  const together = tied.length > 0 ? `（并列：${tied.map(({ name }) => name).join('、')}）` : '';
  if (gap && rows.length === 2) {
    const moved = differenceOf(first, second);
    const values = [value('相差', absolute(moved.amount)), ...sorted.map(printed)];
    const lead =
      tied.length > 0
        ? `一样多：${title}都是${figure(first.result.amount)}。`
        : `${figure(absolute(moved.amount))}：${first.name}的${title}比${second.name}${top ? '多' : '少'}这么多。`;
    return {
      kind: 'figure',
      lines: [lead, ...sorted.map((row) => `${own(row, rows)}：${figure(row.result.amount)}`)],
      values,
      steps: moved.steps,
      rows: sorted,
    };
  }
  const place = `${nth ? `第${n}` : rows.length === 2 ? '较' : '最'}${top ? '高' : '低'}`;
  const lead =
    !nth && n > 1
      ? `${title}${place}的${Math.min(n, sorted.length)}个（共${sorted.length}份文件）：`
      : `${figure(chosen.result.amount)}：${title}${place}的是${own(chosen, rows)}${together}${rows.length > 2 ? `（共${rows.length}份文件）` : ''}。`;
  const rest =
    !nth && n > 1
      ? list.slice(0, n)
      : rows.length === 2
        ? sorted.slice(1).map((row) => `${own(row, rows)}：${figure(row.result.amount)}`)
        : [...list, ...more];
  const kept = !nth && n > 1 ? picked : [chosen, ...sorted.filter((row) => row !== chosen)];
  return { kind: n > 1 && !nth ? 'list' : 'figure', lines: [lead, ...rest], values: kept.map(printed), rows: kept };
}
