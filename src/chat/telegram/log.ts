import type { LogLevel } from './settings.ts';

const LEVELS: readonly LogLevel[] = ['debug', 'info', 'warn', 'error'];

type Fields = Readonly<Record<string, string | number | boolean>>;
export type Log = Readonly<Record<LogLevel, (event: string, fields?: Fields) => void>>;

/** One JSON object a line on standard error. Fields are ours alone: no question, no user, no secret. */
export function logger(
  least: LogLevel,
  write: (line: string) => void = (line) => void process.stderr.write(line),
): Log {
  const at =
    (level: LogLevel) =>
    (event: string, fields: Fields = {}) => {
      if (LEVELS.indexOf(level) < LEVELS.indexOf(least)) return;
      write(`${JSON.stringify({ time: new Date().toISOString(), level, event, ...fields })}\n`);
    };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

/**
 * What may be said about an error. Messages may hold the token (HttpError), the user's text (GrammyError) or anything:
 * only kinds, codes and our own places in the program are told.
 */
export function described(error: unknown): Fields {
  if (typeof error !== 'object' || error === null) return { error: typeof error };
  const { name, error_code: api, method, code, error: cause, stack } = error as Record<string, unknown>;
  const place = typeof stack === 'string' ? (/^ {4}at .*$/m.exec(stack)?.[0] ?? '') : '';
  const file = /[\w-]+\.[cm]?[jt]s:\d+/.exec(place)?.[0];
  return {
    error: word(name) ?? 'Error',
    ...(typeof api === 'number' ? { api } : {}),
    ...(word(method) === undefined ? {} : { method: word(method) ?? '' }),
    ...(word(code) === undefined ? {} : { code: word(code) ?? '' }),
    ...(typeof cause === 'object' && cause !== null
      ? { cause: word((cause as Record<string, unknown>)['code']) ?? word((cause as Error).name) ?? '' }
      : {}),
    ...(file === undefined ? {} : { at: file }),
  };
}

function word(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\w-]{1,40}$/.test(value) ? value : undefined;
}
