import { readdirSync, readFileSync } from 'node:fs';
import { type Reply, reply, START } from '../../src/chat/conversation.ts';
import type { Knowledge } from '../../src/question/understand.ts';

const FOLDER = new URL('./', import.meta.url);

/** One line of a corpus: what is typed, turn by turn, and what has to come out of the last turn. */
export interface Question {
  readonly id: string;
  readonly turns: readonly string[];
  readonly kind: 'figure' | 'list' | 'definition' | 'explanation' | 'check' | 'missing' | 'out_of_scope' | 'clarify';
  readonly values: readonly Gold[];
  /** One word of each group has to stand in the text. */
  readonly must: readonly (readonly string[])[];
  readonly must_not: readonly string[];
  /** One of these has to be cited. */
  readonly cites: readonly string[];
  readonly pages?: readonly number[];
}

/** A figure that has to be given. `tol` in its own unit; half a unit of the second decimal where none is said. */
export interface Gold {
  readonly value: string;
  readonly unit: string;
  readonly tol?: number;
}

/** Every line of every corpus, by file, in order. */
export function corpora(): ReadonlyMap<string, readonly Question[]> {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.jsonl'));
  return new Map(files.sort().map((name) => [name, linesOf(new URL(name, FOLDER))]));
}

export function questions(): readonly Question[] {
  return [...corpora().values()].flat();
}

/** A JSON object a line; blank lines are nothing. */
export function linesOf<T = Question>(file: URL): readonly T[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as T);
}

/** What each turn of a conversation was answered. */
export function conversation(turns: readonly string[], knowledge: Knowledge): readonly Reply[] {
  const replies: Reply[] = [];
  for (const turn of turns) replies.push(reply(replies.at(-1)?.state ?? START, turn, knowledge));
  return replies;
}

/** What the last turn was answered. */
export function lastReply(turns: readonly string[], knowledge: Knowledge): Reply {
  const last = conversation(turns, knowledge).at(-1);
  if (last === undefined) throw new Error('A conversation without a turn');
  return last;
}
