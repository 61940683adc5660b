import { middle, type PdfPage, type TextItem } from './geometry.ts';
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
      return center > left - 1 && center < right + 1 && middle(item) > top - 1 && middle(item) < bottom + 1;
    };
    const inside = rest.filter(isInside);
    if (inside.length === 0) continue;
    rest = rest.filter((item) => !isInside(item));
    placed.push({ kind: 'table', ...fillGrid(grid, inside) });
  }
  for (const paragraph of paragraphsOf(rest, page, placed.map((one) => one.top))) {
    placed.push({ kind: 'text', ...paragraph });
  }
  return placed.sort((a, b) => a.top - b.top);
}
