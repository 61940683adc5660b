import { isText, type SourceLine } from './lines.ts';
import { numbered, ordinal } from './numbering.ts';

/** 第N部分: from its heading to the line before the next one. */
export interface Part {
  /** 第三部分; '' where the document has no parts. */
  readonly source: string;
  readonly title: string;
  /** Line of the heading. */
  readonly line: number;
  readonly to: number;
}

export interface Range {
  readonly from: number;
  readonly to: number;
}

export interface Outline {
  /** Everything above the contents and the first part. */
  readonly cover: Range;
  /** 目录; null where there is none. */
  readonly contents: Range | null;
  readonly parts: readonly Part[];
}

interface PartLine {
  readonly line: number;
  readonly numeral: string;
  readonly value: number;
  readonly title: string;
}

const partHeading = /^第([一二三四五六七八九十]+)部分[\s:：、]*(.*)$/;
const sentence = /[。；！？]/;
const contentsHeading = /^目\s*录$/;

/** Finds cover, contents and parts. A part that the contents name and the body repeats begins in the body. */
export function readOutline(lines: readonly SourceLine[]): Outline {
  const found = lines.flatMap((line): PartLine[] => {
    const match = isText(line) && !sentence.test(line.text) ? partHeading.exec(line.text) : null;
    if (match === null) return [];
    const numeral = match[1] ?? '';
    const title = withoutLeader(match[2] ?? '') || titleBelow(line, lines);
    return [{ line: line.line, numeral, value: ordinal(numeral), title }];
  });
  const contents = findContents(lines, found);
  const body = risingOnly(found.filter((part) => contents === null || part.line > contents.to));
  const parts = body.map((part, index) => ({
    source: `第${part.numeral}部分`,
    title: part.title,
    line: part.line,
    to: (body[index + 1]?.line ?? lines.length + 1) - 1,
  }));
  const start = Math.min(contents?.from ?? Number.POSITIVE_INFINITY, parts[0]?.line ?? Number.POSITIVE_INFINITY);
  const coverEnd = Number.isFinite(start) ? start - 1 : 0;
  const whole = { source: '', title: '', line: contents?.to ?? 0, to: lines.length };
  return { cover: { from: 1, to: coverEnd }, contents, parts: parts.length > 0 ? parts : [whole] };
}

/** The title of a part that stands on a line of its own below 第四部分. */
function titleBelow(line: SourceLine, lines: readonly SourceLine[]): string {
  const next = lines.slice(line.line).find((one) => one.kind !== 'blank');
  const isTitle =
    next !== undefined &&
    isText(next) &&
    !sentence.test(next.text) &&
    !partHeading.test(next.text) &&
    numbered(next.text) === null;
  return isTitle ? next.text : '';
}

/** 一、收支总表……………5 → 一、收支总表 */
export function withoutLeader(text: string): string {
  return text.replace(/[\s.．…·•]{2,}\d*\s*$/, '').trim();
}

function findContents(lines: readonly SourceLine[], parts: readonly PartLine[]): Range | null {
  const title = lines.find((line) => isText(line) && contentsHeading.test(line.text));
  const first = parts[0];
  const again = parts.find((part) => part !== first && part.value === first?.value);
  if (first !== undefined && again !== undefined) {
    const from = Math.min(title?.line ?? first.line, first.line);
    const between = lines.slice(from, again.line - 1);
    if (between.every((line) => line.kind !== 'row' && !sentence.test(line.text))) {
      return { from, to: again.line - 1 };
    }
  }
  if (title === undefined) return null;
  // No part is repeated: the contents go on as long as lines are short and numbered.
  const rest = lines.slice(title.line);
  const end = rest.findIndex((line) => line.kind === 'row' || sentence.test(line.text));
  return first === undefined || first.line > title.line + (end < 0 ? rest.length : end)
    ? { from: title.line, to: title.line + Math.max(end, 0) }
    : { from: title.line, to: first.line - 1 };
}

/** Page headers repeat the name of the part that they stand in. */
function risingOnly(parts: readonly PartLine[]): readonly PartLine[] {
  let last = 0;
  return parts.filter((part) => {
    const rises = part.value > last;
    if (rises) last = part.value;
    return rises;
  });
}
