import { decodeText } from './encoding.ts';

const tableRow = /^\s*\|(.*)\|\s*$/;
const rule = /^\s*\|(?:\s*:?-{2,}:?\s*\|)+\s*$/;

/**
 * Plain text and Markdown: taken as it is but for its encoding, its line ends, and Markdown tables, which become TAB rows.
 * What is in the text form already stays the same, byte for byte.
 */
export function readPlainText(data: Uint8Array): string {
  const text = decodeText(data)
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n');
  const lines = text.split('\n');
  if (!lines.some((line) => rule.test(line))) return text;
  return lines.flatMap((line) => (rule.test(line) ? [] : [rowOf(line)])).join('\n');
}

function rowOf(line: string): string {
  const inner = tableRow.exec(line)?.[1];
  if (inner === undefined) return line;
  return inner
    .split(/(?<!\\)\|/)
    .map((cell) =>
      cell
        .replaceAll('\\|', '|')
        .replace(/<br\s*\/?>/gi, '')
        .trim(),
    )
    .join('\t');
}
