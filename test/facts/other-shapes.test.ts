import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDocument } from '../../src/document/read.ts';
import { extractFacts } from '../../src/facts/extract.ts';
import { parentsBySum } from '../../src/facts/tables/hierarchy.ts';
import { amount } from '../../src/money/amount.ts';
import { shown } from './first.ts';

const meta = { department: '某市某某局', year: 2031, stage: 'budget', repairs: [] } as const;

/** Entries of a document whose cells are parted by bars: id, subject, role, parent and figures. */
function entries(...lines: readonly string[]): readonly string[] {
  const facts = extractFacts(readDocument('x', lines.join('\n').replaceAll('|', '\t'), meta));
  return facts.entries.map((entry) => {
    const cells = entry.cells.filter(({ value }) => value !== null).map((cell) => shown(cell).replace(/ @\d+$/, ''));
    const facets = Object.values(entry.facets).filter((facet) => !/^(?:scope|side):/.test(facet));
    return [entry.id, entry.subject, entry.role, entry.parent ?? '-', ...cells, ...facets].join(' ');
  });
}

describe('codes', () => {
  test('parts that a row leaves out are those of the row above; 1 is 01', () => {
    expect(
      entries(
        '支出总表',
        '单位：万元',
        '科目编码|||科目名称|合计',
        '类|款|项||',
        '|||合计|3.00',
        '201|||一般公共服务支出|3.00',
        '|3||政府办公厅事务|3.00',
        '||1|行政运行|1.00',
        '||02|其他|2.00',
      ),
    ).toEqual([
      '表1:合计 total:支出总计 total - amount 2031 3万元',
      '表1:201 function:201 group 表1:合计 amount 2031 3万元',
      '表1:20103 function:20103 group 表1:201 amount 2031 3万元',
      '表1:2010301 function:2010301 item 表1:20103 amount 2031 1万元',
      '表1:2010302 function:2010302 item 表1:20103 amount 2031 2万元',
    ]);
  });

  test('类 款 项 in one row with the total', () => {
    expect(
      entries(
        '支出决算表',
        '单位：万元',
        '项目||||本年支出合计',
        '科目编码|||科目名称|',
        '类|款|项|合计|2.00',
        '201|||一般公共服务支出|2.00',
        '201|03||政府办公厅事务|2.00',
      ),
    ).toEqual([
      '表1:合计 total:本年支出合计 total - amount 2031 2万元',
      '表1:201 function:201 group 表1:合计 amount 2031 2万元',
      '表1:20103 function:20103 item 表1:201 amount 2031 2万元',
    ]);
  });

  test.each(['[2010301]行政运行', '2010301-行政运行', '2010301行政运行', '2010301 行政运行'])(
    'inside the name: %s',
    (name) => {
      expect(
        entries(
          '一般公共预算支出表',
          '单位：元',
          '功能科目名称|小计|基本支出',
          '合计|1.00|1.00',
          `${name}|1.00|1.00`,
        ).filter((one) => one.includes('function')),
      ).toEqual(['表1:2010301 function:2010301 item 表1:合计 amount 2031 1元 basic 2031 1元']);
    },
  );

  test('of two lists: the department’s own is the subject, the government’s a facet', () => {
    expect(
      entries(
        '一般公共预算基本支出表',
        '单位：元',
        '部门经济科目编码|部门经济科目名称|政府经济科目编码|政府经济科目名称|合计',
        '30101|基本工资|50101|工资奖金津补贴|2.00',
        '30101|基本工资|50501|工资福利支出|3.00',
      ),
    ).toEqual([
      '表1:30101/50101 economic:30101 item - amount 2031 2元 government-economic:50101',
      '表1:30101/50501 economic:30101 item - amount 2031 3元 government-economic:50501',
    ]);
  });

  test('two tables side by side under one title', () => {
    expect(
      entries(
        '基本支出决算表',
        '单位：元',
        '科目编码|科目名称|决算数|科目编码|科目名称|决算数',
        '301|工资福利支出|5.00|302|商品和服务支出|4.00',
        '30101|基本工资|5.00|30201|办公费|4.00',
        '人员经费合计||5.00|公用经费合计||4.00',
      ),
    ).toEqual([
      '表1:301 economic:301 group - amount 2031 5元',
      '表1:30101 economic:30101 item 表1:301 amount 2031 5元',
      '表1:合计/人员经费 category:人员经费 group - amount 2031 5元',
      '表1:302 economic:302 group - amount 2031 4元',
      '表1:30201 economic:30201 item 表1:302 amount 2031 4元',
      '表1:合计/公用经费 category:公用经费 group - amount 2031 4元',
    ]);
  });

  test('none: rows that sum what follows are groups', () => {
    expect(
      entries(
        '支出总表',
        '单位：元',
        '功能分类科目名称|合计',
        '合计|9.00',
        '教育支出|5.00',
        '普通教育|5.00',
        '初中教育|3.00',
        '高中教育|2.00',
        '住房保障支出|4.00',
        '住房改革支出|4.00',
      ).map((one) => one.split(' ').slice(0, 4).join(' ')),
    ).toEqual([
      '表1:合计 total:支出总计 total -',
      '表1:教育支出 function:教育支出 group 表1:合计',
      '表1:普通教育 function:普通教育 group 表1:教育支出',
      '表1:初中教育 function:初中教育 item 表1:普通教育',
      '表1:高中教育 function:高中教育 item 表1:普通教育',
      '表1:住房保障支出 function:住房保障支出 group 表1:合计',
      '表1:住房改革支出 function:住房改革支出 item 表1:住房保障支出',
    ]);
  });
});

