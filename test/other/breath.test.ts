import { describe, expect, test } from 'vitest';
import { document } from './asked.ts';

/** An account in the tables of both halves, a unit beside the office, and purchases told in prose. */
const ask = document([
  '一般公共预算基本支出表',
  '单位：万元',
  '科目编码|科目名称|预算数',
  '|合计|100.00',
  '302|商品和服务支出|100.00',
  '30207|邮电费|32.00',
  '30211|差旅费|68.00',
  '',
  '一般公共预算项目支出表（按经济分类）',
  '单位：万元',
  '科目编码|科目名称|预算数',
  '|合计|20.00',
  '302|商品和服务支出|20.00',
  '30207|邮电费|1.00',
  '30211|差旅费|19.00',
  '',
  '一般公共预算“三公”经费支出表',
  '单位：万元',
  '单位名称|“三公”经费合计|因公出国（境）费|公务接待费',
  '合计|40.00|30.00|10.00',
  '临川市粮食局|30.00|25.00|5.00',
  '临川市粮油储备服务中心（临川市粮油质检站）|10.00|5.00|5.00',
  '',
  '## 二、政府采购情况',
  '',
  '2031年政府采购预算200.00万元，其中：货物采购预算50.00万元，服务采购预算150.00万元。',
  '',
  '2031年本部门面向中小企业预留政府采购项目预算金额80.00万元。',
]);

describe('in one breath', () => {
  test('both halves of an account and their sum', () => {
    expect(ask('邮电费基本那边几多项目那边几多合共几多').values.slice(0, 3)).toEqual(['32万元', '1万元', '33万元']);
  });

  test('a unit by its kind and by its other name', () => {
    expect(ask('服务中心的三公是多少').values[0]).toBe('10万元');
    expect(ask('粮油质检站的三公是多少').values[0]).toBe('10万元');
  });

  test('a share of what is printed in another sentence', () => {
    expect(ask('面向中小企业预留的占全年采购金额百分之几').values[0]).toBe('40%');
  });
});
