import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Library, library, libraryOf } from './chat/library.ts';
import { type Known, readKnown } from './document/known.ts';
import { Kept } from './kept.ts';
import {
  builtInKnowledge,
  type CheckedKnowledge,
  documentsIn,
  KnowledgeError,
  knowledgeOf,
  noDocument,
} from './knowledge-parts.ts';
import { readDocumentWords } from './question/documents/catalogue.ts';

/** Documents held open at a time: a few megabytes each. */
const OPEN = 16;

/**
 * The documents of a knowledge folder. Of several, only their `document.json` is looked at now.
 * @throws KnowledgeError that lists every fault
 */
export async function openLibrary(folder = builtInKnowledge()): Promise<Library> {
  const ids = documentsIn(folder);
  const [first, second] = ids;
  if (first === undefined) throw new KnowledgeError(folder, [noDocument(folder)]);
  const kept = new Kept(folder);
  const only = second === undefined ? kept.restore(first) : null;
  if (only !== null) return libraryOf(knowledgeOf(only));
  const { readKnowledge } = await import('./knowledge.ts');
  const read = (id: string) => {
    const before = kept.restore(id);
    if (before !== null) return before;
    const now = readKnowledge(folder, id);
    kept.keep(id, () => now);
    return now;
  };
  if (second === undefined) return libraryOf(knowledgeOf(read(first)));
  return library(
    catalogue(folder, ids),
    () => documentWords(folder),
    opener((id) => knowledgeOf(read(id))),
  );
}

/** Holds the documents open that were asked for last. */
function opener(read: (id: string) => CheckedKnowledge): Library['open'] {
  const open = new Map<string, CheckedKnowledge>();
  return (id) => {
    const knowledge = open.get(id) ?? read(id);
    open.delete(id);
    open.set(id, knowledge);
    const [oldest] = open.keys();
    if (open.size > OPEN && oldest !== undefined) open.delete(oldest);
    return knowledge;
  };
}

function documentWords(folder: string) {
  const own = join(folder, 'vocabulary', 'documents.tsv');
  const file = existsSync(own) ? own : join(builtInKnowledge(), 'vocabulary', 'documents.tsv');
  return readDocumentWords(readFileSync(file, 'utf8'));
}

/** @throws KnowledgeError that lists every fault of every document */
function catalogue(folder: string, ids: readonly string[]): readonly Known[] {
  const faults: string[] = [];
  const documents = ids.flatMap((id): Known[] => {
    const lacking = ['source.txt', 'document.json'].filter((file) => !existsSync(join(folder, id, file)));
    faults.push(...lacking.map((file) => `${join(id, file)}：没有这个文件`));
    if (lacking.length > 0) return [];
    try {
      return [readKnown(id, readFileSync(join(folder, id, 'document.json'), 'utf8'), join(id, 'document.json'))];
    } catch (error) {
      faults.push(...(error instanceof Error ? error.message : String(error)).split('\n'));
      return [];
    }
  });
  if (faults.length > 0) throw new KnowledgeError(folder, faults);
  return documents;
}
