import { toTraditional } from '../../text/traditional.ts';

export type Language = 'hans' | 'hant' | 'en';
export const LANGUAGES: readonly Language[] = ['hans', 'hant', 'en'];

/** From an IETF tag as Telegram gives it: zh-TW and zh-hant read traditional characters. */
export function languageOf(code: string | undefined): Language {
  const tag = code?.toLowerCase() ?? '';
  if (/^zh.*(?:hant|tw|hk|mo)/.test(tag)) return 'hant';
  return tag.startsWith('en') ? 'en' : 'hans';
}

/** What the bot itself says, beside the answers. Answers are in the document's language. */
export interface Phrases {
  readonly start: (document: string) => string;
  readonly help: string;
  /** `phrased`: a model puts answers into other words. */
  readonly privacy: (phrased: boolean) => string;
  readonly forgotten: string;
  readonly onlyText: string;
  readonly tooMany: string;
  readonly busy: string;
  readonly broken: string;
  readonly stale: string;
  readonly empty: string;
  readonly language: string;
  readonly languageSet: string;
  readonly noTable: (wanted: string, count: number) => string;
  readonly tablePrompt: string;
  readonly link: string;
  readonly calculation: string;
  readonly original: string;
  readonly asPrinted: string;
  readonly line: (line: number) => string;
  readonly more: (count: number) => string;
  readonly back: string;
  readonly next: string;
  readonly page: (page: number, pages: number) => string;
  readonly terms: string;
  readonly contents: string;
  readonly check: (count: number) => string;
  readonly source: string;
  readonly commands: Readonly<Record<CommandName, string>>;
}

export const COMMANDS = [
  'start',
  'help',
  'tables',
  'table',
  'terms',
  'check',
  'source',
  'lang',
  'privacy',
  'forget',
] as const;
export type CommandName = (typeof COMMANDS)[number];

const HANS: Phrases = {
  start: (document) =>
    `我回答关于《${document}》的问题：每个数都从公开的文件里读出或算出，并注明出处。\n我不是政府的官方账号，不作评价，文件里没有的我会说没有。\n\n直接发问题，例如：`,
  help: '直接发问题，如“公务用车运行维护费是多少”；接着可以问“占比呢”“那去年呢”“为什么”。\n在群里请 @我 或回复我的消息。改了发出的问题，我会改答案。\n\n/tables 文件里有什么\n/table 数字 看一张表，如 /table 7\n/terms 名词解释\n/check 文件自身的矛盾和缺漏\n/source 原文从哪里来\n/lang 语言\n/privacy 我记住什么\n/forget 忘掉这段对话',
  privacy: (phrased) =>
    `为了听懂“占比呢”这样的追问，我记住每个聊天最近的8个问题和所选的语言，7天不用就删除；/forget 立刻删除。\n日志里没有问题的内容，也没有谁问的。${phrased ? '问题会交给一个AI模型，由它把答案的文字改得顺口些：它看不到谁问的、别的问题，也碰不到数字。' : '问题不交给任何人工智能模型。'}`,
  forgotten: '忘掉了：这个聊天的问题和语言都已删除。',
  onlyText: '我只看得懂文字：请把问题打出来，例如“三公经费是多少”。',
  tooMany: '问得有点快，请过一分钟再问。',
  busy: '现在问的人太多，这一问没有答。请过一会儿再问。',
  broken: '程序出错，这一问没有答出来；请换个说法再问。',
  stale: '这条回答太久了，请重新问一次。',
  empty: '请把问题写在后面，例如：三公经费是多少',
  language: '请选择语言：',
  languageSet: '好的，用简体中文。',
  noTable: (wanted, count) => `没有“${wanted}”这张表：文件的目录列有${count}张，/tables 可以看到。`,
  tablePrompt: '请写表的号数，例如 /table 7',
  link: '🔗 复制这条回答的链接',
  calculation: '怎么算的',
  original: '看原表',
  asPrinted: '原文印作',
  line: (line) => `第${line}行`,
  more: (count) => `还有 ${count} 项 ›`,
  back: '‹ 上一页',
  next: '下一页 ›',
  page: (page, pages) => `第${page}页，共${pages}页`,
  terms: '名词解释',
  contents: '文件里有什么',
  check: (count) => `文件自身的矛盾和缺漏，查到${count}处`,
  source: '原文',
  commands: {
    start: '开始，看三个例子',
    help: '怎么问',
    tables: '文件里有什么',
    table: '看一张表，如 /table 7',
    terms: '名词解释',
    check: '文件自身的矛盾和缺漏',
    source: '原文从哪里来',
    lang: '语言 Language',
    privacy: '我记住什么',
    forget: '忘掉这段对话',
  },
};

