import { readColumns } from './columns.ts';
import { middle, type PdfPage, type Rule, type TextItem } from './geometry.ts';
import { readGrids } from './grid.ts';
import { type Paragraph, paragraphsOf } from './paragraphs.ts';
import { fillGrid, type PageTable } from './table.ts';

/** What stands on a page, with its place. */
export type PageBlock = (Paragraph & { readonly kind: 'text' }) | (PageTable & { readonly kind: 'table' });

/** The blocks of one page from the top down: ruled tables, and the words between them as paragraphs. */
export function readPageBlocks(page: PdfPage): readonly PageBlock[] {
  let rest: readonly TextItem[] = page.items;
  const placed: PageBlock[] = [];
  for (const grid of readGrids(page.rules)) {
    const [left = 0, right = 0] = [grid.xs[0], grid.xs.at(-1)];
    const [top = 0, bottom = 0] = [grid.ys[0], grid.ys.at(-1)];
    const isInside = (item: TextItem) => {
      const center = (item.left + item.right) / 2;
      if (center < left - 1 || center > right + 1) return false;
      const y = middle(item);
      // A merged cell that a page break cuts open may have its words beyond the break, drawn but not seen.
      const above = isOpen(page.rules.horizontal, top, center) ? item.size * 3 : 1;
      const below = isOpen(page.rules.horizontal, bottom, center) ? item.size * 3 : 1;
      return y > top - above && y < bottom + below;
    };
    const inside = rest.filter(isInside);
    if (inside.length === 0) continue;
    rest = rest.filter((item) => !isInside(item));
    placed.push({ kind: 'table', ...fillGrid(grid, inside) });
  }
  const loose = readColumns(rest);
  for (const table of loose.tables) placed.push({ kind: 'table', ...table });
  for (const paragraph of paragraphsOf(
    loose.rest,
    page,
    placed.map((one) => one.top),
  )) {
    placed.push({ kind: 'text', ...paragraph });
  }
  return placed.sort((a, b) => a.top - b.top);
}

/** The edge of a table is drawn, but not at this place. */
function isOpen(rules: readonly Rule[], edge: number, x: number): boolean {
  const drawn = rules.filter((rule) => Math.abs(rule.at - edge) < 3);
  return drawn.length > 0 && !drawn.some((rule) => rule.from - 3 <= x && x <= rule.to + 3);
}
