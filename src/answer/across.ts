import type { Plan } from '../calculation/plan.ts';
import { CannotCalculate, type Result, run } from '../calculation/run.ts';
import { type Known, STAGE, titleOf } from '../document/known.ts';
import {
  type Amount,
  absolute,
  amount,
  compare,
  convert,
  isMoney,
  roundTo,
  show,
  showBoth,
  sign,
} from '../money/amount.ts';
import type { Figure, Operation } from '../question/documents/across.ts';
import { citeCell, unique } from './cite.ts';
import { value } from './draft.ts';
import type { Answer, Citation, Value } from './types.ts';

/** What one of several documents gives to the question. */
export interface Row {
  readonly document: Known;
  readonly figure: Figure;
  /** What has to be known about this figure in its document. */
  readonly notes: readonly string[];
}

/** One question that several documents were asked. */
export interface Compared {
  readonly rows: readonly Row[];
  readonly operation: Operation;
  readonly over: 'years' | 'departments';
  /** The documents were named: where one lacks the figure, there is nothing to compare. */
  readonly named: boolean;
  /** Documents that do not have it, as they are called, and years or departments without any document. */
  readonly lacking: readonly string[];
  readonly asks: { readonly each: boolean; readonly gap: boolean };
  readonly notes: readonly string[];
}

interface Counted extends Row {
  readonly name: string;
  readonly result: Result;
}

type Said = Pick<Answer, 'kind' | 'values'> & {
  readonly lines: readonly string[];
  readonly steps?: readonly string[];
  /** In the order in which they support the answer. */
  readonly rows?: readonly Counted[];
};

/** Puts what several documents say to one question beside each other: each figure with its document. */
export function acrossAnswer(compared: Compared): Answer {
  const counted = count(compared);
  const said =
    counted.length === 0
      ? nothing(compared)
      : lacks(compared)
        ? incomparable(counted, compared)
        : say(counted, compared);
  const rows = said.rows ?? counted;
  const citations = unique(rows.flatMap(cited));
  const notes = [
    ...(compared.lacking.length > 0 && said.kind !== 'missing' ? [`没有这个数的：${listed(compared.lacking)}。`] : []),
    ...mixed(counted, compared.over),
    ...compared.notes,
    ...rows.slice(0, 3).flatMap((row) => row.notes.map((note) => `${row.name}：${note}`)),
  ];
  const source = sources(rows);
  return {
    kind: said.kind,
    text: [...said.lines, ...(source === '' ? [] : [source]), ...notes.map((note) => `注：${note}`)].join('\n'),
    values: said.values,
    citations,
    calculation: [...rows.flatMap(({ result }) => result.steps), ...(said.steps ?? [])],
    notes,
    choices: [],
    followUps: [],
  };
}

function count({ rows, over }: Compared): readonly Counted[] {
  return rows.flatMap((row) => {
    try {
      return [
        {
          ...row,
          name: nameIn(
            row.document,
            rows.map(({ document }) => document),
            over,
          ),
          result: run(from(row)),
        },
      ];
    } catch (error) {
      if (error instanceof CannotCalculate) return [];
      throw error;
    }
  });
}

function from({ document, figure }: Row): Plan {
  return { op: 'from', document: { id: document.id, title: titleOf(document) }, of: figure.plan };
}

/** The shortest name that tells a document from the others: its year, its department, or both. */
export function nameIn(document: Known, all: readonly Known[], over: 'years' | 'departments'): string {
  const stages = new Set(all.map(({ stage }) => stage)).size > 1 ? STAGE[document.stage] : '';
  const years = new Set(all.map(({ year }) => year)).size > 1;
  if (over === 'years') return `${document.year}年${stages}`;
  return `${document.department}${years || stages !== '' ? `${document.year}年${stages}` : ''}`;
}

function lacks({ operation, named, lacking, over }: Compared): boolean {
  return named && over === 'departments' && lacking.length > 0 && operation.op !== 'each';
}

function say(rows: readonly Counted[], compared: Compared): Said {
  const { operation, asks } = compared;
  const alike = rows.every(({ result }) => unitsAgree(result.amount, rows[0]?.result.amount));
  if (!alike || rows.length < 2) return each(rows);
  switch (operation.op) {
    case 'each':
      return each(rows);
    case 'rank':
      return rank(rows, operation, asks.gap);
    case 'change':
      return change(rows, operation.rate, asks.each);
    case 'between':
      return between(rows);
    case 'ratio':
      return ratio(rows);
    case 'sum':
    case 'average':
      return together(rows, operation.op);
    case 'filter':
      return filter(rows, operation);
    case 'moves':
      return each(rows);
  }
}

function unitsAgree(a: Amount, b: Amount | undefined): boolean {
  return b !== undefined && (a.unit === b.unit || (isMoney(a.unit) && isMoney(b.unit)));
}

/** All in one unit, as printed where they have one anyway. */
function shownAlike(rows: readonly Counted[]): (a: Amount) => string {
  const units = new Set(rows.map(({ result }) => result.amount.unit));
  if (units.size === 1) return (a) => (rows.length <= 3 ? showBoth(a) : show(a));
  return (a) => (isMoney(a.unit) && a.unit !== '万元' ? `${show(convert(a, '万元'))}（${show(a)}）` : show(a));
}

