import type { Plan } from '../calculation/plan.ts';
import { type Leaf, type Result, run } from '../calculation/run.ts';
import type { Finding } from '../document/types.ts';
import { agreement } from '../facts/agree.ts';
import { cellOf } from '../facts/lookup.ts';
import type { Entry } from '../facts/types.ts';
import {
  type Amount,
  absolute,
  amount,
  compare,
  convert,
  equal,
  isMoney,
  isZero,
  roundTo,
  show,
  showBoth,
  sign,
  subtract,
} from '../money/amount.ts';
import type { Item, Request } from '../question/request.ts';
import { citeCell, citeStatement, sourceLine, unique } from './cite.ts';
import { cites, type Draft, MEASURES, name, type Of, type Setting, value } from './draft.ts';
import type { Answer, Citation, Value } from './types.ts';
import { details, passages } from './words.ts';

/** Puts a resolved request into words: complete, cited, the same on every run. */
export function compose(request: Request, setting: Setting): Answer {
  const draft = write(request, setting);
  const citations = unique(draft.citations);
  const source = draft.lines.some((line) => line.startsWith('来源：')) ? '' : sourceLine(citations);
  const notes = [...setting.readAs.map(({ meant }) => `按“${meant}”理解。`), ...draft.notes].filter(
    (note, i, all) => all.indexOf(note) === i,
  );
  const text = [...draft.lines, ...(source === '' ? [] : [source]), ...notes.map((note) => `注：${note}`)].join('\n');
  return {
    kind: draft.kind,
    text,
    values: draft.values,
    citations,
    calculation: draft.calculation,
    notes,
    followUps: [],
  };
}

function write(request: Request, setting: Setting): Draft {
  switch (request.type) {
    case 'figures':
      return figures(request, setting);
    case 'share':
      return shares(request, setting);
    case 'change':
      return change(request, setting);
    case 'between':
      return between(request, setting);
    case 'ratio':
      return ratio(request, setting);
    case 'quotient':
      return quotient(request, setting);
    case 'average':
      return average(request, setting);
    case 'ranking':
      return ranking(request, setting);
    case 'position':
      return position(request, setting);
    case 'rows':
      return rows(request, setting);
    case 'count':
      return count(request, setting);
    case 'passages':
      return passages(request, setting);
    case 'details':
      return details(request, setting);
    case 'check':
      return check(request, setting);
    case 'missing':
      return missing(request, setting);
    case 'named-by-amount':
      return namedByAmount(request, setting);
    case 'clarify':
      return clarify(request, setting);
    case 'none-of':
      return noneOf(request, setting);
    case 'vague':
      return vague(request);
    case 'out-of-scope':
      return outOfScope(request);
    case 'several':
      return several(request, setting);
  }
}

/** 指标值 keep their ≥; money shows both forms. */
function shown(item: Item, result: Result, setting?: Setting): string {
  const wanted = setting === undefined ? null : inForm(result.amount, setting);
  if (wanted !== null) return `${show(result.amount)}（${wanted}）`;
  const cell = item.plan.op === 'cell' ? item.plan.cell : undefined;
  return cell?.bound !== undefined ? cell.printed : showBoth(result.amount);
}

/** The figure in the unit and with the decimals that the question asks for; null where it asks for neither. */
function inForm(a: Amount, { form }: Setting): string | null {
  if (form.decimals === null && (form.unit === null || form.unit === '万元')) return null;
  const unit = form.unit ?? a.unit;
  const inUnit = isMoney(a.unit) && isMoney(unit) ? convert(a, unit) : a;
  return show(inUnit, form.decimals === null ? {} : { decimals: form.decimals });
}

/** The figure of a row as text; a target in words, or an empty cell, as printed. */
function text(item: Item): string {
  const cell = item.plan.op === 'cell' ? item.plan.cell : undefined;
  if (cell !== undefined && cell.value === null) return cell.printed === '' ? '（空白）' : cell.printed;
  return shown(item, run(item.plan));
}

