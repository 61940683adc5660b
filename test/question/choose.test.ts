import { expect, test } from 'vitest';
import { reply, START } from '../../src/chat/conversation.ts';
import { knowledge } from '../chat/knowledge.ts';
import { conversation, questions } from '../corpora/questions.ts';

/** Every question back of the corpora, with the conversation that led to it. */
const asked = questions().flatMap(({ turns }) =>
  conversation(turns, knowledge).flatMap(({ answer, state }, i) =>
    answer.choices.length === 0 ? [] : [{ turn: turns[i] ?? '', answer, state }],
  ),
);

test('each number gives the figure that it was offered with', () => {
  expect(asked.length).toBeGreaterThan(5);
  for (const { turn, answer, state } of asked) {
    expect(new Set(answer.choices.map(({ label, figure }) => label + figure)).size, turn).toBe(answer.choices.length);
    for (const [i, { figure }] of answer.choices.entries()) {
      const chosen = reply(state, String(i + 1), knowledge).answer;
      expect([chosen.kind, chosen.choices.length], `${turn} ${i + 1}`).toEqual(['figure', 0]);
      if (figure !== '') {
        // English answers say yuan and people: the number is the same.
        const [number = ''] = /^[^\p{Script=Han}]+/u.exec(figure) ?? [];
        expect(chosen.text.startsWith(number), `${turn} ${i + 1}`).toBe(true);
        expect(chosen.values[0], `${turn} ${i + 1}`).toEqual(answer.values[i]);
      }
    }
  }
});

const [first] = asked;

test.each(['1', '１', '一', '第一个', '第1种', '选1', '我要第一个', '1。', '就第一项吧'])('%s chooses', (text) => {
  const { state, answer } = first ?? { state: START, answer: reply(START, '', knowledge).answer };
  expect(reply(state, text, knowledge).answer.text).toContain(answer.choices[0]?.figure);
});

test.each(['9', '第九个', '0'])('%s was not offered: asks again', (text) => {
  expect(reply(first?.state ?? START, text, knowledge).answer.choices).toEqual(first?.answer.choices);
});

test('after another question a number chooses nothing', () => {
  const { state } = reply(first?.state ?? START, '办公费是多少', knowledge);
  const unasked = reply(reply(START, '办公费是多少', knowledge).state, '1', knowledge);
  expect(reply(state, '1', knowledge).answer.text).toBe(unasked.answer.text);
});
