/** Everything about the bot that is configuration; read and checked in `config.ts`. */
export interface TelegramSettings {
  readonly token: string;
  /** Without a slash at the end. */
  readonly apiRoot: string;
  readonly proxy: string | null;
  /** Null: long polling. */
  readonly webhook: { readonly url: string; readonly secret: string } | null;
  readonly host: string;
  readonly port: number;
  /** Null: state in `stateDir`. */
  readonly redis: string | null;
  readonly stateDir: string;
  readonly logLevel: LogLevel;
  /** Questions that one person may ask per minute. */
  readonly perMinute: number;
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';
