import { expect, test } from 'vitest';
import { reply, START } from '../../src/chat/conversation.ts';
import { knowledge } from '../chat/knowledge.ts';

const notes = (asked: string) => reply(START, asked, knowledge).answer.notes.join('\n');

test.each([
  // The figure itself is printed otherwise elsewhere.
  ['支出总计是多少', '4,064.15万元'],
  ['因公出国费是多少', '90000.00'],
  ['基本支出是多少', '15,537,224.96元'],
])('%s: told with %s', (asked, said) => {
  expect(notes(asked)).toContain(said);
});

test.each([
  // 4,064.15 is no other figure of a share, nor is the column that lacks its figure one of the sum.
  ['三公经费占支出总计多少'],
  // Its name is misprinted in another place than the figure was read from.
  ['一般行政管理事务是多少'],
  ['三公经费是多少'],
  ['公务接待费是多少'],
  // The account beside a good has the misprint.
  ['隐患排查治理服务多少钱'],
])('%s: no doubt', (asked) => {
  expect(notes(asked)).toBe('');
});

test('no note is longer than a sentence with two places', () => {
  for (const asked of ['支出总计是多少', '项目支出最大的三项是什么', '一般行政管理事务是多少'])
    for (const note of reply(START, asked, knowledge).answer.notes) {
      expect(note.match(/第\d+行/g)?.length ?? 0, note).toBeLessThanOrEqual(2);
      expect(note.length, note).toBeLessThan(100);
    }
});
