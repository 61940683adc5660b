import { isLabel } from '../../document/titles.ts';
import type { Block } from '../types.ts';
import type { PageBlock } from './page.ts';
import { tidy } from './words.ts';
import type { PageTable } from './table.ts';

/** Edges of columns this near on two pages are one. */
const near = 4;

export interface ReadPage {
  readonly number: number;
  readonly blocks: readonly PageBlock[];
}

/**
 * The blocks of a document from those of its pages. Words that head every page stand only on the first;
 * on pages that only go on with a table, its cells stand in the columns of the page before.
 */
export function joinPages(pages: readonly ReadPage[]): readonly Block[] {
  const running = runningHeads(pages);
  const seen = new Set<string>();
  const blocks: Block[] = [];
  /** The table that ends the page before. */
  let open: PageTable | null = null;
  for (const page of pages) {
    blocks.push({ kind: 'page', page: page.number });
    let before: PageTable | null = open;
    for (const block of page.blocks) {
      if (block.kind === 'text') {
        if (running.has(keyOf(block)) && seen.has(keyOf(block))) continue;
        seen.add(keyOf(block));
        blocks.push({ kind: 'text', text: block.text, isHeading: block.isHeading });
        before = null;
        open = null;
      } else {
        const table: PageTable = before === null ? block : inColumnsOf(before, block);
        blocks.push({ kind: 'table', rows: table.rows });
        before = null;
        open = table;
      }
    }
  }
  return blocks;
}

function keyOf(block: PageBlock & { readonly kind: 'text' }): string {
  return `${Math.round(block.top / 4)} ${tidy(block.text)}`;
}

/** Words that stand at the same place of most pages. */
function runningHeads(pages: readonly ReadPage[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const page of pages) {
    for (const block of page.blocks) {
      // Units and departments are said anew for each table.
      if (block.kind === 'text' && !isLabel(block.text)) counts.set(keyOf(block), (counts.get(keyOf(block)) ?? 0) + 1);
    }
  }
  return new Set([...counts].filter(([, count]) => count >= 4 && count * 2 > pages.length).map(([key]) => key));
}

/** A page may hold fewer columns: codes are one cell in a row of 合计. Unchanged where the edges are others. */
function inColumnsOf(before: PageTable, table: PageTable): PageTable {
  if (Math.abs(before.right - table.right) > near) return table;
  const places = table.lefts.map((left) => before.lefts.findIndex((one) => Math.abs(one - left) <= near));
  if (places.includes(-1)) return table;
  const rows = table.rows.map((row) => {
    const cells = before.lefts.map(() => '');
    row.forEach((cell, index) => {
      cells[places[index] ?? 0] = cell;
    });
    return cells;
  });
  return { ...table, rows, lefts: before.lefts };
}
