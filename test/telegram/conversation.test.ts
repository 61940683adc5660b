import { afterAll, beforeAll, expect, test } from 'vitest';
import { reply, START } from '../../src/chat/conversation.ts';
import { Person } from './fake/person.ts';
import { knowledge, type RunningBot, runBot } from './running.ts';

let bot: RunningBot;
beforeAll(async () => {
  bot = await runBot();
});
afterAll(() => bot.stop());

const TOPIC = [
  '“三公”经费是多少',
  '占比呢',
  '那去年呢',
  '为什么',
  '项目支出最大的三项是什么',
  '第二呢',
  '基本支出是多少',
  '其中人员经费呢',
  '办公费是多少',
  '换成万元',
];

test('forty turns with buttons between them are one conversation', async () => {
  const person = new Person(bot.fake, 7);
  let state = START;
  for (let i = 0; i < 40; i++) {
    const text = TOPIC[i % TOPIC.length] ?? '';
    const expected = reply(state, text, knowledge);
    state = expected.state;
    const shown = await person.ask(text);
    expect(shown.text.startsWith(expected.answer.text.split('\n')[0] ?? '')).toBe(true);
    if (i % 3 === 0 && shown.buttons.some((button) => button.text === '看原表')) {
      expect((await person.answerTo(() => person.press(shown, '看原表'))).replyTo).toBe(shown.id);
    }
  }
  expect(bot.fake.refusals).toEqual([]);
}, 30_000);
