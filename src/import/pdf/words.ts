import { middle, type TextItem } from './geometry.ts';

/** Runs of characters put together again: into lines, and lines into the words of a cell. */

export interface TextLine {
  readonly items: readonly TextItem[];
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  readonly size: number;
  readonly text: string;
}

/** A gap of this many character sizes parts two words that have nothing to do with one another. */
const wide = 2;
/** A smaller gap is a blank, between Latin letters and digits. */
const blank = 0.22;

const latin = /[\p{Script=Latin}\d%)\]]$/u;
const latinStart = /^[\p{Script=Latin}\d([]/u;

/** Items whose characters stand side by side, from the top down, each line from left to right. */
export function readLinesOf(items: readonly TextItem[]): readonly TextLine[] {
  const sorted = [...items].sort((a, b) => middle(a) - middle(b) || a.left - b.left);
  const lines: { items: TextItem[]; middle: number; size: number }[] = [];
  for (const item of sorted) {
    const last = lines.at(-1);
    if (last !== undefined && middle(item) - last.middle < Math.max(2, Math.min(last.size, item.size) * 0.5)) {
      last.items.push(item);
      last.middle = last.items.reduce((sum, one) => sum + middle(one), 0) / last.items.length;
      last.size = Math.max(last.size, item.size);
    } else lines.push({ items: [item], middle: middle(item), size: item.size });
  }
  return lines.map((line) => lineOf([...line.items].sort((a, b) => a.left - b.left)));
}

export function lineOf(items: readonly TextItem[]): TextLine {
  return {
    items,
    top: Math.min(...items.map((item) => item.baseline - item.size * 0.86)),
    bottom: Math.max(...items.map((item) => item.baseline + item.size * 0.14)),
    left: Math.min(...items.map((item) => item.left)),
    right: Math.max(...items.map((item) => item.right)),
    size: Math.max(...items.map((item) => item.size)),
    text: textOf(items),
  };
}

/** A line cut where wide gaps part its words: 部门：某某局 … 单位：万元. */
export function partsOf(line: TextLine): readonly TextLine[] {
  const parts: TextItem[][] = [];
  let right = Number.NEGATIVE_INFINITY;
  for (const item of line.items) {
    const last = parts.at(-1);
    if (last === undefined || item.left - right > line.size * wide) parts.push([item]);
    else last.push(item);
    right = Math.max(right, item.right);
  }
  return parts.map(lineOf);
}

function textOf(items: readonly TextItem[]): string {
  let text = '';
  let right = 0;
  for (const item of items) {
    const isApart = text !== '' && item.left - right > item.size * blank;
    text += isApart && !text.endsWith(' ') ? ` ${item.text}` : item.text;
    right = Math.max(right, item.right);
  }
  return tidy(text);
}

/** Without the blanks that justified lines and narrow fonts leave between Chinese characters, digits and their units. */
export function tidy(text: string): string {
  return text
    .replace(/[\s\u00a0\u3000]+/g, ' ')
    .replace(/ ?([\p{Script=Han}，。；：、！？“”‘’（）《》【】—…％]) ?/gu, '$1')
    .trim();
}

/** The words of a cell, lines joined: nothing between Chinese characters or the pieces of a figure, a blank between Latin words. */
export function wordsOf(items: readonly TextItem[]): string {
  return readLinesOf(items)
    .map((line) => line.text)
    .reduce((text, next) => joinLines(text, next), '');
}

export function joinLines(text: string, next: string): string {
  if (text === '') return next;
  const isFigure = /[\d.,]$/.test(text) && /^[\d.,]/.test(next);
  return latin.test(text) && latinStart.test(next) && !isFigure ? `${text} ${next}` : text + next;
}