/** How the figure is called: once where all documents call it the same. */
function what(rows: readonly Counted[]): string {
  return new Set(rows.map(({ figure }) => figure.label)).size === 1 ? (rows[0]?.figure.label ?? '') : '';
}

function own(row: Counted, rows: readonly Counted[]): string {
  return what(rows) === '' ? `${row.name}（${row.figure.label}）` : row.name;
}

const printed = (row: Counted): Value => value(`${row.name}${row.figure.label}`, row.result.amount);

function each(rows: readonly Counted[]): Said {
  const figure = shownAlike(rows);
  const title = what(rows);
  const byDocument = new Map<string, Counted[]>();
  for (const row of rows) byDocument.set(row.name, [...(byDocument.get(row.name) ?? []), row]);
  const several = byDocument.size < rows.length;
  const lines = several
    ? [...byDocument].map(
        ([name, own]) => `${name}：${own.map((row) => `${row.figure.label}${figure(row.result.amount)}`).join('，')}`,
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

const SHOWN = 10;

function rank(rows: readonly Counted[], { from: end, n, nth }: Extract<Operation, { op: 'rank' }>, gap: boolean): Said {
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
        : `${figure(absolute(moved.amount))}：${first.name}的${title}比${second.name}${top ? '多' : '少'}的数。`;
    return {
      kind: 'figure',
      lines: [lead, ...sorted.map((row) => `${own(row, rows)}：${figure(row.result.amount)}`)],
      values,
      steps: moved.steps,
      rows: sorted,
    };
  }
  const place = nth
    ? `第${n}${top ? '高' : '低'}`
    : top
      ? rows.length === 2
        ? '较高'
        : '最高'
      : rows.length === 2
        ? '较低'
        : '最低';
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

function differenceOf(a: Counted, b: Counted): Result {
  return run({ op: 'difference', from: from(a), take: from(b), label: `${a.name}比${b.name}` });
}

/** From the earliest to the latest year; every year between is shown. */
function change(rows: readonly Counted[], asksRate: boolean, asksEach: boolean): Said {
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

function between(rows: readonly Counted[]): Said {
  const [first, second] = rows as [Counted, Counted];
  if (rows.length > 2) return each(rows);
  const moved = differenceOf(first, second);
  const figure = shownAlike(rows);
  const direction = sign(moved.amount);
  const lead =
    direction === 0
      ? `一样多：${what(rows)}都是${figure(first.result.amount)}。`
      : `${figure(absolute(moved.amount))}：${first.name}的${what(rows)}比${second.name}${direction > 0 ? '多' : '少'}的数。`;
  return {
    kind: 'figure',
    lines: [lead, ...rows.map((row) => `${own(row, rows)}：${figure(row.result.amount)}`)],
    values: [value('差额', absolute(moved.amount)), ...rows.map(printed)],
    steps: moved.steps,
  };
}

function ratio(rows: readonly Counted[]): Said {
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

function together(rows: readonly Counted[], op: 'sum' | 'average'): Said {
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

function filter(rows: readonly Counted[], operation: Extract<Operation, { op: 'filter' }>): Said {
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

function nothing({ lacking }: Compared): Said {
  return { kind: 'missing', lines: [`这几份文件都没有这个数：${listed(lacking)}。`], values: [] };
}

/** Two were to be compared, and one has no such figure. */
function incomparable(rows: readonly Counted[], { lacking }: Compared): Said {
  const figure = shownAlike(rows);
  return {
    kind: 'missing',
    lines: [
      `没法比：${listed(lacking)}的文件里没有这个数。`,
      `文件里有的是：${rows.map((row) => `${row.name}${row.figure.label}${figure(row.result.amount)}`).join('；')}。`,
    ],
    values: [],
  };
}

const NAMED = 8;

export function listed(names: readonly string[]): string {
  return names.length > NAMED ? `${names.slice(0, NAMED).join('、')}等${names.length}个` : names.join('、');
}

/** Budgets beside final accounts, one year beside another: to be known by whoever compares. */
function mixed(rows: readonly Counted[], over: 'years' | 'departments'): readonly string[] {
  const stages = new Set(rows.map(({ document }) => document.stage)).size > 1;
  const years = over === 'departments' && new Set(rows.map(({ document }) => document.year)).size > 1;
  return stages || years
    ? [`${[...(years ? ['年度不同'] : []), ...(stages ? ['有预算也有决算'] : [])].join('，')}，比较时请留意。`]
    : [];
}

function cited({ figure, result, document }: Counted): readonly Citation[] {
  return [...result.leaves, ...(figure.item?.same ?? [])].map((leaf) => citeCell(leaf, document.id));
}

const PLACES = 4;

/** 来源：某局2026年预算表8第318行（第18页）；…: one place a document. */
function sources(rows: readonly Counted[]): string {
  const places = [
    ...new Set(
      rows.flatMap(({ result, document }) =>
        result.leaves
          .slice(0, 2)
          .map(
            ({ entry, cell }) =>
              `${titleOf(document)}${entry.source}第${cell.line}行${cell.page === null ? '' : `（第${cell.page}页）`}`,
          ),
      ),
    ),
  ];
  if (places.length === 0) return '';
  return `来源：${places.slice(0, PLACES).join('；')}${places.length > PLACES ? `；等${places.length}处` : ''}`;
}
