import type { Known } from '../document/known.ts';
import type { Knowledge } from '../question/understand.ts';

/** The documents that are known, and the way to what one of them says. */
export interface Library {
  readonly documents: readonly Known[];
  /** The document of this id, read when first asked for. */
  readonly open: (id: string) => Knowledge;
}

/** A library of one document. */
export function libraryOf(knowledge: Knowledge): Library {
  const { id, department, year, stage } = knowledge.document;
  return { documents: [{ id, department, year, stage, aliases: [] }], open: () => knowledge };
}

/** The only document there is; null where there are several. */
export function onlyDocument({ documents, open }: Library): Knowledge | null {
  const [first, second] = documents;
  return first === undefined || second !== undefined ? null : open(first.id);
}
