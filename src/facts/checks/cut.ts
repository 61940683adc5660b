import type { Finding } from '../../document/types.ts';
import {
  type Amount,
  convert,
  decimalString,
  equal,
  isMoney,
  isZero,
  show,
  sum,
  truncateTo,
} from '../../money/amount.ts';
import { placesPrinted } from '../agree.ts';
import type { Equality } from './equality.ts';
import type { Figure } from './figures.ts';
import { briefly, distinctPlaces, figureKey, nameOf, placeOf, whereFigure, wherever, words } from './figures.ts';
import { usualPlaces } from './repeated.ts';
import type { Material } from './types.ts';

/** Coarse figures of one exact amount that were cut instead of rounded, all printed the same. */
interface Cut {
  readonly coarse: Figure[];
  readonly fine: Figure;
  readonly expected: Amount;
}

/** Coarse figures that were cut instead of rounded: one note for all places that print the same. */
export function cutFigures(equalities: readonly Equality[], material: Material): readonly Finding[] {
  const cuts = new Map<string, Cut>();
  for (const equality of equalities) {
    const [coarse, fine] = equality.figures;
    if (coarse?.cell.value == null || fine?.cell.value == null || equality.verdict() !== 'cut') continue;
    const expected = equality.solve(coarse);
    if (expected === null) continue;
    const money = isMoney(expected.unit);
    const key = `${money ? decimalString(fine.cell.value) : figureKey(coarse)}|${words(coarse.cell.value)}`;
    const cut = cuts.get(key) ?? { coarse: [], fine, expected };
    cuts.set(key, cut);
    if (!cut.coarse.some((other) => figureKey(other) === figureKey(coarse))) cut.coarse.push(coarse);
  }
  return [...cuts.values()].map((cut) => (isMoney(cut.expected.unit) ? cutMoney(cut, material) : cutQuotient(cut)));
}

function cutMoney({ coarse, fine, expected }: Cut, material: Material): Finding {
  const printed = coarse[0]?.cell.value ?? expected;
  const exact = fine.cell.value ?? expected;
  const decimals = Math.max(usualPlaces(material), ...coarse.map(({ cell }) => placesPrinted(cell.printed)));
  const places = [...distinctPlaces(coarse.flatMap(withTwins).map(placeOf))].sort((a, b) => a.line - b.line);
  const rounded = show(expected, { decimals });
  const said = show(printed, { decimals });
  const parts = roundedParts(coarse, material);
  const isCut = equal(truncateTo(convert(exact, printed.unit), decimals), printed);
  const how =
    parts !== null ? `是${parts}各自四舍五入后相加的结果` : isCut ? '是舍去尾数，没有四舍五入' : '没有按四舍五入换算';
  const briefHow = parts !== null ? '各部分先四舍五入' : isCut ? '舍去了尾数' : '没有按四舍五入换算';
  return {
    code: 'cut',
    severity: 'note',
    places: [...places, placeOf(fine)],
    expected: rounded,
    found: said,
    message: `${whereFigure(fine)}“${nameOf(fine)}”为${words(exact)}，四舍五入为${rounded}；${wherever(places)}印为${said}，${how}。`,
    short: `${inShort(places)}印的是${said}（${briefHow}）。`,
  };
}

/** One place or two are named; of more only how many there are. */
function inShort(places: Finding['places']): string {
  const lines = new Set(places.map(({ source, line }) => `${source}|${line}`)).size;
  return lines > 2 ? `文件里有${lines}处` : briefly(proseFirst(places));
}

/** The narrative before the tables: it is what people read. */
function proseFirst(places: Finding['places']): Finding['places'] {
  const isProse = ({ source }: Finding['places'][number]) => !source.startsWith('表');
  return [...places.filter(isProse), ...places.filter((place) => !isProse(place))];
}

function cutQuotient({ coarse, expected }: Cut): Finding {
  const [figure] = coarse;
  if (figure === undefined) throw new Error('A cut without figures');
  const said = words(figure.cell.value ?? expected);
  return {
    code: 'quotient-cut',
    severity: 'note',
    places: [placeOf(figure)],
    expected: words(expected),
    found: said,
    message: `${whereFigure(figure)}“${nameOf(figure)}”印为${said}，按所印各数计算，四舍五入应为${words(expected)}。`,
    short: `${whereFigure(figure)}印为${said}，计算为${words(expected)}。`,
  };
}

/** Other figures of the row that print the same amount: 项目总投入 and the level of government that pays all of it. */
function withTwins({ entry, cell }: Figure): readonly Figure[] {
  const twins = entry.cells.filter(
    (other) =>
      other.value !== null &&
      cell.value !== null &&
      other.value.unit === cell.value.unit &&
      equal(other.value, cell.value),
  );
  return twins.map((twin) => ({ entry, cell: twin }));
}

/** The parts of a list below one of the figures that are together what is printed; null where the parts are cut as well. */
function roundedParts(coarse: readonly Figure[], { lookup }: Material): string | null {
  for (const { entry, cell } of coarse) {
    const parts = lookup.below(entry).flatMap((item) => {
      const value = item.cells[0]?.value;
      return value != null && value.unit === cell.value?.unit && !isZero(value) ? [{ label: item.label, value }] : [];
    });
    if (cell.value === null || parts.length < 2 || parts.length > 3) continue;
    const total = sum(
      parts.map(({ value }) => value),
      cell.value.unit,
    );
    if (equal(total, cell.value)) return parts.map(({ label, value }) => `${label}${words(value)}`).join('、');
  }
  return null;
}
