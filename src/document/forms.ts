import { filledWidth, isNumber } from './header.ts';
import type { SourceLine } from './lines.ts';
import type { Column, TableRow } from './types.ts';

/** A form sheet read: rows in the columns of its blocks. */
export interface Form {
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
  readonly headerLines: readonly number[];
}

/** One block's header: where each of its columns is printed, and what it is called. */
interface BlockHeader {
  readonly places: readonly (readonly string[])[];
}

type Role =
  | { readonly kind: 'plain'; readonly within: readonly string[] }
  | { readonly kind: 'header'; readonly within: readonly string[] }
  | { readonly kind: 'indicator'; readonly within: readonly string[]; readonly header: BlockHeader }
  | {
      readonly kind: 'funding';
      readonly within: readonly string[];
      readonly header: BlockHeader;
      readonly opens: boolean;
    };

interface Read {
  readonly row: SourceLine;
  readonly role: Role;
}

const indicatorHeader = /^一级指标$/;
const goal = /^(?:长期|中期|年度|总体)?(?:绩效)?目标\s*[\d一二三四五六七八九十]+\s*[:：]?$/;
const funding = /资金(?:情况|总额|金额|来源|构成)?\s*(?:[（(].*[）)])?$/;
/** First cells of funding rows that lost the cell of their merged label. */
const fundingItem = /^(?:合计|总计|自筹|其他|中央|省级?|市级?|区级?|县级?|财政拨款|基本支出|项目支出|单位资金|上级)/;
const subHeaderWord = /^(?:(?:19|20)\d{2}年度?|.*(?:指标值|实现值|完成值))$/;
const secondLevel = /数量|质量|时效|社会|经济|生态|可持续|服务对象/;

const level1 = 1;
const level2 = 2;

/**
 * Reads a performance form. Rows of its head keep their cells as printed, label beside value, with `within` empty.
 * Rows of a block stand in the block's columns: cells that moved left because a merged cell was lost are moved back,
 * and the merged cells 一级指标 and 资金构成 are carried down.
 * @param lines the form's TAB rows, blank ones excluded
 */
export function readForm(lines: readonly SourceLine[]): Form {
  const reads = assignRoles(lines);
  const paths = columnPaths(reads);
  const carried = { group: '', within: '' };
  const rows = reads
    .filter((read) => read.role.kind !== 'header')
    .map((read): TableRow => {
      const key = read.role.within.join('/');
      if (key !== carried.within) carried.group = '';
      carried.within = key;
      const cells = place(read, paths, carried);
      return { line: read.row.line, page: read.row.page, cells, printed: read.row.printed, within: read.role.within };
    });
  const width = Math.max(paths.length, ...rows.map((row) => filledWidth(row.cells)));
  return {
    columns: Array.from({ length: width }, (_, index) => ({ path: paths[index] ?? [] })),
    rows: rows.map((row) => ({ ...row, cells: padded(row.cells, width) })),
    headerLines: reads.filter((read) => read.role.kind === 'header').map((read) => read.row.line),
  };
}

function assignRoles(lines: readonly SourceLine[]): readonly Read[] {
  const reads: Read[] = [];
  let within: readonly string[] = [];
  let header: BlockHeader | null = null;
  let block: 'plain' | 'indicator' | 'funding' = 'plain';
  for (let index = 0; index < lines.length; index += 1) {
    const row = lines[index];
    if (row === undefined) break;
    const label = row.cells[0] ?? '';
    const headerRows = row.cells.some((cell) => indicatorHeader.test(cell)) ? headerHeight(lines, index) : 0;
    if (headerRows > 0) {
      if (!within.some((name) => goal.test(name))) within = [label === '' ? '绩效指标' : label];
      header = headerOf(lines.slice(index, index + headerRows));
      block = 'indicator';
      for (const one of lines.slice(index, index + headerRows))
        reads.push({ row: one, role: { kind: 'header', within } });
      index += headerRows - 1;
    } else if (goal.test(label)) {
      within = [label];
      block = 'plain';
      reads.push({ row, role: { kind: 'plain', within } });
    } else if (funding.test(label)) {
      within = [label];
      block = 'funding';
      const height = fundingHeaderHeight(lines, index);
      header = height > 0 ? fundingHeader(lines.slice(index, index + height), label) : null;
      for (const one of lines.slice(index, index + height)) reads.push({ row: one, role: { kind: 'header', within } });
      index += Math.max(height, 1) - 1;
      if (height === 0) reads.push({ row, role: fundingRole(within, header, true) });
    } else if (block === 'indicator' && header !== null && isIndicator(row, header)) {
      reads.push({ row, role: { kind: 'indicator', within, header } });
    } else if (block === 'funding' && (label === '' || fundingItem.test(label))) {
      reads.push({ row, role: fundingRole(within, header, false) });
    } else {
      block = 'plain';
      const below = lines[index + 1]?.cells[0];
      if (label !== '') within = below === '' ? [label] : [];
      reads.push({ row, role: { kind: 'plain', within } });
    }
  }
  return reads;
}

