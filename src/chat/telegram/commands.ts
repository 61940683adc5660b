import type { Composer, Context } from 'grammy';
import { libraryName, openers } from '../introduction.ts';
import { inScript, LANGUAGE_NAMES, LANGUAGES, type Language, languageOf, phrases } from '../language.ts';
import { COMMANDS, type Phrases } from '../phrases.ts';
import type { Deps } from './deps.ts';
import { clip, escaped } from './html.ts';
import { button, pageButtons } from './keyboards.ts';
import { questionsOf } from './links.ts';
import { answerQuestion } from './question.ts';
import { htmlMessage } from './send.ts';
import { pagesOf } from './views.ts';

/** Characters of a word that the buttons of its pages can carry: three bytes each, of 64. */
const WANTED = 16;

export function commands(bot: Composer<Context>, deps: Deps): void {
  const { store, replay, library } = deps;
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

  bot.command('help', async (ctx) => void (await say(ctx, escaped(phrases(await languageIn(ctx)).help))));
  bot.command('privacy', async (ctx) => {
    await say(ctx, escaped(phrases(await languageIn(ctx)).privacy(deps.phraser !== null)));
  });

  /** The first page of a view; buttons carry what was wanted, as far as it fits. */
  const open = async (ctx: Context, name: string, wanted: string, none: (said: Phrases) => string) => {
    const language = await languageIn(ctx);
    const short = clip(wanted.replace(/[:\s]/g, ''), WANTED);
    const pages = pagesOf(name, short, await store.read(ctx.chat?.id ?? 0), language, deps);
    if (pages === null) await say(ctx, escaped(none(phrases(language))));
    else await say(ctx, pages[0]?.html ?? '', pageButtons(pages, 0, `${name}:${short}`, language));
  };

  for (const name of ['tables', 'check', 'source'])
    bot.command(name, async (ctx) => await open(ctx, name, '', ({ broken }) => broken));
  bot.command('terms', async (ctx) => await open(ctx, 'terms', ctx.match, ({ noTerm }) => noTerm(clip(ctx.match, 40))));
  bot.command('table', async (ctx) => {
    const wanted = clip(ctx.match.trim(), 40);
    const tables = replay.document(await store.read(ctx.chat.id))?.document.tables.length ?? 0;
    await open(ctx, 'table', wanted, (said) => (wanted === '' ? said.tablePrompt : said.noTable(wanted, tables)));
  });

  bot.command('lang', async (ctx) => {
    const rows = [LANGUAGES.map((language) => button(LANGUAGE_NAMES[language], `l:${language}`))];
    await say(ctx, escaped(phrases(await languageIn(ctx)).language), rows);
  });

  bot.command('forget', async (ctx) => {
    const language = await languageIn(ctx);
    await store.change(ctx.chat.id, async () => null);
    await ctx.api.deleteMyCommands({ scope: { type: 'chat', chat_id: ctx.chat.id } });
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
  await api.setMyCommands(described('hans'));
  await api.setMyCommands(described('en'), { language_code: 'en' });
}

/** The same list in the language that a chat chose: codes of languages do not tell scripts apart. */
export async function publishCommandsIn(chat: number, language: Language, api: Context['api']): Promise<void> {
  await api.setMyCommands(described(language), { scope: { type: 'chat', chat_id: chat } });
}

function described(language: Language) {
  return COMMANDS.map((command) => ({ command, description: phrases(language).commands[command] }));
}
