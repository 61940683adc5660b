import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { wrap } from '../../text/width.ts';
import { START, type State } from '../conversation.ts';
import { converse } from '../converse.ts';
import { libraryName, openers } from '../introduction.ts';
import type { Library } from '../library.ts';
import { command } from './commands.ts';

export interface TerminalChat {
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly library: Library;
  /** One line that says how to connect Telegram. */
  readonly connect: string;
}

const WIDEST = 100;

/** Talks until Ctrl-D, /quit, Ctrl-C twice or the end of a piped input. */
export async function terminalChat({ input, output, library, connect }: TerminalChat): Promise<void> {
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
  let state = START;
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
      const turn = said.startsWith('/') ? { state, text: command(said, state, library) } : answer(state, said, library);
      if (turn.text === null) break;
      state = turn.state;
      print(turn.text);
    }
    ask();
  }
  lines.close();
  if (interactive) output.write('\n再见。\n');
}

function answer(state: State, question: string, library: Library): { state: State; text: string } {
  try {
    const turn = converse(state, question, library);
    const next = turn.answer.followUps.map((one) => `  · ${one}`);
    return {
      state: turn.state,
      text: [turn.answer.text, ...(next.length === 0 ? [] : ['还可以问：', ...next])].join('\n'),
    };
  } catch {
    return { state, text: '程序出错，这一问没有答出来；请换个说法再问。' };
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
