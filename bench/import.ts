import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtInKnowledge, documentsIn } from '../src/knowledge.ts';
import { type Drawn, drawTable, makePdf } from '../test/import/make-pdf.ts';
import { peakOf } from './peak.ts';
import { mb, ms, print } from './table.ts';

const SIZES = [35, 140, 560];
const LINES = 25;

/** Pages per second and peak memory of an import: the first document printed as a PDF, once and several times over. */
export function benchImport(): void {
  const rows: string[][] = [['页数', '用时', '页/秒', '内存峰值']];
  for (const size of SIZES) {
    const folder = mkdtempSync(join(tmpdir(), 'import-'));
    try {
      const file = join(folder, 'budget.pdf');
      writeFileSync(file, makePdf(pages(size)));
      const args = (into: string) => ['dist/import.js', file, '--into', join(folder, into)];
      const begun = performance.now();
      const { status, stderr } = spawnSync(process.execPath, args('timed'), { encoding: 'utf8' });
      const time = performance.now() - begun;
      if (status !== 0) throw new Error(stderr);
      rows.push([String(size), ms(time), (size / (time / 1000)).toFixed(0), mb(peakOf(args('weighed')))]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  print('导入一份 PDF（第一份文件排成有框线的页，整个进程）', rows);
}

/** The document's lines on `count` pages, from the beginning again where they end: a table of ruled cells, prose below. */
function pages(count: number): readonly Drawn[] {
  const [id = ''] = documentsIn(builtInKnowledge());
  const lines = readFileSync(join(builtInKnowledge(), id, 'source.txt'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('<!--'));
  const screens = Array.from({ length: Math.ceil(lines.length / LINES) }, (_, i) =>
    page(lines.slice(i * LINES, (i + 1) * LINES)),
  );
  return Array.from({ length: count }, (_, i) => screens[i % screens.length] as Drawn);
}

function page(lines: readonly string[]): Drawn {
  const rows = lines.filter((line) => line.includes('\t')).map((line) => line.split('\t'));
  const prose = lines.filter((line) => !line.includes('\t'));
  const cells = rows.flatMap((row, at) => row.map((word, column) => ({ row: at, column, lines: [word.slice(0, 12)] })));
  const table = drawTable(cells, 20, 40, 130, 24);
  const below = 60 + rows.length * 24;
  const texts = prose.map((line, i) => [20, below + i * 14, line.slice(0, 60)] as const);
  return { width: 2000, height: 1000, texts: [...table.texts, ...texts], lines: table.lines };
}
