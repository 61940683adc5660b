import { checkArchive } from './archive.ts';
import { ImportError } from './types.ts';

export type Format = 'pdf' | 'spreadsheet' | 'word' | 'html' | 'csv' | 'text';

const pictures: readonly (readonly [name: string, bytes: readonly number[]])[] = [
  ['JPEG 图片', [0xff, 0xd8, 0xff]],
  ['PNG 图片', [0x89, 0x50, 0x4e, 0x47]],
  ['GIF 图片', [0x47, 0x49, 0x46, 0x38]],
  ['TIFF 图片', [0x49, 0x49, 0x2a, 0x00]],
  ['RAR 压缩包', [0x52, 0x61, 0x72, 0x21]],
  ['7z 压缩包', [0x37, 0x7a, 0xbc, 0xaf]],
  ['GZIP 压缩包', [0x1f, 0x8b]],
  ['程序文件', [0x7f, 0x45, 0x4c, 0x46]],
  ['程序文件', [0x4d, 0x5a, 0x90, 0x00]],
];

/**
 * What a file is, by its content; its name only tells CSV from other text.
 * @throws ImportError for what is no document that can be imported
 */
export function formatOf(data: Uint8Array, fileName: string): Format {
  if (data.length === 0) throw new ImportError('文件是空的。');
  if (indexOf(data.subarray(0, 1024), [0x25, 0x50, 0x44, 0x46, 0x2d]) >= 0) return 'pdf';
  if (starts(data, [0x50, 0x4b, 0x03, 0x04])) return archiveFormat(data);
  if (starts(data, [0xd0, 0xcf, 0x11, 0xe0])) return compoundFormat(data);
  const picture = pictures.find(([, bytes]) => starts(data, bytes));
  if (picture !== undefined) {
    throw new ImportError(`这是${picture[0]}，不是文档。请导入 PDF、Excel、Word、网页、CSV 或文本文件。`);
  }
  const head = new TextDecoder('latin1').decode(data.subarray(0, 4096)).trimStart().toLowerCase();
  if (
    /^(?:<!doctype html|<html|<\?xml[^>]*>\s*<(?:!doctype html|html)|<!--[\s\S]{0,999}?-->\s*<(?:!doctype|html)|<table|<body|<head|<div|<meta)/.test(
      head,
    )
  )
    return 'html';
  if (isBinary(data)) throw new ImportError('认不出这份文件的格式。请导入 PDF、Excel、Word、网页、CSV 或文本文件。');
  return /\.(?:csv|tsv)$/i.test(fileName) ? 'csv' : 'text';
}

function archiveFormat(data: Uint8Array): Format {
  const names = checkArchive(data).map((file) => file.name);
  if (names.includes('word/document.xml')) return 'word';
  if (names.some((name) => /^xl\/workbook\.(?:xml|bin)$/.test(name))) return 'spreadsheet';
  if (names.includes('content.xml') && names.includes('mimetype')) return 'spreadsheet';
  throw new ImportError('这是一个压缩包，不是单份文档。请解压后逐份导入其中的文件。');
}

/** Old Office files, and new ones with a password, are compound files: the names of their streams tell. */
function compoundFormat(data: Uint8Array): Format {
  const has = (name: string) =>
    indexOf(
      data,
      [...name].flatMap((character) => [character.charCodeAt(0), 0]),
    ) >= 0;
  if (has('EncryptedPackage')) throw new ImportError('这份文件有打开密码，读不出来。请用没有加密的版本。');
  if (has('Workbook') || has('Book')) return 'spreadsheet';
  if (has('WordDocument'))
    throw new ImportError('这是旧版 Word 文件（.doc）。请用 Word 或 WPS 另存为 .docx 或 PDF 后再导入。');
  throw new ImportError('认不出这份旧版 Office 文件。请另存为 .xlsx、.docx 或 PDF 后再导入。');
}

function starts(data: Uint8Array, bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => data[index] === byte);
}

function indexOf(data: Uint8Array, bytes: readonly number[]): number {
  return Buffer.from(data.buffer, data.byteOffset, data.byteLength).indexOf(Buffer.from(bytes));
}

/** NUL and other control characters are in no text, but in UTF-16, which says what it is. */
function isBinary(data: Uint8Array): boolean {
  if (starts(data, [0xff, 0xfe]) || starts(data, [0xfe, 0xff])) return false;
  const head = data.subarray(0, 65536);
  return head.some((byte) => byte < 9 || (byte > 13 && byte < 27));
}
