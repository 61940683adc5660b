import type { Plan } from '../../calculation/plan.ts';
import { type Leaf, run } from '../../calculation/run.ts';
import type { Finding } from '../../document/types.ts';
import { agreement } from '../../facts/agree.ts';
import { type Amount, amount, convert, equal, isMoney, roundTo } from '../../money/amount.ts';
import { figuresOf } from '../figures.ts';
import { OVERALL } from '../frame.ts';
import { alike, itemOf, nounName, operand, rowItem } from '../operands.ts';
import type { Query } from '../query.ts';
import type { Item, Request } from '../request.ts';
import { squeeze } from '../squeeze.ts';

/** 哪个对, 有没有对不上, 为什么两张表不一样: every place that prints the figure, and what was found about it. */
export function check(query: Query): Request | null {
  const { frame, scope, lookup } = query;
  const filled = frame.asks.has('filled') && (frame.asks.has('yes-no') || frame.ops.has('even'));
  if (!frame.ops.has('check') && !filled) return null;
  // 四舍五入 alone beside a share only says how to show it.
  if (
    ['share', 'percent', 'ratio'].some((op) => frame.ops.has(op)) &&
    frame.segment.text.includes('四舍五入') &&
    frame.numbers.length < 2
  )
    return null;
  const findings = query.findings();
  const balance = /收支/.test(frame.segment.text) && scope.nouns.length === 0 ? totals(query) : [];
  const about = scope.inherited && OVERALL.test(frame.segment.text) ? [] : scope.nouns;
  const nouns = about.filter((noun) => noun.ids.length > 0 || noun.collection !== null);
  const said = statedAmounts(query);
  if (
    !filled &&
    balance.length === 0 &&
    nouns.length === 0 &&
    said.length === 0 &&
    frame.sources.length === 0 &&
    frame.unread.length === 0
  ) {
    return { type: 'check', title: '', overall: true, groups: [], sums: [], findings, plans: [], balance: null };
  }
  const open = {
    ...scope,
    within: nouns.length > 1 ? undefined : scope.within,
    source: undefined,
    want: 'any' as const,
  };
  const named: Item[] = nouns.flatMap((noun) => operand(noun, open, lookup, frame.years[0]).readings);
  const priced = named
    .filter((item) => item.measure === 'amount')
    .flatMap((item) =>
      item.rows.flatMap((row) => (row.role === 'item' ? (rowItem(row, 'unit-price', item.year, lookup) ?? []) : [])),
    );
  if (priced.length > 0 && scope.measure === undefined) named.push(...priced);
  named.push(...balance);
  const items = named.length > 0 ? named : said.flatMap((one) => printedAs(one, query));
  const empty =
    items.length > 0
      ? []
      : nouns
          .flatMap((noun) =>
            noun.ids.map((id) => ({
              label: lookup.entity(id)?.names[0] ?? noun.token.text,
              measure: 'amount' as const,
              leaves: blankLeaves(id, query),
            })),
          )
          .filter(({ leaves }) => leaves.length > 0);
  const sums = items.filter((item) => item.plan.op === 'sum');
  const groups = [
    ...empty,
    ...items
      .filter((item) => item.plan.op === 'cell')
      .slice(0, 6)
      .map((item) => ({
        label: item.label,
        measure: item.measure,
        leaves: [...leavesOf(item), ...blanks(item, query)],
      })),
  ];
  const relevant = relevantFindings(
    query,
    findings,
    groups.flatMap(({ leaves }) => leaves),
  );
  return {
    type: 'check',
    title: nouns[0] === undefined ? '' : nounName(nouns[0], lookup),
    overall: false,
    groups,
    sums,
    findings: relevant,
    plans: differences(items),
    balance: balanceOf(items, query),
  };
}

