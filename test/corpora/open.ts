import { readFileSync, writeFileSync } from 'node:fs';
import { VERDICTS, type Verdict } from './judge.ts';

const FILE = new URL('open.json', import.meta.url);

/** Lines that are not right yet and fail for one reason. */
export interface Cause {
  readonly reason: string;
  readonly lines: Readonly<Record<string, Verdict>>;
}

export interface Open {
  readonly id: string;
  readonly verdict: Verdict;
  readonly reason: string;
}

export function readOpen(): readonly Open[] {
  const causes = JSON.parse(readFileSync(FILE, 'utf8')) as readonly Cause[];
  return causes.flatMap(({ reason, lines }) => Object.entries(lines).map(([id, verdict]) => ({ id, verdict, reason })));
}

export function writeOpen(open: readonly Open[]): void {
  writeFileSync(FILE, `${JSON.stringify(byCause(open), null, 2)}\n`);
}

/** Reasons and ids in order, so that a change shows as nothing but itself. */
function byCause(open: readonly Open[]): readonly Cause[] {
  const causes = new Map<string, Open[]>();
  for (const one of open) causes.set(one.reason, [...(causes.get(one.reason) ?? []), one]);
  const ordered = [...causes].sort(([a], [b]) => (a < b ? -1 : 1));
  return ordered.map(([reason, lines]) => ({
    reason,
    lines: Object.fromEntries(lines.sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ id, verdict }) => [id, verdict])),
  }));
}

/** What the list and the present answers do not agree on, one line each: nothing where the list is up to date. */
export function disagreements(open: readonly Open[], now: ReadonlyMap<string, Verdict>): readonly string[] {
  const listed = new Map(open.map((one) => [one.id, one.verdict]));
  const unknown = open.filter(({ id }) => !now.has(id)).map(({ id }) => `${id}: listed, and in no corpus`);
  const twice = open.length === listed.size ? [] : ['an id is listed twice'];
  const moved = [...now].flatMap(([id, verdict]) => {
    const was = listed.get(id);
    if (was === undefined) return verdict === 'right' ? [] : [`${id}: ${verdict}, and not listed`];
    if (verdict === 'right') return [`${id}: right now, take it off the list`];
    return verdict === 'wrong' && VERDICTS.indexOf(was) < VERDICTS.indexOf('wrong')
      ? [`${id}: was ${was}, gives a wrong answer now`]
      : [];
  });
  return [...unknown, ...twice, ...moved];
}
