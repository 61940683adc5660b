import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Person } from '../test/telegram/fake/person.ts';
import { FakeTelegram } from '../test/telegram/fake/server.ts';
import { program } from '../test/telegram/program.ts';
import { questions } from './questions.ts';
import { mb, ms, print, quantile } from './table.ts';

const MESSAGES = 20_000;
const CHATS = 2_000;
/** Questions that are under way at a time. */
const AT_ONCE = 50;

/** The compiled bot against the fake, in a process of its own: throughput, times as a chat sees them, memory as it goes. */
export async function benchSoak(): Promise<void> {
  const fake = await FakeTelegram.start();
  fake.keep = false;
  const state = mkdtempSync(join(tmpdir(), 'soak-'));
  const run = program(fake, {
    STATE_DIR: state,
    RATE_LIMIT_PER_MINUTE: '10000',
    LOG_LEVEL: 'warn',
    // Garbage is collected before it hides a leak: what leaks ends the process.
    NODE_OPTIONS: '--max-old-space-size=192',
  });
  while (!run.said().includes('@')) await pause();
  const texts = questions();
  const people = Array.from({ length: CHATS }, (_, i) => new Person(fake, i + 1));
  const waiting = new Map<number, number>();
  const latencies: number[] = [];
  const memory: number[] = [];
  fake.answered = (chat) => {
    const begun = waiting.get(chat);
    if (begun !== undefined) latencies.push(performance.now() - begun);
    waiting.delete(chat);
  };
  const begun = performance.now();
  for (let i = 0; i < MESSAGES; ) {
    const person = people[i % CHATS];
    if (waiting.size >= AT_ONCE || person === undefined || waiting.has(person.chat)) {
      await pause();
      continue;
    }
    waiting.set(person.chat, performance.now());
    fake.push({ message: person.text(texts[(i * 7) % texts.length] ?? '') });
    i++;
    if (i % (MESSAGES / 5) === 0) memory.push(residentOf(run.child.pid ?? 0));
  }
  while (waiting.size > 0) await pause();
  const seconds = (performance.now() - begun) / 1000;
  run.child.kill('SIGTERM');
  await run.ended;
  await fake.stop();
  rmSync(state, { recursive: true, force: true });
  print(`Telegram：${CHATS} 个聊天的 ${MESSAGES} 条消息（替身服务器在同一台机器上）`, [
    ['', ''],
    ['回答', `${latencies.length} 条，被拒 ${fake.refusals.length} 次`],
    ['吞吐', `${(MESSAGES / seconds).toFixed(0)} 条/秒`],
    ['从提问到收到答案 p50', ms(quantile(latencies, 0.5))],
    ['p99', ms(quantile(latencies, 0.99))],
    ['内存，每五分之一', memory.map(mb).join(' → ')],
  ]);
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 1));

/** Resident memory of another process in bytes; NaN where the system does not tell. */
function residentOf(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;
  } catch {
    return Number.NaN;
  }
}
