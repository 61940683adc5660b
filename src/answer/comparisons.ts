import { type Leaf, run } from '../calculation/run.ts';
import {
  type Amount,
  absolute,
  amount,
  compare,
  convert,
  decimalString,
  equal,
  isMoney,
  roundTo,
  show,
  showBoth,
  sign,
  subtract,
} from '../money/amount.ts';
import { citeCell } from './cite.ts';
import { doubts } from './doubts.ts';
import { cites, type Draft, name, type Of, type Setting, value } from './draft.ts';
import { citePlan } from './show.ts';

export function shares({ parts, shares: plans, whole, half, implied, said }: Of<'share'>, setting: Setting): Draft {
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
      : said === undefined
        ? ''
        : `，${against(rate.amount, said)}`;
    return `${show(rate.amount, setting.form.decimals === null ? {} : { decimals: setting.form.decimals })}：${name(part, setting)}（${show(run(part.plan).amount)}）占${name(whole, setting)}（${show(run(whole.plan).amount)}）的比重${over}。`;
  });
  const values = results.map((rate, i) => value(`${parts[i]?.label ?? ''}占比`, rate.amount));
  return {
    kind: said === undefined ? 'figure' : 'check',
    lines,
    values: [...values, ...parts.flatMap((part) => (half ? [value(part.label, run(part.plan).amount)] : []))],
    citations: [...cites(parts, setting), ...cites([whole], setting)],
    calculation: results.flatMap((rate) => rate.steps),
    notes: [
      ...doubts([], setting, [...parts, whole]),
      ...(implied ? [`没有说占什么，按占“${whole.label}”计算。`] : []),
    ],
  };
}

/** Beside the share that was said, at the decimals that were said. */
function against(rate: Amount, said: Amount): string {
  const near = equal(roundTo(rate, said.value.decimalPlaces()), said);
  const gap = compare(rate, said);
  return near ? `对得上${show(said)}` : gap > 0 ? `高于${show(said)}` : `不到${show(said)}`;
}

