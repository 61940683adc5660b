import { compact } from '../text/fold.ts';
import { type Block, readBlocks } from './blocks.ts';
import type { TableList } from './contents.ts';
import { readForm } from './forms.ts';
import { filledWidth, readHeader, repeatsHeader } from './header.ts';
import { isForm, kindOf, listedKind } from './kinds.ts';
import type { SourceLine } from './lines.ts';
import { joinParagraphs } from './paragraphs.ts';
import { endsLikeTable, isLabel, plainTitle, printedNumber, unitOf } from './titles.ts';
import type { Table, TableKind, TableRow } from './types.ts';

/** A table as the body prints it, before it has its number. */
interface BodyTable extends Omit<Table, 'source' | 'title'> {
  /** The number printed above it; null where none is. */
  readonly number: number | null;
  /** The rows of the header, as a following page may repeat them. */
  readonly head: readonly SourceLine[];
  /** A form sheet, not a table with one header over rows. */
  readonly isSheet: boolean;
}

/** Every table of the body in order, then numbered and sorted as the contents list them. */
export function readTables(
  lines: readonly SourceLine[],
  list: TableList,
  department: string,
  isClosed: (line: SourceLine) => boolean,
): readonly Table[] {
  const bodies: BodyTable[] = [];
  for (const block of joinSheets(readBlocks(lines, isClosed).flatMap(splitForms), department)) {
    const table = readTable(block, department);
    const last = bodies.at(-1);
    const joined = last === undefined ? null : continued(last, table, block);
    if (joined === null) bodies.push(table);
    else bodies[bodies.length - 1] = joined;
  }
  return assignNumbers(bodies, list, department);
}

function readTable(block: Block, department: string): BodyTable {
  const title = titleOf(block.above);
  const cells = block.rows.map((row) => row.cells);
  const header = readHeader(cells);
  const kind = kindOfTable(
    title.text,
    department,
    header.columns.flatMap((column) => column.path),
  );
  const looksLikeForm = kind === 'unknown' && cells.flat().includes('一级指标');
  const isSheet = (isForm(kind) || looksLikeForm) && !isList(cells.slice(0, header.height));
  const read = isSheet ? readForm(block.rows) : readPlain(block.rows, header);
  const labelRows = block.above.filter((line) => line.kind === 'row').map((line) => line.line);
  const everything = [...block.above, ...block.rows, ...block.notes];
  return {
    kind: looksLikeForm ? 'project-performance' : kind,
    number: printedNumber(title.text) ?? numberAbove(block.above),
    printedTitle: title.text,
    unit:
      block.above.map((line) => unitOf(line.text)).find((unit) => unit !== '') ?? unitInHeader(block, read.headerLines),
    columns: read.columns,
    rows: read.rows,
    notes: joinParagraphs(block.notes),
    headerLines: [...labelRows, ...read.headerLines],
    from: everything[0]?.line ?? 0,
    to: everything.at(-1)?.line ?? 0,
    head: block.rows.slice(0, header.height),
    isSheet,
  };
}

/** Performance goals as a list: projects, amounts and goals are columns under one header. */
function isList(head: readonly (readonly string[])[]): boolean {
  const words = (head[0] ?? []).map((cell) => cell.replace(/\s+/g, ''));
  return (
    words.some((cell) => /^(?:一级指标|指标名称|绩效指标|.{0,6}绩效目标)$/.test(cell)) &&
    words.some((cell) => /^(?:.*(?:项目|单位).*名称|项目)$/.test(cell))
  );
}

/** Words above a table that are not named like one may be anything: then the header decides. */
function kindOfTable(title: string, department: string, header: readonly string[]): TableKind {
  const kind = kindOf(plainTitle(title, department), header);
  return kind === 'unknown' && !endsLikeTable(title) ? kindOf('', header) : kind;
}

function readPlain(
  rows: readonly SourceLine[],
  header: ReturnType<typeof readHeader>,
): Pick<Table, 'columns' | 'rows' | 'headerLines'> {
  const head = rows.slice(0, header.height);
  const headerLines = head.map((row) => row.line);
  const body: TableRow[] = [];
  let repeat = 0;
  for (const row of rows.slice(header.height)) {
    const expected = head[repeat];
    if (expected !== undefined && repeatsHeader(row.cells, expected.cells)) {
      headerLines.push(row.line);
      repeat += 1;
      continue;
    }
    repeat = 0;
    body.push(tableRow(row, header.columns.length));
  }
  return { columns: header.columns, rows: body, headerLines };
}

