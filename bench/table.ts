import { pad, width } from '../src/text/width.ts';

/** Prints rows under a heading, aligned; the first row names the columns. */
export function print(title: string, rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => width(row[i] ?? ''))));
  const lines = rows.map((row) =>
    row.map((cell, i) => pad(cell, widths[i] ?? 0, i === 0 ? 'right' : 'left')).join('  '),
  );
  process.stdout.write(`\n${title}\n${lines.map((line) => `  ${line}`).join('\n')}\n`);
}

export const ms = (value: number) => `${value.toFixed(value < 10 ? 3 : 1)} ms`;
export const mb = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
export const times = (value: number) => `${value.toFixed(value < 1 ? 3 : 2)}×`;

/** The value below which a share `p` of the sorted sample lies. */
export function quantile(sample: readonly number[], p: number): number {
  const sorted = [...sample].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? Number.NaN;
}
