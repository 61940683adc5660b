import { type Known, STAGE } from '../document/known.ts';
import { START } from './conversation.ts';
import { converse } from './converse.ts';
import { type Library, onlyDocument } from './library.ts';
import { ANSWERED, documentName, examples } from './overview.ts';

/** What a library holds, said in one line. */
export function libraryName(library: Library): string {
  const only = onlyDocument(library);
  if (only !== null) return documentName(only);
  const departments = new Set(library.documents.map(({ department }) => department));
  const years = library.documents.map(({ year }) => year);
  const [from, to] = [Math.min(...years), Math.max(...years)];
  return `${departments.size}个部门的${library.documents.length}份文件（${from === to ? from : `${from}–${to}`}年）`;
}

const SHOWN = 100;

/** One line a document. */
export function documentLines({ documents }: Library): readonly string[] {
  const lines = documents.slice(0, SHOWN).map(documentLine);
  return documents.length > SHOWN ? [...lines, `还有${documents.length - SHOWN}份。`] : lines;
}

function documentLine({ department, year, stage }: Known): string {
  return `${department} ${year}年部门${STAGE[stage]}`;
}

/** Up to three questions that can be answered. */
export function openers(library: Library): readonly string[] {
  const only = onlyDocument(library);
  if (only !== null) return examples(only);
  const [first] = library.documents;
  if (first === undefined) return [];
  // Asked before they are proposed: of two documents, however many there are.
  const other = library.documents.find(({ department }) => department !== first.department);
  const candidates = [
    `${first.department}${first.year}年的“三公”经费是多少？`,
    `${first.department}${first.year}年支出总计是多少？`,
    ...(other === undefined ? [] : [`${first.department}和${other.department}谁的“三公”经费多？`]),
    `${first.department}项目支出最大的三项是什么？`,
  ];
  return candidates.filter((question) => ANSWERED.has(converse(START, question, library).answer.kind)).slice(0, 3);
}
