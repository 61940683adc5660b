import type { Block } from '../types.ts';
import type { PageBlock } from './page.ts';
import type { PageTable } from './table.ts';

/** Edges of columns this near on two pages are one. */
const near = 4;

/** The blocks of a document: on pages that only go on with a table, its cells stand in the columns of the page before. */
export class Pages {
  readonly blocks: Block[] = [];
  /** The table that ends the page before. */
  #open: PageTable | null = null;

  add(page: number, found: readonly PageBlock[]): void {
    this.blocks.push({ kind: 'page', page });
    let before: PageTable | null = this.#open;
    for (const block of found) {
      if (block.kind === 'text') {
        this.blocks.push({ kind: 'text', text: block.text, isHeading: block.isHeading });
        before = null;
        this.#open = null;
      } else {
        const table = before === null ? block : inColumnsOf(before, block);
        this.blocks.push({ kind: 'table', rows: table.rows });
        before = null;
        this.#open = table;
      }
    }
  }
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
