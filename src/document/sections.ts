import { isText, type SourceLine } from './lines.ts';
import { type Numbered, numbered } from './numbering.ts';
import type { Outline, Part } from './outline.ts';
import { joinParagraphs } from './paragraphs.ts';
import type { Section } from './types.ts';

interface Open {
  readonly source: string;
  readonly title: string;
  readonly line: number;
  readonly lines: SourceLine[];
}

/**
 * Sections of every part by their numbers: 第三部分·十一, and 第三部分·十一(二) where （二） is a heading.
 * Words that stand in a part above its first section are a section of the part's own name; the cover is 封面.
 * @param isTaken lines that belong to tables, contents or terms
 */
export function readSections(
  lines: readonly SourceLine[],
  outline: Outline,
  isTaken: (line: number) => boolean,
): readonly Section[] {
  const free = (from: number, to: number) =>
    lines.slice(from - 1, to).filter((line) => isText(line) && !isTaken(line.line));
  return [
    ...coverOf(free(outline.cover.from, outline.cover.to)),
    ...outline.parts.flatMap((part) => sectionsOf(part, free(part.line + 1, part.to))),
  ];
}

function coverOf(lines: readonly SourceLine[]): readonly Section[] {
  const first = lines[0];
  if (first === undefined) return [];
  const title = lines.filter((line) => line.kind === 'heading').map((line) => line.text);
  const text = lines.filter((line) => line.kind === 'prose');
  return [{ source: '封面', title: title.join(' '), line: first.line, paragraphs: joinParagraphs(text) }];
}

function sectionsOf(part: Part, lines: readonly SourceLine[]): readonly Section[] {
  const open: Open[] = [{ source: part.source, title: part.title, line: part.line, lines: [] }];
  let top: Open | undefined;
  const last = { comma: 0, bracket: 0 };
  for (const line of lines) {
    const number = headingNumber(line, last);
    if (number?.style === 'comma') {
      const source = part.source === '' ? number.numeral : `${part.source}·${number.numeral}`;
      top = { source, title: number.rest, line: line.line, lines: [] };
      open.push(top);
      last.comma = number.value;
      last.bracket = 0;
    } else if (number?.style === 'bracket') {
      const source = `${top?.source ?? part.source}(${number.numeral})`;
      open.push({ source, title: number.rest, line: line.line, lines: [] });
      last.bracket = number.value;
    } else {
      open.at(-1)?.lines.push(line);
    }
  }
  return open
    .filter((section, index) => index > 0 || section.lines.length > 0)
    .map(({ lines: own, ...section }) => ({ ...section, paragraphs: joinParagraphs(own) }));
}

const longestTitle = 40;

/** The number of a heading; without a heading's mark it has to be the next number, over words that are no sentence. */
function headingNumber(line: SourceLine, last: { comma: number; bracket: number }): Numbered | null {
  const number = numbered(line.text);
  if (number === null || (number.style !== 'comma' && number.style !== 'bracket')) return null;
  if (line.kind === 'heading') return number;
  const isTitle = number.rest.length <= longestTitle && !/[。；，：！？;,:!?]|\d万?元/.test(number.rest);
  return isTitle && number.value === last[number.style] + 1 ? number : null;
}