/** Rows with figures give values; words give none. */
function valuesOf(items: readonly Item[]): Value[] {
  return items.flatMap((item) =>
    item.plan.op === 'cell' && item.plan.cell.value === null ? [] : [value(item.label, run(item.plan).amount)],
  );
}

function citePlan(plan: Plan, setting: Setting): Citation[] {
  return run(plan).leaves.map((leaf) => citeCell(leaf, setting.lookup.facts.documentId));
}

/** Both figures where the document prints another one for the same thing, and what the checks say of the place. */
function doubts(items: readonly Item[], { findingsAt }: Setting): string[] {
  const cited = items
    .flatMap((item) => [...leavesOf(item), ...item.different])
    .map(({ entry, cell }) => ({ source: entry.source, line: cell.line, column: cell.column }));
  const said = findingsAt(cited).flatMap(({ short }) => short ?? []);
  return said.length > 0
    ? said.slice(0, 2)
    : items.flatMap((item) => item.different.flatMap((leaf) => differs(item, leaf)));
}

function leavesOf(item: Item): readonly Leaf[] {
  return item.plan.op === 'cell' ? [item.plan] : run(item.plan).leaves;
}

function differs(item: Item, leaf: Leaf): string[] {
  if (item.plan.op !== 'cell' || leaf.cell.value === null || agreement(item.plan.cell, leaf.cell) !== 'different')
    return [];
  return [
    `${leaf.entry.source}第${leaf.cell.line}行印为${show(leaf.cell.value)}，与此处的${show(run(item.plan).amount)}不一致。`,
  ];
}

function figures({ items, total, list, premise }: Of<'figures'>, setting: Setting): Draft {
  const results = items.map((item) => ({ item, result: run(item.plan) }));
  const sum = total === null ? null : run(total.plan);
  const lines: string[] = [];
  const values: Value[] = [];
  if (total !== null && sum !== null) {
    lines.push(`${showBoth(sum.amount)}：${total.label}合计。`);
    values.push(value(total.label, sum.amount));
  }
  for (const { item, result } of results) {
    lines.push(
      items.length === 1 && total === null
        ? `${shown(item, result, setting)}：${name(item, setting)}。`
        : `${name(item, setting)}：${shown(item, result)}`,
    );
    values.push(value(item.label, result.amount), ...partsOf(item, setting));
  }
  const [only] = items;
  if (items.length === 1 && only !== undefined) lines.push(...composition(only, setting));
  if (premise !== undefined) {
    const right = run(premise.item.plan).amount;
    lines.unshift(`不是${show(premise.said)}：${name(premise.item, setting)}是${show(right)}。`);
    values.push(value(premise.item.label, right));
    if (premise.bearers.length > 0)
      lines.push(`${show(premise.said)}的是${premise.bearers.map((item) => name(item, setting)).join('、')}。`);
  }
  const calculation = [...(sum?.steps ?? []), ...results.flatMap(({ result }) => result.steps)];
  const kind = premise !== undefined ? 'check' : list || items.length > 3 ? 'list' : 'figure';
  return {
    kind,
    lines,
    values,
    citations: cites(premise === undefined ? items : [...items, premise.item, ...premise.bearers], setting),
    calculation,
    notes: [
      ...doubts(items, setting),
      ...yearNotes(items, setting),
      ...items.flatMap((item) =>
        (item.besides ?? []).map((other) => `也可能问的是${other.label}：${show(run(other.plan).amount)}。`),
      ),
    ],
  };
}

/** The rows of a sum, and a functional account's basic and project parts: readings that the word may also mean. */
function partsOf(item: Item, setting: Setting): Value[] {
  if (item.plan.op === 'sum')
    return item.plan.of.map((part, i) => value(`${item.label}·第${i + 1}行`, run(part).amount));
  const split = splitOf(item);
  void setting;
  return split.map(({ label, amount: a }) => value(`${item.label}·${label}`, a));
}

