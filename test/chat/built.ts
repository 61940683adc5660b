import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** Absolute paths of what `npm run build` writes (also run by `npm ci`). */
export const ASK = resolve('dist/ask.js');
export const START = resolve('dist/start.js');

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a compiled entry with a bare environment. */
export async function run(
  file: string,
  args: readonly string[] = [],
  input = '',
  env: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  if (!existsSync(file)) throw new Error(`${file} is missing: npm run build`);
  const child = spawn(process.execPath, [file, ...args], { env: { PATH: process.env['PATH'] ?? '', ...env } });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}
