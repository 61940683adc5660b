import { type Leaf, run } from '../../calculation/run.ts';
import { agreement } from '../../facts/agree.ts';
import { absolute, convert, equal, roundTo, subtract } from '../../money/amount.ts';
import type { Of, Setting } from '../draft.ts';
import { counted, figure, named } from './figures.ts';

const MOST_FINDINGS = 10;

/** Verdicts and figures in English; what the checks found stays in the document's language. */
export function check(request: Of<'check'>, setting: Setting): string[] {
  const { title, overall, equations, prints, proofs, tables, unprinted, findings } = request;
  if (overall) return everything(findings);
  const lines = [
    ...equations.map(equationLine),
    ...tables.map(tableLine),
    ...prints.map((one) => printsLine(one, setting)),
    ...unprinted.map((a) => `${figure(a)}: the document prints no such figure for this.`),
    ...proofs.map(
      ({ leaf, reason, holds }) => `${placeOf(leaf)}: ${reason}: ${holds ? 'it agrees' : 'it does not agree'}.`,
    ),
    ...findings.map(({ message }) => `Found (in Chinese): ${message}`),
  ];
  return lines.length > 0
    ? lines
    : [`Nothing was found that contradicts itself${title === '' ? '' : ` in ${named(title, setting)}`}.`];
}

function everything(findings: Of<'check'>['findings']): string[] {
  const serious = findings.filter(({ severity }) => severity !== 'note');
  const more = serious.length - MOST_FINDINGS;
  return [
    `${counted(findings.length, 'place')} ${findings.length === 1 ? 'was' : 'were'} found, ${serious.length} of them errors or contradictions. In the document's language:`,
    ...serious.slice(0, MOST_FINDINGS).map(({ message }, i) => `${i + 1}. ${message}`),
    ...(more > 0 ? [`And ${more} more.`] : []),
  ];
}

function equationLine({ left, right }: Of<'check'>['equations'][number]): string {
  const [a, b] = [run(left), run(right)];
  const both = `${a.label}, ${figure(a.amount)}; ${b.label}, ${figure(b.amount)}`;
  if (equal(a.amount, b.amount)) return `It adds up: ${both}.`;
  const coarse = [a.amount, b.amount].some(({ unit }) => unit === '万元');
  const sides = [a.amount, b.amount].map((one) => (coarse ? roundTo(convert(one, '万元'), 2) : one));
  const [x = a.amount, y = b.amount] = sides;
  return equal(x, y)
    ? `It agrees after rounding: ${both}.`
    : `It does not add up, by ${figure(absolute(subtract(x, y)))}: ${both}.`;
}

function tableLine({ source, run: all, failed }: Of<'check'>['tables'][number]): string {
  if (all === 0) return `${source} has no figures that follow from each other.`;
  return failed === 0
    ? `${source} adds up: ${counted(all, 'figure')} checked.`
    : `${source} does not add up: ${failed} of ${counted(all, 'figure')} checked ${failed === 1 ? 'does' : 'do'} not agree.`;
}

const HOW = { equal: '', rounded: ', rounded', cut: ', cut off instead of rounded', different: ', different' };

/** Every figure that is printed for one thing, with its places and what it is to the first. */
function printsLine({ label, leaves }: Of<'check'>['prints'][number], setting: Setting): string {
  const [first] = leaves;
  const places = new Map<string, string[]>();
  for (const leaf of leaves) {
    const { value } = leaf.cell;
    const how =
      first === undefined || value === null || first.cell.value === null ? '' : HOW[agreement(first.cell, leaf.cell)];
    const printed = `${value === null ? '(blank)' : figure(value)}${how}`;
    places.set(printed, [...(places.get(printed) ?? []), placeOf(leaf)]);
  }
  const all = [...places].map(([printed, where]) => `${printed} (${[...new Set(where)].join(', ')})`);
  return `${named(label, setting)}: ${all.join('; ')}.`;
}

function placeOf({ entry, cell }: Leaf): string {
  return `${entry.source} line ${cell.line}`;
}
