import { autoRetry } from '@grammyjs/auto-retry';
import { Bot, type Context, GrammyError, HttpError } from 'grammy';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { languageOf, phrases } from '../language.ts';
import { addressed } from './addressed.ts';
import { buttons } from './buttons.ts';
import { commands } from './commands.ts';
import type { Deps } from './deps.ts';
import { inline } from './inline.ts';
import { described } from './log.ts';
import { type Asked, answerEdited, answerQuestion } from './question.ts';
import { retryFailures } from './retry.ts';
import type { TelegramSettings } from './settings.ts';
import { Unanswered } from './unanswered.ts';

/**
 * Updates that may wait or be worked on at a time; whoever comes later is told so. Polling never comes so far: it takes a
 * hundred, and the others wait with Telegram.
 */
const ROOM = 500;

export interface MadeBot {
  readonly bot: Bot;
  /** Updates that are being answered. */
  inFlight(): number;
}

export interface Pace {
  /** ms before a failed call is tried again. */
  readonly retry: number;
  readonly room?: number;
}

/** The bot with everything it answers; nothing runs yet. */
export function makeBot(settings: TelegramSettings, deps: Deps, { retry, room = ROOM }: Pace): MadeBot {
  const bot = new Bot(settings.token, {
    client: {
      apiRoot: settings.apiRoot,
      timeoutSeconds: 60,
      canUseWebhookReply: () => false,
      ...(settings.proxy === null
        ? {}
        : { baseFetchConfig: { agent: new HttpsProxyAgent(settings.proxy), compress: true } }),
    },
  });
  bot.api.config.use(
    autoRetry({ maxRetryAttempts: 5, maxDelaySeconds: 60, rethrowHttpErrors: true, rethrowInternalServerErrors: true }),
  );
  bot.api.config.use(retryFailures(retry));

  const unanswered = settings.webhook === null ? new Unanswered() : null;
  if (unanswered !== null) bot.api.config.use(unanswered.transformer);
  let inFlight = 0;
  let admitted = 0;
  bot.catch(({ error }) => deps.log.error('update failed', described(error)));
  bot.use(async (ctx, next) => {
    inFlight++;
    try {
      // A webhook may reach any replica. What is polled comes once, and after a crash again, to be answered.
      if (unanswered === null && !(await deps.store.first(`update:${ctx.update.update_id}`))) return;
      if (admitted >= room) {
        deps.observer.failed('busy');
        if (isMeant(ctx)) await refuse(ctx, 'busy', deps);
        return;
      }
      admitted++;
      await next().finally(() => admitted--);
    } catch (error) {
      // Here and not in bot.catch, which webhooks do not use.
      deps.observer.failed('update');
      deps.log.error('update failed', described(error));
      // Where Telegram itself refused there is nothing more to say.
      if (!(error instanceof GrammyError || error instanceof HttpError) && isMeant(ctx))
        await refuse(ctx, 'broken', deps);
    } finally {
      inFlight--;
      unanswered?.settle(ctx.update.update_id);
    }
  });
  bot.use(async (ctx, next) => {
    const asks = ctx.message !== undefined || ctx.callbackQuery !== undefined || ctx.editedMessage !== undefined;
    if (!asks || ctx.from === undefined || !isMeant(ctx)) return await next();
    const count = await deps.store.count(`user:${ctx.from.id}`);
    if (count <= deps.perMinute) return await next();
    deps.observer.failed('limit');
    // Once a minute: whoever floods gets no flood back.
    if (count === deps.perMinute + 1) await refuse(ctx, 'tooMany', deps);
    else if (ctx.callbackQuery !== undefined) await ctx.answerCallbackQuery();
  });
  commands(bot, deps);
  buttons(bot, deps);
  inline(bot, deps);
  bot.on('message', (ctx) => onMessage(ctx, deps));
  bot.on('edited_message', (ctx) => onMessage(ctx, deps));
  return { bot, inFlight: () => inFlight };
}

/** Groups talk among themselves: only what is meant for the bot counts. */
function isMeant(ctx: Context): boolean {
  const message = ctx.message ?? ctx.editedMessage;
  if (message === undefined) return true;
  if (message.chat === undefined) return false;
  const command = message.entities?.some(({ type, offset }) => type === 'bot_command' && offset === 0) ?? false;
  return command || addressed(message, ctx.me) !== null;
}

async function onMessage(ctx: Context, deps: Deps): Promise<void> {
  const message = ctx.message ?? ctx.editedMessage;
  if (message === undefined) return;
  const text = addressed(message, ctx.me);
  if (text === null || isService(message)) return;
  const surface = message.chat.type === 'private' ? 'private' : 'group';
  if (message.text === undefined || text === '') {
    // The pictures of an album are one message.
    const album = message.media_group_id;
    if (ctx.editedMessage !== undefined || (album !== undefined && !(await deps.store.first(`album:${album}`)))) return;
    return await refuse(ctx, message.text === undefined ? 'onlyText' : 'empty', deps);
  }
  const { message_id } = message;
  const asked: Asked = {
    texts: [text],
    message: message_id,
    replyTo: surface === 'group' ? message_id : undefined,
    surface,
  };
  if (ctx.editedMessage === undefined) await answerQuestion(ctx, message.chat.id, asked, deps);
  else await answerEdited(ctx, message.chat.id, asked, deps);
}

/** Somebody came, left, pinned, renamed: nothing to answer. */
function isService(message: object): boolean {
  return [
    'new_chat_members',
    'left_chat_member',
    'pinned_message',
    'new_chat_title',
    'new_chat_photo',
    'delete_chat_photo',
    'group_chat_created',
    'supergroup_chat_created',
    'migrate_to_chat_id',
    'migrate_from_chat_id',
    'message_auto_delete_timer_changed',
  ].some((key) => key in message);
}

type Refusal = 'busy' | 'tooMany' | 'onlyText' | 'empty' | 'broken';

/** One line instead of an answer. Never fails: it is said where something failed already. */
async function refuse(ctx: Context, why: Refusal, { store, log }: Deps): Promise<void> {
  try {
    // A store that is out of reach may be why we are here.
    const state = ctx.chat === undefined ? null : await store.read(ctx.chat.id).catch(() => null);
    const text = phrases(state?.language ?? languageOf(ctx.from?.language_code))[why];
    if (ctx.callbackQuery !== undefined) await ctx.answerCallbackQuery({ text, show_alert: true });
    else if (ctx.inlineQuery !== undefined) await ctx.answerInlineQuery([], { cache_time: 0 });
    else if (ctx.chat !== undefined) {
      const replying =
        ctx.msgId === undefined
          ? {}
          : { reply_parameters: { message_id: ctx.msgId, allow_sending_without_reply: true } };
      await ctx.reply(text, replying);
    }
  } catch (error) {
    log.warn('refusal failed', described(error));
  }
}
