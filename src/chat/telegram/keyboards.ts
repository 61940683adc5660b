import type { InlineKeyboardButton } from 'grammy/types';
import type { Answer } from '../../answer/types.ts';
import { clip } from './html.ts';
import { inScript, type Language, phrases } from './language.ts';
import type { Page } from './pages.ts';

type Rows = InlineKeyboardButton[][];

const READINGS = 8;
/** Longer labels are cut by the app, without a sign. */
const LABEL = 40;

export function button(text: string, data: string): InlineKeyboardButton {
  return { text: clip(text, LABEL), callback_data: data };
}

/** Below an answer: how, where, the other pages, the readings, what to ask next, a link. */
export function answerButtons(
  answer: Answer,
  n: number,
  pages: readonly Page[],
  page: number,
  link: string | null,
  language: Language,
): Rows {
  const said = phrases(language);
  const evidence = [
    ...(answer.calculation.length > 0 ? [button(said.calculation, `o:c:${n}`)] : []),
    ...(answer.citations.length > 0 ? [button(said.original, `o:t:${n}`)] : []),
  ];
  const next =
    answer.kind === 'clarify'
      ? readings(answer).map(({ label }, i) => [button(inScript(label, language), `r:${n}:${i}`)])
      : answer.followUps.slice(0, 2).map((question, i) => [button(inScript(question, language), `f:${n}:${i}`)]);
  const linked: Rows = link === null ? [] : [[{ text: said.link, copy_text: { text: link } }]];
  return [
    ...(evidence.length === 0 ? [] : [evidence]),
    ...pageButtons(pages, page, `a:${n}`, language),
    ...next,
    ...linked,
  ];
}

/** ‹ › below one of several pages. `view` names what is paged. */
export function pageButtons(pages: readonly Page[], page: number, view: string, language: Language): Rows {
  if (pages.length < 2) return [];
  const said = phrases(language);
  const after = pages[page]?.after ?? 0;
  const row = [
    ...(page > 0 ? [button(said.back, `p:${view}:${page - 1}`)] : []),
    ...(page + 1 < pages.length ? [button(after > 0 ? said.more(after) : said.next, `p:${view}:${page + 1}`)] : []),
  ];
  return [row];
}

/** What a question may have meant, each with its figure, and the question that asks for it alone. */
export function readings(answer: Answer): readonly { readonly label: string; readonly question: string }[] {
  const options = answer.text.split('\n').flatMap((line) => /^\d+\. (.+)$/.exec(line)?.[1] ?? []);
  return options.slice(0, READINGS).map((option, i) => {
    const [name = '', figure = ''] = option.split('：');
    const label = name.replace(/（[^（）]*《.*》[^（）]*）/, '');
    return {
      label: `${label} ${figure}`,
      question:
        answer.followUps[i] ?? `${/《.*》/.test(name) ? name.replace(/.*（(\S+?)《.*/, '$1') : ''}${label}是多少`,
    };
  });
}
