import type { SourceLine } from './lines.ts';
import { numbered, ordinal } from './numbering.ts';

const numberLabel =
  /^(?:附表|附件|部门公开表?|财政公开表?|公开表?|预算表?|表)\s*([\d一二三四五六七八九十]+(?:[-.－—–]\d+)*)\s*(?:表)?\s*[:：.．、]?/;
const onlyNumber = new RegExp(`${numberLabel.source}$`);
const unitWord = /单\s*位\s*[:：]\s*(人民币)?\s*(万元|千元|百元|亿元|元)/;
const departmentLabel =
  /^(?:部门\s*[/／]\s*单位|部门[（(]单位[）)]|部门|单位|编制单位|编制部门|填报单位|填报部门|预算单位|部门名称|单位名称)\s*[:：]/;
const dateLabel = /^(?:填报|编制|填表)?(?:日期|时间)\s*[:：]/;
const noteStart = /^[（(]?(?:备\s*注|注|说\s*明)\s*(?:[:：]|\d|[（(一])/;
const sentence = /[。；！？]/;
const longestTitle = 60;

/** 单位：万元 → 万元; '' where the words name no unit of money. */
export function unitOf(text: string): string {
  return unitWord.exec(text)?.[2] ?? '';
}

/** Words around a table that are no title: 附表4-1, 单位：元, 部门/单位：, 填报日期：… */
export function isLabel(text: string): boolean {
  return onlyNumber.test(text) || unitWord.test(text) || departmentLabel.test(text) || dateLabel.test(text);
}

export function isNoteStart(text: string): boolean {
  return noteStart.test(text);
}

/** Ends like the name of a table: …表, …表（分单位）, …表（续）. */
export function endsLikeTable(text: string): boolean {
  return /表\s*(?:[（(][^（）()]*[）)])?$/.test(text);
}

/** May stand above a table: short, and no sentence. */
export function isTitleLike(line: SourceLine): boolean {
  return line.text.length <= longestTitle && !sentence.test(line.text) && !isNoteStart(line.text);
}

/** A TAB row that only holds a title, labels or a note, as spreadsheets print them above and below their tables. */
export function isLabelRow(line: SourceLine): boolean {
  if (line.kind !== 'row') return false;
  const filled = line.cells.filter((cell) => cell !== '');
  const only = filled.length === 1 ? filled[0] : undefined;
  if (only !== undefined && (isNoteStart(only) || (endsLikeTable(only) && only.length > 3))) return true;
  return filled.length > 0 && filled.every((cell) => isLabel(cell));
}

/** The number that a title or a label gives to its table: 表 3. 支出总表 → 3, 预算01表 → 1; null without one. */
export function printedNumber(text: string): number | null {
  const match = numberLabel.exec(text)?.[1];
  if (match === undefined) return null;
  const value = ordinal(match.replace(/^0+(?=\d)/, ''));
  return Number.isNaN(value) ? null : value;
}

/** A title without number, department, year and blanks: 表 1. 某某局 2024 年收支总表 → 收支总表. */
export function plainTitle(text: string, department: string): string {
  let title = text.replace(numberLabel, '').trim();
  const number = numbered(title);
  if (number !== null) title = number.rest;
  return title
    .replace(/\s+/g, '')
    .replaceAll(department.replace(/\s+/g, ''), '')
    .replace(/(?:19|20)\d{2}年度?/g, '')
    .replace(/^[-—－:：.．，,]+|(?:如下)?[:：]$/g, '');
}
