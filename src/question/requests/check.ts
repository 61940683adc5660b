import { run } from '../../calculation/run.ts';
import type { Finding } from '../../document/types.ts';
import { figureKey } from '../../facts/checks/figures.ts';
import { type Amount, isMoney, show } from '../../money/amount.ts';
import { figuresOf } from '../figures.ts';
import { LISTS, OVERALL } from '../frame.ts';
import { itemOf, nounName } from '../operands.ts';
import type { Query } from '../query.ts';
import type { Equation, Prints, Proof, Request, Tallied } from '../request.ts';
import { readings, type Said, saidFigures, stands } from '../said.ts';
import { doubted, equationsOf } from './equation.ts';
import { contested, relevantFindings } from './findings.ts';
import { ownSums } from './own-sums.ts';
import { bearersOf, printsOf } from './prints.ts';

type Check = Extract<Request, { type: 'check' }>;

const NOTHING: Omit<Check, 'overall'> = {
  type: 'check',
  title: '',
  equations: [],
  prints: [],
  proofs: [],
  tables: [],
  unprinted: [],
  findings: [],
};
const MOST_PROOFS = 4;
/** What a question asks for beside an equality is not consistency. */
const OTHERWISE = ['share', 'percent', 'half', 'ratio', 'up', 'down', 'max', 'min', 'except'];

/** 哪个对, 有没有对不上, 加起来等于吗, 为什么两张表不一样: every place that prints the figure, and what follows for it from others. */
export function check(query: Query): Request | null {
  const { frame, scope, lookup } = query;
  const said = saidFigures(frame.segment.tokens);
  const equations = [...balance(query), ...equationsOf(query)];
  if (!asked(query, said, equations)) return null;
  if (mistaken(query).length > 0 || missingTables(query).length > 0) return ofTables([], query);
  const counted = countedApart(query);
  if (counted.length > 0) return { ...NOTHING, overall: false, findings: counted };
  const tables = equations.length === 0 && said.length === 0 ? tablesOf(query) : [];
  if (tables.length > 0) return ofTables(tables, query);
  const about = scope.inherited && (OVERALL.test(frame.segment.text) || equations.length > 0) ? [] : scope.nouns;
  const nouns = about.filter((noun) => noun.ids.length > 0);
  const named = about.some((noun) => noun.collection !== null);
  const bare = equations.length === 0 && nouns.length === 0 && !named && said.length === 0;
  if (bare && frame.unread.length === 0 && !frame.asks.has('filled'))
    return { ...NOTHING, overall: true, findings: query.findings() };
  const things = equations.length > 0 ? [] : printsOf(nouns, said, query);
  const own = things.length > 0 || equations.length > 0 ? things : bearersOf(said, query);
  const lacking = equations.length > 0 ? [] : unprinted(said, own);
  const prints = lacking.length === 0 ? own : [...own, ...beside(said, own, query)];
  const [first] = about;
  const findings = relevantFindings(
    equations.length > 0 ? equations.flatMap(sidesOf) : prints,
    query,
    equations.length > 0,
  );
  // A finding gives its own reasons.
  const explained = equations.length > 0 || findings.some(({ difference }) => difference !== undefined);
  return {
    ...NOTHING,
    title: first === undefined ? '' : nounName(first, lookup),
    overall: false,
    equations: [...equations, ...columns(prints, said)],
    prints,
    proofs: explained ? [] : proofsOf(prints, query),
    unprinted: lacking,
    findings,
  };
}

/** A rate is no doubt about the amounts that it is of. */
function sidesOf({ left, right }: Equation): readonly Prints[] {
  const rate = run(right).amount.unit === '%';
  return rate ? [] : [{ label: '', measure: 'amount', leaves: [...run(left).leaves, ...run(right).leaves] }];
}

