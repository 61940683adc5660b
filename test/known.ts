import { readFileSync, writeFileSync } from 'node:fs';

/** Breaks that exist now, by reason: a test fails on any other one. */
export class Known {
  private readonly file: URL;
  private readonly reasons: ReadonlyMap<string, string>;

  constructor(file: URL) {
    this.file = file;
    const groups = JSON.parse(readFileSync(file, 'utf8')) as readonly {
      readonly reason: string;
      readonly cases: readonly string[];
    }[];
    this.reasons = new Map(groups.flatMap(({ reason, cases }) => cases.map((one): [string, string] => [one, reason])));
  }

  /** Breaks that the list does not hold. */
  news(found: Iterable<string>): readonly string[] {
    return [...found].filter((one) => !this.reasons.has(one));
  }

  /** Listed breaks that are no more. */
  gone(found: Iterable<string>): readonly string[] {
    const all = new Set(found);
    return [...this.reasons.keys()].filter((one) => !all.has(one));
  }

  /** Brings the list up to date: `found` is case → reason for those that have none yet. */
  write(found: ReadonlyMap<string, string>): void {
    const groups = new Map<string, string[]>();
    for (const [one, reason] of found) {
      const known = this.reasons.get(one) ?? reason;
      groups.set(known, [...(groups.get(known) ?? []), one]);
    }
    const ordered = [...groups]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([reason, cases]) => ({ reason, cases: cases.sort() }));
    writeFileSync(this.file, `${JSON.stringify(ordered, null, 2)}\n`);
  }
}