export function change(
  { label: said, now, before, difference, rate, printed, asked, claim, question }: Of<'change'>,
  setting: Setting,
): Draft {
  // The row of a total is called by what it is the total of.
  const label = said === '合计' ? (setting.lookup.entity(now.entity ?? '')?.names[0] ?? said) : said;
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
  const off = official != null && percent !== null && !roundsTo(absolute(percent.amount), absolute(official));
  const isSaid = official != null && percentText.endsWith(show(absolute(official)));
  if (official != null && direction !== 0 && !isSaid)
    lines.push(
      `文件写的是${sign(official) >= 0 ? '增长' : '下降'}${show(absolute(official), { decimals: official.value.decimalPlaces() })}${off ? '，与按这两年的数算出的不一致' : ''}。`,
    );
  const gap = printedApart(absolute(moved.amount), printed);
  if (gap !== null) lines.push(gap);
  const ownRate = official == null ? [] : [value('增减幅度（文件所印）', absolute(official))];
  const rateFound = percent === null ? [] : [value('增减幅度', absolute(percent.amount))];
  const rateValues = off ? [...rateFound, ...ownRate] : [...ownRate, ...rateFound];
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

/** 文件印的增减额是…, 差…: where the change that is printed is not the one between the two years. */
function printedApart(moved: Amount, printed: readonly Leaf[]): string | null {
  const cell = printed.find((leaf) => leaf.cell.measure === 'change')?.cell;
  if (cell?.value == null) return null;
  const said = absolute(cell.value);
  const own = convert(moved, said.unit);
  const places = /\.(\d+)/.exec(cell.printed)?.[1]?.length ?? 0;
  if (equal(roundTo(own, places), said)) return null;
  const off = absolute(subtract(own, said));
  // Each of the two years may itself be rounded in its last place.
  const last = amount(places === 0 ? '1' : `0.${'1'.padStart(places, '0')}`, said.unit);
  const why = compare(off, last) <= 0 ? '，是四舍五入的尾差' : '，两处不一致';
  return `文件印的增减额是${show(said)}，与两年的数相减差${show(off)}${why}。`;
}

/** Can the printed percentage be this one, rounded? Figures in 万元 are rounded too: a tenth is let pass. */
function roundsTo(exact: Amount, printed: Amount): boolean {
  const places = /\.(\d+)$/.exec(decimalString(printed))?.[1]?.length ?? 0;
  const gap = absolute(subtract(roundTo(exact, places), printed));
  return compare(gap, amount(places === 0 ? '1' : '0.1', '%')) <= 0;
}

export function between({ first, second, difference, remainder, rate, claim }: Of<'between'>, setting: Setting): Draft {
  const result = run(difference);
  const direction = sign(result.amount);
  const percent = rate === undefined || direction === 0 ? null : run(rate);
  const isRate = result.amount.unit === '%';
  const lines = remainder
    ? [
        `${showBoth(result.amount)}：${name(first, setting)}（${show(run(first.plan).amount)}）扣除${name(second, setting)}（${show(run(second.plan).amount)}）后的余额。`,
      ]
    : direction === 0
      ? [`一样多：${name(first, setting)}和${name(second, setting)}都是${show(run(first.plan).amount)}。`]
      : [
          `${isRate ? `${show(absolute(result.amount)).slice(0, -1)}个百分点` : showBoth(absolute(result.amount))}：${name(first, setting)}（${show(run(first.plan).amount)}）比${name(second, setting)}（${show(run(second.plan).amount)}）${direction > 0 ? '多' : '少'}这么多。`,
        ];
  if (percent !== null)
    lines.unshift(
      `${show(absolute(percent.amount))}：${name(first, setting)}比${name(second, setting)}${direction > 0 ? '多' : '少'}的幅度。`,
    );
  if (claim !== undefined) {
    const holds = direction !== 0 && direction > 0 === (claim === 'more');
    lines[0] = `${holds ? '是' : '不是'}，${lines[0] ?? ''}`;
  }
  return {
    kind: claim === undefined ? 'figure' : 'check',
    lines,
    values: [
      ...(percent === null ? [] : [value('相差幅度', absolute(percent.amount))]),
      value('差额', remainder ? result.amount : absolute(result.amount)),
      value(first.label, run(first.plan).amount),
      value(second.label, run(second.plan).amount),
    ],
    citations: cites([first, second], setting),
    calculation: [...result.steps, ...(percent?.steps ?? [])],
    notes: doubts([], setting, [first, second]),
  };
}

export function ratio({ pairs }: Of<'ratio'>, setting: Setting): Draft {
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
      [],
      setting,
      results.flatMap(({ of, to }) => [of, to]),
    ),
  };
}

export function quotient({ of, by, plan }: Of<'quotient'>, setting: Setting): Draft {
  const exact = run(plan);
  const result = isMoney(exact.amount.unit) ? { ...exact, amount: convert(exact.amount, '元') } : exact;
  const divisors = by.map((plan) => {
    const divisor = run(plan);
    return plan.op === 'cell' && plan.cell.measure === 'quantity' ? { ...divisor, label: '数量' } : divisor;
  });
  const said = divisors.map((divisor) => `除以${divisor.label}（${show(divisor.amount)}）`).join('，再');
  return {
    kind: 'figure',
    lines: [`${showBoth(result.amount)}：${name(of, setting)}（${show(run(of.plan).amount)}）${said}。`],
    values: [value([of, ...divisors].map(({ label }) => label).join('÷'), result.amount)],
    citations: [...cites([of], setting), ...by.flatMap((plan) => citePlan(plan, setting))],
    calculation: result.steps,
    notes: doubts([], setting, [of]),
  };
}

export function average({ label, items, plan, middle }: Of<'average'>, setting: Setting): Draft {
  const result = run(plan);
  return {
    kind: 'figure',
    lines: [`${showBoth(result.amount)}：${label}${items.length}项的${middle ? '中位数' : '平均数'}。`],
    values: [value(`${label}${middle ? '中位数' : '平均'}`, result.amount)],
    citations: cites(items, setting),
    calculation: result.steps,
    notes: doubts([], setting, items),
  };
}
