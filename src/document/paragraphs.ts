import type { SourceLine } from './lines.ts';
import { type NumberStyle, numbered } from './numbering.ts';
import type { Line } from './types.ts';

const finished = /[。；：！？;:!?…][”"’』」）)】]*$/;

/** Whether a paragraph that ends like this goes on in `next`: a page broke it in the middle of a sentence, or of its list. */
export function continues(text: string, next: SourceLine): boolean {
  if (next.kind !== 'prose') return false;
  const number = numbered(next.text);
  if (number === null) return !finished.test(text) || /主要用于[：:]$/.test(text);
  return /[；;]$/.test(text) && number.value === lastItem(text, number.style) + 1;
}

/** The number of the last entry of a list that runs on within a paragraph: 包括：1.…；2.…；  0 where there is none. */
function lastItem(text: string, style: NumberStyle): number {
  const items = [...text.matchAll(/(?<=[：:；;，,])\s*(?=[（(\d一二三四五六七八九十])/g)].flatMap(
    ({ index, 0: space }) => {
      const item = numbered(text.slice(index + space.length));
      return item?.style === style ? [item.value] : [];
    },
  );
  return items[0] === 1 ? (items.at(-1) ?? 0) : 0;
}

/**
 * Paragraphs made whole where a page broke them: `line` and `page` are where they begin, and `parts` maps back.
 * @param lines only lines with words, in order
 */
export function joinParagraphs(lines: readonly SourceLine[]): readonly Line[] {
  const paragraphs: Line[] = [];
  let previous: SourceLine | undefined;
  for (const line of lines) {
    const last = paragraphs.at(-1);
    if (last !== undefined && previous?.kind === 'prose' && continues(last.text, line)) {
      paragraphs[paragraphs.length - 1] = append(last, line);
    } else {
      paragraphs.push({ line: line.line, page: line.page, text: line.text });
    }
    previous = line;
  }
  return paragraphs;
}

function append(paragraph: Line, rest: SourceLine): Line {
  const parts = paragraph.parts ?? [{ line: paragraph.line, page: paragraph.page, offset: 0 }];
  return {
    ...paragraph,
    text: paragraph.text + rest.text,
    parts: [...parts, { line: rest.line, page: rest.page, offset: paragraph.text.length }],
  };
}
