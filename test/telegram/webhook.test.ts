import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reply, START } from '../../src/chat/conversation.ts';
import { examples } from '../../src/chat/overview.ts';
import { knowledge } from '../chat/knowledge.ts';
import { Person } from './fake/person.ts';
import { FakeTelegram, TOKEN } from './fake/server.ts';
import { type Replica, replica, SECRET } from './hook.ts';
import { killAll } from './program.ts';

let fake: FakeTelegram;
let bot: Replica;
let state: string;
const [FIGURE = ''] = examples(knowledge);
let updates = 5000;
const update = (person: Person, text: string) => ({ update_id: updates++, message: person.text(text) });
const ask = (person: Person, text: string) => person.answerTo(() => void bot.post(update(person, text)));

beforeAll(async () => {
  fake = await FakeTelegram.start();
  state = mkdtempSync(join(tmpdir(), 'state-'));
  bot = await replica(fake, { STATE_DIR: state });
});
afterAll(async () => {
  killAll();
  await fake.stop();
  rmSync(state, { recursive: true, force: true });
});

test('Telegram is told where, with the secret', async () => {
  await fake.until(() => fake.webhook !== null);
  expect(fake.webhook).toMatchObject({ url: 'https://bot.example/hook', secret_token: SECRET });
});

test('an update is answered, the same one again is not', async () => {
  const person = new Person(fake, 7);
  const one = update(person, FIGURE);
  await person.answerTo(() => void bot.post(one));
  expect(await bot.post(one)).toBe(200);
  await ask(new Person(fake, 8), '/help');
  expect(fake.in(7)).toHaveLength(1);
});

test('200 comes before the answer', async () => {
  fake.fail('sendMessage', { kind: 'slow', ms: 800 });
  const begun = performance.now();
  const person = new Person(fake, 9);
  await person.answerTo(async () => {
    expect(await bot.post(update(person, FIGURE))).toBe(200);
    expect(performance.now() - begun).toBeLessThan(700);
  });
});

test.each([
  ['malformed JSON', '{"update_id":', 400],
  ['nothing', '', 400],
  ['no update', '[]', 400],
  ['no number', '{"update_id":"1"}', 400],
  ['half an update', '{"update_id":1,"message":{}}', 200],
  ['a message from nowhere', '{"update_id":2,"message":{"text":"x","chat":{"id":1}}}', 200],
  ['too much', `{"update_id":3,"x":"${'x'.repeat(1_100_000)}"}`, 413],
])('%s: refused or dropped, and the next one is answered', async (_, body, status) => {
  const got = await bot.post(body).catch(() => 413);
  expect(got).toBe(status);
  expect((await ask(new Person(fake, 20 + updates), FIGURE)).text).toContain(
    reply(START, FIGURE, knowledge).answer.text.split('\n')[0],
  );
});

test('a wrong secret, method or path', async () => {
  const person = new Person(fake, 11);
  for (const wrong of ['', 'x', `${SECRET}x`, SECRET.toUpperCase()]) {
    expect(await bot.post(update(person, FIGURE), { 'x-telegram-bot-api-secret-token': wrong })).toBe(401);
  }
  expect((await fetch(`${bot.url}/hook`)).status).toBe(405);
  expect((await fetch(`${bot.url}/other`)).status).toBe(404);
  await ask(new Person(fake, 12), '/help');
  expect(fake.in(11)).toEqual([]);
});

test('a caller that hangs up in the middle', async () => {
  const socket = connect(Number(new URL(bot.url).port), '127.0.0.1');
  socket.write(
    `POST /hook HTTP/1.1\r\nhost: x\r\nx-telegram-bot-api-secret-token: ${SECRET}\r\ncontent-length: 1000\r\n\r\n{"upd`,
  );
  await new Promise((resolve) => setTimeout(resolve, 50));
  socket.destroy();
  await ask(new Person(fake, 13), '/help');
});

test('metrics count questions, refusals and times, and name nobody', async () => {
  const text = await (await fetch(`${bot.url}/metrics`)).text();
  expect(text).toMatch(/^mingzhang_questions_total\{kind="figure",surface="private"\} [1-9]/m);
  expect(text).toMatch(/^mingzhang_answer_seconds_count\{surface="private"\} [1-9]/m);
  expect(text).toMatch(/^mingzhang_errors_total\{where="webhook 401"\} 4$/m);
  expect(text).not.toContain('三公');
});

test('after all this the log holds neither token, secret nor question', () => {
  for (const secret of [TOKEN, TOKEN.split(':')[1] ?? '', SECRET, FIGURE, '三公'])
    expect(bot.logged()).not.toContain(secret);
});

test('SIGTERM with work in flight loses nothing', async () => {
  const people = Array.from({ length: 10 }, (_, i) => new Person(fake, 300 + i));
  fake.fail('sendMessage', ...people.map(() => ({ kind: 'slow', ms: 500 }) as const));
  for (const person of people) expect(await bot.post(update(person, FIGURE))).toBe(200);
  bot.child.kill('SIGTERM');
  expect(await bot.ended).toBe(0);
  for (const person of people) expect(fake.in(person.chat)).toHaveLength(1);
});
