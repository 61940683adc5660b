import type { Knowledge } from '../../question/understand.ts';
import type { State } from '../conversation.ts';
import { inFocus } from '../converse.ts';
import { documentLines, libraryName } from '../introduction.ts';
import type { Library } from '../library.ts';
import { contentsLines, documentName, findingLines, sourceLines, termLines } from '../overview.ts';

export const HELP = [
  '直接输入问题，如：公务用车运行维护费是多少；接着可以问：占比呢、那去年呢、为什么。',
  '/tables  文件里有哪些表和文字',
  '/terms   名词解释；/terms 词 只看有这个词的',
  '/check   文件自身的矛盾和缺漏',
  '/source  原文从哪里来，有哪些文件',
  '/help    这段话',
  '/quit    离开（也可用 Ctrl-D）',
].join('\n');

/** What a command prints about the document that is spoken of; null leaves the chat. */
export function command(line: string, state: State, library: Library): string | null {
  const [name = '', ...rest] = line.trim().split(/\s+/);
  switch (name.toLowerCase()) {
    case '/help':
      return HELP;
    case '/tables':
    case '/terms':
    case '/check':
    case '/source': {
      const found = inFocus(state, library);
      return found === null ? whichOne(library) : about(found, name.toLowerCase(), rest.join(''));
    }
    case '/quit':
    case '/exit':
      return null;
    default:
      return `没有这个命令：${name}\n${HELP}`;
  }
}

function whichOne(library: Library): string {
  return [`${libraryName(library)}，先问其中一份，再用这个命令：`, ...documentLines(library)].join('\n');
}

function about(knowledge: Knowledge, name: string, wanted: string): string {
  switch (name) {
    case '/tables':
      return [documentName(knowledge), ...contentsLines(knowledge)].join('\n');
    case '/terms': {
      const found = termLines(knowledge).filter((term) => term.includes(wanted));
      return found.length === 0 ? `名词解释里没有“${wanted}”。` : found.join('\n');
    }
    case '/check': {
      const found = findingLines(knowledge);
      return [`查到${found.length}处：`, ...found.map((line, i) => `${i + 1}. ${line}`)].join('\n');
    }
    default:
      return [documentName(knowledge), ...sourceLines(knowledge)].join('\n');
  }
}
