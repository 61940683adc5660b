import { setTimeout as sleep } from 'node:timers/promises';
import { type Complete, type Message, ModelFailure } from './client.ts';

const MOST = 3;
const PAUSE = 300;

/**
 * Tries until there is a text, within `budget` ms from now and never a moment longer, whatever the server does.
 * @throws ModelFailure of the last attempt, `timeout` where the budget is spent
 */
export async function withinBudget(
  open: () => Promise<Complete>,
  messages: readonly Message[],
  budget: number,
): Promise<string> {
  const stop = new AbortController();
  const end = performance.now() + budget;
  let timer: NodeJS.Timeout | undefined;
  const spent = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new ModelFailure('timeout'));
      stop.abort();
    }, budget);
  });
  try {
    return await Promise.race([attempts(await Promise.race([open(), spent]), messages, end, stop.signal), spent]);
  } finally {
    clearTimeout(timer);
    stop.abort();
  }
}

async function attempts(
  complete: Complete,
  messages: readonly Message[],
  end: number,
  signal: AbortSignal,
): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await complete(messages, signal);
    } catch (error) {
      if (!(error instanceof ModelFailure)) throw error;
      const wait = Math.max(error.wait ?? 0, PAUSE * 2 ** (attempt - 1));
      // A wait that ends after the budget would only keep the reader waiting.
      if (!error.again || attempt === MOST || performance.now() + wait >= end) throw error;
      await sleep(wait, undefined, { signal });
    }
  }
}
