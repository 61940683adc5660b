import { CannotCalculate, run } from '../../calculation/run.ts';
import { titleOf } from '../../document/known.ts';
import { citeCell, unique } from '../cite.ts';
import type { Answer, Citation } from '../types.ts';
import { change } from './change.ts';
import {
  type Compared,
  type Counted,
  from,
  labelOf,
  listed,
  nameIn,
  type Said,
  shownAlike,
  unitsAgree,
} from './compared.ts';
import { between, each, filter, ratio, together } from './operations.ts';
import { rank } from './rank.ts';

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
      `文件里有的是：${rows.map((row) => `${row.name}${labelOf(row)}${figure(row.result.amount)}`).join('；')}。`,
    ],
    values: [],
  };
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
