import { isText, type SourceLine } from './lines.ts';
import { type Numbered, numbered } from './numbering.ts';
import type { Outline, Range } from './outline.ts';
import { endsLikeTable, isLabel, isTitleLike } from './titles.ts';

/** 名词解释, wherever a document has it. */
export interface Glossary extends Range {
  /** 第四部分, 第一部分·七, or '' for one under a heading without a number. */
  readonly source: string;
}

/** Also the title of a part, where it stands on a line of its own. */
export const glossaryName = /^(?:专业性?)?名词解释(?:说明)?$/;
const sentence = /[。；！？：:]/;

/** Parts, numbered sections and plain headings that are called 名词解释; each ends before the tables that may follow it. */
export function findGlossaries(lines: readonly SourceLine[], outline: Outline): readonly Glossary[] {
  const parts = outline.parts
    .filter((part) => /名词解释/.test(part.title))
    .map((part) => ({ source: part.source, from: part.line, to: part.to }));
  const sections = parts.length > 0 ? [] : lines.flatMap((line) => sectionAt(line, lines, outline));
  return [...parts, ...sections].map((one) => ({ ...one, to: beforeTables(lines, one) }));
}

function sectionAt(line: SourceLine, lines: readonly SourceLine[], outline: Outline): readonly Glossary[] {
  const number = isText(line) ? numbered(line.text) : null;
  const isInContents = outline.contents !== null && line.line <= outline.contents.to;
  if (!isText(line) || isInContents || !glossaryName.test((number?.rest ?? line.text).trim())) return [];
  const part = outline.parts.findLast((one) => one.line <= line.line);
  const last = part?.to ?? lines.length;
  const rest = lines.slice(line.line, last);
  const end = rest.find((next) => isText(next) && endsSection(next, number));
  const source = [part?.source ?? '', number?.numeral ?? ''].filter((piece) => piece !== '').join('·');
  return [{ source, from: line.line, to: end === undefined ? last : end.line - 1 }];
}

/** A numbered section ends at the next number of its kind; one without a number at the next heading without one. */
function endsSection(line: SourceLine, own: Numbered | null): boolean {
  const number = numbered(line.text);
  if (own !== null) return number?.style === own.style && number.value === own.value + 1 && !sentence.test(number.rest);
  return number === null && isTitleLike(line) && !sentence.test(line.text) && /(?:说明|情况|表|报表)$/.test(line.text);
}

/** The last line before the first table, and before the titles, labels and headings printed above it. */
function beforeTables(lines: readonly SourceLine[], { from, to }: Range): number {
  const row = lines.slice(from, to).find((line) => line.kind === 'row');
  if (row === undefined) return to;
  let end = row.line - 1;
  for (let line = lines[end - 1]; line !== undefined && end > from; line = lines[end - 1]) {
    const isAbove = !isText(line) || isLabel(line.text) || endsLikeTable(line.text) || !sentence.test(line.text);
    if (!isAbove) break;
    end -= 1;
  }
  return end;
}