/** Is this a question about consistency? */
function asked(query: Query, said: readonly Said[], equations: readonly Equation[]): boolean {
  const { frame, scope } = query;
  const { text } = frame.segment;
  // 四舍五入 alone beside a share only says how to show it.
  const form =
    ['share', 'percent', 'ratio'].some((op) => frame.ops.has(op)) && text.includes('四舍五入') && said.length < 2;
  if (frame.ops.has('check')) return !form;
  if (mistaken(query).length > 0 || countedApart(query).length > 0) return true;
  if (doubted(frame) && equations.some(({ right }) => run(right).amount.unit === '%')) return true;
  if (frame.asks.has('filled') && (frame.asks.has('yes-no') || frame.ops.has('even'))) return true;
  if (/空表/.test(text) && notEmpty(query)) return true;
  const table = frame.sources.length > 0 && scope.said.length === 0;
  if (table && frame.asks.has('yes-no') && /[对错准多少]|正确|无误/.test(text)) return true;
  if (missingTables(query).length > 0) return true;
  // 表10里的名字跟绩效申报表里的名字一样吗
  const named = scope.said.some(({ ids }) => ids.length > 0);
  if (named && frame.asks.has('name') && frame.ops.has('even')) return true;
  const places = frame.ops.has('places') || frame.sources.length > 1;
  if (places && frame.ops.has('even') && frame.years.length === 0 && !scope.inherited) return true;
  // 4256.08减4064.15等于191.93，对吗
  if (scope.said.length === 0 && ownSums(query).length > 0) return true;
  if (OTHERWISE.some((op) => frame.ops.has(op)) || frame.thresholds.length > 0) return false;
  const adding = frame.ops.has('plus') && frame.asks.has('yes-no') && frame.years.length < 2;
  if (equations.length > 0 && (frame.ops.has('equals') || adding)) return true;
  const things = scope.nouns.some((noun) => noun.ids.length > 0) && !scope.inherited;
  const disputed = /还是|却|又是|又写|又印/.test(text) && said.length > 1 && frame.thresholds.length === 0;
  if (things && disputed) return true;
  return /还是|哪个|对|一回事|同一|一样/.test(text) && query.findings().some((finding) => contested(finding, text));
}

/** 那张表下面的注写着是空表: a table that is no empty one, though its note says so. */
function notEmpty({ frame, scope, lookup, findings }: Query): boolean {
  const entries = scope.nouns.flatMap(({ ids }) => ids).flatMap((id) => lookup.about(id));
  const sources = new Set([...frame.sources, ...entries.map(({ source }) => source)]);
  return findings().some(
    ({ code, places }) => code === 'not-empty' && places.some(({ source }) => sources.has(source)),
  );
}

/** Tables that are asked about as such: by number, or by a list's name. */
function tablesOf({ frame, scope, lookup }: Query): readonly string[] {
  if (scope.said.length === 0 || (asksProducts(frame.segment.text) && frame.sources.length > 0)) return frame.sources;
  if (scope.said.some(({ ids }) => ids.length > 0)) return [];
  const listed = scope.said.flatMap(({ collection }) => LISTS[collection ?? ''] ?? []);
  const sources = new Set(listed.flatMap((one) => lookup.in(one).map(({ source }) => source)));
  return scope.said.length === 1 && sources.size === 1 ? [...sources] : [];
}

/** 数量×单价, row by row. */
function asksProducts(text: string): boolean {
  return text.includes('单价') && text.includes('数量');
}

/** 表3合计对吗: how many figures of a table follow from others, and what was found in it. */
function ofTables(sources: readonly string[], query: Query): Check {
  const { frame, equalities, findings } = query;
  const title = sources.join('、');
  const products = asksProducts(frame.segment.text);
  const spoken = [...mistaken(query), ...missingTables(query), ...relevantFindings([], query, true)];
  if (spoken.length > 0 && !products) return { ...NOTHING, title, overall: false, findings: [...new Set(spoken)] };
  const tables = sources.map((source): Tallied => {
    const here = equalities().filter(
      ({ figures: [result], group, check: code }) =>
        group === undefined && result?.entry.source === source && (!products || code === 'product'),
    );
    const failed = here.filter(({ verdict }) => verdict() === 'fails');
    const results = (failed.length > 0 ? failed : here).flatMap(({ figures: [result] }) => result ?? []);
    return { source, run: here.length, failed: failed.length, leaves: results.slice(0, 3) };
  });
  const found = products ? [] : findings().filter(({ places: [place] }) => sources.includes(place?.source ?? ''));
  return { ...NOTHING, title, overall: false, tables, findings: found };
}

/** 表3的合计多了3块钱: the finding that the quoted amount is the difference of. */
function mistaken({ frame, findings }: Query): readonly Finding[] {
  const said = saidFigures(frame.segment.tokens);
  return findings().filter(
    ({ places: [place], difference }) =>
      frame.sources.includes(place?.source ?? '') &&
      said.some((one) => readings(one).some((amount) => show(amount) === difference)),
  );
}

/** 前面写0辆，后面写1辆: what was found about counts that the question quotes. */
function countedApart({ frame, findings }: Query): readonly Finding[] {
  const counts = new Set(
    frame.numbers.flatMap(({ value, unit }) =>
      unit === null || unit === '%' || isMoney(unit) ? [] : `(?<![\\d.])${value}${unit}`,
    ),
  );
  // 绩效目标说5个项目3328.13万，各张填报表累加不是这个数
  const text = frame.segment.text;
  if (/绩效/.test(text) && /[申填编]报/.test(text) && /加|累|总和|合计|对得上|不是|一致/.test(text)) {
    const goals = findings().filter(({ code }) => code === 'goal-projects');
    if (goals.length > 0) return goals;
  }
  if (counts.size < 2) return [];
  return findings().filter(({ message }) => [...counts].every((count) => new RegExp(count).test(message)));
}

