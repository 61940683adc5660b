import type { Answer } from '../../answer/types.ts';
import type { Knowledge } from '../../question/understand.ts';
import { reply, START, type State } from '../conversation.ts';
import { type ChatState, KEPT_TURNS, type Turn } from './store.ts';

const REMEMBERED = 1000;

/**
 * Answers from the questions alone. What a conversation is about is not stored but worked out again from its last
 * questions, so that a restart, a crash or another replica changes nothing.
 */
export class Replay {
  readonly #knowledge: Knowledge;
  /** State after these questions; spares working it out again while a chat goes on. */
  readonly #states = new Map<string, State>();

  constructor(knowledge: Knowledge) {
    this.#knowledge = knowledge;
  }

  /** The answer to `text` after the questions of `turns`. */
  answer(turns: readonly Turn[], text: string): Answer {
    const before = turns.slice(1 - KEPT_TURNS).map((turn) => turn.text);
    const { state, answer } = reply(this.#after(before), text, this.#knowledge);
    this.#remember([...before, text], state);
    return answer;
  }

  /** The answer that turn `n` got, with the turn; null where it is forgotten or would be another one today. */
  again({ turns }: ChatState, n: number): { readonly turn: Turn; readonly answer: Answer } | null {
    const at = turns.findIndex((turn) => turn.n === n);
    const turn = turns[at];
    if (turn === undefined) return null;
    const answer = this.answer(turns.slice(0, at), turn.text);
    return digest(answer) === turn.digest ? { turn, answer } : null;
  }

  #after(texts: readonly string[]): State {
    if (texts.length === 0) return START;
    const known = this.#states.get(JSON.stringify(texts));
    if (known !== undefined) return known;
    return texts.reduce((state, text) => reply(state, text, this.#knowledge).state, START);
  }

  #remember(texts: readonly string[], state: State): void {
    this.#states.set(JSON.stringify(texts), state);
    const [oldest] = this.#states.keys();
    if (this.#states.size > REMEMBERED && oldest !== undefined) this.#states.delete(oldest);
  }
}

/** Tells answers apart (FNV-1a). */
export function digest({ text }: Answer): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36);
}
