import { describe, expect, test } from 'vitest';
import { document } from './asked.ts';

/** Whose money a project is paid from stands in a column beside its sum, or in lines of its form. */
const ask = document([
  '收支总表',
  '单位：万元',
  '收入|预算数|支出|预算数',
  '一般公共预算拨款收入|900.00|粮油物资储备支出|1,000.00',
  '上年结转|100.00||',
  '收入总计|1,000.00|支出总计|1,000.00',
  '',
  '项目支出表',
  '单位：万元',
  '项目名称|合计|一般公共预算|单位资金',
  '合计|500.00|420.00|80.00',
  '储备粮轮换|300.00|250.00|50.00',
  '粮库维修|130.00|130.00|',
  '粮油检验|70.00|40.00|30.00',
]);

describe('whose money', () => {
  test('a fund beside a project is its column', () => {
    expect(ask('储备粮轮换财政拨款多少 单位资金多少').values).toEqual(['250万元', '50万元']);
    expect(ask('粮油检验里有多少是自有资金').values).toEqual(['30万元']);
  });

  test('the projects that are paid from it', () => {
    expect(ask('哪些项目用了单位自己的资金 用了多少').values.slice(0, 2)).toEqual(['50万元', '30万元']);
  });

  test('each of the projects', () => {
    expect(ask('三个项目各多少钱', '里头一般公共预算各多少').values.slice(0, 3)).toEqual([
      '250万元',
      '130万元',
      '40万元',
    ]);
  });
});
