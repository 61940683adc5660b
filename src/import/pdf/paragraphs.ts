import { isLabel } from '../../document/titles.ts';
import type { PdfPage, TextItem } from './geometry.ts';
import { joinLines, partsOf, readLinesOf, type TextLine } from './words.ts';

export interface Paragraph {
  readonly top: number;
  readonly text: string;
  readonly isHeading: boolean;
}

const pageNumber =
  /^(?:[-—–－·]\s*\d{1,3}\s*[-—–－·]|\d{1,3}|第\s*\d{1,3}\s*页(?:\s*[,，/]?\s*共\s*\d{1,3}\s*页)?|\d{1,3}\s*\/\s*\d{1,3})$/;
const partHeading = /^第[一二三四五六七八九十]+部分/;
const numberedHeading = /^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)])/;
const sentence = /[。；！？，：:]/;
/** 一、收支总表……………5 */
const leader = /[.．…·•]{4,}\s*\d*$/;
/** What begins a paragraph wherever it stands: 一、 （一） 1. 第二部分 */
const numberStart =
  /^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d{1,2}[、．.](?!\d)|第[一二三四五六七八九十]+部分)/;
const longestHeading = 40;
/** Characters that differ by more, in points, belong to different paragraphs. */
const otherSize = 1.6;
/** Part of the page at its top and bottom where page numbers stand. */
const margin = 0.12;

/**
 * Lines outside of tables as paragraphs: a line goes on in the next where it is full
 * and the next is not indented. Page numbers are left out.
 * @param tables tops of the page's tables: no paragraph goes across one
 */
export function paragraphsOf(
  items: readonly TextItem[],
  page: PdfPage,
  tables: readonly number[],
): readonly Paragraph[] {
  const lines = readLinesOf(items)
    .flatMap(labelsApart)
    .filter((line) => !isPageNumber(line, page));
  const left = bodyLeft(lines);
  const right = Math.max(...lines.map((line) => line.right));
  const paragraphs: { lines: TextLine[] }[] = [];
  for (const line of lines) {
    const last = paragraphs.at(-1)?.lines;
    const previous = last?.at(-1);
    if (last !== undefined && previous !== undefined && goesOn(previous, line, left, right, tables)) last.push(line);
    else paragraphs.push({ lines: [line] });
  }
  return paragraphs.map(({ lines: own }) => {
    const text = own.map((line) => line.text).reduce((all, next) => joinLines(all, next), '');
    return { top: own[0]?.top ?? 0, text, isHeading: isHeading(text) };
  });
}

/** 部门：某某局 and 单位：万元 at the two ends of a line are two lines. */
function labelsApart(line: TextLine): readonly TextLine[] {
  const parts = partsOf(line);
  return parts.length > 1 && parts.some((part) => isLabel(part.text)) ? parts : [line];
}

function isPageNumber(line: TextLine, page: PdfPage): boolean {
  const isAtEdge = line.bottom < page.height * margin || line.top > page.height * (1 - margin);
  return isAtEdge && pageNumber.test(line.text);
}

/** Where full lines begin: the leftmost place that several lines share, or the leftmost of all. */
function bodyLeft(lines: readonly TextLine[]): number {
  const sorted = lines.map((line) => line.left).sort((a, b) => a - b);
  return sorted.find((value, index) => (sorted[index + 1] ?? Number.POSITIVE_INFINITY) - value < 3) ?? sorted[0] ?? 0;
}

function goesOn(previous: TextLine, line: TextLine, left: number, right: number, tables: readonly number[]): boolean {
  const { size } = line;
  if (leader.test(previous.text) || numberStart.test(line.text)) return false;
  if (tables.some((top) => top > previous.top && top < line.top)) return false;
  if (Math.abs(previous.size - size) > otherSize || line.top - previous.bottom > size * 2.2) return false;
  const isFull = previous.right > right - size * 2.5;
  const isIndented = line.left > left + size * 1.2;
  return isFull && !isIndented && !isLabel(previous.text) && !isLabel(line.text);
}

function isHeading(text: string): boolean {
  if (text.length > longestHeading) return false;
  return partHeading.test(text) ? !/[。；！？]/.test(text) : numberedHeading.test(text) && !sentence.test(text);
}