function splitOf(item: Item): readonly { readonly label: string; readonly amount: Amount }[] {
  const row = item.rows[0];
  if (row === undefined || item.measure !== 'amount' || !row.subject.startsWith('function:')) return [];
  const parts = (['basic', 'project'] as const).flatMap((measure) => {
    const cell = cellOf(row, measure, item.year);
    return cell?.value == null || isZero(cell.value)
      ? []
      : [{ label: MEASURES[measure] ?? measure, amount: cell.value }];
  });
  return parts.length === 2 ? parts : [];
}

/** What a figure is made of, where the document says so below it. */
function composition(item: Item, { lookup }: Setting): string[] {
  if (item.plan.op === 'sum')
    return [`由${item.rows.length}行相加：${item.plan.of.map((part) => show(run(part).amount)).join(' + ')}`];
  const split = splitOf(item);
  if (split.length > 0) return [`其中：${split.map(({ label, amount: a }) => `${label}${show(a)}`).join('，')}。`];
  const entries = item.entity === null ? [] : lookup.about(item.entity);
  const kind = (row: Entry) => row.subject.slice(0, row.subject.indexOf(':'));
  const children = entries.map((entry) => lookup.below(entry)).find((rows) => rows.length > 0) ?? [];
  // A total row has columns and rows below it: one way of dividing it at a time.
  const below = children.filter((row) => kind(row) === kind(children.at(-1) ?? row));
  const parts = below.flatMap((row) => {
    const cell = cellOf(row, item.measure, item.year);
    return cell?.value == null ? [] : [{ label: row.label, amount: cell.value }];
  });
  const telling = parts.filter(({ amount: a }) => !isZero(a));
  const chosen = parts.length <= 4 ? parts : telling;
  if (chosen.length === 0 || chosen.length > 6) return [];
  return [`其中：${chosen.map(({ label, amount: a }) => `${label}${show(a)}`).join('，')}。`];
}

function yearNotes(items: readonly Item[], { lookup }: Setting): string[] {
  return items
    .filter(
      (item) =>
        item.year !== lookup.facts.year &&
        !item.label.includes(String(item.year)) &&
        item.rows.some((row) => row.collection === 'prior-projects'),
    )
    .map((item) => `“${item.label}”是${item.year}年的项目，${lookup.facts.year}年没有单列。`);
}

function shares({ parts, shares: plans, whole, half, implied }: Of<'share'>, setting: Setting): Draft {
  const results = plans.map((plan) => run(plan));
  const lines = parts.map((part, i) => {
    const rate = results[i];
    if (rate === undefined) return '';
    const over = half
      ? compare(rate.amount, amount('50', '%')) > 0
        ? '，超过一半'
        : compare(rate.amount, amount('50', '%')) === 0
          ? '，正好一半'
          : '，不到一半'
      : '';
    return `${show(rate.amount, setting.form.decimals === null ? {} : { decimals: setting.form.decimals })}：${name(part, setting)}（${show(run(part.plan).amount)}）占${name(whole, setting)}（${show(run(whole.plan).amount)}）的比重${over}。`;
  });
  const values = results.map((rate, i) => value(`${parts[i]?.label ?? ''}占比`, rate.amount));
  return {
    kind: 'figure',
    lines,
    values: [...values, ...parts.flatMap((part) => (half ? [value(part.label, run(part.plan).amount)] : []))],
    citations: [...cites(parts, setting), ...cites([whole], setting)],
    calculation: results.flatMap((rate) => rate.steps),
    notes: [...doubts([...parts, whole], setting), ...(implied ? [`没有说占什么，按占“${whole.label}”计算。`] : [])],
  };
}

