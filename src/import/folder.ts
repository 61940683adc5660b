import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { type DocumentMeta, readMeta } from '../document/meta.ts';
import type { Identity } from './identity.ts';
import { ImportError } from './types.ts';

const longestId = 80;
/** The folder of vocabulary is no document. */
const reserved = /^(?:vocabulary|con|prn|aux|nul|com\d|lpt\d)$/i;

/** A readable folder name from a file's name: letters, digits, Chinese characters and dashes. */
export function folderName(file: string): string {
  const name = basename(file, extname(file)).normalize('NFKC').toLowerCase();
  const plain = name
    .replace(/[^\p{Script=Han}\p{L}\p{N}]+/gu, '-')
    .slice(0, longestId)
    .replace(/^-+|-+$/g, '');
  return plain === '' || reserved.test(plain) ? `document-${plain}`.replace(/-$/, '') : plain;
}

export interface Written {
  readonly folder: string;
  readonly meta: DocumentMeta;
  /** new: was not there; changed: another text than before; same: nothing was written. */
  readonly state: 'new' | 'changed' | 'same';
}

/**
 * Writes a document's folder, whole or not at all. What people wrote into an existing document.json
 * (department, year, address, repairs) is kept: only the text is replaced.
 * @throws ImportError where the folder holds another department's document of another year, or nothing tells whose document it is
 */
export function writeDocument(
  into: string,
  id: string,
  source: string,
  found: { readonly [key in keyof Identity]: Identity[key] | null },
): Written {
  const folder = join(into, id);
  const file = join(folder, 'document.json');
  if (existsSync(file)) {
    const meta = readMeta(readFileSync(file, 'utf8'), file);
    const isOther =
      found.department !== null &&
      found.department !== meta.department &&
      found.year !== null &&
      found.year !== meta.year;
    if (isOther) {
      throw new ImportError(
        `${folder} 里已经是另一份文件（${meta.department}，${meta.year} 年），没有覆盖。请把要导入的文件改一个名字。`,
      );
    }
    const path = join(folder, 'source.txt');
    if (existsSync(path) && readFileSync(path, 'utf8') === source) return { folder, meta, state: 'same' };
    replace(path, source);
    return { folder, meta, state: 'changed' };
  }
  const meta = newMeta(found);
  const { department, year, stage } = meta;
  const json = `${JSON.stringify({ department, year, stage, repairs: [] }, null, 2)}\n`;
  mkdirSync(into, { recursive: true });
  const draft = join(into, `.${id}.${process.pid}`);
  try {
    mkdirSync(draft);
    writeFileSync(join(draft, 'source.txt'), source);
    writeFileSync(join(draft, 'document.json'), json);
    if (existsSync(folder)) {
      // A folder without a document.json was not made by an import: its files stay.
      for (const name of ['source.txt', 'document.json']) renameSync(join(draft, name), join(folder, name));
    } else renameSync(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return { folder, meta, state: 'new' };
}

function newMeta({
  department,
  year,
  stage,
}: { readonly [key in keyof Identity]: Identity[key] | null }): DocumentMeta {
  const lacking = [
    ...(department === null ? ['部门名称'] : []),
    ...(year === null ? ['年度'] : []),
    ...(stage === null ? ['是预算还是决算'] : []),
  ];
  if (department === null || year === null || stage === null) {
    throw new ImportError(
      `没能从文件里读出${lacking.join('、')}。请把它写进文件名再导入，如“某某局某年部门预算”加原来的后缀。`,
    );
  }
  return { department, year, stage, repairs: [] };
}

function replace(path: string, content: string): void {
  const draft = `${path}.${process.pid}`;
  try {
    writeFileSync(draft, content);
    renameSync(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
}
