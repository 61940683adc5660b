import { existsSync } from 'node:fs';
import * as z from 'zod/mini';
import type { TelegramSettings } from './chat/telegram/settings.ts';
import type { PhrasingSettings } from './phrasing/settings.ts';

/** A fault in the configuration: every variable at once, with what is expected. Never holds what was given. */
export class ConfigError extends Error {}

type Environment = Readonly<Record<string, string | undefined>>;

const web = (protocols: RegExp, expected: string) =>
  z.string().check(z.refine((text) => URL.canParse(text) && protocols.test(new URL(text).protocol), expected));
const whole = (least: number, most: number, expected: string) =>
  z.pipe(
    z
      .string()
      .check(z.refine((text) => /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most, expected)),
    z.transform(Number),
  );
const optional = <T extends z.core.$ZodType>(schema: T) => z.optional(schema);

const schema = z
  .object({
    TELEGRAM_BOT_TOKEN: z
      .string('应为机器人的令牌')
      .check(
        z.regex(/^\d+:[\w-]+$/, '应为“数字:字母数字”形式的令牌，向 Telegram 的 @BotFather 发 /newbot 或 /token 取得'),
      ),
    TELEGRAM_API_ROOT: z._default(
      web(/^https?:$/, '应为 http 或 https 网址，如 https://api.telegram.org'),
      'https://api.telegram.org',
    ),
    TELEGRAM_PROXY: optional(web(/^https?:$/, '应为代理的 http 或 https 网址，如 http://127.0.0.1:7890')),
    WEBHOOK_URL: optional(web(/^https:$/, '应为 https 网址（Telegram 只向 https 推送）；不填则用长轮询')),
    WEBHOOK_SECRET: optional(z.string().check(z.regex(/^[\w-]{1,256}$/, '应为 1–256 个字母、数字、_ 或 -'))),
    HOST: z._default(z.string().check(z.regex(/^[\w.:-]+$/, '应为监听的地址，如 127.0.0.1 或 0.0.0.0')), '0.0.0.0'),
    PORT: z._default(whole(0, 65_535, '应为 0–65535 的整数'), 8080),
    REDIS_URL: optional(web(/^rediss?:$/, '应为 redis:// 或 rediss:// 网址')),
    STATE_DIR: z._default(z.string(), 'state'),
    LOG_LEVEL: z._default(z.enum(['debug', 'info', 'warn', 'error'], '应为 debug、info、warn 或 error'), 'info'),
    RATE_LIMIT_PER_MINUTE: z._default(whole(1, 10_000, '应为 1–10000 的整数：每人每分钟可问几次'), 20),
  })
  .check(
    z.refine((all) => all.WEBHOOK_URL === undefined || all.WEBHOOK_SECRET !== undefined, {
      error: '设了 WEBHOOK_URL 就要有：1–256 个字母、数字、_ 或 -，可用 openssl rand -hex 32 生成',
      path: ['WEBHOOK_SECRET'],
      when: ({ value }) => isRecord(value) && 'WEBHOOK_URL' in value,
    }),
  );

const llm = z.object({
  LLM_BASE_URL: z
    .string('应为模型服务的网址，如 https://api.deepseek.com')
    .check(
      z.refine(
        (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol),
        '应为 http 或 https 网址，如 https://api.deepseek.com 或 http://127.0.0.1:11434/v1',
      ),
    ),
  LLM_API_KEY: optional(z.string().check(z.regex(/^[\x21-\x7e]+$/, '应为服务商给的密钥：字母、数字和符号，没有空格'))),
  LLM_MODEL: z.string('应为模型的名称，见服务商的说明'),
  LLM_EXTRA_BODY: optional(
    z.pipe(
      z
        .string()
        .check(z.refine((text) => jsonObject(text) !== null, '应为一个 JSON 对象，如 {"enable_thinking":false}')),
      z.transform((text) => jsonObject(text) ?? {}),
    ),
  ),
  LLM_TIMEOUT_MS: z._default(whole(500, 100_000, '应为 500–100000 的整数：一个答案最多等几毫秒'), 8000),
});

function jsonObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** What is set of the names; an empty variable counts as not set. */
function given(names: readonly string[], environment: Environment): Readonly<Record<string, string>> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const text = environment[name]?.trim() ?? '';
      return text === '' ? [] : [[name, text]];
    }),
  );
}

type Read<T> = { readonly settings: T | null } | { readonly faults: readonly string[] };

function faultsOf({ issues }: z.core.$ZodError): readonly string[] {
  return issues.map(({ path, message }) => `  ${path.join('.')}：${message}`);
}

function readTelegram(environment: Environment): Read<TelegramSettings> {
  const set = given(Object.keys(schema.shape), environment);
  if (set['TELEGRAM_BOT_TOKEN'] === undefined) return { settings: null };
  const result = schema.safeParse(set);
  if (!result.success) return { faults: faultsOf(result.error) };
  const read = result.data;
  const settings = {
    token: read.TELEGRAM_BOT_TOKEN,
    apiRoot: read.TELEGRAM_API_ROOT.replace(/\/+$/, ''),
    proxy: read.TELEGRAM_PROXY ?? null,
    webhook: read.WEBHOOK_URL === undefined ? null : { url: read.WEBHOOK_URL, secret: read.WEBHOOK_SECRET ?? '' },
    host: read.HOST,
    port: read.PORT,
    redis: read.REDIS_URL ?? null,
    stateDir: read.STATE_DIR,
    logLevel: read.LOG_LEVEL,
    perMinute: read.RATE_LIMIT_PER_MINUTE,
  };
  return { settings };
}

/** Address, key and model say that a model is wanted; a timeout alone does not. */
function readPhrasing(environment: Environment): Read<PhrasingSettings> {
  const set = given(Object.keys(llm.shape), environment);
  if (!['LLM_BASE_URL', 'LLM_API_KEY', 'LLM_MODEL'].some((name) => name in set)) return { settings: null };
  const result = llm.safeParse(set);
  if (!result.success) return { faults: faultsOf(result.error) };
  const read = result.data;
  const settings = {
    baseUrl: read.LLM_BASE_URL.replace(/\/+$/, ''),
    apiKey: read.LLM_API_KEY ?? null,
    model: read.LLM_MODEL,
    extraBody: read.LLM_EXTRA_BODY ?? {},
    timeoutMs: read.LLM_TIMEOUT_MS,
  };
  return { settings };
}

function fail(faults: readonly string[]): never {
  throw new ConfigError(`配置有${faults.length}处不对（环境变量或 .env 文件）：\n${faults.join('\n')}`);
}

export interface Settings {
  /** Null where no token is set. */
  readonly telegram: TelegramSettings | null;
  /** Null where no model is set. */
  readonly phrasing: PhrasingSettings | null;
}

/** Everything, from environment variables. @throws ConfigError naming every faulty variable. */
export function settings(environment: Environment = process.env): Settings {
  const telegram = readTelegram(environment);
  const phrasing = readPhrasing(environment);
  if ('settings' in telegram && 'settings' in phrasing)
    return { telegram: telegram.settings, phrasing: phrasing.settings };
  return fail([telegram, phrasing].flatMap((read) => ('faults' in read ? read.faults : [])));
}

/** Adds what `.env` sets and the environment does not, for commands that are started without it. */
export function loadEnvFile(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
}

/** The model alone, for a command that has nothing to do with Telegram. @throws ConfigError naming every faulty variable. */
export function phrasingSettings(environment: Environment = process.env): PhrasingSettings | null {
  const read = readPhrasing(environment);
  return 'settings' in read ? read.settings : fail(read.faults);
}
