/** What every format becomes on its way to the one text form. */
export type Block =
  /** The pages of the original begin here; 1-based. Formats without pages have none. */
  | { readonly kind: 'page'; readonly page: number }
  /** One paragraph on one line. */
  | { readonly kind: 'text'; readonly text: string; readonly isHeading: boolean }
  /** Cells as printed, row by row; the words of a merged cell stand in its first cell, the others are ''. */
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] };

/** A file read: its blocks, and what could not be understood in it. */
export interface Imported {
  readonly blocks: readonly Block[];
  /** Pages of the original; null for formats without pages. */
  readonly pages: number | null;
  readonly notes: readonly ImportNote[];
}

/** Something in a file that was not understood. Data first: `message` is one Chinese sentence a clerk can act on. */
export interface ImportNote {
  readonly code: 'scanned-page' | 'scanned-picture' | 'unreadable-font' | 'rotated-text' | 'file-left-out';
  readonly page: number | null;
  readonly message: string;
}

/** Called once a page (or sheet) while a file is read. */
export type Progress = (done: number, all: number) => void;

/** A file that cannot be imported: thrown once, at the door, worded for the person who chose the file. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
}
