import { formatOf } from './format.ts';
import { limits } from './limits.ts';
import { textForm } from './text-form.ts';
import { ImportError, type Imported, type ImportNote, type Progress } from './types.ts';

/** A file in the text form. */
export interface ReadFile {
  /** Content of source.txt. */
  readonly source: string;
  readonly pages: number | null;
  readonly notes: readonly ImportNote[];
}

/**
 * Reads a file of any known format into the text form. Readers of formats are loaded when first needed.
 * @param fileName with its ending; only used to tell CSV from other text
 * @throws ImportError worded for the person who chose the file
 */
export async function readFile(data: Uint8Array, fileName: string, progress: Progress = () => {}): Promise<ReadFile> {
  if (data.length > limits.fileBytes) {
    throw new ImportError(
      `文件有 ${Math.round(data.length / 1024 / 1024)} MB，超过上限 ${limits.fileBytes / 1024 / 1024} MB。`,
    );
  }
  const format = formatOf(data, fileName);
  if (format === 'text') {
    const { readPlainText } = await import('./plain.ts');
    return { source: readPlainText(data), pages: null, notes: [] };
  }
  const imported = await readBlocks(format, data, progress);
  const { blocks, pages, notes } = imported;
  if (!blocks.some((block) => block.kind !== 'page')) throw new ImportError('文件里没有文字，也没有表格。');
  return { source: textForm(blocks), pages, notes };
}

async function readBlocks(
  format: Exclude<ReturnType<typeof formatOf>, 'text'>,
  data: Uint8Array,
  progress: Progress,
): Promise<Imported> {
  switch (format) {
    case 'pdf':
      return (await import('./pdf/read.ts')).readPdf(data, progress);
    case 'spreadsheet':
      return (await import('./spreadsheet.ts')).readSpreadsheet(data, progress);
    case 'word':
      return (await import('./word.ts')).readWord(data);
    case 'html':
      return (await import('./html.ts')).readHtml(data);
    case 'csv':
      return (await import('./csv.ts')).readCsv(data);
  }
}
