import type { Answer } from '../../answer/types.ts';
import { LABEL } from '../../phrasing/label.ts';
import { bold, clip, escaped, italic, printable, quote } from './html.ts';
import { inScript, type Language } from './language.ts';
import { type Block, type Page, paginate } from './pages.ts';

const ITEM = /^\d+\. /;
const SOURCE = /^来源：/;
/** The label of a phrased text stands with the notes, last. */
const NOTE = new RegExp(`^(?:注：|${LABEL}$)`, 'u');
/** A figure is no longer than this. */
const FIGURE = 60;
const QUOTES = 3;
const QUOTED = 600;

/** An answer as messages: figure in bold first, its composition, source with the quoted rows folded below, notes. */
export function answerPages(answer: Answer, language: Language): readonly Page[] {
  const lines = printable(answer.text).split('\n');
  const items = lines.filter((line) => ITEM.test(line)).length;
  const tail = lines.filter((line) => SOURCE.test(line) || NOTE.test(line));
  const body = lines.filter((line) => !SOURCE.test(line) && !NOTE.test(line));
  const head = body.map((line, i) => block(line, i === 0, language));
  const sources = tail.filter((line) => SOURCE.test(line)).map((line) => block(line, false, language));
  const notes = tail.filter((line) => NOTE.test(line)).map((line) => block(line, false, language));
  const after = [...sources, ...quotes(answer), ...notes];
  // With a list of several pages the source stands below the first of them.
  const cut =
    items > 10 ? head.findIndex((one, i) => one.item && head.slice(0, i).filter(({ item }) => item).length === 10) : -1;
  return paginate(cut < 0 ? [...head, ...after] : [...head.slice(0, cut), ...after, ...head.slice(cut)]);
}

function block(line: string, first: boolean, language: Language): Block {
  const text = inScript(line, language);
  if (NOTE.test(line)) return { text, html: italic, item: false };
  if (first) return { text, html: headline, item: false };
  return { text, html: escaped, item: ITEM.test(line) };
}

/** Figure first: what stands before the first colon of the first line, if it has a digit. */
function headline(text: string): string {
  const colon = text.indexOf('：');
  const figure = text.slice(0, Math.max(0, colon));
  return /\d/.test(figure) && figure.length <= FIGURE ? `${bold(figure)}${escaped(text.slice(colon))}` : escaped(text);
}

/** The printed rows as they stand in the source, in its own script. */
function quotes({ citations }: Answer): Block[] {
  const printed = new Map(
    citations.map(({ source, line, quote: text }) => [`${source}·${line}`, { source, line, text }]),
  );
  const rows = [...printed.values()].slice(0, QUOTES).map(({ source, line, text }) => {
    return `${source} · 第${line}行\n${clip(printable(text.replaceAll('\t', '｜')), QUOTED)}`;
  });
  return rows.length === 0 ? [] : [{ text: rows.join('\n'), html: quote, item: false }];
}
