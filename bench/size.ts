import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reply, START } from '../src/chat/conversation.ts';
import { runChecks } from '../src/facts/checks/all.ts';
import { extractFacts } from '../src/facts/extract.ts';
import { lookup } from '../src/facts/lookup.ts';
import { builtInKnowledge, readKnowledge } from '../src/knowledge.ts';
import { knowledgeOf } from '../src/knowledge-parts.ts';
import { lexiconData } from '../src/question/lexicon.ts';
import { readVocabulary } from '../src/question/vocabulary.ts';
import { enlarge } from './copies.ts';
import { questions } from './questions.ts';
import { quantile } from './table.ts';

/** What one size of the document costs: times in ms, heap in bytes. */
export interface Sized {
  readonly entries: number;
  readonly time: number;
  readonly heap: number;
  readonly p50: number;
  readonly p99: number;
}

// A process of its own, so that one size does not warm up or fill the next one's heap.
const folder = builtInKnowledge();
const word = (name: string) => readFileSync(join(folder, 'vocabulary', name), 'utf8');
const vocabulary = readVocabulary({
  words: word('words.tsv'),
  names: word('names.tsv'),
  accounts: word('accounts.tsv'),
});
const document = enlarge(readKnowledge(folder).document, Number(process.argv[2]));
globalThis.gc?.();
const before = process.memoryUsage().heapUsed;
const begun = performance.now();
const facts = extractFacts(document);
const words = lexiconData(vocabulary, facts);
const time = performance.now() - begun;
const knowledge = knowledgeOf({ document, facts, words, report: () => runChecks({ document, lookup: lookup(facts) }) });
globalThis.gc?.();
const heap = process.memoryUsage().heapUsed - before;
const samples = questions()
  .slice(0, 100)
  .map((text) => {
    const start = performance.now();
    reply(START, text, knowledge);
    return performance.now() - start;
  });
const sized: Sized = {
  entries: facts.entries.length,
  time,
  heap,
  p50: quantile(samples, 0.5),
  p99: quantile(samples, 0.99),
};
process.stdout.write(JSON.stringify(sized));
