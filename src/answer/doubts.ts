import { type Leaf, run } from '../calculation/run.ts';
import type { Finding } from '../document/types.ts';
import { agreement } from '../facts/agree.ts';
import { words } from '../facts/checks/figures.ts';
import { nameKey } from '../facts/names.ts';
import { type Amount, show } from '../money/amount.ts';
import type { Item } from '../question/request.ts';
import type { Setting } from './draft.ts';

/** Notes below one answer. */
const MOST = 2;

/**
 * What the document says against the figures of an answer, one short sentence each: the other figure that it prints for
 * the same cell, what the checks say of the place, another name that it prints for a thing that is shown.
 * @param items the figures that are shown
 * @param operands figures that the answer only calculates with: of these a rounding says nothing
 */
export function doubts(items: readonly Item[], setting: Setting, operands: readonly Item[] = []): string[] {
  const all = [...items, ...operands];
  const names = all.map(({ label }) => nameKey(label));
  const told = all.flatMap((item) => {
    const read = item.plan.op === 'cell' && items.includes(item);
    return of(item, setting)
      .filter(({ severity, code }) => read || severity !== 'note' || code === 'repaired')
      .filter((finding) => finding.code !== 'name-differs' || (isNamed(finding, names) && isPrinted(finding, item)))
      .flatMap(({ code, short }) => (short === undefined ? [] : [{ code, short, label: item.label }]));
  });
  // Of several figures a rounding has to say whose it is.
  const said = told.map(({ code, short, label }) => (code === 'cut' && all.length > 1 ? `${label}：${short}` : short));
  const differing = all.flatMap((item) => item.different.flatMap((leaf) => differs(item, leaf)));
  return [...new Set(said.length > 0 ? said : differing)].slice(0, MOST);
}

/** What the checks found of a figure, and of the other figures that are printed for it. */
function of(item: Item, { findingsAt }: Setting): readonly Finding[] {
  const leaves = [...leavesOf(item), ...item.different];
  const at = ({ entry, cell }: Leaf) =>
    findingsAt([{ source: entry.source, line: cell.line, column: cell.column }]).filter(
      (finding) => cell.column !== '' || isOf(cell.value, finding),
    );
  return [...new Set(leaves.flatMap(at))];
}

/** One line of prose holds many figures: a finding about one of them says nothing of the others. */
function isOf(value: Amount | null, { found, expected }: Finding): boolean {
  if (value === null || !FIGURE.test(found)) return true;
  const same = (printed: string) => bare(printed) === bare(words(value));
  return same(found) || same(expected);
}

const FIGURE = /^[\d,.]+(?:万?元|%|\p{Script=Han})?$/u;

/** 2,185.20万元 is 2,185.2万元. */
function bare(figure: string): string {
  return figure.replace(/(\.\d*?)0+(?!\d)/, '$1').replace(/\.(?!\d)/, '');
}

/** A row may hold names that nobody asked for: the account beside what is bought. */
function isNamed({ expected, found }: Finding, names: readonly string[]): boolean {
  return [expected, found].map(nameKey).some((key) => names.some((name) => name.includes(key)));
}

/** A misprint elsewhere says nothing of this figure: one of the lines that it was read from has to hold it. */
function isPrinted({ found }: Finding, item: Item): boolean {
  const key = nameKey(found);
  return [...leavesOf(item), ...item.same, ...item.different].some(({ cell }) => nameKey(cell.quote).includes(key));
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
