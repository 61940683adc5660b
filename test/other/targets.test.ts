import { describe, expect, test } from 'vitest';
import { document } from './asked.ts';

/** Targets in one table of the whole department and in a form of a project; heads, equipment and changes told in prose. */
const ask = document([
  '部门整体支出绩效目标表',
  '单位：万元',
  '单位名称|资金总额|整体绩效目标|一级指标|二级指标|三级指标|指标值类型|指标值|计量单位|指标解释',
  '江南省临川市粮食局|1,000.00|保障粮食安全。|产出指标|数量指标|轮换储备粮数量|≥|12000|吨|全年轮换的数量',
  '||||质量指标|储备粮出库合格率|≥|98 %||抽检',
  '||||时效指标|组织粮食安全宣传周活动|≥||2次|组织宣传',
  '',
  '政策和项目预算绩效目标表',
  '项目名称|||粮库智能化改造||',
  '主管部门及代码|||315_临川市粮食局|实施单位|临川市粮食局',
  '项目资金（万元）|||年度预算资金总额：|260.00|',
  '|||其中：财政拨款|180.00|',
  '|||其他资金|80.00|',
  '总体目标|提升仓储水平。||||',
  '|一级指标|二级指标|三级指标|指标值|',
  '绩效指标|成本指标|经济成本|单仓改造成本控制数|≤13万元|',
  '绩效指标|产出指标|数量指标|改造仓房数量|≥20座|',
  '|||培训保管员人数|≥35人|',
  '绩效指标|产出指标|时效指标|测温系统故障恢复时间|≤6小时|',
  '绩效指标|产出指标|质量指标|改造验收合格率|=100%|',
  '',
  '## 第三部分 情况说明',
  '',
  '### 一、收支总体情况',
  '',
  '（一）2031年收入预算1000.00万元，其中，一般公共预算拨款900.00万元，事业收入0.00万元，其他收入100.00万元，上年结转0.00万元。收入较去年增加40.00万元，上升4.17%。主要是新增仓储经费。',
  '',
  '### 二、其他重要事项',
  '',
  '2031年会议费预算6.00万元，人数300人。',
  '',
  '截至2030年12月31日，本部门单位价值100万元以上设备7台（套）。2031年部门预算安排购置单位价值100万元以上设备1台（套）。',
]);

describe('targets', () => {
  test.each([
    ['储备粮要轮换多少吨', ['12000吨']],
    ['储备粮出库合格率目标', ['98%']],
    ['粮食安全宣传周活动办几次', ['2次']],
    ['单仓改造成本上限多少钱', ['13万元']],
    ['培训保管员几位', ['35人']],
    ['测温系统故障几个小时内要恢复', ['6小时']],
    ['改造验收合格率', ['100%']],
  ])('%s', (question, values) => {
    expect(ask(question).values).toEqual(values);
  });
});

describe('told in prose', () => {
  test('a change of all that comes in is none of the last source in the list', () => {
    expect(ask('事业收入比去年增加多少').kind).toBe('missing');
    expect(ask('收入比去年增加多少').values[0]).toBe('40万元');
  });

  test('a reason in a sentence of its own', () => {
    expect(ask('收入为什么增加').text).toContain('新增仓储经费');
  });

  test('heads that are printed beside a cost', () => {
    expect(ask('人均会议费多少').values[0]).toBe('200元');
    expect(ask('会议费多少人参加').values).toEqual(['300人']);
  });

  test('equipment by its worth, there and to be bought', () => {
    expect(ask('100万以上的设备有几台').values).toEqual(['7台']);
    expect(ask('今年要买几台100万以上的设备').values).toEqual(['1台']);
  });
});