function change(
  { label, now, before, difference, rate, printed, asked, claim, question }: Of<'change'>,
  setting: Setting,
): Draft {
  const moved = run(difference);
  const percent = rate === null ? null : run(rate);
  const direction = sign(moved.amount);
  const word = direction > 0 ? '增加' : direction < 0 ? '减少' : '持平';
  const up = direction > 0 ? '增长' : '下降';
  const official = printed.find(({ cell }) => cell.measure === 'growth')?.cell.value;
  const wrong =
    (claim === 'up' && direction <= 0) ||
    (claim === 'down' && direction >= 0) ||
    claim === 'double' ||
    (claim === 'even' && direction !== 0);
  const premise = !wrong
    ? ''
    : claim === 'double'
      ? '没有翻倍：'
      : claim === 'up'
        ? '没有增加：'
        : claim === 'down'
          ? '没有减少：'
          : '不是持平：';
  const delta = direction === 0 ? '持平（增减0元）' : `${word}${showBoth(absolute(moved.amount))}`;
  const percentText =
    percent === null || direction === 0
      ? direction === 0
        ? '，增减0%'
        : ''
      : `，${up}${show(absolute(percent.amount))}`;
  const lines = [
    `${premise}${label}${now.year}年比${before.year}年${delta}${percentText}。`,
    `${now.year}年${show(run(now.plan).amount)}，${before.year}年${show(run(before.plan).amount)}。`,
  ];
  if (official != null && direction !== 0)
    lines.push(`文件写的是${sign(official) >= 0 ? '增长' : '下降'}${show(absolute(official), { decimals: 1 })}。`);
  const rateValues = [
    ...(official == null ? [] : [value('增减幅度（文件所印）', absolute(official))]),
    ...(percent === null ? [] : [value('增减幅度', absolute(percent.amount))]),
  ];
  const amountValues = [
    value('增减额', absolute(moved.amount)),
    ...printed
      .filter(({ cell }) => cell.measure === 'change' && cell.value !== null)
      .map(({ cell }) => value('增减额（文件所印）', absolute(cell.value as Amount))),
  ];
  const kind = wrong || (question && claim !== null && asked !== 'rate' && direction === 0) ? 'check' : 'figure';
  return {
    kind,
    lines,
    values: [
      ...(asked === 'rate' ? [...rateValues, ...amountValues] : [...amountValues, ...rateValues]),
      value(`${now.year}年`, run(now.plan).amount),
      value(`${before.year}年`, run(before.plan).amount),
    ],
    citations: [
      ...cites([now, before], setting),
      ...printed.map((leaf) => citeCell(leaf, setting.lookup.facts.documentId)),
    ],
    calculation: [...moved.steps, ...(percent?.steps ?? [])],
    notes: doubts([now], setting),
  };
}

function between({ first, second, difference, remainder }: Of<'between'>, setting: Setting): Draft {
  const result = run(difference);
  const direction = sign(result.amount);
  const lines = remainder
    ? [
        `${showBoth(result.amount)}：${name(first, setting)}（${show(run(first.plan).amount)}）扣除${name(second, setting)}（${show(run(second.plan).amount)}）后的余额。`,
      ]
    : direction === 0
      ? [`一样多：${name(first, setting)}和${name(second, setting)}都是${show(run(first.plan).amount)}。`]
      : [
          `${showBoth(absolute(result.amount))}：${name(first, setting)}（${show(run(first.plan).amount)}）比${name(second, setting)}（${show(run(second.plan).amount)}）${direction > 0 ? '多' : '少'}的数。`,
        ];
  return {
    kind: 'figure',
    lines,
    values: [
      value('差额', remainder ? result.amount : absolute(result.amount)),
      value(first.label, run(first.plan).amount),
      value(second.label, run(second.plan).amount),
    ],
    citations: cites([first, second], setting),
    calculation: result.steps,
    notes: doubts([first, second], setting),
  };
}

