import { type HTMLElement, type Node, NodeType, parse } from 'node-html-parser';
import { decodeText } from './encoding.ts';
import { limits } from './limits.ts';
import { type Block, ImportError, type Imported } from './types.ts';

const dropped = /^(?:script|style|nav|noscript|template|iframe|svg|select|form|button)$/i;
const block =
  /^(?:p|div|h[1-6]|li|ul|ol|dl|dt|dd|section|article|header|footer|main|center|blockquote|br|hr|tr|title|pre)$/i;
const heading = /^h[1-6]$/i;

/** A page of a web site: its paragraphs, and its tables with merged cells. */
export function readHtml(data: Uint8Array): Imported {
  return { blocks: blocksOfHtml(decodeHtml(data)), pages: null, notes: [] };
}

/** A page may name its encoding; most that do not are UTF-8 or GBK. */
function decodeHtml(data: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(data.subarray(0, 4096));
  return /charset\s*=\s*["']?\s*(?:gb2312|gbk|gb18030)/i.test(head)
    ? new TextDecoder('gb18030').decode(data)
    : decodeText(data);
}

export function blocksOfHtml(html: string): readonly Block[] {
  const root = parse(html, {
    comment: false,
    blockTextElements: { script: false, noscript: false, style: false, pre: true },
  });
  const body = root.querySelector('body') ?? root;
  const blocks: Block[] = [];
  let words = '';
  let isHeading = false;
  const close = () => {
    const text = words.replace(/\s+/g, ' ').trim();
    if (text !== '') blocks.push({ kind: 'text', text, isHeading });
    words = '';
    isHeading = false;
  };
  const walk = (node: Node): void => {
    if (node.nodeType === NodeType.TEXT_NODE) {
      words += node.text;
      return;
    }
    if (node.nodeType !== NodeType.ELEMENT_NODE) return;
    const element = node as HTMLElement;
    const name = element.rawTagName ?? '';
    if (dropped.test(name)) return;
    if (/^table$/i.test(name)) {
      close();
      blocks.push(...tableBlocks(element, walk, close));
      return;
    }
    const isBlock = block.test(name);
    if (isBlock) close();
    if (heading.test(name)) isHeading = true;
    for (const child of element.childNodes) walk(child);
    if (isBlock) close();
  };
  walk(body);
  close();
  return blocks;
}

/** A table of one column, or one that holds other tables, only lays out a page: its content is read as if it were not there. */
function tableBlocks(table: HTMLElement, walk: (node: Node) => void, close: () => void): readonly Block[] {
  const rows = table.querySelectorAll('tr');
  const isLayout = table.querySelector('table') !== null || rows.every((row) => cellsOf(row).length < 2);
  if (!isLayout) return [{ kind: 'table', rows: gridOf(rows) }];
  for (const cell of rows.flatMap(cellsOf)) {
    // Cells of inner tables are read with their own table.
    if (cell.closest('table') !== table) continue;
    for (const child of cell.childNodes) walk(child);
    close();
  }
  return [];
}

function cellsOf(row: HTMLElement): readonly HTMLElement[] {
  return row.childNodes.filter(
    (node): node is HTMLElement =>
      node.nodeType === NodeType.ELEMENT_NODE && /^t[dh]$/i.test((node as HTMLElement).rawTagName),
  );
}

/** Merged cells take their place; their words stand in the first field. */
function gridOf(rows: readonly HTMLElement[]): readonly (readonly string[])[] {
  const grid: string[][] = rows.map(() => []);
  const taken = rows.map(() => new Set<number>());
  rows.forEach((row, at) => {
    let column = 0;
    for (const cell of cellsOf(row)) {
      while (taken[at]?.has(column) === true) column += 1;
      const [across, down] = [spanOf(cell, 'colspan'), spanOf(cell, 'rowspan')];
      if (column + across > limits.columns) throw new ImportError(`表格超过 ${limits.columns} 列，不像是预决算表。`);
      for (let y = at; y < Math.min(at + down, rows.length); y += 1) {
        for (let x = column; x < column + across; x += 1) {
          taken[y]?.add(x);
          const line = grid[y];
          if (line !== undefined) line[x] = y === at && x === column ? textOf(cell) : '';
        }
      }
      column += across;
    }
  });
  const width = Math.max(0, ...grid.map((row) => row.length));
  return grid.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? ''));
}

function spanOf(cell: HTMLElement, name: string): number {
  const value = Number.parseInt(cell.getAttribute(name) ?? '1', 10);
  return Number.isNaN(value) ? 1 : Math.min(Math.max(value, 1), 1000);
}

function textOf(cell: HTMLElement): string {
  return cell.structuredText
    .replace(/\s*\n\s*/g, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
}
