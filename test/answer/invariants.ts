import type { Answer, Citation } from '../../src/answer/types.ts';
import { type Reply, reply } from '../../src/chat/conversation.ts';
import type { Knowledge } from '../../src/question/understand.ts';
import { legible } from '../corpora/judge.ts';
import { conversation, questions } from '../corpora/questions.ts';
import { isDecimal } from '../exact.ts';

/** What an answer stands beside: the source it quotes, and the conversation it is part of. */
export interface Setting {
  readonly knowledge: Knowledge;
  readonly reply: Reply;
  /** One question was asked, not several at once. */
  readonly single: boolean;
}

/** What must hold for every answer, by name: each gives what breaks it, worded for whoever mends it. */
export const INVARIANTS: Readonly<Record<string, (answer: Answer, setting: Setting) => readonly string[]>> = {
  'values are plain decimals with a label and a unit': ({ values }) =>
    values
      .filter(
        ({ label, value, unit }) =>
          !isDecimal(value) || /^-0(?:\.0*)?$/.test(value) || label.trim() === '' || unit.trim() === '',
      )
      .map(({ label, value, unit }) => `“${label}” ${value} ${unit}`),

  'every value stands in the text': ({ values, text }) =>
    values.filter((value) => !legible(value, text)).map(({ label, value, unit }) => `${label} ${value}${unit}`),

  'an answer with values has a source': ({ kind, values, citations }) =>
    ['figure', 'list', 'check'].includes(kind) && values.length > 0 && citations.length === 0
      ? [`${kind} without a citation`]
      : [],

  'a refusal gives no value': ({ kind, values }) =>
    ['missing', 'out_of_scope'].includes(kind) && values.length > 0 ? [`${kind} with ${values[0]?.value}`] : [],

  'sources are well-formed': ({ citations }) =>
    citations.map(({ source }) => source).filter((source) => !SOURCE.test(source)),

  'citations name the document': ({ citations }, { knowledge }) =>
    citations
      .filter(({ document }) => document !== knowledge.document.id)
      .map(({ source, line }) => `${source}第${line}行`),

  'citations quote their line': ({ citations }) =>
    citations.filter(({ quote }) => bare(quote) === '').map(({ source, line }) => `${source}第${line}行`),

  'quotes stand on their lines': ({ citations }, { knowledge }) =>
    citations
      .filter((citation) => !isQuoted(citation, knowledge.document.lines))
      .map(({ source, line, quote }) => `${source}第${line}行 “${quote.slice(0, 40)}”`),

  'no place is cited twice': ({ citations }) =>
    repeated(citations.map(({ source, line, column }) => `${source}第${line}行 ${column}`)),

  'the text is clean': ({ text }, { knowledge }) => {
    const printed = (words: string) => knowledge.document.lines.some((line) => line.includes(words));
    const own = text.replace(/“([^“”]+)”/gu, (quoted, inside: string) => (printed(inside) ? '“…”' : quoted));
    return BLEMISHES.flatMap((blemish) => own.match(blemish) ?? []).filter((found) => !printed(found));
  },

  'quotation marks are paired': ({ text }) =>
    text
      .split('\n')
      .filter((line) => !isPaired(line))
      .map((line) => line.slice(0, 60)),

  'notes stand in the text': ({ notes, text }) => notes.filter((note) => !text.includes(note)),

  'the text fits a message, or counts what it leaves out': ({ text }, { single }) =>
    [...text].length > 4096 && (single || !/(?:还有|另有|共)\d+/.test(text)) ? [`${[...text].length} characters`] : [],

  'suggested questions are answered': ({ followUps }, { knowledge, reply: { state } }) =>
    followUps.filter((question) =>
      ['missing', 'clarify', 'out_of_scope'].includes(reply(state, question, knowledge).answer.kind),
    ),
};

const NUMERAL = '[一二三四五六七八九十]+';
const SOURCE = new RegExp(`^(?:表\\d+|第${NUMERAL}部分(?:·${NUMERAL})?(?:\\(${NUMERAL}\\))?)$`);

/** What never stands in a text of ours; where the document itself prints it, it is a quotation. */
const BLEMISHES: readonly RegExp[] = [
  /.{0,6}[，。；：、！？]{2,}.{0,6}/gu,
  /.{0,6}(?:《》|“”|（）|·[，。：]).{0,6}/gu,
  /\p{Script=Han}[,;:?!]\p{Script=Han}/gu,
  /\b(?:NaN|undefined|null|Infinity)\b|\[object/gu,
  /\d(?:\.\d+)?e[+-]?\d+/giu,
  /(?:^|\n)\s*(?:\n|$)|[ \t]+\n/gu,
];

const bare = (text: string) => text.replace(/\s+/g, '');

/** The quote begins on its line; a sentence that a page break cut goes on below it. */
function isQuoted({ line, quote }: Citation, lines: readonly string[]): boolean {
  const wanted = bare(quote);
  const first = bare(lines[line - 1] ?? '');
  if (first.includes(wanted)) return true;
  const at = [...first].findIndex((_, i) => wanted.startsWith(first.slice(i)));
  if (at < 0) return false;
  const rest = wanted.slice(first.length - at);
  return bare(
    lines
      .slice(line, line + 60)
      .filter((text) => !/^.{0,4}第?\s*\d+\s*页?.{0,4}$/u.test(text))
      .join(''),
  ).includes(rest);
}

function isPaired(text: string): boolean {
  let open = 0;
  for (const char of text) {
    if (char === '“') open += 1;
    if (char === '”') open -= 1;
    if (open < 0 || open > 2) return false;
  }
  return open === 0;
}

function repeated(all: readonly string[]): readonly string[] {
  return all.filter((one, i) => all.indexOf(one) !== i);
}

/** Every break in every turn of every corpus line: `id#turn invariant` → what breaks it. */
export function brokenInvariants(knowledge: Knowledge): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { id, turns } of questions()) {
    conversation(turns, knowledge).forEach((reply, turn) => {
      for (const [name, breaks] of Object.entries(INVARIANTS)) {
        const faults = breaks(reply.answer, { knowledge, reply, single: reply.trace.length <= 1 });
        if (faults.length > 0) found.set(`${id}#${turn} ${name}`, faults.slice(0, 3).join('; '));
      }
    });
  }
  return found;
}
