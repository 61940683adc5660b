import * as xlsx from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { characterMap } from '../../src/import/pdf/character-maps.ts';
import { readFile } from '../../src/import/read.ts';
import { makeDocx } from './make-zip.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const lines = async (data: Uint8Array, name: string) =>
  (await readFile(data, name)).source
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.replaceAll('\t', '|'));

/** 科目,金额 / 办公费,1.00 in GB18030. */
const gb18030 = Uint8Array.from([
  0xbf, 0xc6, 0xc4, 0xbf, 0x2c, 0xbd, 0xf0, 0xb6, 0xee, 0x0a, 0xb0, 0xec, 0xb9, 0xab, 0xb7, 0xd1, 0x2c, 0x31, 0x2e,
  0x30, 0x30, 0x0a,
]);

describe('CSV', () => {
  const rows = ['科目|金额', '办公费|1.00'];
  test.each([
    ['UTF-8', bytes('科目,金额\n办公费,1.00\n')],
    ['UTF-8 with a mark, CRLF', bytes('\uFEFF科目,金额\r\n办公费,1.00\r\n')],
    ['GB18030', gb18030],
    [
      'UTF-16',
      Uint8Array.from([
        0xff,
        0xfe,
        ...[...'科目,金额\n办公费,1.00'].flatMap((c) => [c.charCodeAt(0) & 0xff, c.charCodeAt(0) >> 8]),
      ]),
    ],
    ['semicolons', bytes('科目;金额\n办公费;1.00\n')],
  ])('%s', async (_, data) => {
    expect(await lines(data, 'x.csv')).toEqual(rows);
  });

  test('quotes, separators and line breaks inside cells; titles and notes around the table', async () => {
    const text = '收支总表,,\n单位：元,,\n\n项目,"预算\n数","说""明"\n甲,"1,234.50",\n合计,"1,234.50",\n注：无。,,\n';
    expect(await lines(bytes(text), 'x.csv')).toEqual([
      '收支总表',
      '单位：元',
      '项目|预算 数|说"明',
      '甲|1,234.50|',
      '合计|1,234.50|',
      '注：无。',
    ]);
  });
});

test('Markdown tables become TAB rows, all else stays', async () => {
  const text = '# 某某局\n\n| 项目 | 金额 |\n| --- | ---: |\n| 甲\\|乙 | 1.00 |\n\n说明。\n';
  expect(await lines(bytes(text), 'x.md')).toEqual(['# 某某局', '项目|金额', '甲|乙|1.00', '说明。']);
});

describe('HTML', () => {
  test('merged cells, headings, and what is no content', async () => {
    const html = `<!doctype html><head><script>var a = "脚本";</script></head><body><nav>首页</nav><h1>收支总表</h1><p>单位：元</p>
      <table><tr><th rowspan="2">科目</th><th colspan="2">基本支出</th></tr><tr><th>人员</th><th>公用</th></tr><tr><td>甲</td><td>1</td><td></td></tr></table><p>注：&nbsp;无。</p></body>`;
    expect(await lines(bytes(html), 'x.html')).toEqual([
      '## 收支总表',
      '单位：元',
      '科目|基本支出|',
      '|人员|公用',
      '甲|1|',
      '注： 无。',
    ]);
  });

  test('a table that lays out the page is no table; the one inside is', async () => {
    const html =
      '<html><body><table><tr><td><p>标题</p><table><tr><td>甲</td><td>1</td></tr></table></td></tr></table></body></html>';
    expect(await lines(bytes(html), 'x.html')).toEqual(['标题', '甲|1']);
  });

  test('GBK by its own word', async () => {
    const head = bytes('<html><head><meta charset="gb2312"></head><body><table><tr><td>');
    const tail = bytes('</td><td>1</td></tr></table></body></html>');
    const data = new Uint8Array([...head, ...gb18030.subarray(0, 4), ...tail]);
    expect(await lines(data, 'x.htm')).toEqual(['科目|1']);
  });
});

test('DOCX: merged cells, and paragraphs in their order', async () => {
  const p = (words: string) => `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`;
  const cell = (words: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(words)}</w:tc>`;
  const table = `<w:tbl><w:tr>${cell('科目', '<w:vMerge w:val="restart"/>')}${cell('基本支出', '<w:gridSpan w:val="2"/>')}</w:tr><w:tr>${cell('', '<w:vMerge/>')}${cell('人员')}${cell('公用')}</w:tr></w:tbl>`;
  expect(await lines(makeDocx(`${p('收支总表')}${table}${p('注：无。')}`), 'x.docx')).toEqual([
    '收支总表',
    '科目|基本支出|',
    '|人员|公用',
    '注：无。',
  ]);
});

describe('spreadsheets', () => {
  const book = (sheets: Readonly<Record<string, xlsx.WorkSheet>>) => {
    const made = xlsx.utils.book_new();
    for (const [name, sheet] of Object.entries(sheets)) xlsx.utils.book_append_sheet(made, sheet, name);
    return made;
  };
  const written = (made: xlsx.WorkBook, bookType: xlsx.BookType) =>
    new Uint8Array(xlsx.write(made, { type: 'array', bookType }) as ArrayBuffer);

  test.each(['xlsx', 'xls'] as const)('%s: displayed strings, sheets in turn, merged cells', async (type) => {
    const sheet = xlsx.utils.aoa_to_sheet([
      ['收支总表'],
      ['项目', '预算数', ''],
      ['甲', 0.1 + 0.2, ''],
      ['乙', { t: 'n', v: 1234.5, z: '#,##0.00' }, ''],
    ]);
    sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 2 } }];
    const other = xlsx.utils.aoa_to_sheet([
      ['丙', '1'],
      ['丁', '2'],
    ]);
    expect(await lines(written(book({ Sheet1: sheet, 收入总表: other }), type), `x.${type}`)).toEqual([
      '收支总表',
      '项目|预算数',
      '甲|0.3',
      '乙|1,234.50',
      '## 收入总表',
      '丙|1',
      '丁|2',
    ]);
  });

  test('a hidden sheet is named, not read', async () => {
    const made = book({ 甲: xlsx.utils.aoa_to_sheet([['子', '1']]), 乙: xlsx.utils.aoa_to_sheet([['丑', '2']]) });
    made.Workbook = { Sheets: [{}, { Hidden: 1 }] };
    const read = await readFile(written(made, 'xlsx'), 'x.xlsx');
    expect(read.source).not.toContain('丑');
    expect(read.notes.map(({ message }) => message)).toEqual(['隐藏的工作表“乙”没有导入。']);
  });
});

test('character maps: made for Chinese fonts only', () => {
  expect(
    ['GBK-EUC-H', 'UniGB-UCS2-V', 'Adobe-GB1-UCS2', 'UniGB-UTF16-H'].map((name) => characterMap(name) !== null),
  ).toEqual([true, true, true, true]);
  expect(['90ms-RKSJ-H', 'Identity-H', '../../etc/passwd'].map(characterMap)).toEqual([null, null, null]);
});
