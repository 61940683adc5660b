import type { Document, Table, TableRow } from '../src/document/types.ts';

/** The document with `times` as many tables: copies with other names, codes and lines. */
export function enlarge(document: Document, times: number): Document {
  const copies = Array.from({ length: times }, (_, i) =>
    i === 0 ? document.tables : document.tables.map((table) => copyOf(table, i, document.lines.length)),
  );
  return { ...document, tables: copies.flat() };
}

function copyOf(table: Table, copy: number, lines: number): Table {
  const shift = lines * copy;
  const isCode = table.columns.map(({ path }) => /编码|代码/.test(path.join('')));
  const cell = (text: string, column: number) =>
    isCode[column] === true && /^\d+$/.test(text)
      ? `${text}${copy}`
      : /\p{Script=Han}{3,}/u.test(text) && !/[合总小]\s*计/.test(text)
        ? `${text}${copy}号`
        : text;
  const row = (one: TableRow): TableRow => ({ ...one, line: one.line + shift, cells: one.cells.map(cell) });
  return {
    ...table,
    source: `${table.source}-${copy}`,
    rows: table.rows.map(row),
    from: table.from + shift,
    to: table.to + shift,
  };
}
