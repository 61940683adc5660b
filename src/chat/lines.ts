/** One line, or one block of aligned lines, of what a chat shows beside answers. Every surface draws it in its own way. */
export interface Line {
  readonly text: string;
  readonly look: Look;
}

/** `item` is one of a list's items, which are counted; `columns` is aligned text; `quote` is as printed. */
export type Look = 'title' | 'plain' | 'item' | 'columns' | 'quote';
