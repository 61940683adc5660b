import { describe, expect, test } from 'vitest';
import { readDocument } from '../../src/document/read.ts';
import { extractFacts } from '../../src/facts/extract.ts';

const TABLES = [
  '部门支出总表',
  '单位：万元',
  '科目编码|科目名称|合计|基本支出|项目支出',
  '|合计|100.00|60.00|40.00',
  '201|一般公共服务支出|100.00|60.00|40.00',
  '20129|群众团体事务|50.00|30.00|20.00',
  '2012902|一般行政管理事务|50.00|30.00|20.00',
  '20132|组织事务|50.00|30.00|20.00',
  '2013202|一般行政管理事务|50.00|30.00|20.00',
  '',
  '一般公共预算基本支出表',
  '单位：万元',
  '科目编码|科目名称|合计|人员经费|公用经费',
  '|合计|60.00|50.00|10.00',
  '302|商品和服务支出|10.00||10.00',
  '30216|培训费|10.00||10.00',
];

/** Subject and figures of every clause of a narrative, in order. */
function told(paragraphs: readonly string[], stage: 'budget' | 'final' = 'budget'): readonly string[] {
  const lines = [...TABLES, '', '## 第三部分 情况说明', '', '## 一、情况', '', ...paragraphs];
  const meta = { department: '江南省临川市粮食局（本级）', year: 2031, stage, repairs: [] } as const;
  const facts = extractFacts(readDocument('x', lines.join('\n').replaceAll('|', '\t'), meta));
  return facts.entries
    .filter(({ source }) => source.startsWith('第三部分'))
    .map(({ subject, cells }) =>
      [subject, ...cells.map(({ measure, year, value }) => `${measure} ${year} ${value?.value}${value?.unit}`)].join(
        ' | ',
      ),
    );
}

describe('accounts', () => {
  test('of one name are told by the section that they stand in, or by their code', () => {
    expect(
      told([
        '1.“一般公共服务支出（类）组织事务（款）一般行政管理事务（项）”50.00万元，主要用于组织工作。',
        '',
        '2.一般行政管理事务（2012902）50.00万元。',
        '',
        '3.培训费（30216）10.00万元。',
      ]),
    ).toEqual([
      'function:2013202 | amount 2031 50万元',
      'function:2012902 | amount 2031 50万元',
      'economic:30216 | amount 2031 10万元',
    ]);
  });

  test('whose money pays it is no part of its name', () => {
    expect(told(['本部门当年一般公共预算安排的培训费预算支出12.00万元，较上年减少1.00万元，降幅7.69%。'])).toEqual([
      'economic:30216 | amount 2031 12万元 | change 2031 -1万元 | growth 2031 -7.69%',
    ]);
  });
});

describe('years and stages', () => {
  test('last year’s figure of the same account', () => {
    expect(
      told([
        '1.一般公共服务支出（类）组织事务（款）一般行政管理事务（项）50.00万元。2030年当年预算执行数为40.00万元，2031年预算安排50.00万元，比2030年预算执行数增加25.00%。',
      ]),
    ).toEqual([
      'function:2013202 | amount 2031 50万元',
      'function:2013202 | amount 2030 40万元',
      'function:2013202 | amount 2031 50万元 | growth 2031 25%',
    ]);
  });

  test('of final accounts: what was planned and what was spent', () => {
    expect(
      told(
        [
          '1、一般公共服务支出（类）组织事务（款）一般行政管理事务（项）。主要用于：组织工作。年初预算为52.00万元，支出决算为50.00万元，完成年初预算的96.15%。',
        ],
        'final',
      ),
    ).toEqual(['function:2013202 | initial-budget 2031 52万元', 'function:2013202 | amount 2031 50万元']);
  });
});

describe('changes', () => {
  test('belong to what the words name: the sum, one of its parts, or nothing that has a figure', () => {
    expect(
      told([
        '收入预算100.00万元，其中：一般公共预算拨款90.00万元，其他收入10.00万元。收入比上年增加8.00万元，主要是一般公共预算拨款增加9.00万元，其他收入减少1.00万元，差旅补助增加3.00万元。',
      ]),
    ).toEqual([
      'total:收入总计 | amount 2031 100万元 | change 2031 8万元',
      'revenue:一般公共预算拨款收入 | amount 2031 90万元 | change 2031 9万元',
      'revenue:其他收入 | amount 2031 10万元 | change 2031 -1万元',
    ]);
  });
});

describe('what a department has', () => {
  test('vehicles that are there are told from those to be bought', () => {
    expect(
      told([
        '截至2030年12月31日，本部门共有车辆15辆，其中，机要通信用车5辆、其他用车10辆；单价100万元（含）以上的设备25台。2031年部门预算安排购置车辆1辆，其中：机要通信用车1辆；购置单价100万元以上的设备0台。',
      ]),
    ).toEqual([
      'vehicle:车辆 | count 2030 15辆',
      'vehicle:机要通信用车 | count 2030 5辆',
      'vehicle:其他用车 | count 2030 10辆',
      'count:单价100万元(含)以上的设备 | count 2030 25台',
      'vehicle:购置车辆 | count 2031 1辆',
      'vehicle:购置机要通信用车 | count 2031 1辆',
      'count:购置单价100万元以上的设备 | count 2031 0台',
    ]);
  });

  test('classes of purchases, and what is kept for small enterprises', () => {
    for (const words of [
      '其中：政府采购货物预算3.00万元、政府采购工程预算0万元、政府采购服务预算7.00万元',
      '其中：拟采购货物支出3.00万元、拟采购工程支出0万元、拟采购服务支出7.00万元',
      '其中：货物类采购预算3.00万元，工程类采购预算0万元，服务类采购预算7.00万元',
      '其中：货物类项目3.00万元、工程类项目0万元、服务类项目7.00万元',
    ]) {
      expect(told([`1.政府采购情况。2031年本部门政府采购预算总额10.00万元，${words}。`]), words).toEqual([
        'total:政府采购预算 | amount 2031 10万元',
        'procurement-class:货物类 | amount 2031 3万元',
        'procurement-class:工程类 | amount 2031 0万元',
        'procurement-class:服务类 | amount 2031 7万元',
      ]);
    }
    expect(
      told(['面向中小企业预留政府采购项目预算金额6.00万元，面向小微企业预留政府采购项目预算金额4.00万元。']),
    ).toEqual(['total:政府采购预算 | for-medium-small 2031 6万元', 'total:政府采购预算 | for-micro-small 2031 4万元']);
  });

  test('the cost of running the office, however it is put', () => {
    for (const words of [
      '2031年本单位机关运行经费财政拨款预算12.00万元',
      '（一）机关运行经费。2031年一般公共预算财政拨款运行经费12.00万元',
      '2031年本部门一般公共预算机关运行经费预算支出12.00万元',
    ])
      expect(told([`${words}，较2030年减少0.52万元，下降4.15%。`]), words).toEqual([
        'category:机关运行经费 | amount 2031 12万元 | change 2031 -0.52万元 | growth 2031 -4.15%',
      ]);
  });
});
