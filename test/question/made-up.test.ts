import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { reply, START } from '../../src/chat/conversation.ts';
import { loadKnowledge } from '../../src/knowledge.ts';

/** A department that does not exist: 万元, one code column, the year before as 执行数, changes told in prose only. */
const knowledge = loadKnowledge(fileURLToPath(new URL('made-up', import.meta.url)));

/** The answer to the last of these turns. */
function ask(...turns: readonly string[]) {
  let state = START;
  let last = reply(state, turns[0] ?? '', knowledge);
  for (const turn of turns.slice(1)) {
    state = last.state;
    last = reply(state, turn, knowledge);
  }
  const { kind, text, values } = last.answer;
  return { kind, text, values: values.map(({ value, unit }) => `${value}${unit}`) };
}

const FIGURES: readonly (readonly [turns: readonly string[], values: readonly string[]])[] = [
  // what was really spent, where the document prints it
  [['气象服务去年执行数是多少'], ['200万元']],
  [['气象服务比2030年执行数少了多少'], ['32万元']],
  [['购房补贴执行数多少'], ['35万元']],
  // changes and the year before, from prose
  [['三公经费比去年少了多少'], ['2万元']],
  [['三公经费去年是多少'], ['10万元']],
  // a whole before its part, a column, a fund
  [['住房保障支出里购房补贴多少'], ['25万元']],
  [
    ['气象事业机构多少', '拆成基本和项目各多少'],
    ['580万元', '20万元'],
  ],
  [
    ['气象事业机构多少', '拆开看 基本多少 项目多少'],
    ['580万元', '20万元'],
  ],
  // sums
  [['购房补贴多少', '加上提租补贴呢'], ['40万元']],
  [['提租补贴和购房补贴加起来比住房公积金少多少'], ['40万元']],
  // lists by the number asked for, of the fund asked for
  [['住房保障支出三项各多少'], ['80万元', '15万元', '25万元']],
];

describe('figures of another department', () => {
  test.each(FIGURES)('%j', (turns, values) => {
    const answer = ask(...turns);
    for (const value of values) expect(answer.values).toContain(value);
    if (!['住房保障支出三项各多少'].includes(turns[0] ?? '')) expect(answer.values[0]).toBe(values[0]);
  });
});

test('a percentage that the print got wrong is calculated, and both are told', () => {
  const { text, values } = ask('机关运行经费比去年增长百分之几');
  expect(values[0]).toBe('20%');
  expect(values).toContain('25%');
  expect(text).toContain('不一致');
});

test('actual figures of this year are not in a budget', () => {
  expect(ask('气象服务今年决算数多少').kind).toBe('missing');
  expect(ask('三公经费去年实际花掉多少').kind).toBe('missing');
});

test('two stated figures and claimed sums are held against the print', () => {
  expect(ask('气象服务到底是268还是168').text).toContain('相差100');
  expect(ask('住房公积金加提租补贴等于96吗').text).toContain('不相等');
  expect(ask('提租补贴加购房补贴等于40吗').text).not.toContain('不相等');
});

test('reasons, uses and terms are quoted', () => {
  expect(ask('机关运行经费为什么增加').text).toContain('新增办公场所');
  expect(ask('机关运行经费主要用来做什么').text).toContain('办公费、水费和电费');
  expect(ask('用气象基金弥补差额是什么意思')).toMatchObject({ kind: 'definition' });
});

test('a bare figure may look like a code: the last one said is what the sum is held against', () => {
  expect(ask('提租补贴15加住房保障支出120是不是等于135.0').text).not.toContain('不相等');
  expect(ask('提租补贴15加住房保障支出120是不是等于136.5').text).toContain('不相等');
});
