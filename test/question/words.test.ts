import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/answer/types.ts';
import { reply, START } from '../../src/chat/conversation.ts';
import { knowledge } from '../chat/knowledge.ts';

interface Line {
  readonly ask: readonly string[];
  readonly kind?: Answer['kind'];
  readonly says: readonly string[];
  readonly not?: readonly string[];
  readonly cites?: string;
}

const lines = readFileSync(new URL('./words.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line): Line => JSON.parse(line));

function answerTo(turns: readonly string[]): Answer {
  let turn = reply(START, turns[0] ?? '', knowledge);
  for (const text of turns.slice(1)) turn = reply(turn.state, text, knowledge);
  return turn.answer;
}

describe('questions whose answer is words', () => {
  test.each(lines.map((line) => [line.ask.join(' ⏎ '), line] as const))(
    '%s',
    (_, { ask, kind, says, not = [], cites }) => {
      const { text, kind: given, citations } = answerTo(ask);
      expect(text).not.toBe('');
      for (const part of says) expect(text).toContain(part);
      for (const part of not) expect(text).not.toContain(part);
      if (kind !== undefined) expect(given).toBe(kind);
      if (cites !== undefined) expect(citations.map(({ source }) => source)).toContain(cites);
    },
  );
});
