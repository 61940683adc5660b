import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { libraryOf } from '../../src/chat/library.ts';
import { makeBot } from '../../src/chat/telegram/bot.ts';
import { publishCommands } from '../../src/chat/telegram/commands.ts';
import { logger } from '../../src/chat/telegram/log.ts';
import { NOBODY } from '../../src/chat/telegram/observer.ts';
import { poll } from '../../src/chat/telegram/polling.ts';
import { Replay } from '../../src/chat/telegram/replay.ts';
import type { TelegramSettings } from '../../src/chat/telegram/settings.ts';
import { FileStore } from '../../src/chat/telegram/store-files.ts';
import type { Phraser } from '../../src/phrasing/phraser.ts';
import { knowledge } from '../chat/knowledge.ts';
import { FakeTelegram } from './fake/server.ts';

export { knowledge };

export interface RunningBot {
  readonly fake: FakeTelegram;
  readonly log: string[];
  readonly folder: string;
  stop(): Promise<void>;
  readonly done: Promise<string>;
}

export function settingsFor(fake: FakeTelegram, stateDir: string): TelegramSettings {
  return {
    token: fake.token,
    apiRoot: fake.url,
    proxy: null,
    webhook: null,
    host: '127.0.0.1',
    port: 0,
    redis: null,
    stateDir,
    logLevel: 'debug',
    perMinute: 10_000,
  };
}

/** The bot in this process, polling a fake. */
export async function runBot(
  options: { perMinute?: number; room?: number; phraser?: Phraser } = {},
): Promise<RunningBot> {
  const fake = await FakeTelegram.start();
  const folder = mkdtempSync(join(tmpdir(), 'state-'));
  const settings = { ...settingsFor(fake, folder), perMinute: options.perMinute ?? 10_000 };
  const log: string[] = [];
  const logging = logger('debug', (line) => void log.push(line));
  const store = await FileStore.open(folder);
  const deps = {
    library: libraryOf(knowledge),
    replay: new Replay(libraryOf(knowledge)),
    phraser: options.phraser ?? null,
    store,
    log: logging,
    observer: NOBODY,
    perMinute: settings.perMinute,
  };
  const { bot, inFlight } = makeBot(settings, deps, {
    retry: 5,
    ...(options.room === undefined ? {} : { room: options.room }),
  });
  await bot.init();
  await publishCommands(bot.api);
  const running = poll(bot, inFlight, logging, { patience: 5000, conflict: 20 });
  return {
    fake,
    log,
    folder,
    done: running.done,
    async stop() {
      await running.stop();
      await store.close();
      await fake.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
