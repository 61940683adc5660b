import { spawnSync } from 'node:child_process';

/** Reports its own peak memory on the way out. */
const PEAK = 'data:text/javascript,process.on("exit",()=>process.stderr.write("peak="+process.resourceUsage().maxRSS))';

/** The peak memory, in bytes, of a node that runs with these arguments. */
export function peakOf(args: readonly string[]): number {
  const { stderr } = spawnSync(process.execPath, ['--import', PEAK, ...args], { encoding: 'utf8' });
  return Number(/peak=(\d+)/.exec(stderr)?.[1]) * 1024;
}
