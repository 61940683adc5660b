import { inflateRawSync } from 'node:zlib';
import { limits } from './limits.ts';
import { ImportError } from './types.ts';

/** One file in a ZIP archive, as its central directory lists it. */
export interface ArchiveFile {
  readonly name: string;
  readonly unpackedBytes: number;
}

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const longestComment = 0xffff;

/**
 * Lists what a ZIP archive (DOCX, XLSX) holds without unpacking any of it, and refuses archives that would do harm.
 * @throws ImportError for an archive that is cut off, that would unpack to far more than a document holds,
 * or whose file names lead out of it
 */
export function checkArchive(data: Uint8Array): readonly ArchiveFile[] {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const broken = () => new ImportError('这份文件已损坏或没有下载完整（压缩包的目录读不出来）。请重新下载后再导入。');
  let end = data.length - 22;
  while (end >= Math.max(0, data.length - 22 - longestComment) && view.getUint32(end, true) !== endOfDirectory)
    end -= 1;
  if (end < 0 || view.getUint32(end, true) !== endOfDirectory) throw broken();
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > limits.archiveFiles)
    throw new ImportError(`这份文件里有 ${count} 个部件，超过上限 ${limits.archiveFiles}，不像是一份预决算公开文件。`);
  const files: ArchiveFile[] = [];
  const entries: Entry[] = [];
  let total = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > data.length || view.getUint32(at, true) !== directoryEntry) throw broken();
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(data.subarray(at + 46, at + 46 + nameLength));
    const unpackedBytes = view.getUint32(at + 24, true);
    total += unpackedBytes;
    if (/(?:^|[\\/])\.\.(?:[\\/]|$)|^[\\/]|^[A-Za-z]:/.test(name)) {
      throw new ImportError('这份文件的压缩包里有指向包外的路径，不予导入。请向发布单位索取原文件。');
    }
    files.push({ name, unpackedBytes });
    entries.push({
      at: view.getUint32(at + 42, true),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpackedBytes,
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  if (total > limits.unpackedBytes) {
    const megabytes = Math.round(total / 1024 / 1024);
    throw new ImportError(
      `这份文件解压后有 ${megabytes} MB，超过上限 ${limits.unpackedBytes / 1024 / 1024} MB，不予导入。`,
    );
  }
  for (const entry of entries) checkSize(data, view, entry);
  return files;
}

interface Entry {
  readonly at: number;
  readonly method: number;
  readonly packed: number;
  readonly unpackedBytes: number;
}

const deflated = 8;

/** A bomb states a small size: what a file really unpacks to is tried, and no further than it says. */
function checkSize(data: Uint8Array, view: DataView, { at, method, packed, unpackedBytes }: Entry): void {
  if (method !== deflated) return;
  if (at + 30 > data.length)
    throw new ImportError('这份文件已损坏或没有下载完整（压缩包的目录读不出来）。请重新下载后再导入。');
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  try {
    inflateRawSync(data.subarray(from, from + packed), { maxOutputLength: Math.max(unpackedBytes, 1) });
  } catch {
    throw new ImportError('这份文件的压缩包已损坏，或解压后的大小与所写的不符，不予导入。');
  }
}
