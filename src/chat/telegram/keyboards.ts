import type { InlineKeyboardButton } from 'grammy/types';
import type { Answer, Choice } from '../../answer/types.ts';
import { inScript, type Language, phrases } from '../language.ts';
import { clip } from './html.ts';
import type { Page } from './pages.ts';

type Rows = InlineKeyboardButton[][];

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
  // A question back offers its readings, nothing else.
  if (answer.choices.length > 0)
    return answer.choices.map((choice, i) => [button(inScript(choiceLabel(choice), language), `r:${n}:${i}`)]);
  const evidence = [
    ...(answer.calculation.length > 0 ? [button(said.calculation, `o:c:${n}`)] : []),
    ...(answer.citations.length > 0 ? [button(said.original, `o:t:${n}`)] : []),
  ];
  const next = answer.followUps.slice(0, 2).map((question, i) => [button(inScript(question, language), `f:${n}:${i}`)]);
  const linked: Rows =
    link === null || answer.kind === 'out_of_scope' ? [] : [[{ text: said.link, copy_text: { text: link } }]];
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

/** The figure stands first: a long name is cut by the app, a figure must not be. */
function choiceLabel({ label, figure }: Choice): string {
  return figure === '' ? label : `${figure} ${label}`;
}
