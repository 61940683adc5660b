import { setTimeout as sleep } from 'node:timers/promises';
import { type Bot, GrammyError } from 'grammy';
import type { Phraser } from '../../phrasing/phraser.ts';
import { libraryName } from '../introduction.ts';
import type { Library } from '../library.ts';
import { makeBot } from './bot.ts';
import { publishCommands } from './commands.ts';
import { described, type Log, logger } from './log.ts';
import { NOBODY } from './observer.ts';
import { poll, type Running } from './polling.ts';
import { Replay } from './replay.ts';
import { serve } from './serve.ts';
import type { TelegramSettings } from './settings.ts';
import type { Store } from './store.ts';

const RETRY = 500;
const CONFLICT = 2000;
const PATIENCE = 20_000;
const LONGEST_WAIT = 60_000;

const UNAUTHORIZED =
  'Telegram 不认这个令牌（TELEGRAM_BOT_TOKEN）：请向 @BotFather 发 /token 核对，或用 /revoke 换一个新的。\n';

/** Runs the bot until SIGINT or SIGTERM. @returns the exit code: 1 where the token or the store is no good */
export async function startTelegram(
  settings: TelegramSettings,
  library: Library,
  phraser: Phraser | null,
): Promise<number> {
  const log = logger(settings.logLevel);
  const stop = new AbortController();
  let running: Running | undefined;
  const halt = () => {
    log.info('stopping');
    stop.abort();
    void running?.stop();
  };
  process.once('SIGINT', halt);
  process.once('SIGTERM', halt);

  const store = await openStore(settings, log);
  if (store === null) return 1;
  let inFlight = () => 0;
  const metrics =
    settings.webhook === null ? null : (await import('./metrics.ts')).metrics(() => inFlight(), phraser?.counts);
  const deps = {
    library,
    replay: new Replay(library),
    phraser,
    store,
    log,
    observer: metrics ?? NOBODY,
    perMinute: settings.perMinute,
  };
  const made = makeBot(settings, deps, { retry: RETRY });
  inFlight = made.inFlight;
  const { bot } = made;
  try {
    if (!(await introduced(bot, log, stop.signal))) {
      if (!stop.signal.aborted) process.stderr.write(UNAUTHORIZED);
      return stop.signal.aborted ? 0 : 1;
    }
    process.stdout.write(`@${bot.botInfo.username}（${bot.botInfo.first_name}）已经接通：${libraryName(library)}\n`);
    await publishCommands(bot.api).catch((error: unknown) => log.warn('commands not published', described(error)));
    if (metrics === null) {
      await bot.api.deleteWebhook();
      running = poll(bot, inFlight, log, { patience: PATIENCE, conflict: CONFLICT });
    } else {
      running = await serve(bot, settings, { store, log, metrics, inFlight, patience: PATIENCE });
    }
    if (stop.signal.aborted) await running.stop();
    const end = await running.done;
    await running.stop();
    if (end === 'unauthorized') process.stderr.write(UNAUTHORIZED);
    return end === 'unauthorized' ? 1 : 0;
  } catch (error) {
    log.error('stopped by an error', described(error));
    return 1;
  } finally {
    await store.close();
  }
}

/** Asks Telegram who the bot is, until there is an answer; false where it knows no such bot. */
async function introduced(bot: Bot, log: Log, signal: AbortSignal): Promise<boolean> {
  for (let wait = RETRY; !signal.aborted; wait = Math.min(LONGEST_WAIT, wait * 2)) {
    try {
      bot.botInfo = await bot.api.getMe();
      return true;
    } catch (error) {
      if (error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404)) return false;
      log.warn('Telegram is out of reach', { ...described(error), seconds: wait / 1000 });
      await sleep(wait, undefined, { signal }).catch(() => {});
    }
  }
  return false;
}

async function openStore(settings: TelegramSettings, log: Log): Promise<Store | null> {
  try {
    if (settings.redis === null) {
      const { FileStore } = await import('./store-files.ts');
      return await FileStore.open(settings.stateDir);
    }
    const { RedisStore } = await import('./store-redis.ts');
    // The number of a bot is no secret: it stands in front of every token.
    const prefix = `mingzhang:${settings.token.split(':')[0]}`;
    return await RedisStore.open(settings.redis, prefix, (error) => log.warn('redis', described(error)));
  } catch (error) {
    const where = settings.redis === null ? 'STATE_DIR 的文件夹不能写' : 'REDIS_URL 的 Redis 连不上';
    process.stderr.write(`${where}：没有地方记住对话。\n`);
    log.error('no store', described(error));
    return null;
  }
}
