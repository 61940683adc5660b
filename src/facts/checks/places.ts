import type { Document } from '../../document/types.ts';
import { nameKey } from '../names.ts';

/** The table, section or term that a line stands in; 目录 for what stands before them. */
export function sourceOfLine({ tables, sections, terms }: Document, line: number): string {
  const table = tables.find(({ from, to }) => from <= line && line <= to);
  if (table !== undefined) return table.source;
  return (
    [...sections.filter(({ paragraphs }) => paragraphs.length > 0), ...terms].findLast((one) => one.line <= line)
      ?.source ?? '目录'
  );
}

const keys = new WeakMap<readonly string[], readonly string[]>();

/** The comparison form of every line. */
export function keysOfLines({ lines }: Document): readonly string[] {
  const known = keys.get(lines) ?? lines.map(nameKey);
  keys.set(lines, known);
  return known;
}
