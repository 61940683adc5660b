import type { Composer, Context } from 'grammy';
import type { InlineQueryResultArticle } from 'grammy/types';
import { openers } from '../introduction.ts';
import type { Deps } from './deps.ts';
import { clip } from './html.ts';
import { readings } from './keyboards.ts';
import { inScript, languageOf } from './language.ts';
import { answerPages } from './render.ts';

/** The same question gives everybody the same answer: Telegram may keep it for a while. */
const CACHED = 300;

/** @bot 三公经费, in any chat: the answer with its source, or each reading's. */
export function inline(bot: Composer<Context>, deps: Deps): void {
  bot.on('inline_query', async (ctx) => {
    const begun = performance.now();
    const language = languageOf(ctx.from.language_code);
    const typed = ctx.inlineQuery.query.trim();
    const answer = deps.replay.answer([], typed);
    const meant = answer.kind === 'clarify' ? readings(answer).map(({ question }) => question) : [];
    const questions = typed === '' ? openers(deps.library) : meant.length > 0 ? meant : [typed];
    const results = questions.map((question, i): InlineQueryResultArticle => {
      const one = deps.replay.answer([], question);
      const [first = '', ...rest] = inScript(one.text, language).split('\n');
      return {
        type: 'article',
        id: String(i),
        title: clip(typed === '' ? inScript(question, language) : first, 120),
        description: clip(typed === '' ? first : rest.join(' '), 240),
        input_message_content: {
          message_text: answerPages(one, language)[0]?.html ?? '',
          parse_mode: 'HTML',
          link_preview_options: { is_disabled: true },
        },
      };
    });
    await ctx.answerInlineQuery(results, { cache_time: CACHED });
    if (typed !== '') deps.observer.question(answer.kind, 'inline', (performance.now() - begun) / 1000);
  });
}
