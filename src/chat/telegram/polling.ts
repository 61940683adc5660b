import { setTimeout as sleep } from 'node:timers/promises';
import { type RunnerHandle, run } from '@grammyjs/runner';
import { type Bot, GrammyError } from 'grammy';
import type { Log } from './log.ts';

export const UPDATES = ['message', 'edited_message', 'callback_query', 'inline_query'] as const;

export interface Running {
  /** Ends when the bot was stopped, or when Telegram no longer knows the token (401). */
  readonly done: Promise<'stopped' | 'unauthorized'>;
  /** Takes no more updates, and waits until those that were taken are answered. */
  stop(): Promise<void>;
}

export interface Drain {
  /** ms to wait for answers that are being sent. */
  readonly patience: number;
  /** ms before polling begins again after another process was found to poll (409); doubles each time. */
  readonly conflict: number;
}

const LONGEST_CONFLICT = 60_000;

/** Long polling. Another poller ends it only for a while: rolling deploys have two for a moment. */
export function poll(bot: Bot, inFlight: () => number, log: Log, { patience, conflict }: Drain): Running {
  let handle: RunnerHandle | undefined;
  let stopping = false;
  const awake = new AbortController();

  const done = (async () => {
    let wait = conflict;
    for (;;) {
      const begun = Date.now();
      handle = run(bot, {
        runner: { fetch: { allowed_updates: UPDATES }, silent: true, maxRetryTime: Number.POSITIVE_INFINITY },
      });
      try {
        await handle.task();
      } catch (error) {
        const code = error instanceof GrammyError ? error.error_code : 0;
        if (stopping) return 'stopped';
        if (code === 401 || code === 404) return 'unauthorized';
        if (Date.now() - begun > LONGEST_CONFLICT) wait = conflict;
        log.warn(code === 409 ? 'another process polls with this token' : 'polling failed', {
          api: code,
          seconds: wait / 1000,
        });
        await sleep(wait, undefined, { signal: awake.signal }).catch(() => {});
        wait = Math.min(LONGEST_CONFLICT, wait * 2);
      }
      if (stopping) return 'stopped';
    }
  })();

  return {
    done,
    async stop() {
      stopping = true;
      awake.abort();
      const { isRunning, stop } = handle ?? {};
      if (isRunning?.() === true) void stop?.().catch(() => {});
      await drained(() => (handle?.size() ?? 0) + inFlight(), patience);
      // Telegram counts updates as taken when the next ones are asked for; with nothing unanswered, all are.
      await bot.api.getUpdates({ limit: 1, timeout: 0 }).catch(() => {});
      await done;
    },
  };
}

/** Waits until nothing is left, or as long as patience lasts. */
export async function drained(left: () => number, patience: number): Promise<void> {
  const until = Date.now() + patience;
  while (left() > 0 && Date.now() < until) await sleep(10);
}