/** The header row itself, and rows below it that only name years and kinds of value. */
function headerHeight(lines: readonly SourceLine[], from: number): number {
  let height = 1;
  while (isSubHeader(lines[from + height])) height += 1;
  return height;
}

function isSubHeader(row: SourceLine | undefined): boolean {
  const filled = row?.cells.filter((cell) => cell !== '') ?? [];
  return filled.length > 0 && filled.every((cell) => subHeaderWord.test(cell));
}

/** Paths of an indicator block. Words of a lower row go below the merged cell that has room for just so many. */
function headerOf(rows: readonly SourceLine[]): BlockHeader {
  const top = rows[0]?.cells ?? [];
  const width = filledWidth(top);
  const places = top.slice(0, width).map((cell, index) => (index === 0 && !indicatorHeader.test(cell) ? [] : [cell]));
  let spans = spansOf(top.slice(0, width), 0);
  fill(places, spans);
  for (const row of rows.slice(1)) {
    const words = row.cells.filter((cell) => cell !== '');
    const printedAt = row.cells.findIndex((cell) => cell !== '');
    const span =
      spans.find((one) => one.from === printedAt && one.width > 1 && words.length > 1) ??
      spans.find((one) => one.width === words.length && one.width > 1) ??
      spans.find((one) => one.width > 1);
    if (span === undefined) continue;
    const offsets = words.length === span.width ? words.map((_, at) => at) : offsetsOf(row.cells, span);
    const level: string[] = Array.from({ length: span.width }, () => '');
    words.forEach((text, at) => {
      level[offsets[at] ?? at] = text;
    });
    spans = spansOf(level, span.from);
    for (const one of spans) {
      for (let at = one.from; at < one.from + one.width; at += 1)
        places[at] = [...(places[at] ?? []), level[one.from - span.from] ?? ''];
    }
  }
  return { places: places.map((path) => path.filter((text) => text !== '')) };
}

interface Span {
  readonly from: number;
  readonly width: number;
}

function spansOf(words: readonly string[], from: number): readonly Span[] {
  const starts = words.flatMap((text, index) => (text === '' && index > 0 ? [] : [index]));
  return starts.map((start, at) => ({ from: from + start, width: (starts[at + 1] ?? words.length) - start }));
}

function fill(places: (readonly string[])[], spans: readonly Span[]): void {
  for (const span of spans) {
    for (let at = span.from + 1; at < span.from + span.width; at += 1) places[at] = places[span.from] ?? [];
  }
}

function offsetsOf(cells: readonly string[], span: Span): readonly number[] {
  const printed = cells.flatMap((cell, index) => (cell === '' ? [] : [index]));
  return printed.map((at) => Math.min(Math.max(at - span.from, 0), span.width - 1));
}

/** Header rows of a funding block: until figures begin. 0 where the first row has a figure, or the block is empty. */
function fundingHeaderHeight(lines: readonly SourceLine[], from: number): number {
  let height = 0;
  while (height < 3) {
    const row = lines[from + height];
    if (row === undefined || (height > 0 && row.cells[0] !== '')) return 0;
    if (row.cells.some(isNumber)) return height;
    height += 1;
  }
  return 0;
}

function fundingHeader(rows: readonly SourceLine[], label: string): BlockHeader {
  const [top, ...lower] = rows.map((row) => row.cells);
  if (top === undefined) return { places: [] };
  const width = Math.max(...rows.map((row) => filledWidth(row.cells)));
  const spans = spansOf(padded(top, width).slice(0, width), 0);
  const places = Array.from({ length: width }, (_, column): readonly string[] => {
    const span = spans.find((one) => column >= one.from && column < one.from + one.width);
    const words = [top[span?.from ?? column] ?? '', ...lower.map((row) => row[column] ?? '')];
    return column < level2 + 1 ? [] : [label, ...words.filter((text) => text !== '')];
  });
  return { places };
}

function fundingRole(within: readonly string[], header: BlockHeader | null, opens: boolean): Role {
  const places: readonly (readonly string[])[] = [[], [], [], within];
  return { kind: 'funding', within, header: header ?? { places }, opens };
}

function isIndicator(row: SourceLine, header: BlockHeader): boolean {
  const label = row.cells[0] ?? '';
  const filled = row.cells.filter((cell) => cell !== '').length;
  return filled > 2 && (label === '' || /指标$|满意度$/.test(label)) && filled <= header.places.length;
}

/** The columns of the whole form: those of its blocks, each path once, in the order of their appearance. */
function columnPaths(reads: readonly Read[]): readonly (readonly string[])[] {
  const indicator = reads.flatMap(({ role }) => (role.kind === 'indicator' ? [role.header] : []));
  const money = reads.flatMap(({ role }) => (role.kind === 'funding' ? [role.header] : []));
  const paths = new Map<string, readonly string[]>();
  for (const header of [...new Set(indicator)].sort((a, b) => a.places.length - b.places.length)) {
    insert(paths, header.places.slice(1));
  }
  for (const header of new Set(money)) insert(paths, header.places);
  return [[], ...paths.values()];
}

