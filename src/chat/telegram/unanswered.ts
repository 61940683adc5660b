import { setTimeout as sleep } from 'node:timers/promises';
import type { Transformer } from 'grammy';
import type { Update } from 'grammy/types';
import { Marks } from './store.ts';

/** ms to wait where nothing is new and what is known is not answered yet. */
const PAUSE = 200;

/**
 * For long polling: updates are confirmed when they are answered, not when the next ones are asked for. Whatever a crash
 * interrupts comes again. At most one batch (100) is unanswered at a time.
 */
export class Unanswered {
  readonly #open = new Set<number>();
  readonly #known = new Marks();
  #last = 0;
  #settled: (() => void)[] = [];

  /** To be told when an update was answered, or failed for good. */
  settle(update: number): void {
    this.#open.delete(update);
    for (const told of this.#settled.splice(0)) told();
  }

  /** Asks from the oldest that is not answered, and hands on only what is new. */
  readonly transformer: Transformer = async (call, method, payload, signal) => {
    if (method !== 'getUpdates') return await call(method, payload, signal);
    for (;;) {
      const offset = Math.min(this.next ?? Number.POSITIVE_INFINITY, ...this.#open);
      const asked = Number.isFinite(offset) ? { ...payload, offset } : payload;
      const result = await call(method, asked, signal);
      if (!result.ok) return result;
      const updates = result.result as readonly Update[];
      const fresh = updates.filter(({ update_id }) => this.#known.first(String(update_id)));
      for (const { update_id } of fresh) this.#open.add(update_id);
      this.#last = Math.max(this.#last, ...fresh.map(({ update_id }) => update_id));
      if (fresh.length > 0 || updates.length === 0 || signal?.aborted === true)
        return { ok: true, result: fresh as never };
      await Promise.race([new Promise<void>((told) => this.#settled.push(told)), sleep(PAUSE)]);
    }
  };

  /** The update after the last that came; undefined before the first. */
  get next(): number | undefined {
    return this.#last === 0 ? undefined : this.#last + 1;
  }
}