const tree = fc.letrec<{ node: readonly [number, readonly unknown[]] }>((tie) => ({
  node: fc.tuple(
    fc.integer({ min: 1, max: 10_000 }),
    fc.oneof({ depthSize: 'small' }, fc.constant([]), fc.array(tie('node'), { minLength: 2, maxLength: 3 })),
  ),
})).node;

test('a list without groups stays one, whatever its figures; a tree of sums is found again', () => {
  const money = (value: number) => amount(String(value), '元');
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 2, maxLength: 9 }), (values) => {
      expect(parentsBySum(values.map(money), money(values.reduce((sum, one) => sum + one, 0)))).toBeNull();
    }),
  );
  fc.assert(
    fc.property(fc.array(tree, { minLength: 2, maxLength: 4 }), (nodes) => {
      const values: number[] = [];
      const place = (node: readonly [number, readonly unknown[]]): number => {
        const at = values.push(0) - 1;
        const below = (node[1] as readonly (readonly [number, readonly unknown[]])[]).map(place);
        values[at] = below.length === 0 ? node[0] : below.reduce((sum, one) => sum + one, 0);
        return values[at] ?? 0;
      };
      const total = nodes.map(place).reduce((sum, one) => sum + one, 0);
      const parents = parentsBySum(values.map(money), money(total));
      if (parents === null) return;
      // Every parent is the sum of its children, and the highest rows make up the total.
      values.forEach((value, at) => {
        const below = values.filter((_, index) => parents[index] === at);
        if (below.length > 0) expect(below.reduce((sum, one) => sum + one, 0)).toBe(value);
      });
      expect(values.filter((_, index) => parents[index] === null).reduce((sum, one) => sum + one, 0)).toBe(total);
    }),
  );
});

describe('balances', () => {
  test('several lists of expenditure beside one of revenue; parts of 专项 are parts, not accounts', () => {
    expect(
      entries(
        '收支总表',
        '单位：元',
        '收入||支出|||',
        '项目|预算数|支出功能分类科目（按大类）|预算数|部门预算支出经济分类科目（按大类）|预算数',
        '1、财政拨款|9.00|1、教育支出|9.00|1、人员经费|4.00',
        '(1)一般公共预算拨款|9.00|||(1)工资福利支出|4.00',
        '收入总计|9.00|支出总计|9.00|支出总计|4.00',
      ),
    ).toEqual([
      '表1:财政拨款 revenue:财政拨款 item - amount 2031 9元',
      '表1:一般公共预算拨款 revenue:一般公共预算拨款收入 item 表1:财政拨款 amount 2031 9元',
      '表1:收入总计 total:收入总计 total - amount 2031 9元',
      '表1:教育支出 function:教育支出 item - amount 2031 9元',
      '表1:支出总计 total:支出总计 total - amount 2031 9元',
      '表1·3:人员经费 category:人员经费 item - amount 2031 4元',
      '表1·3:工资福利支出 part:人员经费·工资福利支出 item 表1·3:人员经费 amount 2031 4元',
      '表1·3:支出总计 total:支出总计 total - amount 2031 4元',
    ]);
  });

  test('合计 alone is the total of its side', () => {
    expect(
      entries('收支总表', '单位：元', '收入||支出|', '项目|预算数|项目|预算数', '合计|9.00|合计|9.00').map(
        (one) => one.split(' ')[1],
      ),
    ).toEqual(['total:收入总计', 'total:支出总计']);
  });
});