function ratio({ pairs }: Of<'ratio'>, setting: Setting): Draft {
  const results = pairs.map((pair) => ({ ...pair, result: run(pair.plan) }));
  return {
    kind: 'figure',
    lines: results.map(
      ({ of, to, result }) =>
        `${show(result.amount)}：${name(of, setting)}（${show(run(of.plan).amount)}）是${name(to, setting)}（${show(run(to.plan).amount)}）的倍数。`,
    ),
    values: results.map(({ of, to, result }) => value(`${of.label}是${to.label}的几倍`, result.amount)),
    citations: cites(
      results.flatMap(({ of, to }) => [of, to]),
      setting,
    ),
    calculation: results.flatMap(({ result }) => result.steps),
    notes: doubts(
      results.flatMap(({ of, to }) => [of, to]),
      setting,
    ),
  };
}

function quotient({ of, by, plan }: Of<'quotient'>, setting: Setting): Draft {
  const exact = run(plan);
  const result = isMoney(exact.amount.unit) ? { ...exact, amount: convert(exact.amount, '元') } : exact;
  const divisor = run(by);
  return {
    kind: 'figure',
    lines: [
      `${showBoth(result.amount)}：${name(of, setting)}（${show(run(of.plan).amount)}）除以${divisor.label}（${show(divisor.amount)}）。`,
    ],
    values: [value(`${of.label}÷${divisor.label}`, result.amount)],
    citations: [...cites([of], setting), ...citePlan(by, setting)],
    calculation: result.steps,
    notes: doubts([of], setting),
  };
}

function average({ label, items, plan }: Of<'average'>, setting: Setting): Draft {
  const result = run(plan);
  return {
    kind: 'figure',
    lines: [`${showBoth(result.amount)}：${label}${items.length}项的平均数。`],
    values: [value(`${label}平均`, result.amount)],
    citations: cites(items, setting),
    calculation: result.steps,
    notes: doubts(items, setting),
  };
}

function ranking({ title, ranked, picked, total, from, nth }: Of<'ranking'>, setting: Setting): Draft {
  const label = title === '' ? '' : `${title}中`;
  const extreme = nth !== null ? `第${nth}${from === 'top' ? '大' : '小'}` : from === 'top' ? '最大' : '最小';
  const sum = total === null ? null : run(total.plan);
  const lines: string[] = [];
  if (picked.length === 1 || nth !== null) {
    lines.push(
      ...picked.map(
        (item) =>
          `${shown(item, run(item.plan))}：${label}${extreme}的是${name(item, setting)}${ranked.length > 1 ? `（共${ranked.length}项）` : ''}。`,
      ),
    );
  } else {
    lines.push(
      `${label}${picked.length < ranked.length ? `${from === 'top' ? '最大' : '最小'}的${picked.length}项（共${ranked.length}项）` : `从${from === 'top' ? '大到小' : '小到大'}共${ranked.length}项`}：`,
    );
    lines.push(...picked.map((item, i) => `${i + 1}. ${name(item, setting)}：${shown(item, run(item.plan))}`));
  }
  const values = picked.map((item) => value(item.label, run(item.plan).amount));
  if (sum !== null) {
    lines.push(`合计${showBoth(sum.amount)}。`);
    values.push(value('合计', sum.amount));
  }
  return {
    kind: picked.length > 1 && sum === null ? 'list' : 'figure',
    lines,
    values,
    citations: cites(picked, setting),
    calculation: sum?.steps ?? [],
    notes: doubts(picked, setting),
  };
}

function position({ item, rank, ranked, title, claim }: Of<'position'>, setting: Setting): Draft {
  const [first] = ranked;
  const lines = [
    `第${rank}（共${ranked.length}项）：${name(item, setting)}${show(run(item.plan).amount)}，在${title}中按金额从大到小排第${rank}。`,
  ];
  const top = claim || rank > 1 ? first : undefined;
  if (top !== undefined) lines.push(`最大的是${name(top, setting)}，${showBoth(run(top.plan).amount)}。`);
  const values = [
    value('名次', amount(String(rank), '名')),
    value(item.label, run(item.plan).amount),
    ...(top === undefined ? [] : [value(top.label, run(top.plan).amount)]),
  ];
  return {
    kind: claim ? 'check' : 'figure',
    lines,
    values,
    citations: cites(top === undefined ? [item] : [item, top], setting),
    calculation: [],
    notes: [],
  };
}

