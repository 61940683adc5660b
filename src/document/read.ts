import { readTableList } from './contents.ts';
import { findGlossaries, glossaryName } from './glossary.ts';
import { isText, readLines, type SourceLine, splitSource } from './lines.ts';
import type { DocumentMeta } from './meta.ts';
import { type Range, readOutline } from './outline.ts';
import { applyRepairs } from './repair.ts';
import { readSections } from './sections.ts';
import { checkStructure } from './structure.ts';
import { readTables } from './tables.ts';
import { readTerms } from './terms.ts';
import type { Document, Section, Table, Term } from './types.ts';

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
  const glossaries = findGlossaries(lines, outline);

  const taken = new Set<number>();
  const take = (range: Range | null) => {
    for (let line = range?.from ?? 1; line <= (range?.to ?? 0); line += 1) taken.add(line);
  };
  take(outline.contents);
  take(list.range);
  for (const glossary of glossaries) take(glossary);
  const headings = new Set(outline.parts.map((part) => part.line));
  const isClosed = (line: SourceLine) => taken.has(line.line) || headings.has(line.line);

  const tables = readTables(lines, list, meta.department, isClosed);
  for (const table of tables) if (table.from > 0) take(table);
  const sections = readSections(lines, outline, (line) => taken.has(line));
  const terms = glossaries.flatMap(({ source: place, from, to }) =>
    readTerms(
      place,
      lines.slice(from, to).filter((line) => isText(line) && !glossaryName.test(line.text)),
    ),
  );
  const repaired = applyRepairs(tables, meta.repairs, printed, (line) => sourceAt(line, tables, sections, terms));
  return {
    id,
    department: meta.department,
    year: meta.year,
    stage: meta.stage,
    lines: printed,
    tables: repaired.tables,
    sections,
    terms,
    repairs: repaired.repairs,
    findings: [
      ...checkStructure({ tables, listed: list.tables, lines, department: meta.department }),
      ...repaired.findings,
    ],
  };
}

function sourceAt(
  line: number,
  tables: readonly Table[],
  sections: readonly Section[],
  terms: readonly Term[],
): string {
  const table = tables.find((one) => one.from <= line && line <= one.to);
  if (table !== undefined) return table.source;
  // The last one that begins above the line: sections and terms follow one another.
  return [...sections, ...terms].findLast((one) => one.line <= line)?.source ?? '';
}
