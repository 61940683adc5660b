import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { linesOf } from '../src/chat/ask/lines.ts';
import { builtInKnowledge, documentsIn } from '../src/knowledge.ts';
import { mb, ms, print, quantile } from './table.ts';

const SIZES = [1, 10, 100, 1000];
/** Documents that are asked: more than are held open at a time. */
const ASKED = 30;
const QUESTIONS = ['“三公”经费是多少', '项目支出最大的三项是什么', '人员经费占基本支出多少', '支出总计比上年增加了吗'];

/** Start-up, memory and times with ever more documents known: copies of a real one under other names. */
export async function benchDocuments(): Promise<void> {
  const rows: string[][] = [['文件数', '启动到第一个答案', '首次问一份 p50', 'p99', '接着问 p50', 'p99', '内存峰值']];
  for (const size of SIZES) {
    const folder = mkdtempSync(join(tmpdir(), 'documents-'));
    try {
      const departments = copies(folder, size);
      const asked = departments.slice(0, ASKED);
      // The first run reads what is asked and keeps it read, as an import does.
      await talk(folder, asked, 1);
      const { started, first, later, memory } = await talk(folder, asked, QUESTIONS.length);
      const p = (samples: readonly number[], q: number) => (samples.length === 0 ? '—' : ms(quantile(samples, q)));
      rows.push([String(size), ms(started), p(first, 0.5), p(first, 0.99), p(later, 0.5), p(later, 0.99), mb(memory)]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  print(`多份文件（每次都点名一个部门，依次问 ${ASKED} 份，每份 ${QUESTIONS.length} 问）`, rows);
}

interface Talk {
  readonly started: number;
  readonly first: readonly number[];
  readonly later: readonly number[];
  readonly memory: number;
}

/** Asks one department after the other, `rounds` questions each, in a process of its own; the first answer counts as its start. */
async function talk(folder: string, departments: readonly string[], rounds: number): Promise<Talk> {
  const begun = performance.now();
  // As `npm run ask` starts it: a small nursery, so that documents that were dropped are soon gone.
  const child = spawn(process.execPath, ['--max-semi-space-size=2', 'dist/ask.js', '--jsonl', '--knowledge', folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = linesOf(child.stdout);
  const ask = async (text: string) => {
    const start = performance.now();
    child.stdin.write(`${JSON.stringify({ text })}\n`);
    const { value } = await lines.next();
    const { kind } = JSON.parse(String(value)) as { readonly kind: string };
    if (kind === 'error' || kind === 'missing') throw new Error(`${text}: ${String(value)}`);
    return performance.now() - start;
  };
  const [front = ''] = departments;
  await ask(`${front}${QUESTIONS[0]}`);
  const started = performance.now() - begun;
  const first: number[] = [];
  const later: number[] = [];
  for (const department of departments) {
    for (const [round, question] of QUESTIONS.slice(0, rounds).entries()) {
      const took = await ask(`${department}${question}`);
      if (round === 0 && department !== front) first.push(took);
      else later.push(took);
    }
  }
  const memory = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) * 1024;
  child.stdin.end();
  await new Promise((resolve) => child.once('close', resolve));
  return { started, first, later, memory };
}

const PLACES = [...'东西南北中上下前后左'];
const NAMES = [...'安宁清泰和平兴隆福寿'];
const KINDS = ['审计局', '统计局', '财政局', '信访局', '气象局', '教育局', '民政局', '水务局', '体育局', '档案局'];

/** Folders of `size` documents; what they are called. */
function copies(folder: string, size: number): readonly string[] {
  const [id = ''] = documentsIn(builtInKnowledge());
  const read = (name: string) => readFileSync(join(builtInKnowledge(), id, name), 'utf8');
  const source = read('source.txt');
  const meta = JSON.parse(read('document.json')) as { readonly department: string };
  return Array.from({ length: size }, (_, i) => {
    const [a, b, c] = [i % 10, Math.floor(i / 10) % 10, Math.floor(i / 100) % 10];
    const department = `${PLACES[a]}${NAMES[b]}市${KINDS[c]}`;
    const place = join(folder, `copy-${i}`);
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, 'source.txt'), source.replaceAll(meta.department, department));
    writeFileSync(join(place, 'document.json'), JSON.stringify({ ...meta, department }));
    return department;
  });
}
