import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMeta } from './document/meta.ts';
import { readDocument } from './document/read.ts';
import { runChecks } from './facts/checks/all.ts';
import { extractFacts } from './facts/extract.ts';
import { lookup } from './facts/lookup.ts';
import {
  builtInKnowledge,
  type CheckedKnowledge,
  KnowledgeError,
  knowledgeOf,
  type Parts,
  type Report,
} from './knowledge-parts.ts';
import { lexiconData } from './question/lexicon.ts';
import { readVocabulary } from './question/vocabulary.ts';
import { vocabularyFaults } from './question/vocabulary-faults.ts';

export { builtInKnowledge, KnowledgeError };

/** Loads a knowledge folder. @throws KnowledgeError that lists every fault. */
export function loadKnowledge(folder: string): CheckedKnowledge {
  return knowledgeOf(readKnowledge(folder));
}

/** Reads a knowledge folder into its plain data. @throws KnowledgeError that lists every fault. */
export function readKnowledge(folder: string): Parts {
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

  const id = documentIn(folder);
  if (id === null) throw new KnowledgeError(folder, [missing(folder)]);
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
  const document = readDocument(id, source, meta);
  const facts = extractFacts(document);
  let report: Report | undefined;
  return {
    document,
    facts,
    words: lexiconData(vocabulary, facts),
    report: () => {
      report ??= runChecks({ document, lookup: lookup(facts) });
      return report;
    },
  };
}

/** The first folder that holds a document, even half of one: then what is missing can be named. */
function documentIn(folder: string): string | null {
  const parts = ['document.json', 'source.txt'];
  const folders = existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true }).filter((one) => one.isDirectory())
    : [];
  return (
    folders.map(({ name }) => name).find((name) => parts.some((part) => existsSync(join(folder, name, part)))) ?? null
  );
}

function missing(folder: string): string {
  return existsSync(folder) ? '没有任何文件：应有 <文件夹>/source.txt 和 <文件夹>/document.json' : '没有这个文件夹';
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
