import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readMeta } from './document/meta.ts';
import { readDocument } from './document/read.ts';
import { extractFacts } from './facts/extract.ts';
import { lookup } from './facts/lookup.ts';
import { lexicon } from './question/lexicon.ts';
import type { Knowledge } from './question/understand.ts';
import { readVocabulary } from './question/vocabulary.ts';

/** The knowledge folder that comes with the program. */
export function builtInKnowledge(): string {
  return join(dirname(fileURLToPath(import.meta.url)), '..', 'knowledge');
}

/** Loads a knowledge folder. @throws Error that lists every fault with its file. */
export function loadKnowledge(folder: string): Knowledge {
  const read = (...path: string[]) => readFileSync(join(folder, ...path), 'utf8');
  const id = readdirSync(folder).find((name) => existsSync(join(folder, name, 'document.json')));
  if (id === undefined) throw new Error(`${folder}: 没有找到任何文件（应有 <文件夹>/source.txt 和 document.json）`);
  const base = existsSync(join(folder, 'vocabulary')) ? folder : builtInKnowledge();
  const words = (name: string) => readFileSync(join(base, 'vocabulary', name), 'utf8');
  const vocabulary = readVocabulary({ words: words('words.tsv'), names: words('names.tsv'), accounts: words('accounts.tsv'), english: () => words('english.tsv') });
  const document = readDocument(id, read(id, 'source.txt'), readMeta(read(id, 'document.json'), join(id, 'document.json')));
  const facts = extractFacts(document);
  return { document, lookup: lookup(facts), lexicon: lexicon(vocabulary, facts) };
}
