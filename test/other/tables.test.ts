import { expect, test } from 'vitest';
import { document } from './asked.ts';

test('one row for each function and economic account: either account’s rows make up its figure', () => {
  const ask = document([
    '支出总表',
    '单位：万元',
    '支出功能分类科目|部门支出经济分类科目|合计|基本支出|项目支出',
    '2220101-行政运行|30101-基本工资|50.00|50.00|',
    '2220101-行政运行|30211-差旅费|4.60|4.60|',
    '2220115-粮食风险基金|30211-差旅费|3.80||3.80',
    '2220115-粮食风险基金|30226-劳务费|1.60||1.60',
    '合计||60.00|54.60|5.40',
    '',
    '一般公共预算基本支出表',
    '单位：万元',
    '部门支出经济分类科目|合计|人员经费|公用经费',
    '30101-基本工资|50.00|50.00|',
    '30211-差旅费|4.60||4.60',
    '合计|54.60|50.00|4.60',
  ]);
  expect(ask('行政运行多少').values[0]).toBe('54.6万元');
  expect(ask('差旅费一共多少').values[0]).toBe('8.4万元');
  expect(ask('差旅费一共多少').text).not.toContain('不一致');
});

test('one account is one thing, whichever of two tables prints its code', () => {
  const ask = document([
    '基本支出总表',
    '单位：万元',
    '支出经济分类科目|总计',
    '合计|12.83',
    '印刷费|12.83',
    '',
    '一般公共预算支出表（按经济分类）',
    '单位：万元',
    '科目编码|科目名称|支出总计|基本支出|项目支出',
    '|合计|98.22|12.83|85.39',
    '30202|印刷费|98.22|12.83|85.39',
  ]);
  expect(ask('印刷费总共多少 其中项目支出里出的是多少').values).toEqual(['98.22万元', '85.39万元']);
});

test('a table of no standard kind goes by its title; what it counts besides money keeps its unit', () => {
  const ask = document([
    '培训费明细表',
    '单位：万元',
    '序号|培训名称|时间|人数|金额',
    '1|清查培训会|3月|180|14.00',
    '2|登记业务培训会|9月|200|25.00',
    '3|初任培训|7月|3|0.50',
  ]);
  expect(ask('培训费明细里最贵的两个是哪几个').values.slice(0, 2)).toEqual(['25万元', '14万元']);
});

test('an empty cell of “三公”经费 is nothing where the others make up the sum', () => {
  const lines = (total: string) => [
    '一般公共预算“三公”经费支出表',
    '单位：元',
    '单位名称|合计|因公出国（境）费|公务接待费|公务用车购置及运行维护费||',
    '||||小计|购置费|运行维护费',
    `临川市粮食局|${total}||15,000.00|66,000.00||66,000.00`,
  ];
  expect(document(lines('81,000.00'))('出国多少钱').values).toEqual(['0元']);
  expect(document(lines('90,000.00'))('出国多少钱').kind).toBe('missing');
});

test('the whole department’s row is meant beside those of its units; a unit goes by its short name', () => {
  const ask = document([
    '一般公共预算“三公”经费支出表',
    '单位：元',
    '单位编码|单位名称|合计|因公出国（境）费|公务接待费|公务用车购置及运行维护费',
    '|合计|90.00|0.00|30.00|60.00',
    '119001|临川市粮食局|60.00|0.00|20.00|40.00',
    '119002|临川市粮食储备中心|30.00|0.00|10.00|20.00',
    '',
    '部门收入总表',
    '单位：元',
    '单位编码|单位名称|合计|一般公共预算拨款',
    '|合计|900.00|900.00',
    '119001|临川市粮食局|600.00|600.00',
    '119002|临川市粮食储备中心|300.00|300.00',
  ]);
  expect(ask('三公经费多少').values[0]).toBe('90元');
  expect(ask('三公经费多少').text).not.toContain('不一致');
  expect(ask('粮食储备中心收入多少').values[0]).toBe('300元');
});

test('basic expenditure under its own heading is the row’s amount', () => {
  const ask = document([
    '一般公共预算基本支出情况表',
    '单位：万元',
    '经济分类科目||基本支出||',
    '科目编码|科目名称|总计|人员经费|公用经费',
    '合计||100.00|60.00|40.00',
    '302|商品和服务支出|40.00||40.00',
    '30201|办公费|25.00||25.00',
    '30202|印刷费|5.00||5.00',
    '30211|差旅费|10.00||10.00',
  ]);
  expect(ask('商品和服务支出最大的两项').values.slice(0, 2)).toEqual(['25万元', '10万元']);
});

test('what one function is spent on, by the economic accounts of its rows', () => {
  const ask = document([
    '支出总表',
    '单位：万元',
    '支出功能分类科目|部门支出经济分类科目|合计|基本支出|项目支出',
    '2220101-行政运行|30101-基本工资|50.00|50.00|',
    '2220106-信息统计|30213-维修（护）费|3.00||3.00',
    '2220106-信息统计|30214-租赁费|9.00||9.00',
    '合计||62.00|50.00|12.00',
  ]);
  const { values, text } = ask('信息统计都花在什么上 从大到小');
  expect(values.slice(-2)).toEqual(['9万元', '3万元']);
  expect(text).toMatch(/租赁费[\s\S]*维修（护）费/);
});
