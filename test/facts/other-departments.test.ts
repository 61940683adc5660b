import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Document, Section, Table, TableKind } from '../../src/document/types.ts';
import { extractFacts } from '../../src/facts/extract.ts';
import type { Facts } from '../../src/facts/types.ts';
import { shown } from './first.ts';

const YEAR = 2031;

function table(
  kind: TableKind,
  source: string,
  unit: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): Table {
  return {
    source,
    kind,
    title:
      kind === 'three-public'
        ? '一般公共预算“三公”经费支出表'
        : kind === 'general-budget-by-function'
          ? '一般公共预算支出表'
          : kind,
    printedTitle: '',
    unit,
    columns: columns.map((path) => ({ path: path.split('·') })),
    rows: rows.map((cells, index) => ({ line: index + 1, page: null, cells, printed: cells.join('\t'), within: [] })),
    notes: [],
    headerLines: [],
    from: 1,
    to: rows.length,
  };
}

const section = (title: string, ...texts: readonly string[]): Section => ({
  source: '第三部分·一',
  title,
  line: 1,
  paragraphs: texts.map((text, index) => ({ line: index + 101, page: null, text })),
});

function extract(tables: readonly Table[], sections: readonly Section[] = []): Facts {
  const document: Document = {
    id: 'x',
    department: '某市某局',
    year: YEAR,
    stage: 'budget',
    lines: [],
    tables,
    sections,
    terms: [],
    repairs: [],
    findings: [],
  };
  return extractFacts(document);
}

const listed = (facts: Facts): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    facts.entries.map(({ id, subject, cells }) => [
      `${id} ${subject}`,
      cells.map((cell) => shown(cell).replace(/ @\d+$/, '')),
    ]),
  );

test('codes of three columns are one code, and a table in 万元 stays in 万元', () => {
  const facts = extract([
    table(
      'general-budget-by-function',
      '表5',
      '万元',
      ['科目编码·类', '科目编码·款', '科目编码·项', '科目名称', '合计', '基本支出', '项目支出'],
      [
        ['', '', '', '合计', '12.50', '10.00', '2.50'],
        ['205', '', '', '教育支出', '12.50', '10.00', '2.50'],
        ['205', '02', '', '普通教育', '12.50', '10.00', '2.50'],
        ['205', '02', '03', '初中教育', '12.50', '10.00', '2.50'],
      ],
    ),
  ]);
  expect(listed(facts)).toMatchObject({
    '表5:2050203 function:2050203': ['amount 2031 12.5万元', 'basic 2031 10万元', 'project 2031 2.5万元'],
  });
  expect(
    facts.entries
      .filter(({ collection }) => collection === 'general-budget-by-function')
      .map(({ id, role, parent }) => `${id} ${role} ${parent}`),
  ).toEqual([
    '表5:合计 total null',
    '表5:合计/基本支出 total 表5:合计',
    '表5:合计/项目支出 total 表5:合计',
    '表5:205 group 表5:合计',
    '表5:20502 group 表5:205',
    '表5:2050203 item 表5:20502',
  ]);
});

test('columns of the year before are figures of that year', () => {
  const facts = extract([
    table(
      'three-public',
      '表7',
      '万元',
      ['项目', '2030年预算数', '2031年预算数', '增减额', '增减%'],
      [
        ['合计', '5.00', '4.00', '-1.00', '-20%'],
        ['1.因公出国（境）费用', '0', '0', '0', ''],
        ['2.公务接待费', '2.00', '1.00', '-1.00', '-50%'],
        ['3.公务用车购置及运行维护费', '3.00', '3.00', '0', '0'],
        ['其中：公务用车运行维护费', '3.00', '3.00', '0', '0'],
      ],
    ),
  ]);
  expect(listed(facts)).toEqual({
    '表7:合计 three-public:合计': ['amount 2030 5万元', 'amount 2031 4万元', 'change 2031 -1万元', 'growth 2031 -20%'],
    '表7:因公出国（境）费 three-public:因公出国（境）费': [
      'amount 2030 0万元',
      'amount 2031 0万元',
      'change 2031 0万元',
      'growth 2031 null',
    ],
    '表7:公务接待费 three-public:公务接待费': [
      'amount 2030 2万元',
      'amount 2031 1万元',
      'change 2031 -1万元',
      'growth 2031 -50%',
    ],
    '表7:公务用车购置及运行维护费 three-public:公务用车购置及运行维护费': [
      'amount 2030 3万元',
      'amount 2031 3万元',
      'change 2031 0万元',
      'growth 2031 0%',
    ],
    '表7:公务用车运行维护费 three-public:公务用车运行维护费': [
      'amount 2030 3万元',
      'amount 2031 3万元',
      'change 2031 0万元',
      'growth 2031 0%',
    ],
  });
});

