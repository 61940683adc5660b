import type { Knowledge } from '../../question/understand.ts';
import { documentLines, libraryName } from '../introduction.ts';
import { contentsLines, documentName, findingLines, sourceLines, termLines } from '../overview.ts';
import type { Deps } from './deps.ts';
import { bold, escaped, printable } from './html.ts';
import { inScript, type Language, phrases } from './language.ts';
import { originalPages, tablePages } from './original.ts';
import { type Block, type Page, paginate } from './pages.ts';
import { answerPages } from './render.ts';
import type { ChatState } from './store.ts';

/**
 * What can be leafed through, by the name that its buttons carry: `a:12` answer 12, `c:12` its calculation, `t:12` its
 * printed rows, `table:7`, `terms:`, `tables:`, `check:`, `source:`. Null where it is forgotten or does not exist.
 */
export function view(
  name: string,
  argument: string,
  state: ChatState,
  language: Language,
  { library, replay }: Deps,
): readonly Page[] | null {
  const said = phrases(language);
  switch (name) {
    case 'a':
    case 'c':
    case 't': {
      const found = replay.again(state, Number(argument));
      if (found === null) return null;
      if (name === 'a') return answerPages(found.answer, language);
      if (name === 't') return originalPages(found.answer.citations, (id) => library.open(id).document, language);
      return listed(said.calculation, found.answer.calculation, language);
    }
    default: {
      const knowledge = replay.document(state);
      return knowledge === null
        ? listed(libraryName(library), documentLines(library), language)
        : about(name, argument, knowledge, language);
    }
  }
}

function about(name: string, argument: string, knowledge: Knowledge, language: Language): readonly Page[] | null {
  const said = phrases(language);
  switch (name) {
    case 'table': {
      const tables = knowledge.document.tables.filter(({ source }) => source === `表${argument}`);
      return tables.length === 0 ? null : tablePages(tables, language);
    }
    case 'terms':
      return listed(said.terms, termLines(knowledge), language);
    case 'tables':
      return listed(`${said.contents}：${documentName(knowledge)}`, contentsLines(knowledge), language);
    case 'check': {
      const lines = findingLines(knowledge);
      return listed(
        said.check(lines.length),
        lines.map((line, i) => `${i + 1}. ${line}`),
        language,
      );
    }
    case 'source':
      return listed(`${said.source}：${documentName(knowledge)}`, sourceLines(knowledge), language);
    default:
      return null;
  }
}

function listed(title: string, lines: readonly string[], language: Language): readonly Page[] {
  const block = (text: string, html: (text: string) => string, item: boolean): Block => ({
    text: printable(inScript(text, language)),
    html,
    item,
  });
  return paginate([block(title, bold, false), ...lines.map((line) => block(line, escaped, true))]);
}
