import { describe, expect, test } from 'vitest';
import { document } from './asked.ts';

/** Whose money a table counts, and which half of the spending: figures that differ for that reason contradict nothing. */
const ask = document([
  '部门收支总表',
  '单位：万元',
  '收入|预算数|支出|预算数',
  '一、一般公共预算拨款收入|900.00|一、粮油物资储备支出|1,000.00',
  '二、其他收入|100.00||',
  '收入总计|1,000.00|支出总计|1,000.00',
  '',
  '部门支出总表',
  '单位：万元',
  '科目编码|科目名称|合计|基本支出|项目支出',
  '|合计|1,000.00|600.00|400.00',
  '222|粮油物资储备支出|1,000.00|600.00|400.00',
  '22201|粮油物资事务|1,000.00|600.00|400.00',
  '2220101|行政运行|600.00|600.00|',
  '2220115|粮食风险基金|400.00||400.00',
  '',
  '一般公共预算支出表',
  '单位：万元',
  '科目编码|科目名称|合计|基本支出|项目支出',
  '|合计|900.00|600.00|300.00',
  '222|粮油物资储备支出|900.00|600.00|300.00',
  '22201|粮油物资事务|900.00|600.00|300.00',
  '2220101|行政运行|600.00|600.00|',
  '2220115|粮食风险基金|300.00||300.00',
  '',
  '一般公共预算基本支出表（按经济分类科目）',
  '单位：万元',
  '经济分类科目|预算',
  '合计|600.00',
  '[302]商品和服务支出|600.00',
  '[30206]电费|4.50',
  '[30209]物业管理费|595.50',
  '',
  '一般公共预算项目支出情况表（按经济分类科目）',
  '单位：万元',
  '经济分类科目|预算',
  '合计|300.00',
  '[302]商品和服务支出|300.00',
  '[30206]电费|42.00',
  '[30227]委托业务费|258.00',
]);

describe('funds', () => {
  test('the whole department is meant; what one fund pays of it is no contradiction', () => {
    const { values, text } = ask('粮食风险基金安排多少');
    expect(values[0]).toBe('400万元');
    expect(text).not.toContain('不一致');
  });

  test('the fund that is asked for', () => {
    expect(ask('粮食风险基金一共多少 其中财政拨款是多少').values).toEqual(['400万元', '300万元']);
  });

  test('what a fund pays of one half of the spending', () => {
    const { values, text } = ask('项目支出里财政拨款有多少');
    expect(values[0]).toBe('300万元');
    expect(text).toContain('项目支出（一般公共预算）');
    expect(ask('项目支出里财政拨款有多少', '占项目支出几成').values[0]).toBe('75%');
  });

  test('a column of the thing spoken of', () => {
    expect(ask('2220101行政运行多少', '拆开看 基本多少').values).toEqual(['600万元']);
    expect(ask('粮食风险基金多少', '其中项目支出多少').values).toEqual(['400万元']);
  });
});

describe('halves', () => {
  test('basic and project expenditure in two tables make up the whole, as printed', () => {
    const { values, text } = ask('一年电费多少钱');
    expect(values).toEqual(['46.5万元', '4.5万元', '42万元']);
    expect(text).toMatch(/^46\.50万元：电费/);
  });

  test('what only one half pays', () => {
    expect(ask('委托业务费多少').values).toEqual(['258万元']);
  });
});

describe('lists of one half', () => {
  test('the accounts of the tables of that half', () => {
    expect(ask('项目支出里面商品和服务支出最多的两项').values).toEqual(['258万元', '42万元']);
    expect(ask('基本支出里面商品和服务支出最多的一项').values[0]).toBe('595.5万元');
  });

  test('the halves of an account together are the account', () => {
    expect(ask('电费 基本支出和项目支出加一起多少').values[0]).toBe('46.5万元');
  });
});

test('what all the money is spent on, in tables without codes', () => {
  const plain = document([
    '部门支出总表',
    '单位：万元',
    '科目名称|合计|基本支出|项目支出',
    '合计|1,000.00|600.00|400.00',
    '教育支出|100.00|100.00|',
    '进修及培训|100.00|100.00|',
    '培训支出|100.00|100.00|',
    '粮油物资储备支出|900.00|500.00|400.00',
    '粮油物资事务|900.00|500.00|400.00',
    '行政运行|900.00|500.00|400.00',
    '',
    '财政拨款收支总表',
    '单位：万元',
    '收入|预算数|支出|预算数',
    '一般公共预算拨款收入|800.00|本年支出|800.00',
    '收入总计|800.00|支出总计|800.00',
    '',
    '一般公共预算支出表',
    '单位：万元',
    '科目名称|合计|基本支出|项目支出',
    '合计|800.00|600.00|200.00',
    '教育支出|100.00|100.00|',
    '粮油物资储备支出|700.00|500.00|200.00',
    '粮油物资事务|700.00|500.00|200.00',
    '行政运行|700.00|500.00|200.00',
  ]);
  expect(plain('支出按功能分几大类 每类多少').values.slice(0, 2)).toEqual(['100万元', '900万元']);
});

describe('what there is and what is to be bought', () => {
  const told = document([
    '部门支出总表',
    '单位：万元',
    '科目编码|科目名称|合计|基本支出|项目支出',
    '|合计|60.00|60.00|',
    '2220101|行政运行|60.00|60.00|',
    '',
    '## 第三部分 情况说明',
    '',
    '## 一、国有资产占用情况',
    '',
    '截至2030年12月31日，本单位共有车辆6辆，其中：应急保障用车2辆、其他用车4辆；单价100万元以上设备3台（套）。',
    '',
    '2031年计划购置车辆1辆，其中：应急保障用车1辆；单价100万元以上设备0台（套）。',
  ]);

  test('machines', () => {
    expect(told('单价100万元以上设备有几台').values[0]).toBe('3台');
    expect(told('今年要买几台单价100万元以上设备').values[0]).toBe('0台');
  });

  test('cars, and one kind of them beside all', () => {
    expect(told('车辆现在几部').values[0]).toBe('6辆');
    expect(told('车辆现在几部', '今年要买几部').values[0]).toBe('1辆');
    expect(told('几辆车 应急保障的几辆').values).toEqual(['6辆', '2辆']);
  });
});

test('an account that is printed once for each unit is the sum of its rows', () => {
  const units = document([
    '一般公共预算支出表',
    '单位：万元',
    '科目编码|科目名称|合计|基本支出|项目支出',
    '2220101|行政运行|60.00|60.00|',
    '2220199|其他粮油物资事务支出|5.00||5.00',
    '2220101|行政运行|35.00|30.00|5.00',
    '|合计|100.00|90.00|10.00',
  ]);
  expect(units('行政运行一共多少').values[0]).toBe('95万元');
  expect(units('行政运行多少', '拆成基本和项目各多少').values).toContain('5万元');
});

test('the department’s own name means the whole of it, in all ways of saying it', () => {
  for (const name of ['临川市粮食局', '临川粮食局', '市粮食局', '粮食局', '江南省临川市粮食局', '局里'])
    expect(ask(`${name}今年总支出多少`).values[0]).toBe('1000万元');
});
