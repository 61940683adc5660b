import * as xlsx from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { readLines, splitSource } from '../../src/document/lines.ts';
import { readDocument } from '../../src/document/read.ts';
import { extractFacts } from '../../src/facts/extract.ts';
import type { Facts } from '../../src/facts/types.ts';
import { identify } from '../../src/import/identity.ts';
import { readFile } from '../../src/import/read.ts';
import { id, meta, source } from '../document/first.ts';
import { makeDocx } from './make-zip.ts';

type Part = { readonly words: string } | { readonly rows: readonly (readonly string[])[] };

/** The first document as words and tables, as another program would hold them. */
const parts: readonly Part[] = (() => {
  const found: ({ words: string } | { rows: string[][] })[] = [];
  let isOpen = false;
  for (const line of readLines(splitSource(source))) {
    const last = found.at(-1);
    if (line.kind === 'row') {
      if (isOpen && last !== undefined && 'rows' in last) last.rows.push([...line.cells]);
      else found.push({ rows: [[...line.cells]] });
    } else if (line.kind !== 'blank') found.push({ words: line.printed.trim() });
    isOpen = line.kind === 'row';
  }
  return found;
})();

/** Everything that facts say but where it stands. */
function told(facts: Facts): { readonly entries: readonly unknown[]; readonly entities: unknown } {
  const entries = facts.entries.map((entry) => [
    entry.id,
    entry.source,
    entry.collection,
    entry.subject,
    entry.label,
    entry.role,
    entry.parent,
    entry.facets,
    entry.cells.map(({ measure, year, printed, value, column }) => [measure, year, printed, value, column]),
    Object.entries(entry.texts).map(([label, { text }]) => [label, text]),
  ]);
  return { entries, entities: [...facts.entities.values()].map(({ id: entity, names }) => [entity, names]) };
}

const factsOf = (text: string) => extractFacts(readDocument(id, text, { ...meta, repairs: [] }));
const tablesOnly = (text: string) =>
  told(extractFacts({ ...readDocument(id, text, { ...meta, repairs: [] }), sections: [], terms: [], lines: [] }));
const first = tablesOnly(source);

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

test('the first document has facts to compare', () => {
  expect(first.entries.length).toBeGreaterThan(200);
});

describe('the first document’s tables written in another format give the same facts', () => {
  test('XLSX', async () => {
    const rows = parts
      .flatMap((part) => ('words' in part ? [[part.words], []] : [...part.rows, []]))
      .map((row) => [...row]);
    const book = xlsx.utils.book_new();
    xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(rows), 'Sheet1');
    const data = new Uint8Array(
      xlsx.write(book, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer,
    );
    expect(tablesOnly((await readFile(data, 'x.xlsx')).source)).toEqual(first);
  });

  test('DOCX', async () => {
    const paragraph = (words: string) => `<w:p><w:r><w:t xml:space="preserve">${escaped(words)}</w:t></w:r></w:p>`;
    const body = parts.map((part) =>
      'words' in part
        ? paragraph(part.words)
        : `<w:tbl>${part.rows.map((row) => `<w:tr>${row.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`,
    );
    expect(tablesOnly((await readFile(makeDocx(body.join('')), 'x.docx')).source)).toEqual(first);
  });

  test('HTML', async () => {
    const body = parts.map((part) =>
      'words' in part
        ? `<p>${escaped(part.words)}</p>`
        : `<table>${part.rows.map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`).join('\n')}</table>`,
    );
    const html = `<!DOCTYPE html><html><head><meta charset="utf-8"><title>x</title></head><body>${body.join('\n')}</body></html>`;
    expect(tablesOnly((await readFile(new TextEncoder().encode(html), 'x.html')).source)).toEqual(first);
  });
});

test('the text form goes through as it is, byte for byte, and tells whose it is', async () => {
  const read = await readFile(new TextEncoder().encode(source), `${id}.txt`);
  expect(read.source).toBe(source);
  expect(told(factsOf(read.source))).toEqual(told(factsOf(source)));
  expect(identify(source, id)).toEqual({ department: meta.department, year: meta.year, stage: meta.stage });
});