function leavesOf(item: Item): readonly Leaf[] {
  const seen = new Set<string>();
  return [...run(item.plan).leaves, ...item.same, ...item.different].filter(({ entry, cell }) => {
    const key = `${entry.source}|${cell.line}|${cell.printed}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** Income and expenditure, which have to be equal. */
function totals({ lookup }: Query): readonly Item[] {
  return ['total:收入总计', 'total:支出总计'].flatMap((id) =>
    figuresOf(id, { want: 'money', year: lookup.facts.year }, lookup).slice(0, 1).map(itemOf),
  );
}

/** The prints of a thing, empty cells too: in the table that is asked about, and elsewhere. */
function blankLeaves(id: string, { lookup, scope }: Query): readonly Leaf[] {
  const entries = lookup.about(id);
  const here = entries.filter((entry) => scope.within?.includes(entry.collection) === true);
  const leaves = [...here, ...entries.filter((entry) => !here.includes(entry))].flatMap((entry) =>
    entry.cells.filter((cell) => cell.measure === 'amount').map((cell) => ({ entry, cell })),
  );
  return leaves.some(({ cell }) => cell.value === null) ? leaves : [];
}

/** Cells about the same thing that the document leaves empty. */
function blanks(item: Item, { lookup, scope }: Query): readonly Leaf[] {
  const entries = item.entity === null ? [] : lookup.about(item.entity);
  return entries
    .filter((entry) => scope.within === undefined || scope.within.includes(entry.collection))
    .flatMap((entry) =>
      entry.cells
        .filter(
          (cell) =>
            cell.measure === item.measure && cell.year === item.year && cell.value === null && cell.printed === '',
        )
        .map((cell) => ({ entry, cell })),
    );
}

/** What separates two figures of one thing, or two things of one unit. */
function differences(items: readonly Item[]): readonly Plan[] {
  const [first, second] = items;
  const inside = items.flatMap((item): Plan[] => {
    const main = item.plan;
    if (main.op !== 'cell') return [];
    return item.different
      .filter((leaf) => agreement(main.cell, leaf.cell) === 'different')
      .map((leaf) => ({ op: 'difference', from: { op: 'cell', ...leaf }, take: main, label: `${item.label}相差` }));
  });
  if (inside.length > 0 || first === undefined || second === undefined || items.length > 3) return inside;
  const [a, b] = [run(first.plan).amount, run(second.plan).amount];
  return alike(a, b) && first.measure === second.measure && !equal(a, b)
    ? [{ op: 'difference', from: first.plan, take: second.plan, label: `${first.label}与${second.label}相差` }]
    : [];
}

/** 基本＋项目＝合计 成立吗, 收支平不平: the parts against the whole. */
function balanceOf(items: readonly Item[], { frame }: Query): { readonly sum: Plan; readonly whole: Item } | null {
  const whole = items.at(-1);
  const parts = items.slice(0, -1);
  if (whole === undefined || parts.length === 0 || !(frame.ops.has('plus') || parts.length === 1)) return null;
  const unit = (item: Item) => run(item.plan).amount;
  if (!parts.every((part) => alike(unit(part), unit(whole)))) return null;
  if (parts.length === 1 && !/平|相等|等于|一致|相符/.test(frame.segment.text)) return null;
  return {
    sum:
      parts.length === 1 && parts[0] !== undefined
        ? parts[0].plan
        : { op: 'sum', of: parts.map(({ plan }) => plan), label: parts.map(({ label }) => label).join('＋') },
    whole,
  };
}

function statedAmounts({ frame }: Query): readonly Amount[] {
  return frame.numbers
    .filter(({ unit, value }) => (unit === null || isMoney(unit)) && Number(value) >= 100)
    .map(({ value }) => amount(value, '元'));
}

/** The things that are printed with a figure that the question quotes, exactly or rounded. */
function printedAs(said: Amount, { lookup }: Query): readonly Item[] {
  const found = new Map<string, Item>();
  for (const entry of lookup.facts.entries) {
    for (const cell of entry.cells) {
      if (cell.value === null || !isMoney(cell.value.unit) || found.has(entry.subject)) continue;
      if (!equal(cell.value, said) && !equal(roundTo(convert(cell.value, '万元'), 2), convert(said, '万元'))) continue;
      const about = lookup
        .about(entry.subject)
        .flatMap((other) =>
          other.cells
            .filter((one) => one.measure === cell.measure && one.year === cell.year && one.value !== null)
            .map((one) => ({ entry: other, cell: one })),
        );
      found.set(entry.subject, {
        label: lookup.entity(entry.subject)?.names[0] ?? entry.label,
        plan: { op: 'cell', entry, cell },
        entity: entry.subject,
        rows: [entry],
        year: cell.year,
        measure: cell.measure,
        same: about,
        different: [],
      });
    }
  }
  return [...found.values()].slice(0, 2);
}

/** Findings at the places in question, or that speak of its words. */
export function relevantFindings(
  query: Query,
  findings: readonly Finding[],
  leaves: readonly Leaf[],
): readonly Finding[] {
  const { frame, scope, lookup } = query;
  const places = new Set(leaves.map(({ entry, cell }) => `${entry.source}|${cell.line}`));
  const entries = scope.nouns.flatMap((noun) => noun.ids).flatMap((id) => lookup.about(id));
  for (const entry of entries) for (const cell of entry.cells) places.add(`${entry.source}|${cell.line}`);
  for (const entry of entries) for (const text of Object.values(entry.texts)) places.add(`${text.source}|${text.line}`);
  const words = pairs(frame.segment.text);
  const scored = findings.map((finding) => {
    const here = finding.places.some(({ source, line }) => places.has(`${source}|${line}`)) ? 3 : 0;
    const table = finding.places.some(({ source }) => frame.sources.includes(source)) ? 2.7 : 0;
    const text = squeeze(finding.message);
    const called =
      namesOf(query).some((name) => finding.message.includes(name)) && /name|title/.test(finding.code) ? 3 : 0;
    const spoken = frame.unread.some((word) => word.length >= 2 && text.includes(word)) ? 3 : 0;
    const shared = Math.min(2, words.filter((pair) => text.includes(pair)).length / 3);
    return { finding, score: here + table + spoken + called + shared };
  });
  const best = scored.filter(({ score }) => score >= 2.6).sort((a, b) => b.score - a.score);
  return best.slice(0, 4).map(({ finding }) => finding);
}

/** Codes and names of what is asked about. */
function namesOf({ scope, lookup }: Query): readonly string[] {
  return scope.nouns
    .flatMap((noun) => noun.ids)
    .flatMap((id) => [lookup.entity(id)?.code ?? '', ...(lookup.entity(id)?.names ?? [])])
    .filter((name) => name.length >= 4);
}

function pairs(text: string): readonly string[] {
  return [...text].slice(0, -1).map((char, i) => char + text.charAt(i + 1));
}