test('收入总表 of one row without a name: the total, its sources, and what is carried over', () => {
  expect(
    entries(
      '收入总表',
      '单位：元',
      '合计|本年收入||上年结转结余|',
      '|小计|一般公共预算资金|小计|一般公共预算资金',
      '9.00|8.00|8.00|1.00|1.00',
    ),
  ).toEqual([
    '表1:合计 total:收入总计 total - amount 2031 9元 this-year 2031 8元 general-budget 2031 8元 carried 2031 1元 carried-general 2031 1元',
    '表1:一般公共预算资金 revenue:一般公共预算拨款收入 item 表1:合计 amount 2031 8元',
    '表1:上年结转结余 total:上年结转结余 item 表1:合计 amount 2031 1元 general-budget 2031 1元',
  ]);
});

describe('三公', () => {
  const figures = (...lines: readonly string[]) =>
    entries(...lines).map((one) => one.replace(/ (?:item|group|total) \S+/, ''));

  test('two years side by side', () => {
    expect(
      figures(
        '“三公”经费支出表',
        '单位：元',
        '2030年预算数||2031年预算数|',
        '合计|公务接待费|合计|公务接待费',
        '3.00|2.00|5.00|4.00',
      ),
    ).toEqual([
      '表1:合计 three-public:合计 amount 2030 3元 amount 2031 5元',
      '表1:公务接待费 three-public:公务接待费 amount 2030 2元 amount 2031 4元',
    ]);
  });

  test('a row for each year, funds in columns', () => {
    expect(
      figures(
        '“三公”经费支出表',
        '单位：元',
        '预算单位|年度|总计||公务接待费|',
        '||一般公共预算|政府性基金预算|一般公共预算|政府性基金预算',
        '某市某某局|2030年|3.00|0.00|2.00|0.00',
        '|2031年|5.00|0.00|4.00|1.00',
        '|增减变化金额|2.00|0.00|2.00|1.00',
      ),
    ).toEqual([
      '表1:某市某某局/合计 three-public:合计 amount 2030 3元 government-fund 2030 0元 unit:某市某某局',
      '表1:某市某某局/公务接待费 three-public:公务接待费 amount 2030 2元 government-fund 2030 0元 unit:某市某某局',
      '表1:合计 three-public:合计 amount 2031 5元 government-fund 2031 0元',
      '表1:公务接待费 three-public:公务接待费 general-budget 2031 4元 government-fund 2031 1元',
    ]);
  });

  test('会议费 and 机关运行经费 beside them; a sum of more than “三公” is not theirs', () => {
    expect(
      figures(
        '“三公”经费、会议费和机关运行经费预算表',
        '单位：元',
        '合计|“三公”经费|||会议费|2031年机关运行经费预算数',
        '|小计|公务用车购置及运行费||||',
        '||购置费|运行费||',
        '9.00|5.00|3.00|2.00|4.00|7.00',
      ),
    ).toEqual([
      '表1:合计 three-public:合计 amount 2031 5元',
      '表1:公务用车购置费 three-public:公务用车购置费 amount 2031 3元',
      '表1:公务用车运行维护费 three-public:公务用车运行维护费 amount 2031 2元',
      '表1:会议费 item:会议费 amount 2031 4元',
      '表1:机关运行经费 category:机关运行经费 amount 2031 7元',
    ]);
  });

  test('预算数 beside 决算数 is what was planned at first', () => {
    expect(
      figures(
        '“三公”经费支出决算表',
        '单位：元',
        '合计||公务接待费|',
        '预算数|决算数|预算数|决算数',
        '9.00|8.00|9.00|8.00',
      ),
    ).toEqual([
      '表1:合计 three-public:合计 initial-budget 2031 9元 amount 2031 8元',
      '表1:公务接待费 three-public:公务接待费 initial-budget 2031 9元 amount 2031 8元',
    ]);
  });
});

