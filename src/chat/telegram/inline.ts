import type { Composer, Context } from 'grammy';
import type { InlineQueryResultArticle } from 'grammy/types';
import { openers } from '../introduction.ts';
import { inScript, type Language, languageOf, phrases } from '../language.ts';
import type { Deps } from './deps.ts';
import { clip, escaped } from './html.ts';
import { linkTo } from './links.ts';
import type { Page } from './pages.ts';
import { answerPages } from './render.ts';

/** Seconds that Telegram may keep results, for one person: somebody else may read another script. */
const CACHED = 300;

/** @bot 三公经费, in any chat: the answer with its source, or each reading's. */
export function inline(bot: Composer<Context>, deps: Deps): void {
  bot.on('inline_query', async (ctx) => {
    const begun = performance.now();
    // A private chat has the number of its person: what was chosen there holds here.
    const { language: set } = await deps.store.read(ctx.from.id);
    const language = set ?? languageOf(ctx.from.language_code);
    const typed = ctx.inlineQuery.query.trim();
    const answer = deps.replay.answer([typed]);
    const meant = answer.choices.map((_, i) => [typed, String(i + 1)]);
    const asked =
      typed === '' ? openers(deps.library).map((question) => [question]) : meant.length > 0 ? meant : [[typed]];
    const link = (texts: readonly string[]) =>
      linkTo(ctx.me.username, texts, (some) => deps.replay.answer(some).text === deps.replay.answer(texts).text);
    const results = asked.map((texts, i): InlineQueryResultArticle => {
      const one = deps.replay.answer(texts);
      const [first = '', ...rest] = inScript(one.text, language).split('\n');
      return {
        type: 'article',
        id: String(i),
        title: clip(typed === '' ? inScript(texts[0] ?? '', language) : first, 120),
        description: clip(typed === '' ? first : rest.join(' '), 240),
        input_message_content: {
          message_text: whole(answerPages(one, language), link(texts), language),
          parse_mode: 'HTML',
          link_preview_options: { is_disabled: true },
        },
      };
    });
    await ctx.answerInlineQuery(results, { cache_time: CACHED, is_personal: true });
    if (typed !== '') deps.observer.question(answer.kind, 'inline', (performance.now() - begun) / 1000);
  });
}

/** An inline message has no pages to leaf through: where something is left out it says so, and where all of it is. */
function whole([first, ...rest]: readonly Page[], link: string | null, language: Language): string {
  const html = first?.html ?? '';
  return rest.length === 0 ? html : `${html}\n${escaped(phrases(language).rest(first?.after ?? 0))}${link ?? ''}`;
}
