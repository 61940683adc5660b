import { readLines, type SourceLine, splitSource } from '../document/lines.ts';

/** Whose document it is, of which year, and whether it is a budget or final accounts. */
export interface Identity {
  readonly department: string;
  readonly year: number;
  readonly stage: 'budget' | 'final';
}

const longestDepartment = 40;
const year = /((?:19|20)\d{2})\s*年?/;
const title = /^(.*?)((?:19|20)\d{2})\s*年(?:度)?(.*?)(?:[市区县省]级)?(?:(?:部门|单位)(?:综合)?|综合)?(预算|决算)/;
const label =
  /^(?:预算|编制|填报|主管)*(?:部门|单位)(?:[（(](?:单位|部门)[）)])?(?:\s*[/／]\s*单位)?(?:全?名称)?\s*[:：]\s*(\S.*)$/;
const labelCell = /^(?:(?:预算|编制|填报|主管)?部门|(?:预算|编制|填报)单位)(?:[（(]单位[）)])?名称$/;
const contents = /^目\s*录$/;

/**
 * Reads a document's identity from its cover, the labels above its tables and its titles; what they do not say, from the file's name.
 * A part that nothing says is null.
 * @param source the text form
 * @param fileName without folder and ending
 */
export function identify(source: string, fileName: string): { readonly [key in keyof Identity]: Identity[key] | null } {
  const lines = readLines(splitSource(source)).filter((line) => line.kind !== 'blank');
  const cover = coverOf(lines);
  const name = fileName.normalize('NFKC').replace(/[-_\s]+/g, '');
  return {
    department: commonest(lines.flatMap(labelled)) ?? departmentIn(cover) ?? departmentIn(name) ?? null,
    year: yearIn(cover) ?? commonYear(lines) ?? yearOf(name),
    stage: stageIn(cover) ?? stageIn(titles(lines)) ?? stageIn(name),
  };
}

/** Lines of words before 目录, or on the first page: at most a few. */
function coverOf(lines: readonly SourceLine[]): string {
  const end = lines.findIndex(
    (line, index) => index > 0 && (contents.test(line.text) || line.kind === 'page' || line.kind === 'row'),
  );
  const words = lines
    .slice(0, Math.min(end < 0 ? lines.length : end, 6))
    .filter((line) => line.kind !== 'page' && line.kind !== 'row');
  return words.map((line) => line.text.replace(/\s+/g, '')).join('');
}

function departmentIn(words: string): string | undefined {
  const match = title.exec(words);
  const found = [match?.[1], match?.[3]].map((one) => cleaned(one ?? '')).find((one) => one.length >= 3);
  return found !== undefined && found.length <= longestDepartment ? found : undefined;
}

function cleaned(name: string): string {
  return name.replace(/^[-—－:：#*\s\d]+|(?:部门|[（(]汇总[）)]|的)+$/g, '').trim();
}

function yearIn(words: string): number | null {
  const match = title.exec(words)?.[2];
  return match === undefined ? null : Number(match);
}

function yearOf(words: string): number | null {
  const match = year.exec(words)?.[1];
  return match === undefined ? null : Number(match);
}

/** The year that most titles of tables and parts name. */
function commonYear(lines: readonly SourceLine[]): number | null {
  const years = lines
    .filter((line) => line.kind !== 'row' && /(?:表|预算|决算|说明)[）)]?$|年度[）)]$/.test(line.text))
    .flatMap((line) => year.exec(line.text)?.[1] ?? []);
  const found = commonest(years);
  return found === undefined ? null : Number(found);
}

function titles(lines: readonly SourceLine[]): string {
  const all = lines
    .filter((line) => line.kind !== 'row' && /表(?:[（(].*[）)])?$/.test(line.text))
    .map((line) => line.text);
  const final = all.filter((text) => text.includes('决算')).length;
  return all.length === 0 ? '' : final * 2 > all.length ? '决算' : '预算';
}

function stageIn(words: string): Identity['stage'] | null {
  const found = /预算|决算/.exec(title.exec(words)?.[4] ?? words)?.[0];
  return found === undefined ? null : found === '决算' ? 'final' : 'budget';
}

/** 部门名称：某某局 as a line of words, as one cell, or as two cells side by side. */
function labelled(line: SourceLine): readonly string[] {
  const cells = line.kind === 'row' ? line.cells.filter((cell) => cell !== '') : [line.text];
  return cells.flatMap((cell, index) => {
    const compact = cell.replace(/\s+/g, '');
    const value = label.exec(compact)?.[1] ?? (labelCell.test(compact) ? cells[index + 1] : undefined);
    const name = cleaned(value ?? '');
    return name.length >= 3 && name.length <= longestDepartment && !/[:：。，元]/.test(name) ? [name] : [];
  });
}

function commonest(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
