import { isText, type SourceLine } from './lines.ts';
import { numbered, ordinal } from './numbering.ts';
import { type Outline, type Range, withoutLeader } from './outline.ts';
import { endsLikeTable, plainTitle } from './titles.ts';

/** One table that the document says it publishes. */
export interface ListedTable {
  readonly number: number;
  /** Without number, department and year. */
  readonly title: string;
  readonly line: number;
}

export interface TableList {
  readonly tables: readonly ListedTable[];
  /** Where the list stands outside 目录; null where it is part of it, or absent. */
  readonly range: Range | null;
}

const entry = /^表\s*(\d{1,2}|[一二三四五六七八九十]+)\s*[.．、:：]?\s*(\S.*)$/;

/** The list 表1 … 表N, wherever it stands; without one, the tables among the entries of 目录. */
export function readTableList(lines: readonly SourceLine[], outline: Outline, department: string): TableList {
  const [longest] = runs(lines, department).sort((a, b) => b.length - a.length);
  const first = longest?.[0];
  const last = longest?.at(-1);
  if (longest !== undefined && first !== undefined && last !== undefined) {
    const isInContents = outline.contents !== null && last.line <= outline.contents.to;
    return { tables: longest, range: isInContents ? null : wholeRows(lines, first.line, last.line) };
  }
  return { tables: fromContents(lines, outline, department), range: null };
}

/** A list that is printed as a table: with its header above and its last rows below. */
function wholeRows(lines: readonly SourceLine[], from: number, to: number): Range {
  let [first, last] = [from, to];
  if (lines[from - 1]?.kind !== 'row') return { from, to };
  while (lines[first - 2]?.kind === 'row') first -= 1;
  while (lines[last]?.kind === 'row') last += 1;
  return { from: first, to: last };
}

/** Lists of at least two entries, counted up by one, without a table between them. */
function runs(lines: readonly SourceLine[], department: string): ListedTable[][] {
  const found: ListedTable[][] = [];
  let current: ListedTable[] = [];
  const close = () => {
    if (current.length > 1) found.push(current);
    current = [];
  };
  for (const line of lines) {
    const match = isText(line) ? entry.exec(withoutLeader(line.text)) : entry.exec(line.cells.slice(0, 2).join(' '));
    const title = match?.[2] ?? '';
    if (match === null && line.kind === 'row') close();
    if (match === null || !endsLikeTable(title)) continue;
    const number = ordinal(match[1] ?? '');
    if (current.length > 0 && number !== (current.at(-1)?.number ?? 0) + 1) close();
    current.push({ number, title: plainTitle(title, department), line: line.line });
  }
  close();
  return found;
}

function fromContents(lines: readonly SourceLine[], outline: Outline, department: string): readonly ListedTable[] {
  if (outline.contents === null) return [];
  const inside = lines.slice(outline.contents.from - 1, outline.contents.to).filter(isText);
  const entries = inside.flatMap((line) => {
    const number = numbered(line.text);
    const title = withoutLeader(number?.rest ?? '');
    return number !== null && endsLikeTable(title)
      ? [{ style: number.style, number: number.value, title, line: line.line }]
      : [];
  });
  // A part that is named like a table (五、部门预算表) is numbered in another way than the tables below it.
  const count = (style: string) => entries.filter((one) => one.style === style).length;
  const most = Math.max(0, ...entries.map((one) => count(one.style)));
  return entries
    .filter((one) => count(one.style) === most)
    .map(({ number, title, line }) => ({ number, line, title: plainTitle(title, department) }));
}