function tableRow(row: SourceLine, width: number): TableRow {
  const cells = Array.from({ length: width }, (_, column) => row.cells[column] ?? '');
  return { line: row.line, page: row.page, cells, printed: row.printed, within: [] };
}

/** Sheets that follow one another without a title between: a new one begins where the first label comes again. */
function splitForms(block: Block): readonly Block[] {
  const label = block.rows[0]?.cells[0] ?? '';
  if (label === '' || !block.rows.some((row) => row.cells.includes('一级指标'))) return [block];
  const starts = block.rows.flatMap((row, index) => (row.cells[0] === label ? [index] : []));
  return starts.map((start, at) => ({
    above: at === 0 ? block.above : [],
    rows: block.rows.slice(start, starts[at + 1] ?? block.rows.length),
    notes: at === starts.length - 1 ? block.notes : [],
  }));
}

/** A sheet that a page break cut goes on without title, below a merged label that is blank or printed again. */
function joinSheets(blocks: readonly Block[], department: string): readonly Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    const label = block.rows[0]?.cells[0] ?? '';
    const isRest =
      block.above.length === 0 &&
      last !== undefined &&
      last.notes.length === 0 &&
      block.rows[0]?.page !== last.rows.at(-1)?.page;
    const isSheet = () => last !== undefined && last.above.length > 0 && readTable(last, department).isSheet;
    if (isRest && (label === '' || last.rows.some((row) => row.cells[0] === label)) && isSheet()) {
      joined[joined.length - 1] = { ...last, rows: [...last.rows, ...block.rows], notes: block.notes };
    } else joined.push(block);
  }
  return joined;
}

/** The table that goes on in `next` after a page break: its title is repeated, or it has neither title nor header. */
function continued(last: BodyTable, next: BodyTable, block: Block): BodyTable | null {
  if (last.isSheet || (next.isSheet && next.printedTitle !== '') || last.notes.length > 0) return null;
  const repeated = repeatedRows(block, last);
  const sameTitle = next.printedTitle !== '' && withoutSequel(next.printedTitle) === withoutSequel(last.printedTitle);
  const sameHeader =
    next.columns.map((column) => column.path.join()).join(';') ===
    last.columns.map((column) => column.path.join()).join(';');
  const isHeadless = next.headerLines.length === 0 && widestRow(block) <= last.columns.length;
  const isRest = (sameTitle || next.printedTitle === '') && (repeated > 0 || isHeadless || sameHeader);
  if (!isRest) return null;
  const width = last.columns.length;
  if (repeated > 0) {
    const rows = block.rows.slice(repeated).map((row) => tableRow(row, width));
    const headerLines = [...last.headerLines, ...block.rows.slice(0, repeated).map((row) => row.line)];
    return { ...last, rows: [...last.rows, ...rows], headerLines, notes: next.notes, to: next.to };
  }
  return {
    ...last,
    rows: [
      ...last.rows,
      ...next.rows.map((row) => ({ ...row, cells: Array.from({ length: width }, (_, at) => row.cells[at] ?? '') })),
    ],
    headerLines: [...last.headerLines, ...next.headerLines],
    notes: next.notes,
    to: next.to,
  };
}

/** How many rows at the top of a block repeat the header of the table before, all of it or nothing. */
function repeatedRows(block: Block, last: BodyTable): number {
  const same = last.head.filter((row, index) => repeatsHeader(block.rows[index]?.cells ?? [], row.cells));
  return same.length === last.head.length ? same.length : 0;
}

function withoutSequel(title: string): string {
  return title.replace(/\s+/g, '').replace(/[（(]?续表?[）)]?$/, '');
}

function widestRow(block: Block): number {
  return Math.max(...block.rows.map((row) => filledWidth(row.cells)));
}

/** The last line that is named like a table, with the lines that run into it; else the last heading, or line that is no label. */
function titleOf(above: readonly SourceLine[]): { readonly text: string } {
  const textOf = (line: SourceLine) =>
    line.kind === 'row' ? line.cells.filter((cell) => cell !== '').join(' ') : line.text;
  const words = above.map((line) => ({ line: line.line, kind: line.kind, text: textOf(line) }));
  const candidates = words.filter((one) => !isLabel(one.text));
  const named = candidates.findLastIndex((one) => endsLikeTable(one.text));
  const heading = candidates.findLastIndex((one) => one.kind === 'heading');
  const at = named >= 0 ? named : heading >= 0 ? heading : candidates.length - 1;
  const chosen = candidates[at];
  if (chosen === undefined) return { text: '' };
  const lines = [chosen];
  for (let index = at - 1; index >= 0; index -= 1) {
    const upper = candidates[index];
    if (upper === undefined || upper.kind === 'heading' || upper.line !== (lines[0]?.line ?? 0) - 1) break;
    lines.unshift(upper);
  }
  return { text: lines.map((one) => one.text).join(' ') };
}