/** 收入总表在哪: a table that the contents name, and that is printed nowhere; not where its figures are asked for. */
function missingTables({ frame, scope, lookup, findings }: Query): readonly Finding[] {
  if (frame.asks.has('amount') || frame.asks.has('number')) return [];
  const named = scope.said.map(({ token }) => token.text);
  return findings().filter(
    ({ code, expected, message }) =>
      code === 'table-absent' &&
      (named.includes(expected) ||
        frame.sources.some(
          (source) => message.includes(`${source}《`) && !lookup.facts.entries.some((entry) => entry.source === source),
        )),
  );
}

/** 收支平不平: income and expenditure have to be equal. */
function balance({ lookup, frame, scope }: Query): readonly Equation[] {
  if (!/收支/.test(frame.segment.text) || scope.said.length > 0 || !frame.ops.has('check')) return [];
  const [left, right] = ['total:收入总计', 'total:支出总计'].map((id) => {
    const [figure] = figuresOf(id, { want: 'money', year: lookup.facts.year }, lookup);
    return figure === undefined ? undefined : itemOf(figure).plan;
  });
  return left === undefined || right === undefined ? [] : [{ left, right }];
}

/** 325.23万 and 676万 of one account do not disagree: one is a column of the other. */
function columns(prints: readonly Prints[], said: readonly Said[]): readonly Equation[] {
  const measures = new Set(prints.map(({ measure }) => measure));
  const [main] = prints.filter(({ measure }) => measure === 'amount');
  const row = main?.leaves.find(({ entry }) => entry.cells.some(({ measure }) => measure === 'basic'));
  if (row === undefined || said.length < 2 || measures.size < 2 || prints.length < 2) return [];
  const of = row.entry.cells
    .filter(
      ({ measure, value, year }) =>
        (measure === 'basic' || measure === 'project') && value !== null && year === row.cell.year,
    )
    .map((cell) => ({ op: 'cell' as const, entry: { ...row.entry, label: cell.column.split('·').at(0) ?? '' }, cell }));
  return of.length < 2
    ? []
    : [
        {
          left: { op: 'sum', of, label: of.map(({ entry }) => entry.label).join('＋') },
          right: { op: 'cell', ...row },
        },
      ];
}

/** What follows for the figures from others: sums of rows, of columns, products, shares. */
function proofsOf(prints: readonly Prints[], { equalities, frame }: Query): readonly Proof[] {
  const alone = prints.every(({ leaves }) => leaves.length < 2);
  const rates = prints.some(({ leaves }) => leaves.some(({ cell }) => cell.value?.unit === '%'));
  if (!frame.ops.has('plus') && !alone && !rates) return [];
  const keys = new Set(prints.flatMap(({ leaves }) => leaves.map(figureKey)));
  const seen = new Set<string>();
  return equalities()
    .flatMap(({ figures: [leaf], group, reason, solve, verdict }): readonly Proof[] => {
      const value = leaf === undefined || !keys.has(figureKey(leaf)) ? null : solve(leaf);
      if (leaf === undefined || value === null || group !== undefined) return [];
      const text = reason(leaf, value);
      const key = `${figureKey(leaf)}|${text}`;
      return seen.has(key) || !seen.add(key) ? [] : [{ leaf, reason: text, holds: verdict() !== 'fails' }];
    })
    .slice(0, MOST_PROOFS);
}

/** 工程类14万元: what the same place prints with the figure that was quoted for another thing. */
function beside(said: readonly Said[], prints: readonly Prints[], query: Query): readonly Prints[] {
  const sources = new Set(prints.flatMap(({ leaves }) => leaves.map(({ entry }) => entry.source)));
  return bearersOf(said, query, sources);
}

/** Amounts that the question quotes, and that no print of the thing is. */
function unprinted(said: readonly Said[], prints: readonly Prints[]): readonly Amount[] {
  if (prints.length === 0) return [];
  const printed = prints.flatMap(({ leaves }) => leaves.flatMap(({ cell }) => cell.value ?? []));
  return said.flatMap((one) => {
    const [amount, ...others] = readings(one);
    const known = [amount, ...others].some((a) => a !== undefined && printed.some((value) => stands(a, value)));
    return known || amount === undefined || !isMoney(amount.unit) ? [] : [amount];
  });
}
