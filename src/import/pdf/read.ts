import { limits } from '../limits.ts';
import { ImportError, type Imported, type ImportNote, type Progress } from '../types.ts';
import type { PdfPage } from './geometry.ts';
import { openPdf } from './open.ts';
import { readPageBlocks } from './page.ts';
import { joinPages, type ReadPage } from './pages.ts';

/**
 * Reads a PDF page by page into blocks.
 * @throws ImportError for files that cannot be opened, and for documents that are pictures from the first page to the last
 */
export async function readPdf(data: Uint8Array, progress: Progress): Promise<Imported> {
  const pdf = await openPdf(data);
  try {
    if (pdf.pages > limits.pages) throw new ImportError(`这份 PDF 有 ${pdf.pages} 页，超过上限 ${limits.pages} 页。`);
    const pages: ReadPage[] = [];
    const notes: ImportNote[] = [];
    for (let number = 1; number <= pdf.pages; number += 1) {
      const page = await pdf.page(number);
      pages.push({ number, blocks: readPageBlocks(page) });
      notes.push(...notesOf(page));
      progress(number, pdf.pages);
    }
    const scanned = notes.filter((note) => note.code === 'scanned-page').length;
    if (scanned === pdf.pages) {
      throw new ImportError(
        `这份 PDF 的 ${pdf.pages} 页都是扫描图片，没有文字，读不出来。请向发布单位索取文字版，或先做文字识别（OCR）。`,
      );
    }
    return { blocks: joinPages(pages), pages: pdf.pages, notes };
  } finally {
    await pdf.close();
  }
}

function notesOf(page: PdfPage): readonly ImportNote[] {
  const { number } = page;
  const characters = page.items.reduce((sum, item) => sum + item.text.replace(/\s/g, '').length, 0);
  if (characters < 20 && page.hasLargePicture) {
    return [
      {
        code: 'scanned-page',
        page: number,
        message: `第 ${number} 页是扫描图片，没有文字，内容没有读到（不做文字识别）。`,
      },
    ];
  }
  const strange = page.items.reduce((sum, item) => sum + [...item.text].filter(isStrange).length, 0);
  if (strange * 5 > characters) {
    return [
      {
        code: 'unreadable-font',
        page: number,
        message: `第 ${number} 页的字体没有文字对照表，读出来的文字不可靠，请核对。`,
      },
    ];
  }
  return [];
}

/** Characters that a font without a map yields: private use, replacement, control. */
function isStrange(character: string): boolean {
  return /[\p{Co}\p{Cn}\ufffd\u0000-\u0008]/u.test(character);
}
