import { expect, test } from 'vitest';
import { document } from './asked.ts';

/** Accounts of the department, each beside the government's account that pays it: offices (501–504) and institutions (505). */
const ask = document([
  '一般公共预算基本支出表',
  '单位：万元',
  '政府预算支出经济分类|部门预算支出经济分类|合计',
  '合计||40.00',
  '50201-办公经费|30228-工会经费|20.00',
  '50201-办公经费|30229-福利费|12.00',
  '50502-商品和服务支出|30228-工会经费|8.00',
]);

test('which side of an office pays an account', () => {
  expect(ask('工会经费行政那边跟事业那边各出多少').values).toEqual(['28万元', '20万元', '8万元']);
  expect(ask('工会经费事业那边多少').values).toEqual(['8万元']);
});

test('an account of one side is not split', () => {
  expect(ask('福利费事业那边多少').kind).toBe('missing');
});
