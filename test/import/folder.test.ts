import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { folderName, writeDocument } from '../../src/import/folder.ts';
import { identify } from '../../src/import/identity.ts';

const found = { department: '某市某某局', year: 2031, stage: 'budget' } as const;
let into = '';
beforeEach(() => {
  into = mkdtempSync(join(tmpdir(), 'import-'));
});
afterEach(() => rmSync(into, { recursive: true, force: true }));

const read = (...path: string[]) => readFileSync(join(into, ...path), 'utf8');

describe('a document’s folder', () => {
  test('is new, then the same, then changed; what people wrote stays', () => {
    expect(writeDocument(into, 'a', '一\n', found).state).toBe('new');
    expect(JSON.parse(read('a', 'document.json'))).toEqual({ ...found, repairs: [] });
    const repaired = {
      ...found,
      department: '某市某某委员会',
      address: 'https://example.org/a.pdf',
      repairs: [{ source: '表1', line: 1, cells: ['甲'], reason: '错印', evidence: [{ line: 1, quote: '一' }] }],
    };
    const json = `${JSON.stringify(repaired)}\n`;
    writeFileSync(join(into, 'a', 'document.json'), json);
    expect(writeDocument(into, 'a', '一\n', found).state).toBe('same');
    const changed = writeDocument(into, 'a', '二\n', found);
    expect([changed.state, changed.meta.repairs.length, read('a', 'source.txt'), read('a', 'document.json')]).toEqual([
      'changed',
      1,
      '二\n',
      json,
    ]);
    expect(readdirSync(into)).toEqual(['a']);
    expect(readdirSync(join(into, 'a')).sort()).toEqual(['document.json', 'source.txt']);
  });

  test('of another document is not written over', () => {
    writeDocument(into, 'a', '一\n', found);
    expect(() => writeDocument(into, 'a', '二\n', { ...found, department: '某市别的局', year: 2032 })).toThrow(
      '已经是另一份文件',
    );
    expect(read('a', 'source.txt')).toBe('一\n');
  });

  test('is not begun where nothing tells whose document it is', () => {
    expect(() => writeDocument(into, 'a', '一\n', { department: null, year: null, stage: 'budget' })).toThrow(
      '部门名称、年度',
    );
    expect(readdirSync(into)).toEqual([]);
  });

  test('leaves nothing behind where it cannot be written', () => {
    writeFileSync(join(into, 'a'), '');
    expect(() => writeDocument(into, 'a', '一\n', found)).toThrow();
    expect(readdirSync(into)).toEqual(['a']);
  });

  test('keeps other files that stand in it', () => {
    mkdirSync(join(into, 'a'));
    writeFileSync(join(into, 'a', 'notes.md'), '记');
    writeDocument(into, 'a', '一\n', found);
    expect(readdirSync(join(into, 'a')).sort()).toEqual(['document.json', 'notes.md', 'source.txt']);
  });
});

test.each([
  ['/x/某某局2031年部门预算.pdf', '某某局2031年部门预算'],
  ['Some Bureau (2031) Budget.PDF', 'some-bureau-2031-budget'],
  ['../../etc/passwd', 'passwd'],
  ['．．／evil.pdf', 'evil'],
  ['vocabulary.csv', 'document-vocabulary'],
  ['---.pdf', 'document'],
  [`${'长'.repeat(200)}.pdf`, '长'.repeat(80)],
])('%s → %s', (file, name) => {
  expect(folderName(file)).toBe(name);
});

test.each<readonly [source: string, department: string | null, year: number | null, stage: string | null]>([
  ['某市某某局2031年部门预算公开\n\n目 录\n', '某市某某局', 2031, 'budget'],
  ['2031年\n\n某市某某局部门预算\n\n目录', '某市某某局', 2031, 'budget'],
  ['某市某某局2031年度部门决算\n\n目 录', '某市某某局', 2031, 'final'],
  ['2031年某市某某局（本级）部门预\n\n算\n\n目录', '某市某某局（本级）', 2031, 'budget'],
  ['# 某市某某局\n\n## 2031年部门预算公开\n\n### 目 录', '某市某某局', 2031, 'budget'],
  ['某区2031年区级部门预算\n\n预算主管部门：某区某某街道办事处\n\n目录', '某区某某街道办事处', 2031, 'budget'],
  ['某市某某局（汇总）2031年部门预算公开说明\n\n目录', '某市某某局', 2031, 'budget'],
  ['2031年收支总表\n\n编制单位：某市某某局\n\n单位：元\n\n项目\t预算数\n甲\t1', '某市某某局', 2031, 'budget'],
  ['预算01表收支总表\n\n项目\t预算数\n甲\t1\n\n（2031年度）\n\n部门名称\t某市某某局', '某市某某局', 2031, 'budget'],
  ['收入决算表\n\n支出决算表\n\n项目\t决算数\n甲\t1', null, null, 'final'],
])('whose document it is: %j', (source, department, year, stage) => {
  expect(identify(source, 'x')).toEqual({ department, year, stage });
});

test('what the text does not say, the file’s name may', () => {
  expect(identify('项目\t预算数\n甲\t1', '某市某某局2031年部门决算')).toEqual({
    department: '某市某某局',
    year: 2031,
    stage: 'final',
  });
});
