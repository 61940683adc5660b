import type { Language } from '../language.ts';
import type { Line, Look } from '../lines.ts';
import { answerRows, calculationLines, type ViewName, view } from '../views.ts';
import type { Deps } from './deps.ts';
import { bold, escaped, pre, printable, quote } from './html.ts';
import { type Page, paginate } from './pages.ts';
import { answerPages } from './render.ts';
import type { ChatState } from './store.ts';

/** Wider lines of aligned text do not fit a telephone. */
const WIDEST = 56;

/**
 * What can be leafed through, by the name that its buttons carry: `a:12` answer 12, `c:12` its calculation, `t:12` its
 * printed rows, `table:7`, `terms:`, `tables:`, `check:`, `source:`. Null where it is forgotten or does not exist.
 */
export function pagesOf(
  name: string,
  argument: string,
  state: ChatState,
  language: Language,
  { library, replay }: Deps,
): readonly Page[] | null {
  const setting = { library, language, widest: WIDEST };
  if (name !== 'a' && name !== 'c' && name !== 't') {
    const lines = isView(name) ? view(name, argument, replay.document(state), setting) : null;
    return lines === null ? null : drawn(lines);
  }
  const answer = replay.again(state, Number(argument))?.answer;
  if (answer === undefined) return null;
  if (name === 'a') return answerPages(answer, language);
  return drawn(name === 'c' ? calculationLines(answer, language) : answerRows(answer, setting));
}

const HTML: Readonly<Record<Look, (text: string) => string>> = {
  title: bold,
  plain: escaped,
  item: escaped,
  columns: pre,
  quote,
};

/** Lines of any view as messages. */
export function drawn(lines: readonly Line[]): readonly Page[] {
  return paginate(lines.map(({ text, look }) => ({ text: printable(text), html: HTML[look], item: look === 'item' })));
}

const VIEWS: readonly ViewName[] = ['tables', 'table', 'terms', 'check', 'source'];

function isView(name: string): name is ViewName {
  return VIEWS.some((one) => one === name);
}
