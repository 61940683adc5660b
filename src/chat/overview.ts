import { STAGE } from '../document/known.ts';
import type { Knowledge } from '../question/understand.ts';
import { reply, START } from './conversation.ts';

/** What a document is and holds, as lines of text: the same for every surface. */

/** 某部门 2024年部门预算 */
export function documentName({ document }: Knowledge): string {
  return `${document.department} ${document.year}年部门${STAGE[document.stage]}`;
}

const CANDIDATES = [
  '“三公”经费是多少？',
  '项目支出最大的三项是什么？',
  '人员经费占基本支出的多少？',
  '支出总计是多少？',
  '收入总计是多少？',
  '有多少个项目？',
  '“三公”经费比上年增加了吗？',
];
/** Kinds of answers that say what was asked. */
export const ANSWERED: ReadonlySet<string> = new Set(['figure', 'list', 'explanation', 'check']);

/** Up to three questions that this document answers. */
export function examples(knowledge: Knowledge): readonly string[] {
  const found: string[] = [];
  for (const question of CANDIDATES) {
    if (found.length < 3 && ANSWERED.has(reply(START, question, knowledge).answer.kind)) found.push(question);
  }
  return found;
}

/** Every table and section with its place. */
export function contentsLines({ document }: Knowledge): readonly string[] {
  const tables = document.tables.map(({ source, title, rows, from, to }) =>
    rows.length === 0
      ? `${source}《${title}》（${from === 0 ? '正文没有刊印' : '空表'}）`
      : `${source}《${title}》（${rows.length}行，第${from}–${to}行）`,
  );
  const sections = document.sections.map(({ source, title, line }) => `${source}《${title}》（第${line}行）`);
  return [...tables, ...sections, `名词解释${document.terms.length}条：见 /terms`];
}

/** The glossary: one entry a term. */
export function termLines({ document }: Knowledge): readonly string[] {
  return document.terms.map(({ name, text, source, line }) => `${name}：${text}（${source}，第${line}行）`);
}

/** What was noticed about the document itself, errors first. */
export function findingLines(knowledge: Knowledge): readonly string[] {
  const order = ['error', 'warning', 'note'];
  return [...knowledge.findings()]
    .sort((one, other) => order.indexOf(one.severity) - order.indexOf(other.severity))
    .map(({ message, places }) => {
      const where = [...new Set(places.slice(0, 3).map(({ source, line }) => `${source}第${line}行`))].filter(
        (place) => !place.endsWith('第0行'),
      );
      return `${message}${where.length === 0 ? '' : `（${where.join('、')}）`}`;
    });
}

/** Where the document comes from and how far its text goes. */
export function sourceLines({ document }: Knowledge): readonly string[] {
  const { id, lines, tables, sections, terms, repairs } = document;
  return [
    `原文：knowledge/${id}/source.txt，共${lines.length}行`,
    `内容：${tables.length}张表，${sections.length}节文字说明，${terms.length}条名词解释`,
    ...(repairs.length === 0 ? [] : [`修订：${repairs.length}处，每处都有理由和依据，用到时在答案里注明`]),
    ...repairs.map(({ source, line, reason }) => `  ${source}第${line}行：${reason}`),
  ];
}
