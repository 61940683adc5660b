import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMeta } from './document/meta.ts';
import { readDocument } from './document/read.ts';
import { runChecks } from './facts/checks/all.ts';
import { extractFacts } from './facts/extract.ts';
import { lookup } from './facts/lookup.ts';
import {
  builtInKnowledge,
  type CheckedKnowledge,
  documentsIn,
  KnowledgeError,
  knowledgeOf,
  noDocument,
  type Parts,
  type Report,
} from './knowledge-parts.ts';
import { lexiconData } from './question/lexicon.ts';
import { readVocabulary } from './question/vocabulary.ts';
import { vocabularyFaults } from './question/vocabulary-faults.ts';

export { builtInKnowledge, documentsIn, KnowledgeError, noDocument };

/** Loads a knowledge folder. @throws KnowledgeError that lists every fault. */
export function loadKnowledge(folder: string): CheckedKnowledge {
  return knowledgeOf(readKnowledge(folder));
}

/** Reads a document of a knowledge folder, the first one where none is named. @throws KnowledgeError that lists every fault. */
export function readKnowledge(folder: string, document = documentsIn(folder)[0]): Parts {
  const faults: string[] = [];
  const attempt = <T>(read: () => T): T | null => {
    try {
      return read();
    } catch (error) {
      faults.push(...(error instanceof Error ? error.message : String(error)).split('\n'));
      return null;
    }
  };
  const text = (...path: string[]) => attempt(() => readText(folder, join(...path)));

  const id = document;
  if (id === undefined) throw new KnowledgeError(folder, [noDocument(folder)]);
  const source = text(id, 'source.txt');
  if (source?.trim() === '') faults.push(`${join(id, 'source.txt')}：是空的`);
  const json = text(id, 'document.json');
  const meta = json === null ? null : attempt(() => readMeta(json, join(id, 'document.json')));
  const base = existsSync(join(folder, 'vocabulary')) ? folder : builtInKnowledge();
  const [words, names, accounts] = ['words.tsv', 'names.tsv', 'accounts.tsv'].map((name) =>
    attempt(() => readText(base, join('vocabulary', name))),
  );
  faults.push(...vocabularyFaults({ words, names, accounts }));
  if (faults.length > 0 || source === null || meta === null) throw new KnowledgeError(folder, faults);

  const vocabulary = readVocabulary({ words: words ?? '', names: names ?? '', accounts: accounts ?? '' });
  const read = readDocument(id, source, meta);
  const facts = extractFacts(read);
  let report: Report | undefined;
  return {
    document: read,
    facts,
    words: lexiconData(vocabulary, facts),
    report: () => {
      report ??= runChecks({ document: read, lookup: lookup(facts) });
      return report;
    },
  };
}

function readText(folder: string, path: string): string {
  const bytes = attemptRead(join(folder, path), path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Error(`${path}:${brokenLine(bytes)}：不是 UTF-8 文本`);
  }
}

function attemptRead(file: string, path: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    throw new Error(`${path}：${code === 'ENOENT' ? '没有这个文件' : code === 'EACCES' ? '没有权限读' : '读不了'}`);
  }
}

/** The first line that is no UTF-8. */
function brokenLine(bytes: Buffer): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const end = bytes.indexOf(10, start);
    const stop = end < 0 ? bytes.length : end + 1;
    if (bytes.subarray(start, stop).toString('utf8').includes('\uFFFD')) return line;
    start = stop;
  }
  return line;
}
