import { setTimeout as sleep } from 'node:timers/promises';
import type { Transformer } from 'grammy';
import { HttpError } from 'grammy';

const ATTEMPTS = 5;

/**
 * Sends again after a lost connection, a page of HTML or an error of the server: after `first` ms, then twice as long
 * each time. `getUpdates` is left to the runner. A refusal (4xx) is final; 429 is auto-retry's.
 */
export function retryFailures(first: number): Transformer {
  return async (call, method, payload, signal) => {
    for (let attempt = 1; ; attempt++) {
      const last = attempt === ATTEMPTS || method === 'getUpdates' || signal?.aborted === true;
      try {
        const result = await call(method, payload, signal);
        if (result.ok || result.error_code < 500 || last) return result;
      } catch (error) {
        if (!(error instanceof HttpError) || last) throw error;
      }
      await sleep(first * 2 ** (attempt - 1));
    }
  };
}
