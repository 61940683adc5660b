import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { builtInKnowledge, KnowledgeError, loadKnowledge } from '../../src/knowledge.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'knowledge-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function faults(): string[] {
  try {
    loadKnowledge(folder);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(KnowledgeError);
    return (error as Error).message
      .split('\n')
      .slice(1)
      .map((line) => line.trim());
  }
}

function put(path: string, content: string | Uint8Array): void {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), content);
}

test('a copy of the built-in folder loads', () => {
  cpSync(builtInKnowledge(), folder, { recursive: true });
  expect(faults()).toEqual([]);
});

test('a missing and an empty folder', () => {
  expect(faults()).toEqual(['没有任何文件：应有 <文件夹>/source.txt 和 <文件夹>/document.json']);
  expect(() => loadKnowledge(join(folder, 'none'))).toThrow('没有这个文件夹');
});

test('half a document', () => {
  put('x/source.txt', '# 某部门\n');
  expect(faults()).toEqual(['x/document.json：没有这个文件']);
});

test('everything broken at once, each with its file and line', () => {
  put('x/source.txt', Buffer.from([0x61, 0x0a, 0xff, 0x0a]));
  put('x/document.json', '{\n"department": "",\n"year": 1,\n"stage": "budget",\n"repairs": []\n}');
  put('vocabulary/words.tsv', 'ask\twhy\t为什么\n# 说明\nnope\tx\t词\nask\tonly\n');
  put('vocabulary/accounts.tsv', 'abc\t基本工资\teconomic\n30101\t基本工资\tother\n');
  expect(faults()).toEqual([
    'x/source.txt:2：不是 UTF-8 文本',
    'x/document.json:2：department：不能为空：部门全称',
    'x/document.json:3：year：年度应为四位数',
    'vocabulary/names.tsv：没有这个文件',
    'vocabulary/words.tsv:3：不认识的类别“nope”',
    'vocabulary/words.tsv:4：应有3列，以制表符分开，只有2列',
    'vocabulary/accounts.tsv:1：编码应为数字：“abc”',
    'vocabulary/accounts.tsv:2：不认识的类别“other”',
  ]);
});

test('an empty source and broken JSON', () => {
  put('x/source.txt', ' \n');
  put('x/document.json', '{\n');
  expect(faults()).toEqual(['x/source.txt：是空的', 'x/document.json:2：不是有效的 JSON']);
});
