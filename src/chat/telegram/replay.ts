import type { Answer } from '../../answer/types.ts';
import type { Knowledge } from '../../question/understand.ts';
import { type Reply, START } from '../conversation.ts';
import { converse, inFocus } from '../converse.ts';
import type { Library } from '../library.ts';
import type { ChatState, Turn } from './store.ts';

/** Replies that are kept, of some kilobytes each: the latest one of every chat that goes on, and those that buttons lead to. */
const REMEMBERED = 2400;

/**
 * Answers from the questions alone. What a conversation is about is not stored but worked out again from its last
 * questions, so that a restart, a crash or another replica changes nothing.
 */
export class Replay {
  readonly #library: Library;
  /** By all the questions of the conversation, never by the last one alone: 占比呢 is another question in every chat. */
  readonly #given = new Map<string, Reply>();

  constructor(library: Library) {
    this.#library = library;
  }

  /** The answer to the last of `texts`, said one after the other. */
  answer(texts: readonly string[]): Answer {
    return this.reply(texts).answer;
  }

  /** The whole reply to the last of `texts`. */
  reply(texts: readonly string[]): Reply {
    return this.#reply(texts);
  }

  /** The answer that turn `n` got, with the turn and what was said up to it; null where it is forgotten or would be another one today. */
  again({ turns }: ChatState, n: number): Again | null {
    const turn = turns.find((one) => one.n === n);
    if (turn === undefined) return null;
    const texts = said(turns, n);
    const answer = this.answer(texts);
    return digest(answer) === turn.digest ? { turn, texts, answer } : null;
  }

  /** The document that a chat is about; null where there are several and none was chosen. */
  document({ turns }: ChatState): Knowledge | null {
    const texts = said(turns, turns.at(-1)?.n);
    return inFocus(texts.length === 0 ? START : this.#reply(texts).state, this.#library);
  }

  #reply(texts: readonly string[]): Reply {
    const key = JSON.stringify(texts);
    const known = this.#given.get(key);
    if (known !== undefined) return known;
    const before = texts.slice(0, -1);
    const state = before.length === 0 ? START : this.#reply(before).state;
    const given = converse(state, texts.at(-1) ?? '', this.#library);
    this.#given.set(key, given);
    const [oldest] = this.#given.keys();
    if (this.#given.size > REMEMBERED && oldest !== undefined) this.#given.delete(oldest);
    return given;
  }
}

export interface Again {
  readonly turn: Turn;
  readonly texts: readonly string[];
  readonly answer: Answer;
}

/** What was said up to turn `n`, it included: a button below an old answer goes on from there, not from the latest one. */
export function said(turns: readonly Turn[], n: number | undefined): readonly string[] {
  const at = turns.findIndex((turn) => turn.n === n);
  const turn = turns[at];
  return turn === undefined ? [] : [...said(turns.slice(0, at), turn.after ?? turns[at - 1]?.n), turn.text];
}

/** Tells answers apart (FNV-1a). */
export function digest({ text }: Answer): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36);
}
