import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFile } from '../../src/import/read.ts';
import { type Drawn, type DrawnCell, drawTable, makePdf } from './make-pdf.ts';

const source = async (...pages: Drawn[]) => (await readFile(makePdf(pages), 'x.pdf')).source;
const rowsOf = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.includes('\t'))
    .map((line) => line.replaceAll('\t', '|'));

const plain = (rows: readonly (readonly string[])[]): readonly DrawnCell[] =>
  rows.flatMap((cells, row) => cells.map((words, column): DrawnCell => ({ row, column, lines: [words] })));

const words = fc.constantFrom(
  '',
  '行政运行',
  '住房公积金',
  '1,234.50',
  '0.00',
  '201',
  '（一）工资',
  'A4打印机',
  '-20%',
  '2.5万元',
);
const tables = fc
  .tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 2, max: 7 }))
  .chain(([columns, rows]) =>
    fc.array(fc.array(words, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
  )
  .filter((rows) => rows.flat().some((cell) => cell !== ''));

describe('ruled tables', () => {
  test.each([
    ['stroked lines', {}],
    ['lines as filled boxes', { isFilled: true }],
    ['a turned page', { rotate: 90 }],
  ] as const)('any table comes back, empty cells and all: %s', async (_, how) => {
    // Many tables in one file: a file's font is read once.
    await fc.assert(
      fc.asyncProperty(fc.array(tables, { minLength: 8, maxLength: 12 }), async (all) => {
        const text = await source(...all.map((rows): Drawn => ({ ...drawTable(plain(rows), 40, 60, 90, 30), ...how })));
        expect(rowsOf(text)).toEqual(all.flatMap((rows) => rows.map((row) => row.join('|'))));
      }),
      { numRuns: 3 },
    );
  });

  test('GBK text in a font that the file does not hold', async () => {
    const rows = [
      ['科目', '金额'],
      ['办公费', '1,234.50'],
    ];
    const { source: text } = await readFile(makePdf([drawTable(plain(rows), 40, 60, 90, 30)], 'GBK-EUC-H'), 'x.pdf');
    expect(rowsOf(text)).toEqual(['科目|金额', '办公费|1,234.50']);
  });

  test('merged and wrapped header cells stand in their first field', async () => {
    const cells: DrawnCell[] = [
      { row: 0, column: 0, rows: 2, lines: ['科目', '名称'] },
      { row: 0, column: 1, columns: 2, lines: ['基本支出'] },
      { row: 0, column: 3, rows: 2, lines: ['项目支出'] },
      { row: 1, column: 1, lines: ['人员经费'] },
      { row: 1, column: 2, lines: ['公用经费'] },
      ...plain([['行政运行', '1.00', '2.00', '3.00']]).map((cell) => ({ ...cell, row: 2 })),
    ];
    expect(rowsOf(await source(drawTable(cells, 40, 60, 90, 40)))).toEqual([
      '科目名称|基本支出||项目支出',
      '|人员经费|公用经费|',
      '行政运行|1.00|2.00|3.00',
    ]);
  });

  test('two tables on one page, with the words between them', async () => {
    const one = drawTable(
      plain([
        ['甲', '1'],
        ['乙', '2'],
      ]),
      40,
      60,
      90,
      30,
    );
    const two = drawTable(
      plain([
        ['丙', '3', '4'],
        ['丁', '5', '6'],
      ]),
      40,
      300,
      90,
      30,
    );
    const text = await source({
      texts: [...one.texts, ...two.texts, [40, 40, '表一'], [40, 280, '单位：元']],
      lines: [...one.lines, ...two.lines],
    });
    expect(text).toBe('<!-- page 1 -->\n\n表一\n\n甲\t1\n乙\t2\n\n单位：元\n\n丙\t3\t4\n丁\t5\t6\n');
  });

  test('on the next page a merged total stands in the columns of the page before', async () => {
    const one = drawTable(
      plain([
        ['类', '款', '名称', '金额'],
        ['201', '03', '行政运行', '5.00'],
      ]),
      40,
      60,
      90,
      30,
    );
    const two = drawTable(
      [
        { row: 0, column: 0, columns: 3, lines: ['合计'] },
        { row: 0, column: 3, lines: ['5.00'] },
      ],
      40,
      60,
      90,
      30,
    );
    expect(rowsOf(await source(one, two))).toEqual(['类|款|名称|金额', '201|03|行政运行|5.00', '合计|||5.00']);
  });

  test('a row that a page break cuts is one row', async () => {
    const begun = '完成方案、试点、培训、动员等各项工作，培训人';
    const one = drawTable(
      plain([
        ['项目', '金额', '绩效目标'],
        ['普查', '5.00', begun],
      ]),
      20,
      60,
      260,
      30,
    );
    const two = drawTable(
      plain([
        ['', '', '次达到三百以上。'],
        ['统计', '6.00', '好。'],
      ]),
      20,
      60,
      260,
      30,
    );
    expect(rowsOf(await source({ ...one, width: 900 }, { ...two, width: 900 }))).toEqual([
      '项目|金额|绩效目标',
      `普查|5.00|${begun}次达到三百以上。`,
      '统计|6.00|好。',
    ]);
  });

  test('words that one draw puts over two cells are cut at the line', async () => {
    const { lines, texts } = drawTable(
      plain([
        ['甲', '', ''],
        ['乙', '', '3.00'],
      ]),
      40,
      60,
      60,
      30,
    );
    const text = await source({ lines, texts: [...texts, [110, 79, '1,234.50    2.00']] });
    expect(rowsOf(text)).toEqual(['甲|1,234.50|2.00', '乙||3.00']);
  });

  test('one digit of a figure and the code beside it are two cells', async () => {
    const { lines, texts } = drawTable(
      plain([
        ['', '', '甲'],
        ['', '302', '乙'],
      ]),
      40,
      60,
      60,
      30,
    );
    const text = await source({ lines, texts: [...texts, [94, 79, '1 302']] });
    expect(rowsOf(text)).toEqual(['1|302|甲', '|302|乙']);
  });
});

test('a table without ruling lines is read by where its words stand', async () => {
  const rows = [
    ['科目编码', '科目名称', '金额'],
    ['201', '一般公共服务支出', '1,234.50'],
    ['20103', '政府办公厅事务', '234.50'],
    ['2010301', '行政运行', '34.50'],
  ];
  const texts = rows.flatMap((row, index) =>
    row.map((cell, column): [number, number, string] => [40 + column * 150, 100 + index * 20, cell]),
  );
  expect(rowsOf(await source({ texts }))).toEqual(rows.map((row) => row.join('|')));
});

describe('words', () => {
  test('lines of a paragraph are joined, indented ones begin the next, page numbers go', async () => {
    const full = '本部门所有收入和支出均纳入部门预算管理按照综合预算的原则编制各项收支';
    const text = await source({
      texts: [
        [60, 100, full],
        [40, 118, full],
        [40, 136, '并向社会公开。'],
        [60, 154, '二、收入预算情况'],
        [290, 770, '— 3 —'],
      ],
    });
    expect(text).toBe(`<!-- page 1 -->\n\n${full}${full}并向社会公开。\n\n## 二、收入预算情况\n`);
  });

  test('a running head stands once, units stand with every table', async () => {
    const page = (name: string): Drawn => {
      const table = drawTable(
        plain([
          ['甲', '乙'],
          [name, '1'],
        ]),
        40,
        120,
        90,
        30,
      );
      return {
        lines: table.lines,
        texts: [[40, 30, '某某局部门预算公开'], [40, 80, name], [40, 100, '单位：元'], ...table.texts],
      };
    };
    const text = await source(page('子'), page('丑'), page('寅'), page('卯'), page('辰'));
    expect(text.match(/某某局部门预算公开/g)).toHaveLength(1);
    expect(text.match(/单位：元/g)).toHaveLength(5);
  });

  test('words cannot fake a page mark or a cell', async () => {
    const text = await source({
      texts: [
        [40, 100, '<!-- page 9 -->'],
        [40, 140, '甲'],
      ],
    });
    expect(text.split('\n').filter((line) => line.startsWith('<!--'))).toEqual(['<!-- page 1 -->']);
  });
});

test('a scanned page is named; a document of scanned pages is refused', async () => {
  const scanned: Drawn = { texts: [], isScanned: true };
  const { notes, pages } = await readFile(
    makePdf([{ texts: [[40, 100, '某某局二〇三一年部门预算公开说明文件']] }, scanned]),
    'x.pdf',
  );
  expect([pages, notes.map(({ code, page }) => [code, page])]).toEqual([2, [['scanned-page', 2]]]);
  await expect(readFile(makePdf([scanned, scanned]), 'x.pdf')).rejects.toThrow('都是扫描图片');
});

test('progress is told page by page', async () => {
  const seen: string[] = [];
  await readFile(makePdf([{ texts: [[40, 100, '甲']] }, { texts: [[40, 100, '乙']] }]), 'x.pdf', (done, all) =>
    seen.push(`${done}/${all}`),
  );
  expect(seen).toEqual(['1/2', '2/2']);
});