function rows({ title, items, total, asked }: Of<'rows'>, setting: Setting): Draft {
  if (items.length === 0)
    return {
      kind: 'list',
      lines: [`${title}中没有符合条件的。`],
      values: [value('符合条件的项数', amount('0', '个'))],
      citations: [],
      calculation: [],
      notes: [],
    };
  const sum = total === null ? null : run(total.plan);
  const lines = [
    `${title}，共${items.length}项${sum === null ? '' : `，合计${showBoth(sum.amount)}`}：`,
    ...items.map((item, i) => `${i + 1}. ${name(item, setting)}：${text(item)}`),
  ];
  const all = sum === null ? [] : [value('合计', sum.amount)];
  return {
    kind: 'list',
    lines,
    values: asked === 'sum' ? [...all, ...valuesOf(items)] : [...valuesOf(items), ...all],
    citations: cites(items.slice(0, 20), setting),
    calculation: sum?.steps ?? [],
    notes: doubts(items, setting),
  };
}

function count({ title, plan, items, total }: Of<'count'>, setting: Setting): Draft {
  const result = run(plan);
  const sum = total === null ? null : run(total.plan);
  const lines = [`${show(result.amount)}：${title}的项数。`];
  if (sum !== null) lines.push(`合计${showBoth(sum.amount)}。`);
  if (items.length <= 20) lines.push(...items.map((item, i) => `${i + 1}. ${name(item, setting)}：${text(item)}`));
  return {
    kind: 'figure',
    lines,
    values: [value('项数', result.amount), ...(sum === null ? [] : [value('合计', sum.amount)]), ...valuesOf(items)],
    citations: cites(items.slice(0, 20), setting),
    calculation: [...result.steps, ...(sum?.steps ?? [])],
    notes: doubts(items, setting),
  };
}

