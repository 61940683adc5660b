import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Document, Finding } from './document/types.ts';
import { runChecks } from './facts/checks/all.ts';
import { lookup } from './facts/lookup.ts';
import type { Facts } from './facts/types.ts';
import { type LexiconData, lexiconOf } from './question/lexicon.ts';
import type { Knowledge } from './question/understand.ts';

/** What is known about one document, as plain data. */
export interface Parts {
  readonly document: Document;
  readonly facts: Facts;
  readonly words: LexiconData;
}

export function knowledgeOf({ document, facts, words }: Parts): Knowledge {
  const known = lookup(facts);
  let findings: readonly Finding[] | undefined;
  return {
    document,
    lookup: known,
    lexicon: lexiconOf(words),
    findings: () => {
      findings ??= runChecks({ document, lookup: known }).findings;
      return findings;
    },
  };
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
