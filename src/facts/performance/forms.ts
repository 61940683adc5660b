import type { Table, TableRow } from '../../document/types.ts';
import type { Text } from '../types.ts';

const LABELLED = /^([^：:，。；]{2,8})[：:]\s*(.+)$/;
const CHECKED = /([^\s<>☑√■□☐]+)\s*(?:<input[^>]*\bchecked\b[^>]*>|[☑√■])|(?:[☑√■])\s*([^\s<>☑√■□☐]+)/;
const BOX = /<input|[☑√■□☐]/;

/** The columns of a form by what their header says; -1 where the form has none. */
export interface FormColumns {
  readonly level1: number;
  readonly level2: number;
  readonly name: number;
  readonly standard: number;
  /** The columns of 指标值. */
  readonly targets: readonly number[];
  /** The columns of 资金情况. */
  readonly funding: readonly number[];
}

export function formColumns(table: Table): FormColumns {
  const find = (pattern: RegExp): number => table.columns.findIndex(({ path }) => pattern.test(path.at(-1) ?? ''));
  const all = (pattern: RegExp): readonly number[] =>
    table.columns.flatMap(({ path }, index) => (pattern.test(path[0] ?? '') ? [index] : []));
  return {
    level1: find(/^一级指标$/),
    level2: find(/^二级指标$/),
    name: find(/^(指标名称|三级指标)$/),
    standard: find(/^(绩效标准|评价标准)$/),
    targets: all(/^(指标值|目标值|绩效指标值)/),
    funding: all(/资金/),
  };
}

/** A row of figures about money, in a block such as 项目资金情况（万元）. */
export function isFunding(row: TableRow): boolean {
  return row.within.some((name) => /资金/.test(name));
}

/** The unit that a block names: 项目资金情况（万元） → 万元. */
export function unitOf(row: TableRow): string {
  return /[（(](?:单位[:：])?(元|万元|千元|亿元)[）)]/.exec(row.within.join(''))?.[1] ?? '万元';
}

export function at(row: TableRow, index: number): string {
  return index < 0 ? '' : (row.cells[index] ?? '').trim();
}

/** The labels of a form's head row and what is written beside them: 项目负责人 → 党政办, 联系人 → …, 电话 → …. */
export function labelled(row: TableRow, source: string): Readonly<Record<string, Text>> {
  const cells = row.cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const texts: Record<string, Text> = {};
  let label = '';
  let last = '';
  for (const cell of cells) {
    const both = label === '' ? LABELLED.exec(cell) : null;
    if (both !== null) {
      set(both[1] ?? '', both[2] ?? '');
    } else if (label !== '') {
      set(label, cell);
      label = '';
    } else if (cell === '至' && last !== '') {
      label = last;
    } else {
      label = cell;
    }
  }
  return texts;

  function set(printed: string, value: string): void {
    const key = labelName(printed);
    const before = texts[key]?.text;
    const text = before === undefined ? chosen(plain(value)) : `${before}至${value}`;
    texts[key] = { text, line: row.line, page: row.page, source };
    last = printed;
  }
}

/** `立项情况（依据、可行性、必要性）` → 立项情况, `项目起止日期:` → 起止日期. */
function labelName(printed: string): string {
  const name = printed
    .replace(/\s+/g, '')
    .replace(/[（(].*[）)]/, '')
    .replace(/[：:]$/, '');
  return name === '项目起止日期' ? '起止日期' : name === '联系电话' ? '填报人电话' : name;
}

/** The words beside the checked box; the text itself where there is none. */
function chosen(text: string): string {
  if (!BOX.test(text)) return text;
  const found = CHECKED.exec(text);
  return found?.[1] ?? found?.[2] ?? '';
}

/** The day on which a form was filled in, printed between its title and its rows. */
export function filledOn(table: Table, lines: readonly string[]): Readonly<Record<string, Text>> {
  const index = lines.findIndex((text, at) => at + 1 >= table.from && at + 1 <= table.to && /填报日期[：:]/.test(text));
  const day = /填报日期[：:]\s*(\d{4}年\d{1,2}月\d{1,2}日)/.exec(lines[index] ?? '')?.[1];
  return day === undefined
    ? {}
    : { 填报日期: { text: day, line: index + 1, page: table.rows[0]?.page ?? null, source: table.source } };
}

/** Without marks of emphasis and paragraphs; boxes stay. */
export function plain(html: string): string {
  return html
    .replace(/<\/?(?:p|b|strong|br|i|u)\s*\/?>/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The paragraphs of a cell: `<p>1. …</p> <p>2. …</p>`, or one. */
export function paragraphsOf(cell: string): readonly string[] {
  return cell
    .split(/<\/p>|<br\s*\/?>/i)
    .map(plain)
    .filter((text) => text !== '');
}
