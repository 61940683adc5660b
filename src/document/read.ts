import { readTableList } from './contents.ts';
import { isText, readLines, type SourceLine, splitSource } from './lines.ts';
import type { DocumentMeta } from './meta.ts';
import { type Range, readOutline } from './outline.ts';
import { readSections } from './sections.ts';
import { readTables } from './tables.ts';
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
  const list = readTableList(lines, outline, meta.department);
  const glossaries = outline.parts.filter((part) => /名词解释/.test(part.title));

  const taken = new Set<number>();
  const take = (range: Range | null) => {
    for (let line = range?.from ?? 1; line <= (range?.to ?? 0); line += 1) taken.add(line);
  };
  take(outline.contents);
  take(list.range);
  for (const part of glossaries) take({ from: part.line, to: part.to });
  const headings = new Set(outline.parts.map((part) => part.line));
  const isClosed = (line: SourceLine) => taken.has(line.line) || headings.has(line.line);

  const { tables } = readTables(lines, list, meta.department, isClosed);
  for (const table of tables) if (table.from > 0) take(table);
  return {
    id,
    department: meta.department,
    year: meta.year,
    stage: meta.stage,
    lines: printed,
    tables,
    sections: readSections(lines, outline, (line) => taken.has(line)),
    terms: glossaries.flatMap((part) => readTerms(part.source, lines.slice(part.line, part.to).filter(isText))),
    repairs: [],
    findings: [],
  };
}
