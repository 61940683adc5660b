import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtInKnowledge, readKnowledge } from '../src/knowledge.ts';
import { knowledgeOf } from '../src/knowledge-parts.ts';
import { restore } from '../src/prebuilt.ts';
import type { Sized } from './size.ts';
import { mb, ms, print, quantile } from './table.ts';

/** How long one size may take. */
const PATIENCE = 60_000;

/** Load time and heap of the knowledge, as it is and with 10 and 100 times the tables. */
export function benchKnowledge(): void {
  const folder = builtInKnowledge();
  const stored = (file: string) => readFileSync(join('dist', file), 'utf8');
  const read = Array.from({ length: 5 }, () => timed(() => knowledgeOf(readKnowledge(folder))));
  const open = Array.from({ length: 5 }, () =>
    timed(() => knowledgeOf(restore(stored, folder) ?? readKnowledge(folder))),
  );
  print('知识的载入（5 次的中位数）', [
    ['', '用时'],
    ['读原文', ms(quantile(read, 0.5))],
    ['开预读的', ms(quantile(open, 0.5))],
  ]);

  const rows = [1, 10, 100].map((size) => {
    const args = ['--expose-gc', '--max-old-space-size=4096', '--import', 'tsx', 'bench/size.ts', String(size)];
    const { stdout, status } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: PATIENCE });
    if (status !== 0) return [`${size}×`, '', `超过 ${PATIENCE / 1000} 秒`, '', '', ''];
    const { entries, time, heap, p50, p99 } = JSON.parse(stdout) as Sized;
    return [`${size}×`, String(entries), ms(time), mb(heap), ms(p50), ms(p99)];
  });
  print('文件变大', [['', '条目', '提取与词库', '堆', '一问 p50', '一问 p99'], ...rows]);
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
