import { readFileSync, statSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { folderName, writeDocument } from './import/folder.ts';
import { identify } from './import/identity.ts';
import { limits } from './import/limits.ts';
import { type ReadFile, readFile } from './import/read.ts';
import { ImportError } from './import/types.ts';
import { reportOf } from './import-report.ts';
import { Kept } from './kept.ts';
import { builtInKnowledge, readKnowledge } from './knowledge.ts';

/** A file is read in a thread of its own, which is ended when a page takes too long or too much memory. */
type Message =
  | { readonly page: readonly [done: number, all: number] }
  | { readonly read: ReadFile }
  | { readonly fault: string };

const usage =
  '用法：npm run import -- 文件… [--into 目录]\n  文件：PDF、XLSX/XLS、DOCX、HTML、CSV、Markdown 或文本；目录：默认为 knowledge\n';
const watchEvery = 100;

if (isMainThread) await main(process.argv.slice(2));
else await work(workerData as string);

async function main(args: string[]): Promise<void> {
  const at = args.indexOf('--into');
  const into = at < 0 ? builtInKnowledge() : args.splice(at, 2)[1];
  if (into === undefined || args.length === 0 || args.some((arg) => arg.startsWith('--'))) {
    process.stderr.write(usage);
    process.exitCode = 2;
    return;
  }
  for (const file of args) {
    try {
      process.stdout.write(`${(await importFile(file, into)).join('\n')}\n`);
    } catch (error) {
      process.exitCode = 1;
      process.stderr.write(`${file}：没有导入。${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
}

async function importFile(file: string, into: string): Promise<readonly string[]> {
  const read = await readGuarded(file);
  const found = identify(read.source, basename(file, extname(file)));
  const id = folderName(file);
  const written = writeDocument(into, id, read.source, found);
  const report = reportOf({ file, id, read, written, found });
  new Kept(into).keep(id, () => readKnowledge(into, id));
  return report;
}

function readGuarded(file: string): Promise<ReadFile> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: file });
    let last = Date.now();
    const end = (settle: () => void) => {
      clearInterval(watch);
      void worker.terminate();
      settle();
    };
    const fail = (message: string) => end(() => reject(new ImportError(message)));
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() > limits.memoryBytes)
        fail(`读这份文件用的内存超过 ${limits.memoryBytes / 1024 / 1024} MB，已停止。文件可能已损坏。`);
      else if (Date.now() - last > limits.secondsPerPage * 1000)
        fail(`有一页读了 ${limits.secondsPerPage} 秒还没有读完，已停止。文件可能已损坏。`);
    }, watchEvery);
    worker.on('message', (message: Message) => {
      last = Date.now();
      if ('page' in message) process.stderr.write(`${basename(file)}：第 ${message.page[0]} / ${message.page[1]} 页\n`);
      else if ('read' in message) end(() => resolve(message.read));
      else fail(message.fault);
    });
    worker.on('error', () => fail('文件读不出来，可能已损坏。请重新下载后再导入。'));
    worker.on('exit', () => fail('文件没有读完。请重新下载后再导入。'));
  });
}

async function work(file: string): Promise<void> {
  const send = (message: Message) => parentPort?.postMessage(message);
  try {
    send({ read: await readFile(open(file), basename(file), (done, all) => send({ page: [done, all] })) });
  } catch (error) {
    send({ fault: error instanceof ImportError ? error.message : '文件读不出来，可能已损坏。请重新下载后再导入。' });
  }
}

function open(file: string): Uint8Array {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat === undefined) throw new ImportError('没有这个文件。');
  if (!stat.isFile()) throw new ImportError('这不是一个文件。');
  // Looked at before it is read: a file of any size must not fill the memory.
  if (stat.size > limits.fileBytes) {
    throw new ImportError(
      `文件有 ${Math.round(stat.size / 1024 / 1024)} MB，超过上限 ${limits.fileBytes / 1024 / 1024} MB。`,
    );
  }
  return new Uint8Array(readFileSync(file));
}
