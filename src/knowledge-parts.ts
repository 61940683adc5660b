import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Document, Finding } from './document/types.ts';
import { statedEqualities } from './facts/checks/all.ts';
import { type Cited, findingsAt } from './facts/checks/at.ts';
import type { Equality } from './facts/checks/equality.ts';
import type { CheckReport } from './facts/checks/types.ts';
import { lookup } from './facts/lookup.ts';
import type { Facts } from './facts/types.ts';
import { type LexiconData, lexiconOf } from './question/lexicon.ts';
import type { Knowledge } from './question/understand.ts';

/** What is known about one document, as plain data. */
export interface Parts {
  readonly document: Document;
  readonly facts: Facts;
  readonly words: LexiconData;
  /** Made when first asked for. */
  readonly report: () => Report;
}

/** What the checks made of a document. */
export type Report = Pick<CheckReport, 'tallies' | 'findings'>;

/** Knowledge with what the document's own checks found. */
export interface CheckedKnowledge extends Knowledge {
  readonly report: () => Report;
}

export function knowledgeOf({ document, facts, words, report }: Parts): CheckedKnowledge {
  let at: ((cited: readonly Cited[]) => readonly Finding[]) | undefined;
  let stated: readonly Equality[] | undefined;
  const material = { document, lookup: lookup(facts) };
  return {
    ...material,
    lexicon: lexiconOf(words, englishTable),
    report,
    findings: () => report().findings,
    equalities: () => {
      stated ??= statedEqualities(material).flatMap(({ equalities }) => equalities);
      return stated;
    },
    findingsAt: (cited) => {
      at ??= findingsAt(report().findings);
      return at(cited);
    },
  };
}

/** The English table, read when a question first needs it. */
function englishTable(): string {
  return readFileSync(join(builtInKnowledge(), 'vocabulary', 'english.tsv'), 'utf8');
}

/** A knowledge folder that cannot be used: every fault with its file, and its line where there is one. */
export class KnowledgeError extends Error {
  constructor(folder: string, faults: readonly string[]) {
    super(`${folder} 读不成，有${faults.length}处不对：\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  }
}

/** The knowledge folder that comes with the program: beside src/ or dist/, whichever file of these this is part of. */
export function builtInKnowledge(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const beside = join(here, '..', 'knowledge');
  return existsSync(beside) ? beside : join(here, '..', '..', 'knowledge');
}

/** The folders that hold a document, even half of one: then what is missing can be named. In the order of their names. */
export function documentsIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const parts = ['document.json', 'source.txt'];
  return readdirSync(folder, { withFileTypes: true })
    .filter((one) => one.isDirectory() && !one.name.startsWith('.'))
    .map(({ name }) => name)
    .sort((a, b) => (a < b ? -1 : 1))
    .filter((name) => parts.some((part) => existsSync(join(folder, name, part))));
}

export function noDocument(folder: string): string {
  return existsSync(folder) ? '没有任何文件：应有 <文件夹>/source.txt 和 <文件夹>/document.json' : '没有这个文件夹';
}