test('projects below their department, groups of projects by their sums', () => {
  expect(
    entries(
      '项目支出表',
      '单位：元',
      '单位编码|单位（项目）名称|项目金额',
      '合计||9.00',
      '119|某市某某局|9.00',
      '|通用项目|5.00',
      '|培训|2.00',
      '|印刷|3.00',
      '|普查|4.00',
    ).map((one) => one.split(' ').slice(0, 4).join(' ')),
  ).toEqual([
    '表1:合计 category:项目支出 total -',
    '表1:119 unit:某市某某局 group 表1:合计',
    '表1:通用项目 project:通用项目 group 表1:119',
    '表1:培训 project:培训 item 表1:通用项目',
    '表1:印刷 project:印刷 item 表1:通用项目',
    '表1:普查 project:普查 item 表1:119',
  ]);
});

test('goals printed as a list, over two pages', () => {
  const head = ['项目名称|资金总额|绩效目标|绩效指标|||', '|||一级指标|三级指标|指标值|度量单位'];
  expect(
    entries(
      '<!-- page 1 -->',
      '项目支出绩效目标表',
      '单位：万元',
      ...head,
      '设备购置|5.00|买好。|产出指标|台数|10|台',
      '||||合格率|95|%',
      '<!-- page 2 -->',
      '项目支出绩效目标表',
      ...head,
      '设备购置|5.00|买好。|效益指标|效果|明显|',
      '普查|6.00|查好。|产出指标|户数|20|户',
    ),
  ).toEqual([
    '表1:设备购置 project:设备购置 item - amount 2031 5万元',
    '表1:设备购置/台数 indicator:台数 item 表1:设备购置 target 2031 10台 project:设备购置 indicator-level:产出指标',
    '表1:设备购置/合格率 indicator:合格率 item 表1:设备购置 target 2031 95% project:设备购置 indicator-level:产出指标',
    '表1:设备购置/效果 indicator:效果 item 表1:设备购置 project:设备购置 indicator-level:效益指标',
    '表1:普查 project:普查 item - amount 2031 6万元',
    '表1:普查/户数 indicator:户数 item 表1:普查 target 2031 20户 project:普查 indicator-level:产出指标',
  ]);
});

test('purchases: classes and projects are printed once above their goods', () => {
  expect(
    entries(
      '政府采购支出表',
      '单位：元',
      '采购品目大类|专项名称|采购品目名称|总计',
      '合计|||9.00',
      '一、货物A|||5.00',
      '|设备购置||5.00',
      '||计算机|5.00',
      '三、服务C|||4.00',
      '|物业费|物业管理服务|4.00',
    ),
  ).toEqual([
    '表1:合计 total:政府采购预算 total - amount 2031 9元',
    '表1:一、货物A procurement-class:货物类 group 表1:合计 amount 2031 5元',
    '表1:设备购置 purchase-project:设备购置 group 表1:合计 amount 2031 5元',
    '表1:计算机 good:计算机 item 表1:合计 amount 2031 5元 procurement-class:货物类 purchase-project:设备购置',
    '表1:三、服务C procurement-class:服务类 group 表1:合计 amount 2031 4元',
    '表1:物业管理服务 good:物业管理服务 item 表1:合计 amount 2031 4元 purchase-project:物业费 procurement-class:服务类',
  ]);
});

test('a table of no standard kind whose rows are accounts is about those accounts', () => {
  expect(
    entries(
      '一般公共预算机关运行经费支出表',
      '单位：元',
      '科目编码|科目名称|机关运行经费支出',
      '合计||5.00',
      '30201|办公费|5.00',
    ).map((one) => one.split(' ').slice(0, 2).join(' ')),
  ).toEqual(['表1:合计 category:机关运行经费', '表1:30201 economic:30201']);
});
