import { type Leaf, type Result, run } from '../calculation/run.ts';
import type { Finding } from '../document/types.ts';
import { agreement, finer, placesPrinted } from '../facts/agree.ts';
import type { Lookup } from '../facts/lookup.ts';
import { type Amount, absolute, amount, convert, equal, isMoney, roundTo, show, subtract } from '../money/amount.ts';
import { citeCell, pageAt } from './cite.ts';
import { countsOf, sentencesOf } from './counted-apart.ts';
import { type Draft, MEASURES, type Of, type Setting, value } from './draft.ts';
import { extentsApart } from './extents-apart.ts';
import { citePlan } from './show.ts';
import type { Citation, Value } from './types.ts';

export function check(request: Of<'check'>, setting: Setting): Draft {
  if (request.overall) return overall(request, setting);
  const { equations, prints, proofs, tables, unprinted, findings } = request;
  const sides = equations.map(equationOf);
  const groups = prints.map((group) => printsOf(group, setting.lookup));
  // What a group says by itself is not said again as a finding.
  const told = findings.filter(({ code, message }) => {
    if (code === 'goods-differ') return groups.length === 0;
    return code !== 'cut' || !message.includes(HOW.cut.slice(1)) || !groups.some(({ line }) => line.includes(HOW.cut));
  });
  const lines = [
    ...sides.map(({ line }) => line),
    ...tables.map(tableLine),
    ...groups.map(({ line }) => line),
    ...unprinted.map((a) => `${show(a)}：文件里这一项没有印这个数。`),
    ...proofs.map(({ leaf, reason, holds }) => `${places([leaf])}：${reason}，${holds ? '相等' : '不等'}。`),
    ...told.flatMap((finding) => [worded(finding), ...sentencesOf(finding, setting)]),
  ];
  const open = groups.some(({ differs }) => differs) && !findings.some(({ message }) => message.includes('请更正'));
  if (open) lines.push('哪个为准，文件没有写。');
  if (lines.length === 0) lines.push(`没有查出${request.title === '' ? '这里' : `“${request.title}”`}自相矛盾的地方。`);
  // 4256.08减4064.15等于192.93: of the question's own numbers nothing is a figure of the document.
  const printed = sides.filter(
    (_, i) =>
      equations[i] !== undefined && [equations[i].left, equations[i].right].some((plan) => run(plan).leaves.length > 0),
  );
  const values = [...printed, ...groups].flatMap((one) => one.values);
  const cited = [
    ...equations.flatMap(({ left, right }) => [...citePlan(right, setting), ...citePlan(left, setting)]),
    ...[...prints, ...tables].flatMap(({ leaves }) =>
      leaves.map((leaf) => citeCell(leaf, setting.lookup.facts.documentId)),
    ),
  ];
  return {
    kind: 'check',
    lines,
    values: [...values, ...told.flatMap((finding) => quoted(finding, values))],
    citations: [...cited, ...findings.flatMap((finding) => citeFinding(finding, 3, setting))],
    calculation: [...sides.flatMap(({ steps }) => steps), ...proofs.map(proofStep)],
    notes: [],
  };
}

interface Told {
  readonly line: string;
  readonly values: readonly Value[];
  readonly steps: readonly string[];
}

