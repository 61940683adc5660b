import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { ImportError } from '../types.ts';
import { BuiltInMaps } from './character-maps.ts';
import { readDrawing } from './drawing.ts';
import { apply, type Matrix, multiply, type PdfPage, type TextItem } from './geometry.ts';

/** The one door to unpdf. Each page is read, handed on, and let go: memory does not grow with the pages. */

export interface OpenPdf {
  readonly pages: number;
  readonly page: (number: number) => Promise<PdfPage>;
  readonly close: () => Promise<void>;
}

type Proxy = Awaited<ReturnType<typeof getDocumentProxy>>;
type Page = Awaited<ReturnType<Proxy['getPage']>>;

/** @throws ImportError for a file that is encrypted, cut off, or no PDF at all */
export async function openPdf(data: Uint8Array): Promise<OpenPdf> {
  fillNodeGap();
  const { OPS } = await getResolvedPDFJS();
  const document = await open(data);
  return {
    pages: document.numPages,
    page: async (number) => {
      const page = await document.getPage(number);
      try {
        return await readPage(page, number, OPS);
      } finally {
        page.cleanup();
      }
    },
    close: () => document.destroy(),
  };
}

async function open(data: Uint8Array): Promise<Proxy> {
  try {
    return await getDocumentProxy(data, {
      // Only text and lines are wanted: nothing is drawn, no font is looked up on this machine.
      useSystemFonts: false,
      disableFontFace: true,
      useWorkerFetch: false,
      BinaryDataFactory: BuiltInMaps,
      cMapPacked: false,
      maxImageSize: 1 << 16,
      verbosity: 0,
    });
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    if (name === 'PasswordException') {
      throw new ImportError('这份 PDF 有打开密码，读不出来。请用没有加密的版本（打开后“另存为”或“打印为 PDF”）。');
    }
    throw new ImportError('这份 PDF 打不开：文件已损坏或没有下载完整。请重新下载后再导入。');
  }
}

/** pdf.js calls ArrayBuffer.transferToFixedLength, which Node has from version 21 on; without it a page's lines are cut off. */
function fillNodeGap(): void {
  if ('transferToFixedLength' in ArrayBuffer.prototype) return;
  Object.defineProperty(ArrayBuffer.prototype, 'transferToFixedLength', {
    configurable: true,
    writable: true,
    value(this: ArrayBuffer, length?: number) {
      return this.slice(0, length);
    },
  });
}

async function readPage(page: Page, number: number, operators: Readonly<Record<string, number>>): Promise<PdfPage> {
  const view = page.getViewport({ scale: 1 });
  const content = await page.getTextContent();
  const pieces = content.items.flatMap((item) => ('str' in item ? [item] : []));
  const turned = turn(mainAngle(pieces, view.transform as unknown as Matrix), view.width, view.height);
  const base = multiply(turned.matrix, view.transform as unknown as Matrix);
  const items = pieces.flatMap((piece) => itemOf(piece, base));
  const { fnArray, argsArray } = await page.getOperatorList();
  const { rules, picture } = readDrawing(fnArray, argsArray, operators, base, view.width * view.height);
  return { number, width: turned.width, height: turned.height, items, rules, hasLargePicture: picture > 0.5 };
}

interface Piece {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
}

/** Quarter turns, 0 to 3, that most of the characters are turned by against the page. */
function mainAngle(pieces: readonly Piece[], base: Matrix): number {
  const characters = [0, 0, 0, 0];
  for (const piece of pieces) {
    const [a, b] = multiply(base, piece.transform as unknown as Matrix);
    const quarter = (Math.round(Math.atan2(b, a) / (Math.PI / 2)) + 4) % 4;
    characters[quarter] = (characters[quarter] ?? 0) + piece.str.trim().length;
  }
  return characters.indexOf(Math.max(...characters));
}

/** Turns the page until its words stand upright. */
function turn(quarters: number, width: number, height: number): { matrix: Matrix; width: number; height: number } {
  if (quarters === 1) return { matrix: [0, -1, 1, 0, 0, width], width: height, height: width };
  if (quarters === 2) return { matrix: [-1, 0, 0, -1, width, height], width, height };
  if (quarters === 3) return { matrix: [0, 1, -1, 0, height, 0], width: height, height: width };
  return { matrix: [1, 0, 0, 1, 0, 0], width, height };
}

function itemOf(piece: Piece, base: Matrix): readonly TextItem[] {
  if (piece.str.trim() === '') return [];
  const [a, b, c, d, e, f] = multiply(base, piece.transform as unknown as Matrix);
  const size = Math.hypot(c, d);
  const [x, y] = apply([1, 0, 0, 1, e, f], 0, 0);
  const isUpright = Math.abs(b) < Math.abs(a);
  return [{ text: piece.str, left: x, right: x + (isUpright ? piece.width : size), baseline: y, size }];
}
