import type { Answer } from '../../answer/types.ts';
import { LABEL } from '../../phrasing/label.ts';
import { inLanguage, inScript, type Language, phrases } from '../language.ts';
import { contactsIn, quoted } from '../printed.ts';
import { bold, clip, escaped, italic, printable, quote } from './html.ts';
import { type Block, ITEMS, type Page, paginate } from './pages.ts';

const ITEM = /^\d+\. /;
const SOURCE = /^(?:[来來]源：|Source: )/;
const NOTE = /^(?:[注註]：|Note: )/;
/** A figure is no longer than this. */
const FIGURE = 60;
/** Longer notes are folded, to be read by whoever wants to. */
const SHORT_NOTE = 90;
const QUOTES = 2;
const QUOTED = 600;

/** An answer as messages: figure in bold first, its composition, source with the quoted rows folded below, notes. */
export function answerPages(answer: Answer, language: Language): readonly Page[] {
  const lines = printable(inLanguage(answer, language).text).split('\n');
  const label = lines.filter((line) => line === inScript(LABEL, language));
  const body = lines.filter((line) => !SOURCE.test(line) && !NOTE.test(line) && !label.includes(line));
  const units = [...new Set(answer.values.map(({ unit }) => unit))];
  const head = body.map((line, i) => bodyLine(line, i === 0, units));
  const sources = lines.filter((line) => SOURCE.test(line)).map((text) => block(text, escaped));
  const after = [
    ...sources,
    ...quotes(answer, language),
    ...notes(lines.filter((line) => NOTE.test(line))),
    ...label.map((text) => block(text, italic)),
  ];
  const items = head.flatMap(({ item }, i) => (item ? [i] : []));
  // With a list of several pages the source stands below the first of them.
  const cut = items[ITEMS] ?? head.length;
  return paginate([...head.slice(0, cut), ...after, ...head.slice(cut)]);
}

function block(text: string, html: (text: string) => string, item = false): Block {
  return { text, html, item };
}

function bodyLine(text: string, first: boolean, units: readonly string[]): Block {
  return first ? block(text, (part) => headline(part, units)) : block(text, escaped, ITEM.test(text));
}

/** Money and shares in either script; other units are those that the answer's values have. */
const UNITS = ['[万亿萬億]?元', '%', '个百分点', '個百分點', '倍'];

/**
 * Figure first: what stands before the first colon of the first line, if it has a digit. In a sentence, as of a change, its
 * figures, but for those in brackets.
 */
function headline(text: string, units: readonly string[]): string {
  const colon = text.search(/：|: /u);
  const figure = text.slice(0, Math.max(0, colon));
  if (/\d/.test(figure) && figure.length <= FIGURE) return `${bold(figure)}${escaped(text.slice(colon))}`;
  const all = [...UNITS, ...units.map((unit) => unit.replace(/[^\p{L}\p{N}%]/gu, '\\$&'))].join('|');
  const parts = text.split(new RegExp(`(（[^）]*）|[≥≤]?-?\\d[\\d,]*(?:\\.\\d+)?(?:${all}))`));
  return parts.map((part, i) => (i % 2 === 1 && !part.startsWith('（') ? bold(part) : escaped(part))).join('');
}

/** Short notes stand open, long ones fold together to three lines. */
function notes(lines: readonly string[]): Block[] {
  const long = lines.filter((line) => line.length > SHORT_NOTE);
  return [
    ...lines.filter((line) => line.length <= SHORT_NOTE).map((line) => block(line, italic)),
    ...(long.length === 0 ? [] : [block(long.join('\n'), quote)]),
  ];
}

/** The printed rows as they stand in the source, in its own script; not what the answer itself quotes. */
function quotes({ kind, citations, text: answered }: Answer, language: Language): Block[] {
  if (kind === 'clarify') return [];
  const contacts = contactsIn(citations);
  const places = new Map<string, string>();
  for (const { source, row, line, quote: text } of citations) {
    if (answered.includes(text)) continue;
    const place = `${source}·${line}`;
    const heading = [source, row, phrases(language).line(line)].filter((part) => part !== '').join(' · ');
    if (!places.has(place)) places.set(place, `${heading}\n${clip(printable(quoted(text, contacts)), QUOTED)}`);
  }
  const rows = [...places.values()].slice(0, QUOTES);
  return rows.length === 0 ? [] : [block(rows.join('\n'), quote)];
}
