import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { reply, START } from '../../src/chat/conversation.ts';
import { examples } from '../../src/chat/overview.ts';
import { Person } from './fake/person.ts';
import { type Fault, TOKEN } from './fake/server.ts';
import { knowledge, type RunningBot, runBot } from './running.ts';

let bot: RunningBot;
beforeEach(async () => {
  bot = await runBot({ perMinute: 5 });
});
afterEach(() => bot.stop());
const [FIGURE = ''] = examples(knowledge);

/** The bot still answers, and what it was asked it answered once. */
async function answersOnce(person: Person): Promise<void> {
  const answers = bot.fake.in(person.chat);
  expect(answers).toHaveLength(1);
  expect(answers[0]?.text).toContain(reply(START, FIGURE, knowledge).answer.text.split('\n')[0]);
  await new Person(bot.fake, person.id + 1).ask(FIGURE);
}

const FAULTS: readonly (readonly [string, readonly Fault[]])[] = [
  ['429 with retry_after', [{ kind: 'status', code: 429, retryAfter: 1 }]],
  [
    '500, twice',
    [
      { kind: 'status', code: 500 },
      { kind: 'status', code: 500 },
    ],
  ],
  ['502 with HTML', [{ kind: 'html', code: 502 }]],
  ['a dropped socket', [{ kind: 'drop' }]],
  ['a slow API', [{ kind: 'slow', ms: 1200 }]],
  [
    'all of them in a row',
    [
      { kind: 'drop' },
      { kind: 'html', code: 502 },
      { kind: 'status', code: 429, retryAfter: 1 },
      { kind: 'slow', ms: 200 },
    ],
  ],
];

describe('while an answer is sent', () => {
  test.each(FAULTS)('%s', async (_, faults) => {
    const person = new Person(bot.fake, 7);
    bot.fake.fail('sendMessage', ...faults);
    await person.ask(FIGURE);
    await answersOnce(person);
  });

  test('401 and 403: no answer, no crash', async () => {
    for (const code of [401, 403]) {
      bot.fake.fail('sendMessage', { kind: 'status', code });
      bot.fake.push({ message: new Person(bot.fake, 7).text(FIGURE) });
      await bot.fake.until(() => bot.fake.pending === 0, `the end of ${code}`);
    }
    expect(bot.fake.in(7)).toEqual([]);
    await new Person(bot.fake, 9).ask(FIGURE);
  });
});

describe('while updates are fetched', () => {
  test.each([
    ...FAULTS,
    [
      '409',
      [
        { kind: 'status', code: 409 },
        { kind: 'status', code: 409 },
      ],
    ] as const,
  ])('%s', async (_, faults) => {
    bot.fake.fail('getUpdates', ...faults);
    const person = new Person(bot.fake, 7);
    await person.ask(FIGURE);
    await answersOnce(person);
  });

  test('401 ends the bot', async () => {
    bot.fake.fail('getUpdates', { kind: 'status', code: 401 });
    bot.fake.push({ message: new Person(bot.fake, 7).text('/help') });
    expect(await bot.done).toBe('unauthorized');
  });
});

test('more than one batch at a time: everybody is answered once', async () => {
  const people = Array.from({ length: 250 }, (_, i) => new Person(bot.fake, 1000 + i));
  bot.fake.fail('sendMessage', ...people.slice(0, 40).map(() => ({ kind: 'slow', ms: 300 }) as const));
  for (const person of people) bot.fake.push({ message: person.text(FIGURE) });
  await bot.fake.until(() => people.every((person) => bot.fake.in(person.chat).length > 0), 'all answers', 20_000);
  await bot.fake.until(() => bot.fake.pending === 0, 'all confirmed');
  for (const person of people) expect(bot.fake.in(person.chat)).toHaveLength(1);
}, 30_000);

test('the same update twice is answered once', async () => {
  const person = new Person(bot.fake, 7);
  const update = bot.fake.push({ message: person.text(FIGURE) });
  await bot.fake.until(() => bot.fake.in(7).length === 1);
  bot.fake.push(update, update.update_id);
  bot.fake.push({ message: new Person(bot.fake, 8).text('/help') });
  await bot.fake.until(() => bot.fake.in(8).length === 1);
  await answersOnce(person);
});

test('a press on a message of long ago, and data that we never made', async () => {
  const person = new Person(bot.fake, 7);
  const shown = await person.ask(FIGURE);
  for (const data of ['o:t:99', 'p:a:1:7', 'x', ':::', 'f:1:9', 'r::', 'p:table:99:0']) {
    const id = person.pressData(shown, data);
    await bot.fake.until(() => bot.fake.alerts.some((one) => one.id === id), data);
    if (data === 'f:1:9') break;
  }
});

test('updates of kinds that nobody asked for, and halves of updates, change nothing', async () => {
  for (const odd of [
    {},
    { channel_post: {} },
    { message: {} },
    { callback_query: { id: 'x' } },
    { inline_query: {} },
    { message: { chat: {} } },
  ])
    bot.fake.push(odd);
  const person = new Person(bot.fake, 7);
  await person.ask(FIGURE);
  await answersOnce(person);
});

test('whoever asks too fast is told so once a minute; others go on', async () => {
  const person = new Person(bot.fake, 7);
  for (let i = 0; i < 12; i++) bot.fake.push({ message: person.text(FIGURE) });
  await bot.fake.until(() => bot.fake.pending === 0 && bot.fake.in(7).length >= 6);
  await new Person(bot.fake, 8).ask(FIGURE);
  const slow = bot.fake.in(7).filter(({ text }) => text.includes('过一分钟再问'));
  // A minute may have turned while this ran.
  expect([1, 2]).toContain(slow.length);
  expect(bot.fake.in(7).length).toBeLessThan(12);
});

test('logs hold neither the token nor a question nor a user', async () => {
  bot.fake.fail(
    'sendMessage',
    { kind: 'drop' },
    { kind: 'drop' },
    { kind: 'drop' },
    { kind: 'drop' },
    { kind: 'drop' },
  );
  bot.fake.push({ message: new Person(bot.fake, 5_550_001).text(FIGURE) });
  await bot.fake.until(() => bot.log.length > 0, 'a line in the log');
  bot.fake.fail('sendMessage', { kind: 'status', code: 400 });
  bot.fake.push({ message: new Person(bot.fake, 5_550_002).text(FIGURE) });
  await bot.fake.until(() => bot.log.length > 1, 'a second line');
  const log = bot.log.join('');
  expect(log).toContain('"level":"error"');
  for (const secret of [TOKEN, TOKEN.split(':')[1] ?? '', FIGURE, '三公', '5550001', '5550002'])
    expect(log).not.toContain(secret);
});

test('a full house says so', async () => {
  const small = await runBot({ room: 2 });
  small.fake.fail('sendMessage', { kind: 'slow', ms: 600 }, { kind: 'slow', ms: 600 });
  const people = Array.from({ length: 6 }, (_, i) => new Person(small.fake, 20 + i));
  for (const person of people) small.fake.push({ message: person.text(FIGURE) });
  await small.fake.until(
    () => people.every((person) => small.fake.in(person.chat).length === 1),
    'one message for each',
  );
  const busy = people.filter((person) => small.fake.in(person.chat)[0]?.text.includes('问的人太多'));
  expect(busy.length).toBe(4);
  await small.stop();
});
