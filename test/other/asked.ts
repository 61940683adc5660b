import { readFileSync } from 'node:fs';
import { reply, START } from '../../src/chat/conversation.ts';
import { readDocument } from '../../src/document/read.ts';
import { runChecks } from '../../src/facts/checks/all.ts';
import { extractFacts } from '../../src/facts/extract.ts';
import { lookup } from '../../src/facts/lookup.ts';
import { knowledgeOf } from '../../src/knowledge-parts.ts';
import { lexiconData } from '../../src/question/lexicon.ts';
import { readVocabulary } from '../../src/question/vocabulary.ts';

const read = (name: string) => readFileSync(new URL(`../../knowledge/vocabulary/${name}.tsv`, import.meta.url), 'utf8');
const vocabulary = readVocabulary({ words: read('words'), names: read('names'), accounts: read('accounts') });

export interface Asked {
  readonly kind: string;
  /** `46.5万元`, the main one first. */
  readonly values: readonly string[];
  readonly text: string;
}

/** A made-up document (bars part its cells) that answers the turns of one conversation: the last answer. */
export function document(
  lines: readonly string[],
  meta: { readonly department?: string; readonly stage?: 'budget' | 'final' } = {},
): (...turns: readonly string[]) => Asked {
  const { department = '江南省临川市粮食局', stage = 'budget' } = meta;
  const own = readDocument('x', lines.join('\n').replaceAll('|', '\t'), { department, year: 2031, stage, repairs: [] });
  const facts = extractFacts(own);
  const knowledge = knowledgeOf({
    document: own,
    facts,
    words: lexiconData(vocabulary, facts),
    report: () => runChecks({ document: own, lookup: lookup(facts) }),
  });
  return (...turns) => {
    let state = START;
    let asked: Asked = { kind: '', values: [], text: '' };
    for (const turn of turns) {
      const { answer, state: next } = reply(state, turn, knowledge);
      state = next;
      asked = {
        kind: answer.kind,
        values: answer.values.map(({ value, unit }) => `${value}${unit}`),
        text: answer.text,
      };
    }
    return asked;
  };
}
