import { describe, expect, test } from 'vitest';
import { readDocument } from '../../src/document/read.ts';
import { runChecks } from '../../src/facts/checks/all.ts';
import { extractFacts } from '../../src/facts/extract.ts';
import { lookup } from '../../src/facts/lookup.ts';

/** Codes of what the checks find in a document whose cells are parted by bars, errors and warnings only. */
function found(lines: readonly string[], stage: 'budget' | 'final' = 'budget'): readonly string[] {
  const meta = { department: '江南省临川市粮食局', year: 2031, stage, repairs: [] } as const;
  const document = readDocument('x', lines.join('\n').replaceAll('|', '\t'), meta);
  const { findings } = runChecks({ document, lookup: lookup(extractFacts(document)) });
  return findings.filter(({ severity }) => severity !== 'note').map(({ code, places }) => `${code} ${places[0]?.line}`);
}

describe('no false alarm', () => {
  test('rows that split one account are in no wrong order', () => {
    const rows = ['30101-基本工资', '30102-津贴补贴', '30103-奖金', '30211-差旅费', '30226-劳务费'];
    expect(
      found([
        '支出总表',
        '单位：万元',
        '支出功能分类科目|部门支出经济分类科目|合计|基本支出|项目支出',
        ...rows.map((row) => `2220101-行政运行|${row}|10.00|10.00|`),
        '合计||50.00|50.00|',
      ]),
    ).toEqual([]);
  });

  test('上年结转 without a number and its funds, numbered from the start; parts without numbers', () => {
    const table = (carried: string) => [
      '财政拨款收支总表',
      '单位：万元',
      '收入||支出|',
      '项目|预算数|项目|预算数',
      '一、一般公共预算资金|90.00|一、粮油物资储备支出|100.00',
      '本年收入合计|90.00|本年支出合计|100.00',
      '上年结转结余|10.00|年终结转结余|',
      `一、一般公共预算拨款|${carried}||`,
      '二、政府性基金预算拨款|||',
      '收入总计|100.00|支出总计|100.00',
    ];
    expect(found(table('10.00'))).toEqual([]);
    expect(
      found([
        '部门收支总表',
        '单位：万元',
        '收入||支出|',
        '项目|预算数|项目|预算数',
        '一、财政拨款|90.00|一、粮油物资储备支出|100.00',
        '一般公共预算|90.00||',
        '政府性基金预算|||',
        '二、其他收入|10.00||',
        '本年收入合计|100.00|本年支出合计|100.00',
        '收入总计|100.00|支出总计|100.00',
      ]),
    ).toEqual([]);
  });

  test('a number before a name of the glossary, and names that many accounts bear', () => {
    const glossary = (name: string) => [
      '支出总表',
      '单位：万元',
      '科目编码|科目名称|合计|基本支出|项目支出',
      '|合计|50.00|50.00|',
      '201|一般公共服务支出|50.00|50.00|',
      '20129|群众团体事务|20.00|20.00|',
      '2012902|一般行政管理事务|20.00|20.00|',
      '20132|组织事务|30.00|30.00|',
      '2013202|一般行政管理事务|30.00|30.00|',
      '',
      '## 第四部分 名词解释',
      '',
      `一、“${name}（类）组织事务（款）一般行政管理事务（项）”：组织工作的支出。`,
      '',
      '二、一般公共服务支出（类）群众团体事务（款）一般行政管理事务（项）：群团工作的支出。',
    ];
    expect(found(glossary('一般公共服务支出'))).toEqual([]);
    expect(found(glossary('公共安全支出'))).toContain('glossary-name 13');
  });

  test('income by account is no expenditure, and of final accounts both may differ', () => {
    const both = (stage: 'budget' | 'final') =>
      found(
        [
          '收入决算表',
          '单位：万元',
          '科目编码|科目名称|本年收入合计|财政拨款收入|其他收入',
          '|合计|56.00|50.00|6.00',
          '2220101|行政运行|56.00|50.00|6.00',
          '',
          '支出决算表',
          '单位：万元',
          '科目编码|科目名称|本年支出合计|基本支出|项目支出',
          '|合计|50.00|50.00|',
          '2220101|行政运行|50.00|50.00|',
        ],
        stage,
      );
    expect(both('final')).toEqual([]);
  });
});

test('and the faults of the print are found', () => {
  expect(
    found([
      '部门收支总表',
      '单位：万元',
      '收入||支出|',
      '项目|预算数|项目|预算数',
      '一、财政拨款|90.00|一、粮油物资储备支出|100.00',
      '二、其他收入|13.00||',
      '本年收入合计|100.00|本年支出合计|100.00',
      '收入总计|100.00|支出总计|100.00',
    ]),
  ).not.toEqual([]);
});
