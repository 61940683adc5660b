import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reply, START } from '../../src/chat/conversation.ts';
import { examples } from '../../src/chat/overview.ts';
import { knowledge } from '../chat/knowledge.ts';
import { Person } from './fake/person.ts';
import { FakeTelegram } from './fake/server.ts';
import { type Replica, replica } from './hook.ts';
import { freePort, killAll, program } from './program.ts';

const present = spawnSync('redis-server', ['--version']).status === 0;
if (!present)
  process.stdout.write(
    'redis-server is absent: two replicas on one Redis are not tested (apt-get install redis-server)\n',
  );

describe.skipIf(!present)('two replicas on one Redis', () => {
  let redis: ChildProcess;
  let fake: FakeTelegram;
  let replicas: readonly [Replica, Replica];
  let updates = 9000;
  let address = '';
  const [FIGURE = ''] = examples(knowledge);

  beforeAll(async () => {
    const port = await freePort();
    redis = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], {
      stdio: 'ignore',
    });
    fake = await FakeTelegram.start();
    await new Promise((resolve) => setTimeout(resolve, 300));
    address = `redis://127.0.0.1:${port}`;
    const env = { REDIS_URL: address, RATE_LIMIT_PER_MINUTE: '60' };
    replicas = [await replica(fake, env), await replica(fake, env)];
  }, 20_000);
  afterAll(async () => {
    killAll();
    redis.kill('SIGTERM');
    await fake.stop();
  });

  test('keep one conversation, turn by turn on the other one', async () => {
    const person = new Person(fake, 7);
    let state = START;
    for (const [i, text] of [FIGURE, '占比呢', '那去年呢', '为什么', FIGURE, '占比呢'].entries()) {
      const expected = reply(state, text, knowledge);
      state = expected.state;
      const shown = await person.answerTo(
        () => void replicas[i % 2]?.post({ update_id: updates++, message: person.text(text) }),
      );
      expect(shown.text).toContain(expected.answer.text.split('\n')[0]);
    }
  });

  test('answer an update once, whoever gets it', async () => {
    const people = Array.from({ length: 10 }, (_, i) => new Person(fake, 50 + i));
    const posts = people.map((person) => ({ update_id: updates++, message: person.text(FIGURE) }));
    await Promise.all(posts.flatMap((body) => replicas.map((one) => one.post(body))));
    await fake.until(() => people.every((person) => fake.in(person.chat).length > 0));
    await new Promise((resolve) => setTimeout(resolve, 300));
    for (const person of people) expect(fake.in(person.chat)).toHaveLength(1);
  });

  test('do not mix up two questions of one chat that come at the same time', async () => {
    const person = new Person(fake, 8);
    const body = (text: string) => ({ update_id: updates++, message: person.text(text) });
    await Promise.all(Array.from({ length: 8 }, (_, i) => replicas[i % 2]?.post(body(FIGURE))));
    await fake.until(() => fake.in(8).length === 8);
    // Every answer has its own number: its buttons show its own rows.
    const data = fake.in(8).map(({ buttons }) => buttons.find(({ text }) => text === '看原表')?.callback_data);
    expect(new Set(data).size).toBe(8);
  });

  test('count one person’s questions together', async () => {
    const person = new Person(fake, 9);
    for (let i = 0; i < 124; i++) void replicas[i % 2]?.post({ update_id: updates++, message: person.text('/help') });
    await fake.until(() => fake.in(9).some(({ text }) => text.includes('过一分钟再问')), 'the limit', 10_000);
    expect(fake.in(9).filter(({ text }) => text.includes('直接发问题')).length).toBeLessThanOrEqual(120);
  }, 20_000);

  test('a question that was taken and not answered is answered after a crash, where it was polled', async () => {
    const polled = await FakeTelegram.start();
    const person = new Person(polled, 7);
    const first = program(polled, { REDIS_URL: address });
    await polled.until(() => first.said() !== '', 'the name');
    polled.fail('sendMessage', ...Array.from({ length: 3 }, () => ({ kind: 'drop' }) as const));
    polled.push({ message: person.text(FIGURE) });
    await polled.until(() => polled.calls.some(({ method }) => method === 'sendMessage'), 'the first try');
    first.child.kill('SIGKILL');
    await first.ended;
    program(polled, { REDIS_URL: address });
    // Whoever died had the chat locked for a while.
    await polled.until(() => polled.in(7).length > 0, 'the answer', 20_000);
    await new Person(polled, 8).ask('/help');
    expect(polled.in(7)).toHaveLength(1);
    await polled.stop();
  }, 60_000);

  test('the last one to go takes nothing along', async () => {
    const person = new Person(fake, 10);
    await person.answerTo(() => void replicas[0].post({ update_id: updates++, message: person.text(FIGURE) }));
    await new Promise((resolve) => setTimeout(resolve, 100));
    replicas[0].child.kill('SIGKILL');
    await replicas[0].ended;
    const shown = await person.answerTo(
      () => void replicas[1].post({ update_id: updates++, message: person.text('占比呢') }),
    );
    expect(shown.text).toContain('%');
  });
});
