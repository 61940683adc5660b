import { describe, expect, test } from 'vitest';
import { document } from './asked.ts';

/** Purchases that belong to projects, printed with how many and how much, without a price of one. */
const ask = document([
  '项目支出表',
  '单位：元',
  '项目名称|合计',
  '合计|900,000.00',
  '第三次粮库普查|600,000.00',
  '粮库普查设备购置|300,000.00',
  '',
  '政府采购预算表',
  '单位：元',
  '采购项目|采购目录|数量|预算金额',
  '合计||30,036|900,000.00',
  '第三次粮库普查|A05030303普通服装|20,000|400,000.00',
  '第三次粮库普查|A05030702手提包、背包|10,000|200,000.00',
  '粮库普查设备购置|A02010108便携式计算机|6|39,000.00',
  '粮库普查设备购置|A02010109平板式计算机|30|261,000.00',
]);

describe('what is bought', () => {
  test('a project beside a good says whose rows are meant', () => {
    expect(ask('粮库普查设备购置里平板电脑买几台 花多少').values).toEqual(['30', '261000元']);
  });

  test('the price of one is worked out where none is printed', () => {
    expect(ask('笔记本电脑一台合多少钱').values).toEqual(['6500元']);
    expect(ask('平板电脑买几台 花多少 合一台多少钱').values).toEqual(['30', '261000元', '8700元']);
  });

  test('rows chosen by how many they are, told by what they cost', () => {
    expect(ask('采购里第三次粮库普查数量过万件的是哪几样，各批了多少钱').values[0]).toBe('400000元');
  });
});
