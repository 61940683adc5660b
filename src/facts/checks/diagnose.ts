import type { Finding } from '../../document/types.ts';
import { type Amount, absolute, compare, convert, equal, isMoney, subtract } from '../../money/amount.ts';
import type { Equality } from './equality.ts';
import type { Figure } from './figures.ts';
import { distinctPlaces, figureKey, nameOf, placeOf, whereFigure, wherever, words } from './figures.ts';

/**
 * What is wrong where equalities fail. One misprint makes many fail at once (a sum, a row, every copy): the figure that
 * explains most of them, and breaks none that hold if it is printed otherwise, is the one to correct. Where several
 * explain as much, the finding names the disagreement and blames none.
 */
export function diagnose(equalities: readonly Equality[]): readonly Finding[] {
  let open = equalities.filter(({ verdict }) => verdict() === 'fails');
  if (open.length === 0) return [];
  const byFigure = new Map<string, Equality[]>();
  for (const equality of equalities) {
    for (const figure of equality.figures) {
      const key = figureKey(figure);
      const known = byFigure.get(key);
      if (known === undefined) byFigure.set(key, [equality]);
      else known.push(equality);
    }
  }
  const findings: Finding[] = [];
  for (let first = open[0]; first !== undefined; first = open[0]) {
    const suspects = open
      .flatMap(({ figures }) => figures)
      .flatMap((figure) => suspectOf(figure, open, byFigure) ?? []);
    const best = Math.max(...suspects.map(({ score }) => score));
    const tied = distinct(suspects.filter(({ score }) => score === best));
    const [suspect] = tied;
    if (suspect === undefined) {
      findings.push(unexplained(first, []));
      open = open.slice(1);
    } else if (tied.length === 1 && best > 0) {
      findings.push(blamed(suspect));
      open = open.filter((equality) => !suspect.explained.includes(equality));
    } else {
      const main = suspect.explained[0] ?? first;
      findings.push(unexplained(main, suspect.explained));
      open = open.filter((equality) => equality !== main && !suspect.explained.includes(equality));
    }
  }
  return findings;
}

interface Suspect {
  readonly figure: Figure;
  readonly value: Amount;
  readonly explained: readonly Equality[];
  readonly score: number;
}

/** The value that settles most, counted against what it would break. */
function suspectOf(
  figure: Figure,
  open: readonly Equality[],
  byFigure: ReadonlyMap<string, readonly Equality[]>,
): Suspect | null {
  const all = byFigure.get(figureKey(figure)) ?? [];
  const failing = all.filter((equality) => open.includes(equality));
  const holding = all.filter(({ verdict }) => verdict() !== 'fails');
  let best: Suspect | null = null;
  const tried: Amount[] = [];
  for (const equality of failing) {
    const value = equality.solve(figure);
    if (value === null || tried.some((other) => equal(other, value))) continue;
    tried.push(value);
    const explained = failing.filter(({ verdict }) => verdict(figure, value) !== 'fails');
    const broken = holding.filter(({ verdict }) => verdict(figure, value) === 'fails').length;
    const score = explained.length - broken;
    if (best === null || score > best.score) best = { figure, value, explained, score };
  }
  return best;
}

function distinct(suspects: readonly Suspect[]): readonly Suspect[] {
  return suspects.filter(
    ({ figure }, index) => suspects.findIndex((other) => figureKey(other.figure) === figureKey(figure)) === index,
  );
}

/** `表3第174行“合计·基本支出”印为…，所属4项相加为…，多3.00元；表5第243行印的也是…，请更正表3。` */
function blamed({ figure, value, explained }: Suspect): Finding {
  const printed = figure.cell.value ?? value;
  const gap = difference(printed, value);
  const copies = copiesOf(figure, value, explained);
  const laws = explained.filter(({ group }) => group === undefined);
  const reasons = [...new Set((laws.length > 0 ? laws : explained).map((one) => one.reason(figure, value)))].slice(
    0,
    2,
  );
  const also =
    laws.length === 0 || copies.length === 0 ? '' : `；${wherever(copies.map(placeOf))}印的也是${words(value)}`;
  const name = `${whereFigure(figure)}“${nameOf(figure)}”`;
  const results = laws.flatMap(({ figures }) => figures[0] ?? []).filter(({ cell }) => cell.line !== figure.cell.line);
  return {
    code: explained[0]?.check ?? '',
    severity: severityOf(explained),
    places: distinctPlaces([figure, ...copies, ...results].map(placeOf)),
    expected: words(value),
    found: words(printed),
    difference: gap.amount,
    message: `${name}印为${words(printed)}，${reasons.join('，')}，${gap.text}${also}，请更正${figure.entry.source}。`,
    short: `${name}印为${words(printed)}，按其他各处应为${words(value)}，${gap.text}。`,
    noted: distinctPlaces([figure, ...copies].map(placeOf)),
  };
}

function severityOf(equalities: readonly Equality[]): Finding['severity'] {
  if (equalities.every(({ mayBeRounding }) => mayBeRounding)) return 'note';
  return equalities.every(({ isLoose }) => isLoose === true) ? 'warning' : 'error';
}

/** Other prints of the figure that are as it should be. */
function copiesOf(figure: Figure, value: Amount, explained: readonly Equality[]): readonly Figure[] {
  const key = figureKey(figure);
  const group = explained.flatMap((equality) => equality.group ?? []);
  const seen = new Set<string>([key]);
  return group.filter((other) => {
    const fits = other.cell.value !== null && other.cell.value.unit === value.unit && equal(other.cell.value, value);
    const isNew = !seen.has(figureKey(other));
    seen.add(figureKey(other));
    return fits && isNew;
  });
}

/** Nobody can tell which of the figures is wrong. */
function unexplained(equality: Equality, explained: readonly Equality[]): Finding {
  const [result, ...others] = equality.figures;
  if (result === undefined) throw new Error('An equality without figures');
  const value = equality.solve(result);
  const printed = result.cell.value;
  const gap = value === null || printed === null ? null : difference(printed, value);
  const found = printed === null ? '空' : words(printed);
  const name = `${whereFigure(result)}“${nameOf(result)}”`;
  const why = value === null ? '与相关各数对不上' : equality.reason(result, value);
  const all = [equality, ...explained].flatMap(({ figures }) => figures[0] ?? []);
  const ask = equality.group === undefined ? '，请核对各数' : '，两处不一致，请核对';
  return {
    code: equality.check,
    severity: severityOf([equality]),
    places: distinctPlaces([...all, ...others].map(placeOf)),
    expected: value === null ? '' : words(value),
    found,
    ...(gap === null ? {} : { difference: gap.amount }),
    message: `${name}印为${found}，${why}${gap === null ? '' : `，${gap.text}`}${equality.mayBeRounding ? '，可能因各项四舍五入' : ask}。`,
    short: `${name}印为${found}，${why}。`,
  };
}

function difference(printed: Amount, value: Amount): { readonly amount: string; readonly text: string } {
  const like = isMoney(printed.unit) && isMoney(value.unit) ? convert(value, printed.unit) : value;
  const off = words(absolute(subtract(printed, { value: like.value, unit: printed.unit })));
  const more = compare(printed, { value: like.value, unit: printed.unit }) > 0;
  return { amount: off, text: `${more ? '多' : '少'}${off}` };
}