test('收入总表: sources in columns, and one subject with the balance', () => {
  const facts = extract([
    table(
      'balance',
      '表1',
      '元',
      ['项目', '预算数', '项目', '预算数'],
      [
        ['一、一般公共预算拨款收入', '100', '一、教育支出', '120'],
        ['二、事业收入', '20', '', ''],
        ['本年收入合计', '120', '本年支出合计', '120'],
        ['收 入 总 计', '120', '支 出 总 计', '120'],
      ],
    ),
    table(
      'revenue',
      '表2',
      '元',
      ['部门编码', '部门名称', '合计', '本年收入·一般公共预算', '本年收入·事业收入', '上年结转'],
      [
        ['', '合计', '120', '100', '20', '0'],
        ['301', '某市某局', '120', '100', '20', '0'],
      ],
    ),
  ]);
  const places = (subject: string) =>
    facts.entries
      .filter((one) => one.subject === subject)
      .map(({ id, cells }) => `${id} ${cells[0]?.measure} ${cells[0]?.printed}`);
  expect(places('revenue:事业收入')).toEqual(['表1:事业收入 amount 20', '表2:事业收入 amount 20']);
  expect(places('total:收入总计')).toEqual(['表1:收入总计 amount 120', '表2:合计 amount 120']);
});

test('a table of no standard kind keeps its rows and figures', () => {
  const facts = extract([
    table(
      'unknown',
      '表16',
      '',
      ['序号', '名称', '数值(万元)'],
      [
        ['1', '某项', '3.5'],
        ['2', '合计', '3.5'],
      ],
    ),
  ]);
  expect(listed(facts)).toEqual({
    '表16:某项 row:unknown·某项': ['amount 2031 3.5万元'],
    '表16:合计 row:unknown·合计': ['amount 2031 3.5万元'],
  });
});

test('projects are known by amount and like name, one to one', () => {
  const facts = extract(
    [
      table(
        'projects',
        '表10',
        '元',
        ['项目编码', '项目名称', '项目单位', '合计'],
        [
          ['', '合计', '', '2469135.00'],
          ['301000001', '专项-校舍维修（改造）资金', '某校', '1234567.00'],
          ['301000002', '专项-校舍维修资金二期', '某校', '1234568.00'],
        ],
      ),
    ],
    [
      section(
        '项目支出安排情况',
        '2031年项目支出246.91万元。其中：',
        '（1）专项-校舍维修改造专项资金123.46万元，主要用于校舍维修。',
        '（2）专项-校舍维修资金（二期）123.46万元，主要用于二期。',
        '（3）新设项目1万元。',
      ),
    ],
  );
  const prose = facts.entries
    .filter(({ collection }) => collection === 'prose')
    .map(({ label, subject }) => `${label} → ${subject}`);
  expect(prose).toEqual([
    '项目支出 → category:项目支出',
    '专项-校舍维修改造专项资金 → project:301000001',
    '专项-校舍维修资金(二期) → project:301000002',
    '新设项目 → item:新设项目',
  ]);
  expect(facts.findings.map(({ code, found }) => `${code} ${found}`)).toEqual([
    'name-differs 专项-校舍维修改造专项资金',
  ]);
});

