import type { Answer } from '../../answer/types.ts';
import type { Knowledge } from '../../question/understand.ts';
import { LANGUAGE_NAMES, LANGUAGES, type Language, phrases } from '../language.ts';
import type { Library } from '../library.ts';
import type { Line } from '../lines.ts';
import { answerRows, calculationLines, view } from '../views.ts';

/** What a command may look at. */
export interface Desk {
  /** A model puts answers into other words. */
  readonly phrased: boolean;
  readonly library: Library;
  /** The document that is spoken of; null where there are several and none was chosen. */
  readonly focus: Knowledge | null;
  readonly language: Language;
  /** The last one; null before the first question. */
  readonly answer: Answer | null;
  /** Columns of the screen. */
  readonly widest: number;
}

/** What a command prints, and what else it does. */
export interface Done {
  readonly text: string;
  readonly language?: Language;
  readonly also?: 'leave' | 'forget';
}

/** One line that begins with a slash: the same commands as in Telegram, and two for its buttons. */
export function command(line: string, desk: Desk): Done {
  const [name = '', ...rest] = line.trim().split(/\s+/);
  const wanted = rest.join('');
  const said = phrases(desk.language);
  const shown = (lines: readonly Line[] | null, none: string): Done => ({
    text: lines === null || lines.length === 0 ? none : lines.map(({ text }) => text).join('\n'),
  });
  switch (name.toLowerCase()) {
    case '/help':
    case '/start':
      return { text: said.terminalHelp };
    case '/tables':
    case '/check':
    case '/source':
      return shown(view(name.toLowerCase().slice(1) as 'tables' | 'check' | 'source', '', desk.focus, desk), '');
    case '/terms':
      return shown(view('terms', wanted, desk.focus, desk), said.noTerm(wanted));
    case '/table':
      return shown(
        view('table', wanted, desk.focus, desk),
        wanted === '' ? said.tablePrompt : said.noTable(wanted, desk.focus?.document.tables.length ?? 0),
      );
    case '/calc':
      return desk.answer === null
        ? { text: said.nothingAsked }
        : shown(calculationLines(desk.answer, desk.language), said.noCalculation);
    case '/rows':
      return desk.answer === null ? { text: said.nothingAsked } : shown(answerRows(desk.answer, desk), said.noRows);
    case '/lang': {
      const language = LANGUAGES.find((one) => LANGUAGE_NAMES[one].toLowerCase().startsWith(wanted.toLowerCase()));
      return wanted === '' || language === undefined
        ? { text: `${said.language}${LANGUAGES.map((one) => `/lang ${LANGUAGE_NAMES[one]}`).join('  ')}` }
        : { text: phrases(language).languageSet, language };
    }
    case '/privacy':
      return { text: said.terminalPrivacy(desk.phrased) };
    case '/forget':
      return { text: said.forgotten, also: 'forget' };
    case '/quit':
    case '/exit':
      return { text: '', also: 'leave' };
    default:
      return { text: `${said.noCommand(name)}\n${said.terminalHelp}` };
  }
}
