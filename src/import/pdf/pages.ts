import { isLabel } from '../../document/titles.ts';
import type { Block } from '../types.ts';
import type { PageBlock } from './page.ts';
import type { PageTable } from './table.ts';
import { joinLines, tidy } from './words.ts';

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
        let table: PageTable = before === null ? block : inColumnsOf(before, block);
        const whole = before === null ? null : withRestOfRow(before, table);
        if (whole !== null) {
          const at = blocks.findLastIndex((one) => one.kind === 'table');
          blocks[at] = { kind: 'table', rows: whole.before };
          table = { ...table, rows: whole.rest };
        }
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

const finished = /[。；！？.;!?]$/;

/**
 * A row that a page break cut in the middle of its words: the first row of the next page has words only,
 * below words of the last row that are no whole sentence. The words are put together on the page where they begin.
 */
function withRestOfRow(
  before: PageTable,
  table: PageTable,
): { readonly before: PageTable['rows']; readonly rest: PageTable['rows'] } | null {
  const last = before.rows.at(-1);
  const [first, ...rest] = table.rows;
  if (last === undefined || first === undefined || before.lefts.length !== table.lefts.length) return null;
  const filled = first.flatMap((cell, index) => (cell === '' ? [] : [index]));
  const isRest =
    filled.length > 0 &&
    filled.length * 2 < first.length &&
    first[0] === '' &&
    filled.every(
      (index) =>
        (last[index] ?? '').length >= longText && !finished.test(last[index] ?? '') && !listed.test(first[index] ?? ''),
    );
  if (!isRest) return null;
  const joined = last.map((cell, index) => joinLines(cell, first[index] ?? ''));
  return { before: [...before.rows.slice(0, -1), joined], rest };
}

/** Shorter words are names and figures, which no page break cuts. */
const longText = 20;
const listed = /^[（(]?[一二三四五六七八九十\d]+[）)、.．]/;

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
