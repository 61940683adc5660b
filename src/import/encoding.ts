import { ImportError } from './types.ts';

/**
 * Text in UTF-8, UTF-16 with a mark, or GB18030 (which holds GBK and GB2312).
 * @throws ImportError for text in none of them
 */
export function decodeText(data: Uint8Array): string {
  if (data[0] === 0xff && data[1] === 0xfe) return new TextDecoder('utf-16le').decode(data);
  if (data[0] === 0xfe && data[1] === 0xff) return new TextDecoder('utf-16be').decode(data);
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(data);
    } catch {
      // The next encoding is tried.
    }
  }
  throw new ImportError('文字编码认不出来（不是 UTF-8，也不是 GB18030）。请另存为 UTF-8 后再导入。');
}
