import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawTable, makePdf } from './make-pdf.ts';

let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'import-command-'));
  await build({
    entryPoints: ['src/import.ts'],
    outfile: join(folder, 'import.mjs'),
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    banner: {
      js: "import { createRequire as requireHere } from 'node:module'; const require = requireHere(import.meta.url);",
    },
  });
  writeFileSync(join(folder, '某市某某局2031年部门预算.pdf'), makePdf([cover, sums]));
  writeFileSync(join(folder, 'broken.pdf'), '%PDF-1.4');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const cover = {
  texts: [
    [100, 300, '某市某某局'],
    [100, 340, '2031年部门预算公开'],
  ],
} as const;
const rows = [
  ['科目编码', '科目名称', '合计'],
  ['', '合计', '5.00'],
  ['201', '一般公共服务支出', '5.00'],
];
const table = drawTable(
  rows.flatMap((cells, row) => cells.map((words, column) => ({ row, column, lines: [words] }))),
  40,
  120,
  110,
  30,
);
const sums = { lines: table.lines, texts: [[40, 80, '支出总表'], [40, 100, '单位：万元'], ...table.texts] } as const;

function run(...args: string[]): { code: number | null; out: string; error: string } {
  const done = spawnSync(process.execPath, [join(folder, 'import.mjs'), ...args], { cwd: folder, encoding: 'utf8' });
  return { code: done.status, out: done.stdout, error: done.stderr };
}

describe('npm run import', () => {
  test('writes the folder, tells what it found, and page by page how far it is', () => {
    const into = join(folder, 'knowledge');
    const first = run('某市某某局2031年部门预算.pdf', '--into', into);
    expect(first.error).toBe('某市某某局2031年部门预算.pdf：第 1 / 2 页\n某市某某局2031年部门预算.pdf：第 2 / 2 页\n');
    expect(first.out.split('\n').slice(1, 3)).toEqual([
      '部门：某市某某局　年度：2031　预算　2 页',
      '  表1 支出总表 [支出总表]　单位 万元　2 行 × 3 列　读出 2 项　第 2 页',
    ]);
    expect(first.out).toContain('没有找到：收支总表、收入总表、财政拨款收支总表');
    expect(first.code).toBe(0);
    const written = readFileSync(join(into, '某市某某局2031年部门预算', 'source.txt'), 'utf8');
    expect(written).toContain('\t合计\t5.00\n201\t一般公共服务支出\t5.00');

    const again = run('某市某某局2031年部门预算.pdf', '--into', into);
    expect(again.out.split('\n')[0]).toContain('没有改动');
    expect(readFileSync(join(into, '某市某某局2031年部门预算', 'source.txt'), 'utf8')).toBe(written);
  });

  test('goes on after a file that fails, writes nothing for it, and ends with 1', () => {
    const into = join(folder, 'other');
    const done = run('broken.pdf', 'none.pdf', '某市某某局2031年部门预算.pdf', '--into', into);
    expect(done.code).toBe(1);
    expect(done.error).toContain('broken.pdf：没有导入。这份 PDF 打不开');
    expect(done.error).toContain('none.pdf：没有导入。没有这个文件。');
    expect(readdirSync(into)).toEqual(['某市某某局2031年部门预算']);
  });

  test('says how it is used', () => {
    expect([run().code, run('--what').code, run().error.startsWith('用法：')]).toEqual([2, 2, true]);
  });
});
