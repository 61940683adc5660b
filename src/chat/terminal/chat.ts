import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Answer } from '../../answer/types.ts';
import type { Phraser } from '../../phrasing/phraser.ts';
import { wrap } from '../../text/width.ts';
import { START, type State } from '../conversation.ts';
import { converse, inFocus } from '../converse.ts';
import { libraryName, openers } from '../introduction.ts';
import { inLanguage, type Language, phrases } from '../language.ts';
import type { Library } from '../library.ts';
import { phrased } from '../phrased.ts';
import { command } from './commands.ts';

export interface TerminalChat {
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly library: Library;
  readonly phraser: Phraser | null;
  /** One line that says how to connect Telegram. */
  readonly connect: string;
}

const WIDEST = 100;

/** Talks until Ctrl-D, /quit, Ctrl-C twice or the end of a piped input. */
export async function terminalChat({ input, output, library, phraser, connect }: TerminalChat): Promise<void> {
  const interactive = input.isTTY === true && output.isTTY === true;
  const print = (text: string) => output.write(`${wrap(text, Math.min(WIDEST, output.columns ?? WIDEST))}\n`);
  print(banner(library, connect));
  const lines = createInterface({
    input,
    output,
    terminal: interactive,
    prompt: interactive ? '问> ' : '',
    historySize: 200,
    removeHistoryDuplicates: true,
  });
  let talk: Talk = BEGIN;
  let leaving = false;

  lines.on('SIGINT', () => {
    if (lines.line !== '') {
      leaving = false;
      // To the end of the line, then everything before it.
      lines.write(null, { ctrl: true, name: 'e' });
      lines.write(null, { ctrl: true, name: 'u' });
    } else if (leaving) {
      lines.close();
    } else {
      leaving = true;
      output.write('\n再按一次 Ctrl-C 离开。\n');
      lines.prompt();
    }
  });
  const ask = () => {
    if (interactive) output.write('\n');
    lines.prompt();
  };
  ask();
  for await (const line of lines) {
    leaving = false;
    const said = line.trim();
    if (said !== '') {
      const widest = Math.min(WIDEST, output.columns ?? WIDEST);
      const turn = said.startsWith('/')
        ? obey(said, talk, library, { widest, phrased: phraser !== null })
        : await answer(said, talk, library, phraser);
      if (turn === null) break;
      talk = turn.talk;
      print(turn.text);
    }
    ask();
  }
  lines.close();
  if (interactive) output.write('\n再见。\n');
}

/** What this chat remembers, as long as it is open. */
interface Talk {
  readonly state: State;
  readonly answer: Answer | null;
  readonly language: Language;
}

const BEGIN: Talk = { state: START, answer: null, language: 'hans' };

interface Turn {
  readonly talk: Talk;
  readonly text: string;
}

/** Null leaves the chat. */
function obey(
  line: string,
  talk: Talk,
  library: Library,
  screen: { readonly widest: number; readonly phrased: boolean },
): Turn | null {
  const {
    text,
    language = talk.language,
    also,
  } = command(line, {
    ...talk,
    library,
    focus: inFocus(talk.state, library),
    ...screen,
  });
  if (also === 'leave') return null;
  return { talk: also === 'forget' ? BEGIN : { ...talk, language }, text };
}

async function answer(question: string, talk: Talk, library: Library, phraser: Phraser | null): Promise<Turn> {
  const said = phrases(talk.language);
  try {
    const given = converse(talk.state, question, library);
    const worded = await phrased(given, question, library, talk.language, phraser);
    const { text, followUps, choices } = inLanguage(worded, talk.language);
    const next = choices.length > 0 ? [] : followUps.map((one) => `  · ${one}`);
    return {
      talk: { ...talk, state: given.state, answer: given.answer },
      text: [text, ...(next.length === 0 ? [] : [said.alsoAsk, ...next])].join('\n'),
    };
  } catch {
    return { talk, text: said.broken };
  }
}

function banner(library: Library, connect: string): string {
  return [
    `明账：${libraryName(library)}`,
    '问数字，答出处。例如：',
    ...openers(library).map((question) => `  · ${question}`),
    '/help 看命令，Ctrl-D 离开。',
    connect,
  ].join('\n');
}
