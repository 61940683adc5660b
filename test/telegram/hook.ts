import type { FakeTelegram } from './fake/server.ts';
import { freePort, type Program, program } from './program.ts';

export const SECRET = 'secret-of_the-hook';

/** The compiled bot behind a webhook, as one of any number of replicas. */
export interface Replica extends Program {
  readonly url: string;
  post(body: string | object, headers?: Readonly<Record<string, string>>): Promise<number>;
}

export async function replica(fake: FakeTelegram, env: Readonly<Record<string, string>>): Promise<Replica> {
  const port = await freePort();
  const run = program(fake, {
    WEBHOOK_URL: 'https://bot.example/hook',
    WEBHOOK_SECRET: SECRET,
    HOST: '127.0.0.1',
    PORT: String(port),
    ...env,
  });
  const url = `http://127.0.0.1:${port}`;
  const patience = Date.now() + 8000;
  while ((await fetch(`${url}/healthz`).catch(() => null))?.status !== 200) {
    if (Date.now() > patience) throw new Error(`no replica: ${run.logged()}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return {
    ...run,
    url,
    async post(body, headers = {}) {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const all = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': SECRET, ...headers };
      return (await fetch(`${url}/hook`, { method: 'POST', body: text, headers: all })).status;
    },
  };
}
