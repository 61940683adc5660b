/** What a placeholder stands for. Lines of the last four kinds stand alone and go out as they are. */
export type Kind = 'figure' | 'year' | 'name' | 'items' | 'words' | 'source' | 'note';

export interface Slot {
  /** The number between ⟦ and ⟧, from 1. */
  readonly id: number;
  readonly kind: Kind;
  readonly text: string;
}

/** The character that stands for a slot where texts are compared. */
export function slotChar(id: number): string {
  return String.fromCharCode(0xe000 + id);
}

export function placeholder({ id }: Slot): string {
  return `⟦${id}⟧`;
}
