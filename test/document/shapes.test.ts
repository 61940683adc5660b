import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kindOf } from '../../src/document/kinds.ts';
import { numbered, ordinal } from '../../src/document/numbering.ts';
import { readDocument } from '../../src/document/read.ts';
import { plainTitle } from '../../src/document/titles.ts';
import type { Table } from '../../src/document/types.ts';
import { first, id, meta, source } from './first.ts';

const other = { department: '某市某某局', year: 2031, stage: 'budget', repairs: [] } as const;
const read = (...lines: string[]) => readDocument('x', lines.join('\n').replaceAll('|', '\t'), other);
const paths = (table: Table | undefined) => table?.columns.map((column) => column.path.join('/'));
const cells = (table: Table | undefined) => table?.rows.map((row) => row.cells.join('|'));

describe('headers', () => {
  test('three code columns under one merged word', () => {
    const [table] = read(
      '一般公共预算支出表',
      '',
      '功能分类科目编码|||科目名称|合计|基本支出',
      '类|款|项|||',
      '201|03|01|行政运行|1.00|1.00',
    ).tables;
    expect(paths(table)).toEqual([
      '功能分类科目编码/类',
      '功能分类科目编码/款',
      '功能分类科目编码/项',
      '科目名称',
      '合计',
      '基本支出',
    ]);
    expect(cells(table)).toEqual(['201|03|01|行政运行|1.00|1.00']);
  });

  test('the code inside the name, a first row without figures', () => {
    const [table] = read(
      '部门支出总表',
      '项目|合计|基本支出||',
      '||小计|人员经费',
      '[2010302]一般行政管理事务|||',
      '201 一般公共服务支出|3.00|2.00|1.00',
    ).tables;
    expect(table?.kind).toBe('expenditure');
    expect(paths(table)).toEqual(['项目', '合计', '基本支出/小计', '基本支出/人员经费']);
    expect(table?.rows).toHaveLength(2);
  });

  test('three rows, prior-year columns, and a row of column numbers', () => {
    const [table] = read(
      '一般公共预算财政拨款支出表',
      '科目||2030年执行数|2031年预算数|||',
      '编码|名称||合计|基本支出||',
      '||||小计|人员经费',
      '栏次|1|2|3|4|5',
      '201|一般公共服务支出|9.00|8.00|7.00|6.00',
    ).tables;
    expect(paths(table)).toEqual([
      '科目/编码',
      '科目/名称',
      '2030年执行数',
      '2031年预算数/合计',
      '2031年预算数/基本支出/小计',
      '2031年预算数/基本支出/人员经费',
    ]);
    expect(table?.rows).toHaveLength(1);
    expect(table?.headerLines).toEqual([2, 3, 4, 5]);
  });

  test('a word that spans rows and landed left of its column is told by the body', () => {
    const [table] = read('资产配置预算表', '名称|审核数||金额(元)|', '|数量|来源||性质', '桌|4|安排|补助|8000').tables;
    expect(paths(table)).toEqual(['名称', '审核数/数量', '审核数/来源', '审核数/性质', '金额(元)']);
  });
});

