import { describe, expect, test } from 'vitest';
import { readDocument } from '../../src/document/read.ts';
import type { Table } from '../../src/document/types.ts';

const meta = { department: '某市某某局', year: 2031, stage: 'budget', repairs: [] } as const;
const read = (...lines: string[]) => readDocument('x', lines.join('\n').replaceAll('|', '\t'), meta);
const named = (tables: readonly Table[]) =>
  tables.map((table) => [table.source, table.kind, table.printedTitle, table.rows.length]);
const table = (title: string, ...rows: string[]) => [
  title,
  '',
  ...(rows.length > 0 ? rows : ['科目编码|科目名称|合计', '201|甲|1.00']),
  '',
];

describe('which number a table has', () => {
  test('its own title in the contents before its kind; 总体情况表 is 总表', () => {
    const contents = [
      '目录',
      '一、支出总体情况表',
      '二、一般公共预算支出表（按功能分类）',
      '三、一般公共预算支出表（按经济分类）',
      '四、一般公共预算基本支出表',
      '五、基本支出总表',
      '第一部分 概况',
      '无。',
    ];
    const body = [
      ...table('基本支出总表'),
      ...table('一般公共预算支出表（按经济分类）'),
      ...table('支出总表'),
      ...table('一般公共预算支出表（按功能分类）'),
      ...table('一般公共预算基本支出情况表'),
    ];
    expect(named(read(...contents, ...body).tables)).toEqual([
      ['表1', 'expenditure', '支出总表', 1],
      ['表2', 'general-budget-by-function', '一般公共预算支出表（按功能分类）', 1],
      ['表3', 'general-budget-by-economy', '一般公共预算支出表（按经济分类）', 1],
      ['表4', 'basic-expenditure', '一般公共预算基本支出情况表', 1],
      ['表5', 'basic-expenditure', '基本支出总表', 1],
    ]);
  });

  test('a list that is printed as a table is the contents, no table', () => {
    const { tables } = read(
      '报表|报表名称|是否空表',
      '表1|收支总表|',
      '表2|收入总表|是',
      '',
      ...table('会议费明细表', '序号|会议名称|金额', '1|动员会|1.00'),
      ...table('收入总表', '单位名称|合计', '甲|1.00'),
      ...table('收支总表', '项目|预算数|项目|预算数', '一、甲|1.00|一、乙|1.00'),
    );
    expect(named(tables)).toEqual([
      ['表1', 'balance', '收支总表', 1],
      ['表2', 'revenue', '收入总表', 1],
      ['表3', 'unknown', '会议费明细表', 1],
    ]);
  });

  test('contents numbered below a part that is named like a table', () => {
    const { tables } = read(
      '目录',
      '五、部门预算表',
      '1. 2031年部门收支预算总表……3',
      '2．2031年部门收入预算总表……4',
      '六、其他情况',
      '情况如下。',
      ...table('2031年部门收入预算总表', '单位名称|合计', '甲|1.00'),
    );
    expect(named(tables)).toEqual([
      ['表1', 'balance', '', 0],
      ['表2', 'revenue', '2031年部门收入预算总表', 1],
    ]);
  });
});

describe('a table over pages', () => {
  const head = ['收入||支出|', '项目|金额|项目|合计'];
  test('header repeated over a first row of words', () => {
    const { tables } = read(
      '<!-- page 1 -->',
      '财政拨款收支总表',
      '单位：万元',
      ...head,
      '一、本年收入|9.00|1、教育支出|9.00',
      '<!-- page 2 -->',
      '财政拨款收支总表',
      '单位：万元',
      ...head,
      '||22、其他支出|',
      '收入总计|9.00|支出总计|9.00',
      '注：无。',
    );
    expect(tables.map((one) => [one.rows.length, one.headerLines.length, one.notes.length, one.unit])).toEqual([
      [3, 4, 1, '万元'],
    ]);
  });

  test('a sheet goes on below its merged label', () => {
    const sheet = ['项目支出绩效目标表', '项目名称|普查||', '绩效指标|一级指标|三级指标|指标值', '|产出指标|户数|≥10'];
    const { tables } = read('<!-- page 1 -->', ...sheet, '<!-- page 2 -->', '|效益指标|效果|明显', '||满意度|90%');
    expect(tables.map((one) => [one.kind, one.rows.length])).toEqual([['project-performance', 4]]);
    expect(tables[0]?.rows.at(-2)?.cells).toContain('效益指标');
  });
});

describe('a glossary', () => {
  const terms = ['1.财政拨款：指拨款。', '2.事业收入：指收入。'];
  test.each<readonly [string, readonly string[], readonly string[]]>([
    [
      'as a part whose title stands below its number',
      ['第一部分 概况', '一、职责', '负责。', '第二部分', '名词解释', ...terms],
      ['第二部分·1', '第二部分·2'],
    ],
    [
      'as a section',
      ['第一部分 说明', '一、概况', '负责。', '二、专业性名词解释', ...terms, '三、联系方式', '见网站。'],
      ['第一部分·二·1', '第一部分·二·2'],
    ],
    [
      'under a heading without a number',
      ['名词解释', ...terms, '2031年部门预算编制说明', '2031年收入1万元。'],
      ['·1', '·2'],
    ],
  ])('%s', (_, lines, sources) => {
    const document = read(...lines);
    expect(document.terms.map((term) => [term.source, term.name])).toEqual(
      sources.map((source, index) => [source, ['财政拨款', '事业收入'][index]]),
    );
  });

  test('ends before the tables behind it', () => {
    const document = read(
      '第一部分 名词解释',
      '一、财政拨款：指拨款。',
      '二、表格部分',
      '表1',
      '收支总表',
      '部门名称：某市某某局',
      '单位：万元',
      '项目|预算数|项目|预算数',
      '一、甲|1.00|一、乙|1.00',
    );
    expect(document.terms.map((term) => term.name)).toEqual(['财政拨款']);
    expect(document.tables.map((one) => [one.source, one.printedTitle, one.unit])).toEqual([
      ['表1', '收支总表', '万元'],
    ]);
  });
});

test('a header beginning with a year is a header', () => {
  const [found] = read(
    '“三公”经费和机关运行经费预算表',
    '单位：万元',
    '2031年“三公”经费预算数||2031年机关运行经费预算数',
    '合计|公务接待费|',
    '5.00|4.00|7.00',
  ).tables;
  expect(found?.columns.map((column) => column.path.join('/'))).toEqual([
    '2031年“三公”经费预算数/合计',
    '2031年“三公”经费预算数/公务接待费',
    '2031年机关运行经费预算数',
  ]);
});

test('a unit in brackets belongs to its header word', () => {
  const [found] = read('重点项目绩效目标情况表', '项目|预算数（单位：万元）|绩效目标', '甲|5.00|好。').tables;
  expect([found?.unit, found?.columns.map((column) => column.path.join())]).toEqual([
    '万元',
    ['项目', '预算数（单位：万元）', '绩效目标'],
  ]);
});
