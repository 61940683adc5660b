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
  '2031年培训费预算10万元，拟开展业务培训，人数约800人。',
  '',
  '截至2030年12月31日，本部门人员编制45人，实有人员40人。固定资产900.00万元。',
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

  test('two places that print one account', () => {
    const said = ask('邮电费在基本支出里列32万，项目支出里列1万，两处相差多少');
    expect(said.values).toEqual(['31万元', '32万元', '1万元']);
    expect(ask('邮电费基本支出里和项目支出里相差多少').values[0]).toBe('31万元');
  });

  test('a figure shown in yuan', () => {
    expect(ask('邮电费基本支出多少', '折成元是多少').text).toContain('320,000.00元');
  });

  test('heads and money, and what one of them costs', () => {
    expect(ask('培训打算搞好多人、花好多钱').values).toEqual(['10万元', '800人']);
    expect(ask('培训打算搞好多人、花好多钱', '那摊到每个人头上是几块钱').values[0]).toBe('125元');
  });

  test('heads by another name, and things counted on a day', () => {
    expect(ask('编制跟实有人头差几个').values[0]).toBe('5人');
    expect(ask('截至1月底固定资产值多少').values[0]).toBe('900万元');
    expect(ask('截至6月底花了多少钱').kind).toBe('missing');
  });
});

/** A final account, told in prose beside its budget. */
const ended = document(
  [
    '## 一、一般公共预算财政拨款支出决算情况',
    '',
    '一般公共预算财政拨款支出年初预算为500.00万元，支出决算为480.00万元，完成年初预算的96%。',
  ],
  { stage: 'final' },
);

describe('a budget and what became of it', () => {
  test('how much less was spent, asked behind it', () => {
    expect(ended('一般公共预算财政拨款支出年初预算是多少，决算下来少花了多少').values[0]).toBe('20万元');
    expect(ended('一般公共预算财政拨款支出年初打算花多少', '最后真花了多少').values).toEqual(['480万元']);
  });
});
