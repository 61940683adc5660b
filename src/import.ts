import { readFileSync, statSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { folderName, writeDocument } from './import/folder.ts';
import { identify } from './import/identity.ts';
import { limits } from './import/limits.ts';
import { readFile } from './import/read.ts';
import { ImportError } from './import/types.ts';
import { reportOf } from './import-report.ts';
import { builtInKnowledge } from './knowledge.ts';

const usage = '用法：npm run import -- 文件… [--into 目录]\n  文件：PDF、XLSX/XLS、DOCX、HTML、CSV、Markdown 或文本；目录：默认为 knowledge';

const args = process.argv.slice(2);
const at = args.indexOf('--into');
const into = at < 0 ? builtInKnowledge() : args.splice(at, 2)[1];
const files = args.filter((arg) => !arg.startsWith('--'));
if (into === undefined || files.length === 0 || files.length < args.length) {
  process.stderr.write(`${usage}\n`);
  process.exitCode = 2;
} else {
  for (const file of files) {
    try {
      process.stdout.write(`${(await importFile(file, into)).join('\n')}\n`);
    } catch (error) {
      process.exitCode = 1;
      process.stderr.write(`${file}：没有导入。${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
}

async function importFile(file: string, folder: string): Promise<readonly string[]> {
  const data = open(file);
  const read = await readFile(data, basename(file), (done, all) => process.stderr.write(`${basename(file)}：第 ${done} / ${all} 页\n`));
  const found = identify(read.source, basename(file, extname(file)));
  const id = folderName(file);
  const written = writeDocument(folder, id, read.source, found);
  return reportOf({ file, id, read, written, found });
}

function open(file: string): Uint8Array {
  const size = statSync(file, { throwIfNoEntry: false });
  if (size === undefined) throw new ImportError('没有这个文件。');
  if (!size.isFile()) throw new ImportError('这不是一个文件。');
  // Looked at before it is read: a file of any size must not fill the memory.
  if (size.size > limits.fileBytes) {
    throw new ImportError(`文件有 ${Math.round(size.size / 1024 / 1024)} MB，超过上限 ${limits.fileBytes / 1024 / 1024} MB。`);
  }
  return new Uint8Array(readFileSync(file));
}
