import type { Composer, Context } from 'grammy';
import { libraryName, openers } from '../introduction.ts';
import type { Deps } from './deps.ts';
import { escaped } from './html.ts';
import { button, pageButtons } from './keyboards.ts';
import { COMMANDS, inScript, LANGUAGES, type Language, languageOf, phrases } from './language.ts';
import { questionsOf } from './links.ts';
import { answerQuestion } from './question.ts';
import { htmlMessage } from './send.ts';
import { view } from './views.ts';

export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { hans: '简体中文', hant: '繁體中文', en: 'English' };

export function commands(bot: Composer<Context>, deps: Deps): void {
  const { store, library } = deps;
  const languageIn = async (ctx: Context) =>
    (await store.read(ctx.chat?.id ?? 0)).language ?? languageOf(ctx.from?.language_code);
  const say = (ctx: Context, html: string, rows: Parameters<typeof htmlMessage>[0] = []) =>
    ctx.reply(html, { ...htmlMessage(rows), ...replying(ctx) });

  bot.command('start', async (ctx) => {
    const texts = questionsOf(ctx.match.trim());
    if (texts.length > 0) {
      const replyTo = ctx.chat.type === 'private' ? undefined : ctx.msgId;
      await answerQuestion(ctx, ctx.chat.id, { texts, after: 0, message: null, replyTo, surface: 'link' }, deps);
      return;
    }
    const language = await languageIn(ctx);
    const rows = openers(library).map((text, i) => [button(inScript(text, language), `e:${i}`)]);
    await say(ctx, escaped(phrases(language).start(inScript(libraryName(library), language))), rows);
  });

  for (const name of ['help', 'privacy'] as const)
    bot.command(name, async (ctx) => void (await say(ctx, escaped(phrases(await languageIn(ctx))[name]))));

  for (const name of ['terms', 'tables', 'check', 'source']) {
    bot.command(name, async (ctx) => {
      const language = await languageIn(ctx);
      const pages = view(name, '', await store.read(ctx.chat.id), language, deps) ?? [];
      await say(ctx, pages[0]?.html ?? '', pageButtons(pages, 0, `${name}:`, language));
    });
  }

  bot.command('table', async (ctx) => {
    const language = await languageIn(ctx);
    const wanted = ctx.match.trim();
    const number = /^表?\s*(\d{1,3})$/.exec(wanted.normalize('NFKC'))?.[1] ?? '';
    const state = await store.read(ctx.chat.id);
    const pages = view('table', String(Number(number)), state, language, deps);
    const said = phrases(language);
    if (wanted === '') await say(ctx, escaped(said.tablePrompt));
    else if (number === '' || pages === null)
      await say(
        ctx,
        escaped(said.noTable(wanted.slice(0, 40), deps.replay.document(state)?.document.tables.length ?? 0)),
      );
    else await say(ctx, pages[0]?.html ?? '', pageButtons(pages, 0, `table:${Number(number)}`, language));
  });

  bot.command('lang', async (ctx) => {
    const rows = [LANGUAGES.map((language) => button(LANGUAGE_NAMES[language], `l:${language}`))];
    await say(ctx, escaped(phrases(await languageIn(ctx)).language), rows);
  });

  bot.command('forget', async (ctx) => {
    const language = await languageIn(ctx);
    await store.change(ctx.chat.id, async () => null);
    await say(ctx, escaped(phrases(language).forgotten));
  });
}

/** In groups an answer names what it answers. */
function replying(ctx: Context) {
  if (ctx.chat?.type === 'private' || ctx.msgId === undefined) return {};
  return { reply_parameters: { message_id: ctx.msgId, allow_sending_without_reply: true } };
}

/** The list of commands that Telegram shows while a / is typed, per language. */
export async function publishCommands(api: Context['api']): Promise<void> {
  const list = (language: Language) =>
    COMMANDS.map((command) => ({ command, description: phrases(language).commands[command] }));
  await api.setMyCommands(list('hans'));
  await api.setMyCommands(list('en'), { language_code: 'en' });
}
