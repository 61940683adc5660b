import { expect, test } from 'vitest';
import type { Known } from '../../src/document/known.ts';
import { catalogueOf } from '../../src/question/documents/catalogue.ts';
import { namesOf } from '../../src/question/documents/names.ts';
import { readAsked } from '../../src/question/documents/read.ts';
import { knowledgeFrom, knownOf, words } from './made.ts';
import { SAMPLE } from './sample.ts';

test.each<[string, string[], string[], string[]]>([
  ['云州市审计局', ['云州市审计局', '云州审计局', '市审计局', '审计局'], ['云州', '云州市'], ['云', '计局']],
  ['海陵市统计局（本级）', ['海陵市统计局', '海陵统计局', '统计局'], ['海陵'], ['本级']],
  [
    '海陵市青石区人民政府柳湾街道办事处',
    ['青石区柳湾街道', '柳湾街道办事处', '柳湾街道办', '柳湾街道', '海陵柳湾街道'],
    ['青石', '柳湾', '海陵市'],
    ['街道', '办事处', '人民政府'],
  ],
  ['安平市发展和改革委员会', ['安平市发改委', '发改委', '安平发展和改革委', '市发改委'], ['安平'], ['改革']],
  ['南岭省人民检察院', ['南岭省检察院', '南岭检察院', '省检察院', '检察院'], ['南岭'], ['人民']],
  ['北江市人民政府办公厅', ['北江市政府办公厅', '市政府办公厅', '办公厅'], ['北江'], ['政府']],
  ['国家测绘局', ['国家测绘局', '测绘局'], [], ['国家']],
  ['石州市城市管理局', ['石州市城管局', '城管局', '城市管理局'], ['石州'], ['城市']],
])('%s', (department, strong, weak, none) => {
  const names = namesOf(department, [], words.shorts);
  expect(names.strong).toEqual(expect.arrayContaining(strong));
  expect(names.weak).toEqual(expect.arrayContaining(weak));
  for (const name of none) expect([...names.strong, ...names.weak]).not.toContain(name);
});

const documents: readonly Known[] = SAMPLE.map(knownOf);
const catalogue = catalogueOf(documents, words);
const { lexicon } = knowledgeFrom(SAMPLE[0] ?? ([][0] as never));
const read = (text: string) => readAsked(text, catalogue, lexicon);

test('whatever a department is called, it is found, and nothing is left of the name', () => {
  for (const { department } of documents) {
    const { strong } = namesOf(department, [], words.shorts);
    for (const name of strong) {
      const { departments, namesakes, rest, foreign } = read(`${name}的三公经费是多少`);
      expect([...departments, ...namesakes], name).toContain(department);
      expect([rest, foreign], name).toEqual(['三公经费是多少', null]);
    }
  }
});

test('an alias of document.json is a name', () => {
  const own = catalogueOf([{ ...(documents[0] as Known), aliases: ['老算盘'] }], words);
  expect(readAsked('老算盘办公费多少', own, lexicon)).toMatchObject({
    departments: ['云州市审计局'],
    rest: '办公费多少',
  });
});

test.each([
  ['云州审计局和海陵审计局谁的三公多', ['云州市审计局', '海陵市审计局'], '谁的三公多'],
  ['云州和海陵两个审计局，谁的会议费高', ['云州市审计局', '海陵市审计局'], '谁的会议费高'],
  ['两家审计局的办公费各多少', ['云州市审计局', '海陵市审计局'], '办公费各多少'],
  ['那云州的呢', ['云州市审计局'], '那呢'],
  ['安平2031年三公经费', ['安平市发展和改革委员会'], '2031年三公经费'],
  ['云州 审计局 办公费', ['云州市审计局'], '办公费'],
])('%s', (text, departments, rest) => {
  expect(read(text)).toMatchObject({ departments, rest, foreign: null });
});

test.each([
  ['云山市审计局三公经费', '云山市审计局'],
  ['佛山审计局的办公费呢', '佛山审计局'],
  ['海陵市教育局办公费多少', '海陵市教育局'],
  ['安平市审计局办公费多少', '安平市审计局'],
])('%s is of nobody here', (text, foreign) => {
  expect(read(text).foreign).toBe(foreign);
});

test.each(['安平路改造花了多少', '海陵大桥维修', '柳湾小学补助多少'])('%s names no department', (text) => {
  expect(read(text).departments).toEqual([]);
});

test('a name that is nearly one is asked back, not taken for it', () => {
  expect(read('云洲审计局三公经费')).toMatchObject({
    departments: [],
    nearly: { said: '云洲审计局', departments: ['云州市审计局'] },
  });
});