/** Adds paths, keeping the order of each header: a new path goes before the next one that is known already. */
function insert(paths: Map<string, readonly string[]>, places: readonly (readonly string[])[]): void {
  const merged = [...paths.values()];
  let at = 0;
  for (const path of places) {
    if (path.length === 0) continue;
    const known = merged.findIndex((one) => keyOf(one) === keyOf(path));
    if (known >= 0) at = known + 1;
    else {
      const next = places.slice(places.indexOf(path) + 1).map(keyOf);
      const before = merged.findIndex((one, index) => index >= at && next.includes(keyOf(one)));
      at = before >= 0 ? before : merged.length;
      merged.splice(at, 0, path);
      at += 1;
    }
  }
  paths.clear();
  for (const path of merged) paths.set(keyOf(path), path);
}

function keyOf(path: readonly string[]): string {
  return path.join('\u0000');
}

function place(read: Read, paths: readonly (readonly string[])[], carried: { group: string }): readonly string[] {
  const { role, row } = read;
  if (role.kind === 'indicator') return placeIndicator(row.cells, role.header, paths, carried);
  if (role.kind === 'funding') return placeFunding(row.cells, role.header, paths, role.opens, carried);
  return row.cells.slice(0, filledWidth(row.cells));
}

function placeIndicator(
  printed: readonly string[],
  header: BlockHeader,
  paths: readonly (readonly string[])[],
  carried: { group: string },
): readonly string[] {
  const cells = shiftBack(printed, header.places.length);
  if (secondLevel.test(cells[level1] ?? '') && (cells[level2] ?? '') === '') {
    cells[level2] = cells[level1] ?? '';
    cells[level1] = '';
  }
  if ((cells[level1] ?? '') === '') cells[level1] = carried.group;
  carried.group = cells[level1] ?? '';
  return spread(cells, header, paths);
}

/**
 * A row as wide as its header stands where it should. A narrower one lost leading cells:
 * its last cell belongs under the header's last word, and all others as far to the right.
 */
function shiftBack(printed: readonly string[], width: number): string[] {
  const filled = filledWidth(printed);
  const first = printed[0] ?? '';
  const isInPlace = first === '' && (printed[level2] ?? '') !== '' && !secondLevel.test(printed[level1] ?? '');
  const lost = isInPlace ? 0 : Math.max(0, width - filled);
  return padded([...Array.from({ length: lost }, () => ''), ...printed.slice(0, filled)], width).slice(
    0,
    Math.max(width, filled + lost),
  );
}

function placeFunding(
  printed: readonly string[],
  header: BlockHeader,
  paths: readonly (readonly string[])[],
  opens: boolean,
  carried: { group: string },
): readonly string[] {
  const lost = !opens && (printed[0] ?? '') !== '';
  const cells: string[] = lost ? ['', ...printed] : [...printed];
  if (lost && (cells[level2] ?? '') === '') {
    cells[level2] = cells[level1] ?? '';
    cells[level1] = '';
  }
  if (!opens) {
    if ((cells[level1] ?? '') === '') cells[level1] = carried.group;
    carried.group = cells[level1] ?? '';
  }
  if (header.places.length <= level2 + 2) {
    const figure = cells.findIndex((cell, index) => index > 0 && isNumber(cell));
    const last = cells.findLastIndex((cell, index) => index > 0 && index < figure && cell !== '');
    // Labels may stand farther right than their figure's column where the sheet has more columns than this block.
    if (figure > level2 + 1 && last > level2) {
      return spread(
        [cells[0] ?? '', carried.group === cells[last] ? '' : carried.group, cells[last] ?? '', cells[figure] ?? ''],
        header,
        paths,
      );
    }
  }
  const labels = cells.slice(0, level2 + 1);
  const figures = cells.slice(level2 + 1);
  const values = header.places.length > level2 + 2 ? figures : [figures.find((cell) => cell !== '') ?? ''];
  return spread([...labels, ...values], header, paths);
}

/** Puts each cell under its path. */
function spread(
  cells: readonly string[],
  header: BlockHeader,
  paths: readonly (readonly string[])[],
): readonly string[] {
  const placed: string[] = Array.from({ length: paths.length }, () => '');
  cells.forEach((cell, index) => {
    if (cell === '') return;
    const path = header.places[index] ?? [];
    const known = path.length === 0 ? -1 : paths.findIndex((one) => keyOf(one) === keyOf(path));
    placed[known >= 0 ? known : index] = cell;
  });
  return placed;
}

function padded(cells: readonly string[], width: number): string[] {
  return [...cells, ...Array.from({ length: Math.max(0, width - cells.length) }, () => '')];
}