/** 相等：A＋B为…元，C为…元. Sides in unlike units agree where the finer one rounds to the coarser. */
function equationOf({ left, right }: Of<'check'>['equations'][number]): Told {
  const [a, b] = [run(left), run(right)];
  const { unit } = b.amount;
  const coarse = unit === '%' || [a.amount, b.amount].some((one) => one.unit === '万元') ? unit : undefined;
  const [x, y] = [a, b].map(({ amount: one }) => {
    // A printed rate says by its words whether it rose.
    if (unit === '%') return absolute(roundTo(one, b.amount.value.decimalPlaces()));
    return coarse === undefined ? one : roundTo(convert(one, '万元'), 2);
  });
  if (x === undefined || y === undefined) throw new Error('an equation has two sides');
  const exact = equal(a.amount, b.amount);
  // 4064.16万 for 40,641,570.56元
  const said =
    right.op === 'constant' && isMoney(b.amount.unit) && isMoney(a.amount.unit) && rounds(b.amount, a.amount);
  const gap = absolute(
    subtract(exact || coarse === undefined ? a.amount : x, exact || coarse === undefined ? b.amount : y),
  );
  const parts = left.op === 'sum' && left.of.length <= MOST_PARTS ? left.of.map((part) => run(part)) : [];
  const terms = parts.map((part) => named(part)).join('＋');
  const both = `${parts.length === 0 ? named(a, '为') : `${terms}＝${show(a.amount)}`}，${right.op === 'cell' && unit === '%' ? `文件印为${right.cell.printed}` : named(b, '为')}`;
  const verdict = exact ? '相等，对得上' : said || equal(x, y) ? '对得上，四舍五入后一致' : `不相等，相差${show(gap)}`;
  return {
    line: `${verdict}：${both}。`,
    // 5减2等于4: numbers of the question alone are no figures of the document.
    values: [
      value(b.label, b.amount),
      value(a.label, a.amount),
      ...(exact || said || equal(x, y) ? [] : [value('相差', gap)]),
      ...parts.map((part) => value(part.label, part.amount)),
    ].filter(({ unit }) => unit !== ''),
    steps: [...a.steps, ...b.steps],
  };
}

const MOST_PARTS = 4;

/** Is it the exact sum of money, rounded to whole 万元, one place or two of them? */
function rounds(said: Amount, exact: Amount): boolean {
  const wan = convert(exact, '万元');
  return [0, 1, 2].some((places) => equal(roundTo(wan, places), convert(said, '万元')));
}

/** A number of the question has no name but itself. */
function named({ label, amount: a }: Result, between = ''): string {
  return label === show(a) ? label : `${label}${between}${show(a)}`;
}

function tableLine({ source, run: all, failed }: Of<'check'>['tables'][number]): string {
  if (all === 0) return `${source}里没有可以相互验算的数。`;
  return failed === 0
    ? `${source}对得上：验算了${all}处，都相等。`
    : `${source}有对不上的：验算了${all}处，${all - failed}处相等，${failed}处不等。`;
}

/** Every print of one figure, with what the others are to the first. */
function printsOf(
  { label, measure, leaves }: Of<'check'>['prints'][number],
  lookup: Lookup,
): Told & { readonly differs: boolean } {
  const heading = MEASURES[measure] === undefined ? label : `${label}·${MEASURES[measure]}`;
  const byFigure = new Map<string, Leaf[]>();
  for (const leaf of leaves) {
    const printed = leaf.cell.value === null ? '空白（没有填数）' : showPrinted(leaf);
    byFigure.set(printed, [...(byFigure.get(printed) ?? []), leaf]);
  }
  const figures = [...byFigure.values()].flatMap(([leaf]) => (leaf?.cell.value == null ? [] : [leaf]));
  const [first] = figures;
  const main = figures.reduce((best, leaf) => (isFiner(leaf, best) ? leaf : best), first);
  const standing = (leaf: Leaf) =>
    main === undefined || leaf.cell.value === null
      ? 'equal'
      : sameCount(main, leaf)
        ? 'equal'
        : agreement(main.cell, leaf.cell);
  const differing = figures.filter((leaf) => standing(leaf) === 'different');
  const cut = figures.filter((leaf) => standing(leaf) === 'cut');
  const said = [...byFigure].map(([text, same]) => {
    const [one] = same;
    const how = one === undefined || one === main ? '' : HOW[standing(one)];
    return `${text}（${places(same)}${how}）`;
  });
  const gaps = differing.flatMap(({ cell }) =>
    cell.value === null || main?.cell.value == null || cell.value.unit !== main.cell.value.unit
      ? []
      : [absolute(subtract(cell.value, main.cell.value))],
  );
  const reasons = differing.map((leaf) => (main === undefined ? null : extentsApart(main, leaf, lookup)));
  const apart =
    reasons.length > 0 && reasons.every((reason) => reason !== null) ? [...new Set(reasons)].join('') : null;
  const verdict =
    apart !== null
      ? `口径不同${gaps[0] === undefined ? '' : `，相差${show(gaps[0])}`}，不算写错：`
      : differing.length > 0
        ? `不一致${gaps[0] === undefined ? '' : `，相差${show(gaps[0])}`}：`
        : cut.length > 0
          ? '差在尾数：'
          : leaves.length > 1 && main !== undefined && leaves.every(({ cell }) => cell.value !== null)
            ? '一致：'
            : '';
  const alone = leaves.length === 1 ? '，只印了这一处' : '';
  const rounded = main?.cell.value == null || cut.length === 0 ? [] : [roundTo(convert(main.cell.value, '万元'), 2)];
  return {
    line: `${verdict}${heading}${said.join('；')}${alone}${rounded.map((a) => `；四舍五入应为${show(a, { decimals: 2 })}`).join('')}。${apart ?? ''}`,
    values: [
      ...figures.flatMap(({ cell }) => (cell.value === null ? [] : [value(label, cell.value)])),
      ...gaps.map((gap) => value(`${label}相差`, gap)),
      ...rounded.map((a) => value(`${label}（四舍五入）`, a)),
    ],
    steps: [],
    differs: differing.length > 0 && apart === null,
  };
}

