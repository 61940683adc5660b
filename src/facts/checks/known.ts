import * as z from 'zod/mini';
import type { Finding } from '../../document/types.ts';

/** A finding that somebody has looked at: why it stands as it is. */
export interface KnownFinding {
  readonly code: string;
  readonly places: readonly string[];
  readonly found: string;
  readonly reason: string;
}

const words = (what: string) => z.string(`应为文字：${what}`);

const schema = z.array(
  z.strictObject(
    {
      code: words('发现的代号，如 sum'),
      places: z.array(words('出处，如 表3:174'), '应为列表：出处'),
      found: words('印出的内容'),
      reason: words('理由').check(z.minLength(1, '理由不能为空')),
    },
    '应为对象：{code, places, found, reason}',
  ),
  '应为列表：已知的发现',
);

/** Reads `knowledge/<document>/findings.json`. @throws Error that lists every fault. */
export function readKnown(text: string, path: string): readonly KnownFinding[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Error(`${path}：不是 JSON`);
  }
  const read = schema.safeParse(json);
  if (read.success) return read.data;
  throw new Error(read.error.issues.map(({ path: at, message }) => `${path}：${at.join('.')} ${message}`).join('\n'));
}

/** What two runs, or a run and the list of known findings, have in common: code, places and what is printed there. */
export function identity({ code, places, found }: Pick<KnownFinding, 'code' | 'places' | 'found'>): string {
  return [code, found, ...new Set(places)].join('\n');
}

/** `表3:174`, each once, as known findings give them. */
export function placesOf({ places }: Finding): readonly string[] {
  return [...new Set(places.map(({ source, line }) => `${source}:${line}`))];
}

export interface Compared {
  /** Every finding of the run, with the reason where it is known. */
  readonly findings: readonly { readonly finding: Finding; readonly reason: string | null }[];
  /** Known findings that the run did not make. */
  readonly gone: readonly KnownFinding[];
}

export function compareKnown(findings: readonly Finding[], known: readonly KnownFinding[]): Compared {
  const byIdentity = new Map(known.map((one) => [identity(one), one]));
  const made = findings.map((finding) => {
    const key = identity({ code: finding.code, places: placesOf(finding), found: finding.found });
    return { finding, key, reason: byIdentity.get(key)?.reason ?? null };
  });
  const keys = new Set(made.map(({ key }) => key));
  return {
    findings: made.map(({ finding, reason }) => ({ finding, reason })),
    gone: known.filter((one) => !keys.has(identity(one))),
  };
}
