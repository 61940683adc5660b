import { describe, expect, test } from 'vitest';
import { document } from './asked.ts';

/** What is asked in passing: of units, of heads, of the plan, of a share, of what is said to be wrong. */
const ask = document([
  '部门收入总表',
  '单位：万元',
  '单位名称|合计|一般公共预算|其他收入',
  '合计|1,000.00|900.00|100.00',
  '江南省临川市粮食局|700.00|650.00|50.00',
  '临川市粮食质量检测站|200.00|180.00|20.00',
  '临川市军粮供应中心|100.00|70.00|30.00',
  '',
  '部门支出总表',
  '单位：万元',
  '科目编码|科目名称|合计|基本支出|项目支出',
  '|合计|1,000.00|600.00|400.00',
  '222|粮油物资储备支出|900.00|500.00|400.00',
  '22201|粮油物资事务|900.00|500.00|400.00',
  '2220101|行政运行|500.00|500.00|',
  '2220115|粮食风险基金|400.00||400.00',
  '221|住房保障支出|100.00|100.00|',
  '22102|住房改革支出|100.00|100.00|',
  '2210201|住房公积金|100.00|100.00|',
  '',
  '## 第三部分 情况说明',
  '',
  '### 一、其他重要事项',
  '',
  '2031年会议费预算6.00万元，人数300人。',
  '',
  '2031年委托业务费财政拨款预算60.00万元，比上年增加10.00万元，增长25.00%。',
  '',
  '截至2030年12月31日，本部门单位价值100万元以上设备7台（套）。2031年部门预算安排购置单位价值100万元以上设备0台（套）。',
]);

describe('asked in passing', () => {
  test('what each of the units gets', () => {
    expect(ask('三个下属单位各分到多少').values.slice(0, 3)).toEqual(['700万元', '200万元', '100万元']);
  });

  test('columns of one row, not its parts', () => {
    expect(ask('粮油物资储备支出里，基本支出和项目支出各多少').values).toEqual(['500万元', '400万元']);
  });

  test('percentage points of one share', () => {
    expect(ask('粮食风险基金占总支出几个百分点').values[0]).toBe('40%');
  });

  test('what there is, not what is to be bought', () => {
    expect(ask('单位价值100万元以上设备有几台').values[0]).toBe('7台');
    expect(ask('今年打算购置单位价值100万元以上设备几台').values[0]).toBe('0台');
  });

  test('the heads of what was spoken of', () => {
    expect(ask('会议费预算多少 预计多少人参加').values).toEqual(['6万元', '300人']);
  });

  test('a printed rate that is not what the figures come to', () => {
    const { kind, text } = ask('说明里写委托业务费增长25% 拿数字算一下对吗');
    expect(kind).toBe('check');
    expect(text).toContain('20');
  });

  test('classes that are counted add up to the whole', () => {
    expect(ask('两大类支出加起来等不等于支出总计').text).toMatch(/^(?:一致|相等)/);
  });

  test('heads are no money', () => {
    expect(ask('局里有多少在编人员').kind).toBe('missing');
  });
});

describe('a final account', () => {
  const final = document(
    [
      '财政拨款“三公”经费支出决算表',
      '单位：万元',
      '“三公”经费合计||公务接待费|',
      '预算数|决算数|预算数|决算数',
      '5.00|2.00|5.00|2.00',
    ],
    { stage: 'final' },
  );

  test('the budget that stands beside what was spent', () => {
    expect(final('三公经费实际花了多少', '预算给了多少').values).toEqual(['5万元']);
  });

  test('what the year began with is not what it ended with', () => {
    expect(final('三公经费年初预算多少').values).toEqual(['5万元']);
    expect(final('公务接待费年初批了多少，年底实际用掉多少').values).toEqual(['5万元', '2万元']);
    expect(final('公务接待费完成年初预算的百分之几').values).toEqual(['40%']);
    expect(final('公务接待费决算比年初预算省了多少').values[0]).toBe('3万元');
  });
});