const EN: Phrases = {
  start: (document) =>
    `I answer questions about the published budget “${document}”. Every figure is read or calculated from the document, with its source.\nI am not an official account, I give no opinions, and I say so when the document has no answer.\n\nAsk in Chinese, for example:`,
  help: 'Ask in Chinese, such as “公务用车运行维护费是多少”; then go on with “占比呢” (its share?), “那去年呢” (last year?), “为什么” (why?).\nIn groups, mention me or reply to me. If you edit a question, I edit the answer.\n\n/tables what is in the document\n/table N one table, e.g. /table 7\n/terms glossary\n/check contradictions and gaps in the document\n/source where the text comes from\n/lang language\n/privacy what I remember\n/forget forget this conversation',
  privacy: (phrased) =>
    `To understand follow-up questions I keep the last 8 questions of each chat and its language, for 7 days after the last one; /forget deletes them at once.\nLogs hold no questions and no users. ${phrased ? 'Questions go to an AI model that puts answers into smoother words: it sees neither who asks nor other questions, and cannot touch figures.' : 'Questions go to no AI model.'}`,
  forgotten: 'Forgotten: questions and language of this chat are deleted.',
  onlyText: 'I only read text: please type your question, for example “三公经费是多少”.',
  tooMany: 'That was a little fast. Please ask again in a minute.',
  busy: 'Too many people are asking right now; this question was not answered. Please try again shortly.',
  broken: 'Something went wrong and this question was not answered; please put it differently.',
  stale: 'This answer is too old. Please ask again.',
  empty: 'Please put the question behind it, for example: 三公经费是多少',
  language: 'Please choose a language:',
  languageSet: 'English it is. Answers stay in the document’s Chinese.',
  noTable: (wanted, count) => `There is no table “${wanted}”: the document lists ${count}, see /tables.`,
  tablePrompt: 'Please give the number of the table, for example /table 7',
  link: '🔗 Copy a link to this answer',
  calculation: 'How calculated',
  original: 'Original rows',
  asPrinted: 'as printed',
  line: (line) => `line ${line}`,
  more: (count) => `${count} more ›`,
  back: '‹ Back',
  next: 'Next ›',
  page: (page, pages) => `page ${page} of ${pages}`,
  terms: 'Glossary',
  contents: 'What is in the document',
  check: (count) => `Contradictions and gaps in the document: ${count}`,
  source: 'Source text',
  commands: {
    start: 'Start, with three examples',
    help: 'How to ask',
    tables: 'What is in the document',
    table: 'One table, e.g. /table 7',
    terms: 'Glossary',
    check: 'Contradictions and gaps in the document',
    source: 'Where the text comes from',
    lang: 'Language 语言',
    privacy: 'What I remember',
    forget: 'Forget this conversation',
  },
};

let hant: Phrases | undefined;

export function phrases(language: Language): Phrases {
  if (language === 'en') return EN;
  if (language === 'hans') return HANS;
  hant ??= { ...(traditional(HANS) as Phrases), languageSet: '好的，用繁體中文。' };
  return hant;
}

/** Text that is shown in a language's own script. */
export function inScript(text: string, language: Language): string {
  return language === 'hant' ? toTraditional(text) : text;
}

function traditional(value: unknown): unknown {
  if (typeof value === 'string') return toTraditional(value);
  if (typeof value === 'function') return (...args: unknown[]) => toTraditional(String(value(...args)));
  return Object.fromEntries(Object.entries(value as object).map(([key, one]) => [key, traditional(one)]));
}
