import type { Answer } from '../answer/types.ts';
import type { Knowledge } from '../question/understand.ts';
import { documentLines, libraryName } from './introduction.ts';
import { inScript, type Language, phrases } from './language.ts';
import type { Library } from './library.ts';
import type { Line, Look } from './lines.ts';
import { contentsLines, documentName, findingLines, sourceLines, termLines } from './overview.ts';
import { contactsIn, originalLines, tableLines } from './printed.ts';

/** Whatever a chat shows beside answers, by name. `wanted` is the number of a table, or a word that terms have to hold. */
export type ViewName = 'tables' | 'table' | 'terms' | 'check' | 'source';

/** For whom, and on which screen. */
export interface Screen {
  readonly library: Library;
  readonly language: Language;
  /** Columns of aligned text. */
  readonly widest: number;
}

/**
 * About the document that is spoken of. Null where there is nothing of the kind; where there are several documents and
 * none was chosen, what there is.
 */
export function view(
  name: ViewName,
  wanted: string,
  knowledge: Knowledge | null,
  { library, language, widest }: Screen,
): readonly Line[] | null {
  const said = phrases(language);
  if (knowledge === null)
    return listed(`${libraryName(library)}：${said.whichDocument}`, documentLines(library), language);
  const named = documentName(knowledge);
  switch (name) {
    case 'table': {
      const number = /^表?(\d{1,3})$/.exec(wanted.normalize('NFKC').replace(/\s/g, ''))?.[1];
      const tables = knowledge.document.tables.filter(({ source }) => source === `表${Number(number)}`);
      return tables.length === 0 ? null : tableLines(tables, { widest, language, contacts: new Set() });
    }
    case 'terms': {
      const found = termLines(knowledge).filter((term) => term.includes(wanted));
      const terms = found.map((text): Line => ({ text, look: 'item' }));
      return found.length === 0 ? null : [{ text: said.terms, look: 'title' }, ...terms];
    }
    case 'tables':
      return listed(`${said.contents}：${named}`, contentsLines(knowledge), language);
    case 'check': {
      const found = findingLines(knowledge).map((line, i) => `${i + 1}. ${line}`);
      return listed(said.check(found.length), found, language);
    }
    case 'source':
      return listed(`${said.source}：${named}`, sourceLines(knowledge), language);
  }
}

/** 怎么算的: the formula, its operands with their sources. Empty where the figure was only read. */
export function calculationLines({ calculation }: Answer, language: Language): readonly Line[] {
  return calculation.length === 0 ? [] : listed(phrases(language).calculation, calculation, language);
}

/** 看原表: the printed rows behind the answer. */
export function answerRows({ citations }: Answer, { library, language, widest }: Screen): readonly Line[] {
  const document = (id: string) => library.open(id).document;
  return originalLines(citations, document, { widest, language, contacts: contactsIn(citations) });
}

function listed(title: string, lines: readonly string[], language: Language): readonly Line[] {
  const line = (text: string, look: Look): Line => ({ text: inScript(text, language), look });
  return [line(title, 'title'), ...lines.map((one) => line(one, 'item'))];
}
