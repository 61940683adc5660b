import type { Answer } from '../answer/types.ts';
import { toTraditional } from '../text/traditional.ts';
import type { Phrases } from './phrases.ts';
import { EN } from './phrases-en.ts';
import { HANS } from './phrases-hans.ts';

export type Language = 'hans' | 'hant' | 'en';
export const LANGUAGES: readonly Language[] = ['hans', 'hant', 'en'];

export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { hans: '简体中文', hant: '繁體中文', en: 'English' };

/** From an IETF tag as Telegram gives it: zh-TW and zh-hant read traditional characters. */
export function languageOf(code: string | undefined): Language {
  const tag = code?.toLowerCase() ?? '';
  if (/^zh.*(?:hant|tw|hk|mo)/.test(tag)) return 'hant';
  return tag.startsWith('en') ? 'en' : 'hans';
}

let hant: Phrases | undefined;

export function phrases(language: Language): Phrases {
  if (language === 'en') return EN;
  if (language === 'hans') return HANS;
  hant ??= { ...(traditional(HANS) as Phrases), languageSet: '好的，用繁體中文。' };
  return hant;
}

/**
 * Our words in a language's own script. What stands between “” or 《》, and behind 原文：, is as printed: it can be searched
 * for in the published file, character by character. Figures have one script.
 */
export function inScript(text: string, language: Language): string {
  if (language !== 'hant') return text;
  return text
    .split('\n')
    .map((line) => {
      const [whole, ours = '', printed = ''] = /^(.*?原文：)(.*)$/.exec(line) ?? [];
      return whole === undefined ? outsideQuotes(line, toTraditional) : outsideQuotes(ours, toTraditional) + printed;
    })
    .join('\n');
}

const OPENING = '“《';
const CLOSING = '”》';

/** Quotations may hold quotations: “…“三公”经费…”. What is opened and never closed is none. */
function outsideQuotes(text: string, change: (part: string) => string): string {
  let done = '';
  let part = '';
  for (let at = 0; at < text.length; ) {
    const end = OPENING.includes(text.charAt(at)) ? closed(text, at) : at;
    if (end > at) {
      done += change(part) + text.slice(at, end);
      part = '';
      at = end;
    } else part += text.charAt(at++);
  }
  return done + change(part);
}

/** Behind the quotation that begins at `from`; `from` where it does not end. */
function closed(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (OPENING.includes(text.charAt(at))) depth++;
    else if (CLOSING.includes(text.charAt(at)) && --depth === 0) return at + 1;
  }
  return from;
}

/**
 * The answer as somebody reads it: the same kind, values and citations, its sentences in their language.
 * English is not spoken yet: its readers get the document's language.
 */
export function inLanguage(answer: Answer, language: Language): Answer {
  if (language !== 'hant') return answer;
  const ours = (text: string) => inScript(text, language);
  const { kind, values, citations } = answer;
  return {
    kind,
    values,
    citations,
    text: ours(answer.text),
    calculation: answer.calculation.map(ours),
    notes: answer.notes.map(ours),
    choices: answer.choices.map(({ label, figure }) => ({ label: ours(label), figure: ours(figure) })),
    // Looked for when first read, see `reply`.
    get followUps() {
      return answer.followUps.map(ours);
    },
  };
}

function traditional(value: unknown): unknown {
  if (typeof value === 'string') return toTraditional(value);
  if (typeof value === 'function') return (...args: unknown[]) => toTraditional(String(value(...args)));
  return Object.fromEntries(Object.entries(value as object).map(([key, one]) => [key, traditional(one)]));
}
