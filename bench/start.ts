import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeTelegram } from '../test/telegram/fake/server.ts';
import { program } from '../test/telegram/program.ts';
import { ms, print, quantile } from './table.ts';

const RUNS = 11;

/** `npm start` with a token, without npm, until it has said the bot's name. */
export async function benchStart(): Promise<void> {
  const fake = await FakeTelegram.start();
  const state = mkdtempSync(join(tmpdir(), 'start-'));
  const times: number[] = [];
  for (let i = 0; i < RUNS; i++) times.push(await untilNamed(fake, state));
  await fake.stop();
  rmSync(state, { recursive: true, force: true });
  print(`机器人从启动到报出名字（${RUNS} 次）`, [
    ['中位数', ms(quantile(times, 0.5))],
    ['最慢', ms(Math.max(...times))],
  ]);
}

async function untilNamed(fake: FakeTelegram, state: string): Promise<number> {
  const begun = performance.now();
  const run = program(fake, { STATE_DIR: state });
  while (!run.said().includes('@')) await new Promise((resolve) => setTimeout(resolve, 1));
  const time = performance.now() - begun;
  run.child.kill('SIGTERM');
  await run.ended;
  return time;
}