describe('pages', () => {
  const head = ['表1 收支总表', '单位：万元', '', '项目|预算数', '一、财政拨款|1.00'];
  const rest = ['二、事业收入|2.00', '三、其他收入|3.00'];

  test.each([
    ['header repeated', ['项目|预算数']],
    ['header missing', []],
    ['title and header repeated', ['表1 收支总表（续）', '', '项目|预算数']],
  ])('%s after a page mark', (_, repeated) => {
    const { tables } = read('<!-- page 4 -->', ...head, '', '<!-- page 5 -->', ...repeated, ...rest);
    expect(tables).toHaveLength(1);
    expect(tables[0]?.rows.map((row) => [row.cells[0], row.page])).toEqual([
      ['一、财政拨款', 4],
      ['二、事业收入', 5],
      ['三、其他收入', 5],
    ]);
    expect(tables[0]?.unit).toBe('万元');
  });

  test('a joined paragraph knows the page of each part', () => {
    const [section] = read(
      '一、总体情况',
      '<!-- page 7 -->',
      '预算12.30',
      '',
      '<!-- page 8 -->',
      '万元，增长。',
    ).sections;
    expect(section?.paragraphs).toEqual([
      {
        line: 3,
        page: 7,
        text: '预算12.30万元，增长。',
        parts: [
          { line: 3, page: 7, offset: 0 },
          { line: 6, page: 8, offset: 7 },
        ],
      },
    ]);
  });

  test('page marks and blank lines change nothing but lines and pages', () => {
    const lines = source.split('\n');
    // Between lines of prose that touch, a blank line is part of what is printed.
    const places = lines.flatMap((line, at) => (line === '' || line.includes('\t') ? [at] : []));
    const shape = (text: string) => {
      const found = readDocument(id, text, { ...meta, repairs: [] });
      return {
        tables: found.tables.map((table) => [
          table.source,
          table.printedTitle,
          paths(table),
          cells(table),
          table.notes.map((note) => note.text),
        ]),
        sections: found.sections.map((section) => [section.source, section.paragraphs.map((one) => one.text)]),
        terms: found.terms.map((term) => [term.source, term.name, term.text]),
      };
    };
    const plain = shape(source);
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(places.length - 1), { maxLength: 40 }), (chosen) => {
        const at = new Set(chosen.map((one) => places[one]));
        let page = 0;
        const marked = lines.flatMap((line, index) => (at.has(index) ? [line, '', `<!-- page ${++page} -->`] : [line]));
        expect(shape(marked.join('\n'))).toEqual(plain);
        expect(shape(marked.join('\r\n'))).toEqual(plain);
      }),
      { numRuns: 8 },
    );
  });
});

describe('other documents', () => {
  const body = [
    '预算02表',
    '2031年部门支出总表',
    '部门：某市某某局||单位：万元',
    '科目编码|科目名称|合计',
    '201|一般公共服务支出|5.00',
    '',
    '预算01表',
    '部门综合预算收支总表',
    '||金额单位：万元|',
    '收入||支出|',
    '项目|预算数|项目|预算数',
    '一、财政拨款|5.00|一、一般公共服务|5.00',
    '备注：一。',
  ];

  test('the body in another order than the contents', () => {
    const { tables, findings } = read(
      '目 录',
      '第一部分 概况',
      '第二部分 预算表',
      '一、收支总表……3',
      '二、支出总表……4',
      '三、收入总表……5',
      '第一部分 概况',
      '一、职责',
      '负责。',
      '第二部分 预算表',
      ...body,
    );
    expect(tables.map((table) => [table.source, table.kind, table.unit, table.rows.length])).toEqual([
      ['表1', 'balance', '万元', 1],
      ['表2', 'expenditure', '万元', 1],
      ['表3', 'revenue', '', 0],
    ]);
    expect(tables[0]?.notes.map((note) => note.text)).toEqual(['备注：一。']);
    expect(findings.map((one) => [one.code, one.places[0]?.source])).toEqual([['table-absent', '表3']]);
  });

  test('no contents: the printed numbers', () => {
    expect(read(...body).tables.map((table) => [table.source, table.printedTitle])).toEqual([
      ['表1', '部门综合预算收支总表'],
      ['表2', '2031年部门支出总表'],
    ]);
  });

  test('a table that is not understood stays, with its rows', () => {
    const { tables } = read('绿化情况', '', '甲|乙', '丙|丁');
    expect(tables).toMatchObject([{ kind: 'unknown', printedTitle: '绿化情况', from: 1, to: 4, headerLines: [3] }]);
    expect(cells(tables[0])).toEqual(['丙|丁']);
  });

  test('a table without a name is known by its header', () => {
    const { tables } = read('科目编码|科目名称|合计|人员经费|公用经费', '201|一般公共服务支出|2.00|1.00|1.00');
    expect(tables.map((table) => [table.source, table.kind, table.printedTitle])).toEqual([
      ['表1', 'general-budget-by-function', ''],
    ]);
  });

  test('an empty table without a note, and a title of another place', () => {
    const { findings } = read(
      '乙县人民政府',
      '政府性基金预算支出表',
      '科目编码|科目名称|合计',
      '',
      '第三部分 说明',
      '一、总体情况',
      '无。',
    );
    expect(findings.map((one) => one.code)).toEqual(['foreign-place', 'table-empty']);
  });

  test('parts without numbers on their headings, terms in another style', () => {
    const { sections, terms } = read(
      '第一部分 概况',
      '一、职责',
      '（一）负责。',
      '**二、机构**',
      '设三科。',
      '第二部分 名词解释',
      '1.财政拨款：指拨款。',
      '（1）甲',
      '2、“三公”经费：指',
      '',
      '三项经费',
    );
    expect(sections.map((one) => [one.source, one.title, one.paragraphs.length])).toEqual([
      ['第一部分·一', '职责', 1],
      ['第一部分·二', '机构', 1],
    ]);
    expect(terms.map((one) => [one.source, one.name, one.text])).toEqual([
      ['第二部分·1', '财政拨款', '指拨款。\n（1）甲'],
      ['第二部分·2', '“三公”经费', '指三项经费'],
    ]);
  });

  test('the same document of another department and year reads the same', () => {
    const department = '乙市丙区丁街道办事处';
    const renamed = source.replaceAll(meta.department, department).replaceAll(String(meta.year), '2031');
    const found = readDocument('x', renamed, { ...meta, department, year: 2031, repairs: [] });
    const plain = readDocument(id, source, { ...meta, repairs: [] });
    const shape = (tables: readonly Table[]) =>
      tables.map((table) => [table.source, table.kind, table.title, table.rows.length, paths(table)?.length]);
    expect(shape(found.tables)).toEqual(shape(plain.tables));
    expect(found.sections.length).toBe(first.sections.length);
    expect(found.findings.map((one) => one.code)).toEqual(plain.findings.map((one) => one.code));
  });
});

