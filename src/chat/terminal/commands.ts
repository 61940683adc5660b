import type { Knowledge } from '../../question/understand.ts';
import { contentsLines, documentName, findingLines, sourceLines, termLines } from '../overview.ts';

export const HELP = [
  '直接输入问题，如：公务用车运行维护费是多少；接着可以问：占比呢、那去年呢、为什么。',
  '/tables  文件里有哪些表和文字',
  '/terms   名词解释；/terms 词 只看有这个词的',
  '/check   文件自身的矛盾和缺漏',
  '/source  原文从哪里来',
  '/help    这段话',
  '/quit    离开（也可用 Ctrl-D）',
].join('\n');

/** What a command prints; null leaves the chat. */
export function command(line: string, knowledge: Knowledge): string | null {
  const [name = '', ...rest] = line.trim().split(/\s+/);
  const wanted = rest.join('');
  switch (name.toLowerCase()) {
    case '/help':
      return HELP;
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
    case '/source':
      return [documentName(knowledge), ...sourceLines(knowledge)].join('\n');
    case '/quit':
    case '/exit':
      return null;
    default:
      return `没有这个命令：${name}\n${HELP}`;
  }
}
