import type { Known } from '../document/known.ts';
import { type Catalogue, catalogueOf, type DocumentWords } from '../question/documents/catalogue.ts';
import type { Knowledge } from '../question/understand.ts';

/** The documents that are known, and the way to what one of them says. */
export interface Library {
  readonly documents: readonly Known[];
  /** How the departments are called; made when several documents are first asked. */
  readonly catalogue: () => Catalogue;
  /** The document of this id, read when first asked for. */
  readonly open: (id: string) => Knowledge;
}

/** Documents with the words that tell them apart. */
export function library(documents: readonly Known[], words: () => DocumentWords, open: Library['open']): Library {
  let catalogue: Catalogue | undefined;
  return {
    documents,
    open,
    catalogue: () => {
      catalogue ??= catalogueOf(documents, words());
      return catalogue;
    },
  };
}

/** A library of one document. */
export function libraryOf(knowledge: Knowledge): Library {
  const { id, department, year, stage } = knowledge.document;
  const none = { words: [], shorts: [] };
  return library(
    [{ id, department, year, stage, aliases: [] }],
    () => none,
    () => knowledge,
  );
}

/** The only document there is; null where there are several. */
export function onlyDocument({ documents, open }: Library): Knowledge | null {
  const [first, second] = documents;
  return first === undefined || second !== undefined ? null : open(first.id);
}
