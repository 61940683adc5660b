import { ROOM, split } from './html.ts';

/** One line of a message: what is seen, and its HTML. */
export interface Block {
  readonly text: string;
  readonly html: (text: string) => string;
  /** One of a list's items, which are counted. */
  readonly item: boolean;
}

export interface Page {
  readonly html: string;
  /** Items of the list that stand on later pages. */
  readonly after: number;
}

/** Items of a list on one page. */
export const ITEMS = 10;

/**
 * Cuts blocks into messages: at most ten items and no message too long. Nothing is left out: what does not fit stands on
 * the next page.
 */
export function paginate(blocks: readonly Block[]): readonly Page[] {
  const pages: { blocks: Block[]; size: number; items: number }[] = [];
  let page = { blocks: [] as Block[], size: 0, items: 0 };
  for (const whole of blocks) {
    for (const [i, text] of split(whole.text, ROOM).entries()) {
      const item = whole.item && i === 0;
      if (page.blocks.length > 0 && (page.size + text.length + 1 > ROOM || (item && page.items === ITEMS))) {
        pages.push(page);
        page = { blocks: [], size: 0, items: 0 };
      }
      page.blocks.push({ ...whole, text, item });
      page.size += text.length + 1;
      page.items += item ? 1 : 0;
    }
  }
  pages.push(page);
  return pages.map((one, i) => ({
    html: one.blocks.map(({ text, html }) => html(text)).join('\n'),
    after: pages.slice(i + 1).reduce((sum, later) => sum + later.items, 0),
  }));
}
