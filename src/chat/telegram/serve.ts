import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Bot } from 'grammy';
import { described, type Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { drained, type Running, UPDATES } from './polling.ts';
import type { TelegramSettings } from './settings.ts';
import type { Store } from './store.ts';
import { webhookServer } from './webhook.ts';

/** Requests that may wait when the bot is busy; beyond, Telegram is asked to come again. */
const WAITING = 2000;

export interface Serving extends Running {
  readonly port: number;
}

/** Webhook mode: listens, then tells Telegram where. @throws where the port is taken or Telegram refuses */
export async function serve(
  bot: Bot,
  settings: TelegramSettings,
  {
    store,
    log,
    metrics,
    inFlight,
    patience,
  }: { store: Store; log: Log; metrics: Metrics; inFlight: () => number; patience: number },
): Promise<Serving> {
  const { url, secret } = settings.webhook ?? { url: '', secret: '' };
  let stopping = false;
  let stopped = () => {};
  const done = new Promise<'stopped'>((resolve) => {
    stopped = () => resolve('stopped');
  });
  const server = webhookServer({
    path: new URL(url).pathname,
    secret,
    metrics,
    accepts: () => !stopping && inFlight() < WAITING,
    healthy: async () => !stopping && (await store.healthy()),
    handle: async (update) => {
      try {
        await bot.handleUpdate(update);
      } catch (error) {
        metrics.failed('update');
        log.error('update failed', described(error));
      }
    },
  });
  server.listen(settings.port, settings.host);
  await once(server, 'listening');
  await bot.api.setWebhook(url, { secret_token: secret, allowed_updates: UPDATES, max_connections: 40 });
  return {
    port: (server.address() as AddressInfo).port,
    done,
    // The webhook stays: Telegram keeps updates for the next start, or brings them to another replica.
    async stop() {
      stopping = true;
      await drained(inFlight, patience);
      server.close();
      server.closeAllConnections();
      stopped();
    },
  };
}
