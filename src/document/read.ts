import { isText, readLines, splitSource } from './lines.ts';
import type { DocumentMeta } from './meta.ts';
import { readOutline } from './outline.ts';
import { readSections } from './sections.ts';
import { readTerms } from './terms.ts';
import type { Document } from './types.ts';

/**
 * Reads a published document in its text form (prose lines, TAB rows, headings, page marks).
 * Nothing is dropped: what is not understood stays as a table of kind `unknown` or as a paragraph.
 * @param id the folder's name under knowledge/
 * @param source content of its source.txt
 * @param meta content of its document.json, see `readMeta`
 */
export function readDocument(id: string, source: string, meta: DocumentMeta): Document {
  const printed = splitSource(source);
  const lines = readLines(printed);
  const outline = readOutline(lines);
  const taken = new Set<number>();
  if (outline.contents !== null) take(taken, outline.contents.from, outline.contents.to);
  const glossaries = outline.parts.filter((part) => /名词解释/.test(part.title));
  for (const part of glossaries) take(taken, part.line, part.to);
  const terms = glossaries.flatMap((part) =>
    readTerms(part.source, lines.slice(part.line, part.to).filter(isText)),
  );
  return {
    id,
    department: meta.department,
    year: meta.year,
    stage: meta.stage,
    lines: printed,
    tables: [],
    sections: readSections(lines, outline, (line) => taken.has(line)),
    terms,
    repairs: [],
    findings: [],
  };
}

function take(taken: Set<number>, from: number, to: number): void {
  for (let line = from; line <= to; line += 1) taken.add(line);
}
