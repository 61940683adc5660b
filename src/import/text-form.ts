import type { Block } from './types.ts';

/**
 * Writes blocks in the text form that `readDocument` reads: a page mark on a line of its own,
 * a paragraph on one line with a blank line after it, a table as TAB rows with a blank line after it.
 */
export function textForm(blocks: readonly Block[]): string {
  const lines = blocks.flatMap((block): readonly string[] => {
    if (block.kind === 'page') return [`<!-- page ${block.page} -->`, ''];
    if (block.kind === 'text') return textLines(block.text, block.isHeading);
    return [...block.rows.map((row) => row.map(oneLine).join('\t')), ''];
  });
  while (lines.at(-1) === '') lines.pop();
  return `${lines.join('\n')}\n`;
}

function textLines(text: string, isHeading: boolean): readonly string[] {
  const line = oneLine(text);
  if (line === '') return [];
  return [isHeading ? `## ${line}` : line, ''];
}

/** Without line breaks and tabs, which mean something in the text form; nor may words look like a page mark. */
function oneLine(text: string): string {
  return text
    .replace(/[\s\u00a0]+/g, ' ')
    .replaceAll('<!--', '＜!--')
    .trim();
}
