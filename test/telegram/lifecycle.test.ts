import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { START as FRESH, reply } from '../../src/chat/conversation.ts';
import { documentName, examples } from '../../src/chat/overview.ts';
import { knowledge } from '../chat/knowledge.ts';
import { Person } from './fake/person.ts';
import { FakeTelegram } from './fake/server.ts';
import { killAll, program } from './program.ts';

let fake: FakeTelegram;
let state: string;
beforeEach(async () => {
  fake = await FakeTelegram.start();
  state = mkdtempSync(join(tmpdir(), 'state-'));
});
afterEach(async () => {
  killAll();
  await fake.stop();
  rmSync(state, { recursive: true, force: true });
});

const [FIGURE = ''] = examples(knowledge);
const start = (env: Readonly<Record<string, string>> = {}) => program(fake, { STATE_DIR: state, ...env });

const headlineAfter = (turns: readonly string[]) =>
  turns
    .reduce((turn, text) => reply(turn.state, text, knowledge), reply(FRESH, '', knowledge))
    .answer.text.split('\n')[0];

describe('start', () => {
  test('names the bot', async () => {
    const program = start();
    // Before anything else is asked of Telegram. How soon: `npm run bench -- start`.
    await fake.until(() => program.said().includes('@mingzhang_test_bot'), 'the name');
    expect(fake.calls[0]?.method).toBe('getMe');
    expect(program.said()).toContain(documentName(knowledge));
    program.child.kill('SIGTERM');
    expect(await program.ended).toBe(0);
  });

  test('a token that Telegram does not know: what to do, exit code 1', async () => {
    const program = start({ TELEGRAM_BOT_TOKEN: '987654321:BBnobody-knows-this-one' });
    expect(await program.ended).toBe(1);
    expect(program.logged()).toContain('@BotFather');
    expect(program.said() + program.logged()).not.toContain('BBnobody');
  });

  test('Telegram out of reach for a moment, then there', async () => {
    fake.fail('getMe', { kind: 'drop' }, { kind: 'html', code: 502 });
    const program = start();
    await fake.until(() => program.said().includes('@mingzhang_test_bot'), 'the name', 8000);
  });

  test('a folder that cannot be written', async () => {
    writeFileSync(join(state, 'file'), '');
    const program = start({ STATE_DIR: join(state, 'file', 'x') });
    expect(await program.ended).toBe(1);
    expect(program.logged()).toContain('STATE_DIR');
  });
});

describe('the conversation outlives', () => {
  test('kill -9 in its middle', async () => {
    const person = new Person(fake, 7);
    const first = start();
    await person.ask(FIGURE);
    await person.ask('占比呢');
    // The second answer may be out before it is remembered.
    await fake.until(
      () => readdirSync(state).includes('7.json') && readFileSync(join(state, '7.json'), 'utf8').includes('占比呢'),
    );
    first.child.kill('SIGKILL');
    await first.ended;
    // A crash while a file was written leaves a part of it.
    writeFileSync(join(state, '7.999.part'), '{"turns":[');
    start();
    expect((await person.ask('那去年呢')).text).toContain(headlineAfter([FIGURE, '占比呢', '那去年呢']));
  });

  test('kill -9 while answers are being sent: each comes once', async () => {
    const people = Array.from({ length: 5 }, (_, i) => new Person(fake, 20 + i));
    const first = start();
    await fake.until(() => first.said() !== '');
    fake.fail('sendMessage', ...people.map(() => ({ kind: 'drop' }) as const));
    for (const person of people) fake.push({ message: person.text(FIGURE) });
    await fake.until(() => fake.calls.filter(({ method }) => method === 'sendMessage').length >= people.length);
    first.child.kill('SIGKILL');
    await first.ended;
    const before = people.map((person) => fake.in(person.chat).length);
    expect(before).toContain(0);
    start();
    await fake.until(() => people.every((person) => fake.in(person.chat).length > 0), 'all answers');
    await new Person(fake, 99).ask('/help');
    for (const person of people) expect(fake.in(person.chat)).toHaveLength(1);
  });

  test('a state file that somebody broke', async () => {
    writeFileSync(join(state, '7.json'), '{"turns":[{');
    start();
    expect((await new Person(fake, 7).ask(FIGURE)).text).toContain(headlineAfter([FIGURE]));
  });
});

test('SIGTERM with answers under way: each comes once, none comes again', async () => {
  const program = start();
  await fake.until(() => program.said() !== '');
  const people = Array.from({ length: 20 }, (_, i) => new Person(fake, 100 + i));
  fake.fail('sendMessage', ...people.map(() => ({ kind: 'slow', ms: 700 }) as const));
  for (const person of people) fake.push({ message: person.text(FIGURE) });
  await fake.until(() => fake.calls.some(({ method }) => method === 'sendMessage'), 'the first answer under way');
  program.child.kill('SIGTERM');
  expect(await program.ended).toBe(0);
  expect(fake.pending).toBe(0);
  for (const person of people) expect(fake.in(person.chat)).toHaveLength(1);
  start();
  await new Person(fake, 99).ask('/help');
  for (const person of people) expect(fake.in(person.chat)).toHaveLength(1);
}, 20_000);

test('two pollers for a while, as in a rolling deploy: every question is answered once', async () => {
  const old = start();
  await fake.until(() => old.said() !== '');
  const next = start();
  await fake.until(() => next.said() !== '');
  await new Person(fake, 7).ask(FIGURE);
  old.child.kill('SIGTERM');
  expect(await old.ended).toBe(0);
  await new Person(fake, 8).answerTo(() => fake.push({ message: new Person(fake, 8).text(FIGURE) })).catch(() => {});
  await fake.until(() => fake.in(8).length > 0, 'an answer from the one that is left', 15_000);
  expect([fake.in(7).length, fake.in(8).length]).toEqual([1, 1]);
}, 30_000);

test('everything goes through the proxy, where one is set', async () => {
  const targets: string[] = [];
  const proxy = createServer().on('connect', (request, socket: Socket) => {
    targets.push(request.url ?? '');
    const onward = connect(Number(new URL(fake.url).port), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const { port } = proxy.address() as AddressInfo;
  // Nobody could reach this name directly.
  start({ TELEGRAM_API_ROOT: 'http://telegram.invalid', TELEGRAM_PROXY: `http://127.0.0.1:${port}` });
  await new Person(fake, 7).ask(FIGURE);
  expect(new Set(targets)).toEqual(new Set(['telegram.invalid:80']));
  proxy.close();
  proxy.closeAllConnections();
});