function check(request: Of<'check'>, setting: Setting): Draft {
  const id = setting.lookup.facts.documentId;
  if (request.overall) return overall(request);
  const { title, groups, sums, findings, plans, balance } = request;
  const lines: string[] = [];
  const values: Value[] = [];
  const steps: string[] = [];
  if (balance !== null) {
    const sum = run(balance.sum);
    const whole = run(balance.whole.plan);
    const holds = equal(sum.amount, whole.amount);
    lines.push(
      `${holds ? '对得上' : '对不上'}：${sum.label}${show(sum.amount)}，${balance.whole.label}${show(whole.amount)}${holds ? '，相等' : `，相差${show(absolute(subtract(sum.amount, whole.amount)))}`}。`,
    );
    values.push(value(balance.whole.label, whole.amount));
    steps.push(...sum.steps);
  }
  for (const plan of plans) {
    const result = run(plan);
    const gap = absolute(result.amount);
    lines.push(`${result.label}${show(gap)}。`);
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
  const cited = groups.flatMap(({ leaves }) => leaves.map((leaf) => citeCell(leaf, id)));
  const found = findings.flatMap((finding) =>
    finding.places.slice(0, 3).map(
      ({ source, line }): Citation => ({
        source,
        title: '',
        row: '',
        column: '',
        line,
        quote: '',
        document: id,
        page: null,
      }),
    ),
  );
  return { kind: 'check', lines, values, citations: [...cited, ...found], calculation: steps, notes: [] };
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
function overall({ findings }: Of<'check'>): Draft {
  const serious = findings.filter(({ severity }) => severity !== 'note');
  const counts = (['error', 'warning', 'note'] as const)
    .map((severity) => `${SEVERITY[severity]}${findings.filter((one) => one.severity === severity).length}处`)
    .join('，');
  const shown = serious.slice(0, 10);
  const lines = [`有，一共查出${findings.length}处：${counts}。`, ...shown.map((one, i) => `${i + 1}. ${one.message}`)];
  if (findings.length > shown.length) lines.push(`还有${findings.length - shown.length}处。`);
  const citations = shown.flatMap((one) =>
    one.places.slice(0, 2).map(
      ({ source, line }): Citation => ({
        source,
        title: '',
        row: '',
        column: '',
        line,
        quote: '',
        document: '',
        page: null,
      }),
    ),
  );
  return {
    kind: 'check',
    lines,
    values: [value('查出的问题', amount(String(findings.length), '处'))],
    citations,
    calculation: [],
    notes: [],
  };
}

function missing({ what, reason, mentioned, there }: Of<'missing'>, setting: Setting): Draft {
  const { lookup } = setting;
  const id = lookup.facts.documentId;
  const said: Readonly<Record<typeof reason, string>> = {
    year: `这份${lookup.facts.year}年部门预算没有${what}的这个数。`,
    absent: `这份预算没有写${ABSENT[what] ?? `“${what}”`}。`,
    unlisted: `这份预算没有单列“${what}”的金额。`,
    foreign: `这份文件只有${lookup.facts.department}的${lookup.facts.year}年预算，没有“${what}”的。`,
    'no-count': `这份预算没有给出${what}。`,
    unread: `这份预算里没有查到“${what}”。`,
    'no-figure': `这份预算没有给出“${what}”的这个数。`,
    'no-table': `这份预算里没有${what}。`,
    'not-in-list': `“${what}”不在这份清单里，没法扣除。`,
    'no-reason': `关于“${what}”，文件没有说明原因。`,
    'no-such-amount': `这份预算里没有${what}元这个数。`,
    code: `这份预算里没有编码${what}。`,
    unexplained: `这份文件没有解释“${what}”是什么。`,
    'no-text': `这份文件没有写${what}。`,
    cannot: '这个数无法从文件里的数字算出来：缺少数字，或者单位不同。',
  };
  const lines = [said[reason]];
  if (mentioned.length > 0) lines.push(`文字里只提到：“${mentioned[0]?.text ?? ''}”`);
  if (there.length > 0)
    lines.push(
      `文件里有的是：${there.map((item) => `${name(item, setting)}${showBoth(run(item.plan).amount)}`).join('；')}。`,
    );
  return {
    kind: 'missing',
    lines,
    values: [],
    citations: [...mentioned.map((one) => citeStatement(one, id)), ...cites(there, setting)],
    calculation: [],
    notes: [],
  };
}

/** What is printed with this figure; two things with one figure are both named. */
function namedByAmount({ amount: a, items }: Of<'named-by-amount'>, setting: Setting): Draft {
  const lines =
    items.length === 1
      ? [`${showBoth(a)}是${items.map((item) => name(item, setting) + project(item, setting)).join('')}。`]
      : [
          `${showBoth(a)}在文件里是这几样：`,
          ...items
            .slice(0, 8)
            .map(
              (item, i) => `${i + 1}. ${name(item, setting)}${project(item, setting)}（${item.rows[0]?.source ?? ''}）`,
            ),
        ];
  return {
    kind: items.length > 1 ? 'clarify' : 'figure',
    lines,
    values: [value(items[0]?.label ?? '', a)],
    citations: cites(items, setting),
    calculation: [],
    notes: [],
  };
}

/** The project that a purchase belongs to. */
function project(item: Item, { lookup }: Setting): string {
  const id = item.rows[0]?.facets['project'];
  return id === undefined ? '' : `（${lookup.entity(id)?.names[0] ?? ''}）`;
}

const ABSENT: Readonly<Record<string, string>> = {
  batches: '批次、人次',
  leaders: '领导的名字',
  final: '决算或执行情况：预算是年初的安排，不是实际支出',
  salary: '个人的工资',
  residents: '居民人数、户数',
  address: '地址和办公时间',
  exchange: '汇率，无法换算成外币',
  debt: '负债',
  supplier: '供应商、合同和品牌',
  community: '各个社区分别的数',
  forecast: '以后年度的数',
  monthly: '分月、分季度的数',
};

function clarify({ what, readings }: Of<'clarify'>, setting: Setting): Draft {
  const lines = [
    `“${what}”在文件里有几种，您问的是哪一个？`,
    ...readings
      .slice(0, 4)
      .map(
        (item, i) =>
          `${i + 1}. ${name(item, setting)}（${item.rows[0]?.source ?? ''}《${item.rows[0]?.title ?? ''}》）：${text(item)}`,
      ),
  ];
  if (readings.length > 4) lines.push(`另有${readings.length - 4}种。`);
  return {
    kind: 'clarify',
    lines,
    values: valuesOf(readings),
    citations: cites(readings, setting),
    calculation: [],
    notes: [],
  };
}

const REFUSALS: Readonly<Record<string, string>> = {
  injection: '我只回答这份部门预算里的内容，不能照这样的要求改口，也没有任何口令或密钥可以给。',
  opinion: '这要由您自己判断：我只报文件里的数字和原文，不作评价。',
  politics: '这和部门预算无关，我不回答。',
  chitchat: '这和部门预算无关，我帮不上忙。',
  personal: '个人信息不在部门预算公开的范围里，我不提供。',
  nonsense: '没有看懂这句话。',
};

/** A thing that is not listed, in a class that the document prints as zero. */
function noneOf({ what, parent }: Of<'none-of'>, setting: Setting): Draft {
  const lines = [`没有这笔预算：表里没有“${what}”，所属的“${parent.label}”为${show(run(parent.plan).amount)}。`];
  return {
    kind: 'check',
    lines,
    values: [value(parent.label, run(parent.plan).amount)],
    citations: cites([parent], setting),
    calculation: [],
    notes: [],
  };
}

/** Something about the budget, but what? */
function vague({ what }: Of<'vague'>): Draft {
  return {
    kind: 'clarify',
    lines: [
      `您想问哪一项？${what === '' ? '' : `“${what}”还不够明确。`}`,
      '可以这样问：“三公”经费是多少？项目支出最大的三项是什么？社区惠民资金比去年少了多少？',
    ],
    values: [],
    citations: [],
    calculation: [],
    notes: [],
  };
}

function outOfScope({ why }: Of<'out-of-scope'>): Draft {
  return {
    kind: 'out_of_scope',
    lines: [REFUSALS[why] ?? '', '可以问我：“三公”经费是多少？项目支出最大的三项是什么？为什么比去年少了？'],
    values: [],
    citations: [],
    calculation: [],
    notes: [],
  };
}

const RANK: readonly Answer['kind'][] = [
  'check',
  'figure',
  'list',
  'explanation',
  'definition',
  'clarify',
  'missing',
  'out_of_scope',
];

function several({ parts }: Of<'several'>, setting: Setting): Draft {
  const drafts = parts.map((part) => write(part, setting));
  const kinds = new Set(drafts.map((draft) => draft.kind));
  const kind = kinds.size === 1 ? (drafts[0]?.kind ?? 'figure') : (RANK.find((one) => kinds.has(one)) ?? 'figure');
  const lines = drafts.flatMap((draft) => [
    ...draft.lines,
    ...(draft.citations.length === 0 ? [] : [sourceLine(unique(draft.citations))]),
  ]);
  const values = drafts.flatMap((draft) => draft.values);
  return {
    kind,
    lines,
    values,
    citations: drafts.flatMap((draft) => draft.citations),
    calculation: drafts.flatMap((draft) => draft.calculation),
    notes: drafts.flatMap((draft) => draft.notes),
  };
}