function numberAbove(above: readonly SourceLine[]): number | null {
  const label = above.find((line) => /^(?:表|预算|公开|部门公开|财政公开)/.test(line.text) && isLabel(line.text));
  return label === undefined ? null : printedNumber(label.text);
}

function unitInHeader(block: Block, headerLines: readonly number[]): string {
  const cells = block.rows.filter((row) => headerLines.includes(row.line)).flatMap((row) => row.cells);
  return cells.map(unitOf).find((unit) => unit !== '') ?? '';
}

/** Gives every body its 表N: by what it holds first, by its printed number second; sorted as listed. */
function assignNumbers(bodies: readonly BodyTable[], list: TableList, department: string): readonly Table[] {
  const listed = list.tables.map((one) => ({ ...one, kind: kindOf(one.title) }));
  const byTitle = bodies.map((body) => {
    const title = plainTitle(body.printedTitle, department);
    const key = titleKey(title);
    return key === ''
      ? undefined
      : (listed.find((one) => compact(one.title) === compact(title)) ??
          listed.find((one) => titleKey(one.title) === key));
  });
  const named = new Set(byTitle.filter((entry) => entry !== undefined));
  const numberOfKind = new Map<string, number>();
  let highest = Math.max(0, ...listed.map((one) => one.number), ...bodies.map((body) => body.number ?? 0));
  const numberedBodies = bodies.map((body, index) => {
    // An entry that another table bears the very title of is that table's, but for parts and sheets of one kind.
    const free = listed.filter((one) => !named.has(one));
    const entry =
      byTitle[index] ??
      free.find((one) => one.number === body.number && (one.kind === body.kind || one.kind === 'unknown')) ??
      free.find((one) => one.kind === body.kind && one.kind !== 'unknown') ??
      listed.find((one) => one.kind !== body.kind && one.kind === listedKind(body.kind)) ??
      (isForm(body.kind) ? listed.find((one) => one.kind === body.kind) : undefined);
    const known = body.kind === 'unknown' || !isPart(body.kind) ? undefined : numberOfKind.get(listedKind(body.kind));
    const own = listed.some((one) => one.number === body.number) ? null : body.number;
    // Two lists of one kind that print numbers of their own are two tables.
    const number = entry?.number ?? own ?? known ?? highest + 1;
    highest = Math.max(highest, number);
    if (body.kind !== 'unknown') numberOfKind.set(listedKind(body.kind), number);
    return { number, body, title: entry?.title ?? plainTitle(body.printedTitle, department) };
  });
  const absent = listed
    .filter((one) => numberedBodies.every(({ number }) => number !== one.number))
    .map(({ number, title, kind }) => ({ number, table: absentTable(number, title, kind) }));
  const present = numberedBodies.map(({ number, body, title }) => {
    const { number: _, head: __, isSheet: ___, ...table } = body;
    return { number, table: { source: `表${number}`, title, ...table } };
  });
  // The sort is stable: bodies of one number stay in the order of the document.
  return [...absent, ...present].sort((a, b) => a.number - b.number).map(({ table }) => table);
}

/** Forms are many sheets of one table, and parts of a split table are one. */
function isPart(kind: TableKind): boolean {
  return isForm(kind) || listedKind(kind) !== kind || kind === listedKind('general-budget-by-unit');
}

/** What makes two titles one: 收支总体情况表 in the contents is 收支总表 in the body. */
function titleKey(title: string): string {
  return compact(
    title
      .replace(/[（(][^（）()]*[）)]$/, '')
      .replace(/总体情况|情况/g, '')
      .replace(/总表$/, '表'),
  );
}

function absentTable(number: number, title: string, kind: Table['kind']): Table {
  return {
    source: `表${number}`,
    kind,
    title,
    printedTitle: '',
    unit: '',
    columns: [],
    rows: [],
    notes: [],
    headerLines: [],
    from: 0,
    to: 0,
  };
}
