import { describe, expect, test } from 'vitest';
import { type Reply, START } from '../../src/chat/conversation.ts';
import { converse } from '../../src/chat/converse.ts';
import { linesOf } from '../corpora/questions.ts';
import { shelf } from './made.ts';
import { SAMPLE } from './sample.ts';

interface Line {
  readonly turns: readonly string[];
  readonly kind: string;
  /** In this order, the first ones of the answer's values. */
  readonly values: readonly string[];
  /** Exactly these are cited. */
  readonly documents: readonly string[];
  readonly must: readonly string[];
}

const library = shelf(SAMPLE);

function last(turns: readonly string[]): Reply {
  let reply: Reply | undefined;
  for (const turn of turns) reply = converse(reply?.state ?? START, turn, library);
  if (reply === undefined) throw new Error('a conversation without a turn');
  return reply;
}

describe('a conversation over several documents', () => {
  test.each(
    linesOf<Line>(new URL('conversations.jsonl', import.meta.url)).map(
      (line) => [line.turns.join(' ⏎ '), line] as const,
    ),
  )('%s', (_, { turns, kind, values, documents, must }) => {
    const { answer } = last(turns);
    expect(answer.kind, answer.text).toBe(kind);
    expect(answer.values.map(({ value, unit }) => value + unit).slice(0, values.length)).toEqual(values);
    expect([...new Set(answer.citations.map(({ document }) => document))].sort()).toEqual(documents);
    for (const word of must) expect(answer.text).toContain(word);
  });
});