test.each([
  ['2031年部门收支总表', 'balance'],
  ['部门综合预算收支总表', 'balance'],
  ['部门收支总体情况表', 'balance'],
  ['收入总表', 'revenue'],
  ['部门收入总体情况表', 'revenue'],
  ['表3 支出汇总表', 'expenditure'],
  ['财政拨款收支总体情况表', 'fiscal-balance'],
  ['部门综合预算财政拨款收支总表', 'fiscal-balance'],
  ['一般公共预算财政拨款支出表', 'general-budget-by-function'],
  ['一般公共预算支出表（分单位）', 'general-budget-by-unit'],
  ['一般公共预算财政拨款基本支出明细表', 'basic-expenditure'],
  ['财政拨款“三公”经费、会议费和培训费支出预算表', 'three-public'],
  ['政府性基金预算财政拨款支出表', 'government-fund'],
  ['国有资本经营预算财政拨款支出表', 'state-capital'],
  ['专项业务经费项目支出表', 'projects'],
  ['政府采购（资产配置、购买服务）预算表', 'procurement'],
  ['政府采购预算明细表', 'procurement'],
  ['政府向社会力量购买服务预算表', 'purchased-services'],
  ['新增资产配置表', 'assets'],
  ['部门整体支出绩效目标申报表', 'department-performance'],
  ['项目支出绩效目标表', 'project-performance'],
  ['国道绿化表', 'unknown'],
])('%s is %s', (title, kind) => {
  expect(kindOf(plainTitle(title, other.department))).toBe(kind);
});

test('numbers of headings', () => {
  const numerals = ['一', '九', '十', '十一', '十九', '二十', '二十一', '九十九', '12'];
  expect(numerals.map(ordinal)).toEqual([1, 9, 10, 11, 19, 20, 21, 99, 12]);
  expect(['', '二二', '百', '十十'].map(ordinal)).toEqual([Number.NaN, Number.NaN, Number.NaN, Number.NaN]);
  expect(['1.5万元', '一是', '（含税）', '2024年'].map(numbered)).toEqual([null, null, null, null]);
});
