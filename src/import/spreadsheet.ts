import * as xlsx from '@e965/xlsx';
import { blocksOfRows } from './csv.ts';
import { limits } from './limits.ts';
import { type Block, ImportError, type Imported, type ImportNote, type Progress } from './types.ts';

/** A workbook: each visible sheet in turn, cells as displayed, for a spreadsheet's own numbers are binary fractions. */
export function readSpreadsheet(data: Uint8Array, progress: Progress): Imported {
  const book = open(data);
  const notes: ImportNote[] = [];
  const blocks = book.SheetNames.flatMap((name, index): readonly Block[] => {
    progress(index + 1, book.SheetNames.length);
    const sheet = book.Sheets[name];
    if (sheet === undefined) return [];
    if (book.Workbook?.Sheets?.[index]?.Hidden) {
      notes.push({ code: 'file-left-out', page: null, message: `隐藏的工作表“${name}”没有导入。` });
      return [];
    }
    const found = blocksOfRows(rowsOf(sheet));
    // A sheet without a title of its own is named by its tab.
    const isNamed = found[0]?.kind === 'text' || found.length === 0 || /^sheet\s*\d*$/i.test(name);
    return isNamed ? found : [{ kind: 'text', text: name, isHeading: true }, ...found];
  });
  return { blocks, pages: null, notes };
}

function open(data: Uint8Array): xlsx.WorkBook {
  try {
    return xlsx.read(data, {
      type: 'array',
      cellText: true,
      cellFormula: false,
      cellHTML: false,
      sheetRows: limits.rows,
    });
  } catch (error) {
    if (error instanceof Error && /password|encrypt/i.test(error.message)) {
      throw new ImportError('这份表格有打开密码，读不出来。请用没有加密的版本。');
    }
    throw new ImportError('这份表格打不开：已损坏或没有下载完整。请重新下载，或另存为 .xlsx 后再导入。');
  }
}

function rowsOf(sheet: xlsx.WorkSheet): readonly (readonly string[])[] {
  const area = sheet['!ref'];
  if (area === undefined) return [];
  const range = xlsx.utils.decode_range(area);
  const columns = Math.min(range.e.c, limits.columns - 1);
  const rows: string[][] = [];
  for (let row = range.s.r; row <= Math.min(range.e.r, limits.rows); row += 1) {
    const cells: string[] = [];
    for (let column = range.s.c; column <= columns; column += 1) {
      const cell = sheet[xlsx.utils.encode_cell({ r: row, c: column })] as xlsx.CellObject | undefined;
      cells.push(shown(cell));
    }
    rows.push(cells);
  }
  return rows;
}

/** The displayed string; where a file holds none, the number without the tail that its binary fraction has. */
function shown(cell: xlsx.CellObject | undefined): string {
  if (cell === undefined || cell.t === 'e' || cell.t === 'z') return '';
  const plain = typeof cell.v === 'number' ? String(Number(cell.v.toPrecision(15))) : String(cell.v ?? '');
  const text = cell.w === undefined || /\d{17}/.test(cell.w) ? plain : cell.w;
  return text.replace(/\s*\n\s*/g, '').trim();
}
