import { expect, test } from 'vitest';
import { type DocumentMeta, readMeta } from '../../src/document/meta.ts';
import { readDocument } from '../../src/document/read.ts';
import { first, id, meta, source } from './first.ts';

const file = 'knowledge/x/document.json';
const good = { department: '某市某局', year: 2031, stage: 'budget', repairs: [] };
const faults = (value: unknown) => {
  try {
    readMeta(typeof value === 'string' ? value : JSON.stringify(value), file);
    return [];
  } catch (error) {
    return (error as Error).message.split('\n').map((line) => line.replace(/^knowledge\/x\/document\.json:\d+：/, ''));
  }
};

test('what is valid is handed on as it is', () => {
  expect(readMeta(JSON.stringify({ ...good, address: 'https://example.gov.cn/a.html' }), file)).toEqual({
    ...good,
    address: 'https://example.gov.cn/a.html',
  });
});

test('every fault at once, each with file and field', () => {
  const repair = { source: '表7', line: 0, cells: [], reason: '', evidence: [{ line: 1.5, quote: '' }], because: 1 };
  expect(
    faults({ ...good, department: '', year: '2024', stage: 'x', address: 'a', repairs: [repair], title: 1 }),
  ).toEqual([
    'department：不能为空：部门全称',
    'year：应为整数：预算年度',
    'stage：应为 budget（预算）或 final（决算）',
    'address：应为网址：公开地址',
    'repairs[0].line：应大于 0：修订所在的行号',
    'repairs[0].reason：不能为空：修订理由',
    'repairs[0].evidence[0].line：应为整数：依据所在的行号',
    'repairs[0].evidence[0].quote：不能为空：依据的原文',
    'repairs[0]：不认识的字段：because',
    '（整个文件）：不认识的字段：title',
  ]);
  expect(faults('{')[0]).toMatch(/^不是有效的 JSON/);
  expect(faults([])).toEqual(['（整个文件）：应为对象：文件内容']);
});

test('a fault names its line', () => {
  const json =
    '{\n"department": "某局",\n"year": 2031, "stage": "budget",\n"repairs": [\n{"source": "表{\\"7",\n"line": "x"}\n]\n}';
  expect(() => readMeta(json, file)).toThrow(`${file}:6：repairs[0].line：`);
  expect(() => readMeta(json, file)).toThrow(`${file}:5：repairs[0].evidence：`);
  expect(() => readMeta('{\n"a": 1,\n}', file)).toThrow(`${file}:3：不是有效的 JSON`);
});

test('a repair changes something, and has evidence', () => {
  expect(faults({ ...good, repairs: [{ source: '表7', line: 1, reason: '错列', evidence: [] }] })).toEqual([
    'repairs[0].evidence：至少要有一条依据',
    'repairs[0]：应有 columns 或 cells',
  ]);
});

test('all repairs of the first document are applied, and show both readings', () => {
  expect(first.repairs).toEqual(meta.repairs);
  for (const repair of first.repairs) {
    const row = first.tables.flatMap((table) => table.rows).find((one) => one.line === repair.line);
    expect(row?.cells).toEqual(repair.cells);
    const finding = first.findings.find((one) => one.code === 'repaired' && one.places[0]?.line === repair.line);
    expect(finding?.expected).toBe(repair.cells?.join('｜'));
    expect(finding?.found).toBe(row?.printed.replaceAll('\t', '｜'));
  }
});

const broken: readonly (readonly [string, Partial<DocumentMeta['repairs'][number]>, RegExp])[] = [
  ['a quote that is not there', { evidence: [{ line: 1059, quote: '9.1万元' }] }, /第1059行没有“9.1万元”/],
  ['a quote on another line', { evidence: [{ line: 1058, quote: '公务接待费0万元' }] }, /第1058行没有/],
  ['a line past the end', { evidence: [{ line: 99999, quote: '公务接待费' }] }, /第99999行没有/],
  ['a row that is not there', { line: 328 }, /表7 没有第328行/],
  ['another table', { source: '表8' }, /表8 没有第327行/],
  ['cells that do not fit', { cells: ['90000.00'] }, /1 个单元格，表头有 6 列/],
];

test.each(broken)('%s: no repair, and an error', (_, change, expected) => {
  const [three] = meta.repairs;
  if (three === undefined) throw new Error('no repair');
  const read = readDocument(id, source, { ...meta, repairs: [{ ...three, ...change }] });
  expect(read.repairs).toEqual([]);
  const finding = read.findings.find((one) => one.code === 'repair-broken');
  expect(finding?.message).toMatch(expected);
  const plain = readDocument(id, source, { ...meta, repairs: [] });
  expect(read.tables).toEqual(plain.tables);
});
