import mammoth from 'mammoth';
import { blocksOfHtml } from './html.ts';
import { ImportError, type Imported } from './types.ts';

/** A Word document by way of HTML: paragraphs, headings, and tables with merged cells. */
export async function readWord(data: Uint8Array): Promise<Imported> {
  try {
    // Pictures are left out: no file's words are in them, and they may be large.
    const convertImage = mammoth.images.imgElement(async () => ({ src: '' }));
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(data) }, { convertImage });
    return { blocks: blocksOfHtml(value), pages: null, notes: [] };
  } catch (error) {
    if (error instanceof ImportError) throw error;
    throw new ImportError('这份 Word 文件打不开：已损坏或没有下载完整。请重新下载，或另存为 PDF 后再导入。');
  }
}