test('a change of nothing is a change, a sign left open is none', () => {
  const said =
    '2031年“三公”经费预算5万元，与2030年预算持平。其中：公务接待费2万元，比上年增加(减少)1万元，增长(下降)0%；公务用车购置费3万元。';
  const facts = extract([], [section('“三公”经费情况', said, '比上年减少4万元。')]);
  expect(
    facts.entries.map(({ subject, cells }) => [subject, ...cells.map((cell) => shown(cell).replace(/ @.*/, ''))]),
  ).toEqual([
    ['three-public:合计', 'amount 2031 5万元', 'change 2031 0万元'],
    ['three-public:公务接待费', 'amount 2031 2万元', 'change 2031 null', 'growth 2031 0%'],
    ['three-public:公务用车购置费', 'amount 2031 3万元', 'change 2031 -4万元'],
  ]);
});

test('a project that two lists name otherwise than the table is that project in both', () => {
  const list = '：（1）某某路段维修专项经费12.35万元；（2）另一项目2万元。';
  const facts = extract(
    [
      table(
        'projects',
        '表10',
        '元',
        ['项目编码', '项目名称', '项目单位', '合计'],
        [['301000001', '某某路段维修经费', '某所', '123456']],
      ),
    ],
    [
      { ...section('项目支出安排情况', `项目支出14万元，分别是${list}`) },
      { ...section('其他', `项目支出14万元，分别是${list}`), source: '第三部分·二' },
    ],
  );
  expect(facts.entries.filter(({ subject }) => subject === 'project:301000001').map(({ source }) => source)).toEqual([
    '表10',
    '第三部分·一',
    '第三部分·二',
  ]);
});

test('a sentence cut by a page break is quoted line by line', () => {
  const text = '2031年部门收入预算10万元，比上年增加2万元，增长25%。';
  const parts = [
    { line: 5, page: 1, offset: 0 },
    { line: 9, page: 2, offset: 16 },
  ];
  const facts = extract([], [{ ...section('部门收入预算安排情况'), paragraphs: [{ line: 5, page: 1, text, parts }] }]);
  expect(facts.entries[0]?.cells.map(({ measure, line, page, quote }) => [measure, line, page, quote])).toEqual([
    ['amount', 5, 1, text.slice(0, 16)],
    ['change', 9, 2, text.slice(16)],
    ['growth', 9, 2, text.slice(16)],
  ]);
});

const names = fc.constantFrom('社区服务', '义务教育（含幼儿）', '道路、桥梁养护', '信息系统建设');
const money = fc
  .integer({ min: 1, max: 10_000_000 })
  .map((cents) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`);
const trim = (digits: string): string => digits.replace(/\.?0+$/, '') || '0';

test('X N万元，占P%，比上年增减A万元: read back from any such sentence', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ name: names, amount: money, share: money, change: money, down: fc.boolean() }), {
        minLength: 1,
        maxLength: 4,
      }),
      fc.constantFrom('；', '，'),
      (items, mark) => {
        const said = items.map(
          ({ name, amount, share, change, down }) =>
            `${name}${amount}万元，占${share}%，比2030年预算${down ? '减少' : '增加'}${change}万元，${down ? '下降' : '增长'}${share}%`,
        );
        const facts = extract([], [section('情况', `2031年部门支出预算99万元，其中：${said.join(mark)}。`)]);
        const read = facts.entries
          .slice(1)
          .map(({ label, parent, cells }) => [label, parent, ...cells.map((cell) => shown(cell).replace(/ @.*/, ''))]);
        expect(read).toEqual(
          items.map(({ name, amount, share, change, down }) => [
            name.replace('（', '(').replace('）', ')'),
            '第三部分·一:部门支出预算',
            `amount 2031 ${trim(amount)}万元`,
            `share 2031 ${trim(share)}%`,
            `change 2031 ${down ? '-' : ''}${trim(change)}万元`,
            `growth 2031 ${down ? '-' : ''}${trim(share)}%`,
          ]),
        );
      },
    ),
    { numRuns: 200 },
  );
});