const HOW = {
  equal: '',
  rounded: '，四舍五入',
  cut: '，舍去尾数',
  different: '',
} as const satisfies Readonly<Record<ReturnType<typeof agreement>, string>>;

/** A printed share keeps its decimals: 62% is not 62.00%. */
function showPrinted({ cell }: Leaf): string {
  if (cell.value === null) return '';
  return cell.value.unit === '%' ? cell.printed : show(cell.value);
}

function isFiner(a: Leaf, b: Leaf | undefined): boolean {
  if (b === undefined || a.cell.value === null || b.cell.value === null) return false;
  if (a.cell.value.unit === '%') return placesPrinted(a.cell.printed) > placesPrinted(b.cell.printed);
  return finer(a.cell.value, b.cell.value);
}

/** 13台 and 13件 count the same things. */
function sameCount({ cell: a }: Leaf, { cell: b }: Leaf): boolean {
  return (
    a.measure === 'quantity' &&
    a.value !== null &&
    b.value !== null &&
    equal(a.value, { ...b.value, unit: a.value.unit })
  );
}

/** What a finding about names or words is, before its sentence. */
function worded({ code, message }: Finding): string {
  return /name|title|wording|unit-code/.test(code) ? `名称不一致：${message}` : message;
}

function proofStep({ leaf, reason }: Of<'check'>['proofs'][number]): string {
  return `${leaf.entry.label}（${places([leaf])}）：${reason}`;
}

/** The first `most` places of a finding, as citations; the contents are no source of anything. */
function citeFinding({ places }: Finding, most: number, { lookup, lines }: Setting): readonly Citation[] {
  return places
    .filter(({ source }) => source !== CONTENTS)
    .slice(0, most)
    .map(({ source, line }) => ({
      source,
      title: lookup.facts.entries.find((entry) => entry.source === source)?.title ?? '',
      row: '',
      column: '',
      line,
      quote: lines()[line - 1] ?? '',
      document: lookup.facts.documentId,
      page: pageAt(lookup.facts, line),
    }));
}

const CONTENTS = '目录';

/** The amounts in a finding's own sentence, beyond those already given. */
function quoted(finding: Finding, known: readonly Value[]): Value[] {
  const found = [...finding.message.matchAll(/([\d,]+\.\d{2})元/g)].map((match) => amount(match[1] ?? '', '元'));
  return [...found.map((a) => value(finding.code, a)), ...countsOf(finding)].filter(
    (one) => !known.some((other) => other.value === one.value && other.unit === one.unit),
  );
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
