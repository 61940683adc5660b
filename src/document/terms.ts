import type { SourceLine } from './lines.ts';
import { type NumberStyle, numbered } from './numbering.ts';
import { continues } from './paragraphs.ts';
import type { Term } from './types.ts';

interface Entry {
  readonly source: string;
  readonly first: SourceLine;
  text: string;
}

const longestName = 40;

/**
 * The entries of 名词解释. Entries have the style of number that comes first; lists in any other style,
 * and lines without a number, belong to the entry above them, one per line of `text`.
 * @param source of the part: 第四部分
 * @param lines the words of the part, its heading excluded
 */
export function readTerms(source: string, lines: readonly SourceLine[]): readonly Term[] {
  const style = lines.map((line) => numbered(line.text)?.style).find((found) => found !== undefined);
  const entries: Entry[] = [];
  let previous: SourceLine | undefined;
  for (const line of lines) {
    const number = numbered(line.text);
    const last = entries.at(-1);
    if (number !== null && number.style === style) {
      entries.push({ source: place(source, style, number.numeral), first: line, text: number.rest });
    } else if (last === undefined || (style === undefined && split(line.text).text !== '')) {
      entries.push({ source, first: line, text: line.text });
    } else {
      const isRest = previous !== undefined && continues(last.text, line);
      last.text += isRest ? line.text : `\n${line.text}`;
    }
    previous = line;
  }
  return entries.map((entry) => ({
    source: entry.source,
    ...split(entry.text),
    line: entry.first.line,
    page: entry.first.page,
  }));
}

function place(source: string, style: NumberStyle, numeral: string): string {
  return style === 'bracket' || style === 'digit-bracket' ? `${source}(${numeral})` : `${source}·${numeral}`;
}

/** 基本支出：指为保障… → the name, and the text after its colon. Without a colon 是指 parts them. */
function split(entry: string): { name: string; text: string } {
  const colon = entry.search(/[：:]/);
  if (colon > 0 && colon <= longestName) {
    return { name: entry.slice(0, colon).trim(), text: entry.slice(colon + 1).trim() };
  }
  const verb = entry.search(/是指|，指|反映/);
  if (verb > 0 && verb <= longestName) return { name: entry.slice(0, verb).trim(), text: entry.slice(verb).trim() };
  const newline = entry.indexOf('\n');
  if (newline > 0) return { name: entry.slice(0, newline).trim(), text: entry.slice(newline + 1).trim() };
  return { name: entry.trim(), text: '' };
}
