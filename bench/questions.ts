import { readdirSync, readFileSync } from 'node:fs';

/** Questions of the corpora that stand alone. */
export function questions(): readonly string[] {
  const folder = 'test/corpora';
  return readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .flatMap((file) => readFileSync(`${folder}/${file}`, 'utf8').split('\n'))
    .filter((line) => line.trim() !== '')
    .flatMap((line) => {
      const { turns } = JSON.parse(line) as { turns: readonly string[] };
      return turns.length === 1 ? turns : [];
    });
}
