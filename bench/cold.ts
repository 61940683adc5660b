import { spawnSync } from 'node:child_process';
import { peakOf } from './peak.ts';
import { mb, ms, print, quantile, times } from './table.ts';

const RUNS = 21;
interface Start {
  readonly time: number;
  readonly peak: number;
}

/** From nothing to the first answer, beside a node that does nothing: both in turns, medians. */
export function benchColdStart(): void {
  const bare: Start[] = [];
  const ask: Start[] = [];
  const question = '“三公”经费是多少';
  for (let i = 0; i < RUNS; i++) {
    bare.push(start(['-e', '0']));
    ask.push(start(['dist/ask.js', question]));
  }
  const median = (starts: readonly Start[], key: keyof Start) =>
    quantile(
      starts.map((one) => one[key]),
      0.5,
    );
  const row = (name: string, starts: readonly Start[]) => [
    name,
    ms(median(starts, 'time')),
    times(median(starts, 'time') / median(bare, 'time')),
    mb(median(starts, 'peak')),
    times(median(starts, 'peak') / median(bare, 'peak')),
  ];
  print(`冷启动到第一个答案（各 ${RUNS} 次的中位数）`, [
    ['', '用时', '比', '内存峰值', '比'],
    row('node -e 0', bare),
    row('ask', ask),
  ]);
}

function start(args: readonly string[]): Start {
  const begun = performance.now();
  spawnSync(process.execPath, args);
  const time = performance.now() - begun;
  return { time, peak: peakOf(args) };
}
