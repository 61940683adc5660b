import type { Language } from '../language.ts';

/** One question of a chat. Answers are not kept: the same questions give the same answers again. */
export interface Turn {
  readonly n: number;
  readonly text: string;
  /** The turn that it goes on from, where that is not the one before it. */
  readonly after?: number;
  /** Message of the question, where it was typed; of the answer. */
  readonly asked: number | null;
  readonly answered: number | null;
  /** Of the answer, to see whether it can still be given in the same way. */
  readonly digest: string;
}

/** What is remembered of a chat. */
export interface ChatState {
  readonly language: Language | null;
  readonly turns: readonly Turn[];
  /** Number of the next turn. */
  readonly next: number;
  /** Updates that were answered: after a crash Telegram sends the last ones again. */
  readonly seen: readonly number[];
}

export const FRESH: ChatState = { language: null, turns: [], next: 1, seen: [] };

/**
 * So many turns are kept at least; at twice as many the older half goes. Cut one by one, the conversation would begin
 * elsewhere with every question, and all of it would have to be worked out again.
 */
const KEPT_TURNS = 8;

export function kept(turns: readonly Turn[]): readonly Turn[] {
  return turns.length > 2 * KEPT_TURNS ? turns.slice(-KEPT_TURNS) : turns;
}

export const KEPT_UPDATES = 20;
/** Updates come again within a day, if at all. */
export const MARKS = 20_000;
/** Seconds after the last use. */
export const KEPT_FOR = 7 * 24 * 60 * 60;

/** Where conversations, counts and marks live. Shared by all replicas, or one process's own. */
export interface Store {
  /** Runs `work` on a chat's state, one after the other for each chat, and keeps what it returns; null forgets the chat. */
  change(chat: number, work: (state: ChatState) => Promise<ChatState | null>): Promise<void>;
  /** The state after every change that has begun: a button may be pressed before its answer is remembered. */
  read(chat: number): Promise<ChatState>;
  /** Whether nobody has said so before: of several replicas, one. */
  first(key: string): Promise<boolean>;
  /** How often this was counted in the present minute, this time included. */
  count(key: string): Promise<number>;
  healthy(): Promise<boolean>;
  close(): Promise<void>;
}

/** What was met before in this process: the latest of it. */
export class Marks {
  readonly #keys = new Set<string>();

  /** Whether nobody has said so before. */
  first(key: string): boolean {
    if (this.#keys.has(key)) return false;
    this.#keys.add(key);
    const [oldest] = this.#keys;
    if (this.#keys.size > MARKS && oldest !== undefined) this.#keys.delete(oldest);
    return true;
  }
}

/** Conversations that wait for their turn, per key. */
export class Turnstile {
  readonly #last = new Map<string, Promise<void>>();

  async pass<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(key) ?? Promise.resolve();
    const done = before.then(work);
    const settled = done.then(
      () => {},
      () => {},
    );
    this.#last.set(key, settled);
    try {
      return await done;
    } finally {
      if (this.#last.get(key) === settled) this.#last.delete(key);
    }
  }
}
