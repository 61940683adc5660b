import { decodeText } from './encoding.ts';
import { limits } from './limits.ts';
import { type Block, ImportError, type Imported } from './types.ts';

/** CSV or TSV: one table, or several with blank lines between. Rows that are one cell of words are words. */
export function readCsv(data: Uint8Array): Imported {
  const text = decodeText(data).replace(/^\uFEFF/, '');
  return { blocks: blocksOfRows(rowsOf(text, separatorOf(text))), pages: null, notes: [] };
}

/** The separator that the first lines have most of. */
function separatorOf(text: string): string {
  const head = text.slice(0, 20_000);
  const count = (separator: string) => head.split(separator).length;
  return [',', '\t', ';'].sort((a, b) => count(b) - count(a))[0] ?? ',';
}

/** RFC 4180: quoted cells may hold separators, line breaks and doubled quotes. */
function rowsOf(text: string, separator: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  const endRow = () => {
    if (rows.length >= limits.rows) throw new ImportError(`表格超过 ${limits.rows} 行，不像是预决算表。`);
    rows.push([...row, cell]);
    row = [];
    cell = '';
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (character === '"' && cell.trim() === '') {
      cell = '';
      isQuoted = true;
    } else if (character === separator) {
      row.push(cell);
      cell = '';
    } else if (character === '\n') endRow();
    else if (character !== '\r') cell += character;
  }
  if (cell !== '' || row.length > 0) endRow();
  return rows;
}

/** Rows of a sheet as blocks: what stands alone in its row above or below a table is words, blank rows part tables. */
export function blocksOfRows(rows: readonly (readonly string[])[]): readonly Block[] {
  const blocks: Block[] = [];
  let table: (readonly string[])[] = [];
  const close = () => {
    if (table.length > 0) blocks.push({ kind: 'table', rows: withoutEmptyEdges(table) });
    table = [];
  };
  for (const row of rows) {
    const filled = row.map((cell) => cell.trim()).filter((cell) => cell !== '');
    if (filled.length === 0) close();
    else if (filled.length === 1 && (table.length === 0 || isSentence(filled[0] ?? ''))) {
      close();
      blocks.push({ kind: 'text', text: filled[0] ?? '', isHeading: false });
    } else table.push(row);
  }
  close();
  return blocks;
}

function isSentence(words: string): boolean {
  return /^[（(]?(?:备\s*注|注|说\s*明)\s*[:：]|。$/.test(words);
}

/** Without columns that are empty from top to bottom at the right end. */
function withoutEmptyEdges(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const width = rows.reduce((widest, row) => Math.max(widest, row.findLastIndex((cell) => cell.trim() !== '') + 1), 0);
  return rows.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? ''));
}
