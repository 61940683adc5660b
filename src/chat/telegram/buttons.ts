import type { Composer, Context } from 'grammy';
import { openers } from '../introduction.ts';
import { LANGUAGES, type Language, languageOf, phrases } from '../language.ts';
import { publishCommandsIn } from './commands.ts';
import type { Deps } from './deps.ts';
import { escaped } from './html.ts';
import { answerButtons, pageButtons } from './keyboards.ts';
import { linkTo } from './links.ts';
import { answerQuestion } from './question.ts';
import { htmlMessage } from './send.ts';
import type { ChatState } from './store.ts';
import { pagesOf } from './views.ts';

/** What a press does, by the first letter of its data. */
export function buttons(bot: Composer<Context>, deps: Deps): void {
  const { store, replay, library } = deps;

  bot.on('callback_query:data', async (ctx) => {
    const chat = ctx.chat?.id;
    const message = ctx.callbackQuery.message?.message_id;
    if (chat === undefined || message === undefined) return void (await ctx.answerCallbackQuery());
    const [kind = '', ...rest] = ctx.callbackQuery.data.split(':');
    const state = await store.read(chat);
    const language = state.language ?? languageOf(ctx.from.language_code);
    const stale = () => ctx.answerCallbackQuery({ text: phrases(language).stale, show_alert: true });

    if (kind === 'l') return await setLanguage(ctx, chat, message, rest[0] ?? '');
    if (kind === 'e' || kind === 'f' || kind === 'r') {
      const [after, at] = kind === 'e' ? [0, Number(rest[0])] : [Number(rest[0]), Number(rest[1])];
      const text = kind === 'e' ? openers(library)[at] : asked(kind, state, after, at);
      if (text === undefined) return void (await stale());
      await quietly(ctx.answerCallbackQuery());
      const replyTo = ctx.chat?.type === 'private' ? undefined : message;
      return await answerQuestion(ctx, chat, { texts: [text], after, message: null, replyTo, surface: 'button' }, deps);
    }
    const [name = '', argument = '', page = '0'] = rest;
    const pages = pagesOf(name, argument, state, language, deps);
    const shown = pages?.[Number(page)];
    if (pages === null || shown === undefined) return void (await stale());
    await quietly(ctx.answerCallbackQuery());
    if (kind === 'o') {
      const reply_parameters = { message_id: message, allow_sending_without_reply: true };
      await ctx.api.sendMessage(chat, shown.html, {
        ...htmlMessage(pageButtons(pages, 0, `${name}:${argument}`, language)),
        reply_parameters,
      });
    } else {
      const found = name === 'a' ? replay.again(state, Number(argument)) : null;
      const link =
        found === null
          ? null
          : linkTo(ctx.me.username, found.texts, (some) => replay.answer(some).text === found.answer.text);
      const rows =
        found === null
          ? pageButtons(pages, Number(page), `${name}:${argument}`, language)
          : answerButtons(found.answer, found.turn.n, pages, Number(page), link, language);
      // Pressed twice: the page is there already.
      await quietly(ctx.api.editMessageText(chat, message, shown.html, htmlMessage(rows)));
    }
  });

  function asked(kind: 'f' | 'r', state: ChatState, n: number, at: number): string | undefined {
    const answer = replay.again(state, n)?.answer;
    if (kind === 'f') return answer?.followUps[at];
    return answer?.choices[at] === undefined ? undefined : String(at + 1);
  }

  async function setLanguage(ctx: Context, chat: number, message: number, chosen: string): Promise<void> {
    const language = LANGUAGES.find((one) => one === chosen) ?? ('hans' satisfies Language);
    await store.change(chat, async (state) => ({ ...state, language }));
    await quietly(ctx.answerCallbackQuery());
    await quietly(ctx.api.editMessageText(chat, message, escaped(phrases(language).languageSet), htmlMessage()));
    await quietly(publishCommandsIn(chat, language, ctx.api));
  }
}

/** For calls that Telegram may refuse without harm: a query that is too old, a message that is as it should be. */
async function quietly(call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if ((error as { error_code?: number }).error_code !== 400) throw error;
  }
}
