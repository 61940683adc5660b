import type { Plan } from '../../calculation/plan.ts';
import { run } from '../../calculation/run.ts';
import { type Known, titleOf } from '../../document/known.ts';
import { type Amount, absolute, compare, isMoney, show, showBoth, sign } from '../../money/amount.ts';
import type { Operation } from '../../question/documents/across.ts';
import type { Item } from '../../question/request.ts';
import { citeCell, unique } from '../cite.ts';
import { value } from '../draft.ts';
import type { Answer, Value } from '../types.ts';

/** One list as a document prints it. */
export interface Listed {
  readonly document: Known;
  readonly items: readonly Item[];
}

type Moves = Extract<Operation, { op: 'moves' }>;

interface Pair {
  readonly label: string;
  readonly before: Plan;
  readonly now: Plan;
  readonly moved: Amount;
  readonly steps: readonly string[];
}

/** What moved most between two years' lists, or what only one of them has. */
export function movesAnswer(earlier: Listed, later: Listed, operation: Moves): Answer {
  return operation.kind === 'set' ? only(earlier, later) : moved(earlier, later, operation);
}

function moved(earlier: Listed, later: Listed, { kind, n }: Moves): Answer {
  const pairs = later.items.flatMap((item) => pairOf(item, earlier, later));
  const wanted = pairs.filter(({ moved: size }) =>
    kind === 'up' ? sign(size) > 0 : kind === 'down' ? sign(size) < 0 : sign(size) !== 0,
  );
  const sorted = [...wanted].sort((a, b) => compare(absolute(b.moved), absolute(a.moved)));
  const picked = sorted.slice(0, n ?? sorted.length);
  const word = kind === 'up' ? '增加' : kind === 'down' ? '减少' : '变化';
  const years = `${later.document.year}年比${earlier.document.year}年`;
  const lead =
    picked.length === 0
      ? `${years}没有${word}的（两年都有的${pairs.length}项）。`
      : `${years}${word}最多的${picked.length}项（两年都有的共${pairs.length}项）：`;
  const lines = picked.map(
    ({ label, before, now, moved: size }, i) =>
      `${i + 1}. ${label}：${sign(size) > 0 ? '增加' : '减少'}${showBoth(absolute(size))}（${show(run(before).amount)} → ${show(run(now).amount)}）`,
  );
  return answer(
    [lead, ...lines],
    picked.map(({ label, moved: size }) => value(`${label}增减额`, absolute(size))),
    picked.flatMap(({ before, now }) => [before, now]),
    picked.flatMap(({ steps }) => steps),
    [earlier, later],
  );
}

function pairOf(item: Item, earlier: Listed, later: Listed): readonly Pair[] {
  const other = earlier.items.find((one) => same(one, item));
  if (other === undefined) return [];
  const [before, now] = [from(other, earlier), from(item, later)];
  const [a, b] = [run(before).amount, run(now).amount];
  if (a.unit !== b.unit && !(isMoney(a.unit) && isMoney(b.unit))) return [];
  const difference = run({ op: 'difference', from: now, take: before, label: `${item.label}增减额` });
  return [{ label: item.label, before, now, moved: difference.amount, steps: difference.steps }];
}

/** What only one of the years has, each with its figure. */
function only(earlier: Listed, later: Listed): Answer {
  const gone = earlier.items.filter((item) => !later.items.some((one) => same(one, item)));
  const fresh = later.items.filter((item) => !earlier.items.some((one) => same(one, item)));
  const lines = (items: readonly Item[], { document }: Listed) =>
    items.map((item, i) => `${i + 1}. ${item.label}：${showBoth(run(item.plan).amount)}（${document.year}年）`);
  const count = (items: readonly Item[]) => (items.length === 0 ? '没有。' : `${items.length}项：`);
  return answer(
    [
      `${later.document.year}年比${earlier.document.year}年少了的，${count(gone)}`,
      ...lines(gone, earlier),
      `${later.document.year}年比${earlier.document.year}年多了的，${count(fresh)}`,
      ...lines(fresh, later),
    ],
    [...gone, ...fresh].map((item) => value(item.label, run(item.plan).amount)),
    [...gone.map((item) => from(item, earlier)), ...fresh.map((item) => from(item, later))],
    [],
    [earlier, later],
  );
}

/** One code is one thing; a thing without a code goes by its name. */
function same(a: Item, b: Item): boolean {
  return (a.entity !== null && a.entity === b.entity) || a.label === b.label;
}

function from(item: Item, { document }: Listed): Plan {
  return { op: 'from', document: { id: document.id, title: titleOf(document) }, of: item.plan };
}

function answer(
  lines: readonly string[],
  values: readonly Value[],
  plans: readonly Plan[],
  steps: readonly string[],
  lists: readonly Listed[],
): Answer {
  const citations = unique(plans.flatMap((plan) => run(plan).leaves.map((leaf) => citeCell(leaf, ''))));
  const sources = lists.map(({ document, items }) => {
    const [first] = items;
    return `${titleOf(document)}${first?.rows[0]?.source ?? ''}${first?.rows[0]?.title === undefined ? '' : `《${first.rows[0].title}》`}`;
  });
  return {
    ...{ kind: 'list', values, citations, calculation: steps, notes: [], choices: [], followUps: [] },
    text: [...lines, `来源：${sources.join('；')}`].join('\n'),
  };
}
