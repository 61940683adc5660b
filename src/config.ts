import * as z from 'zod/mini';
import type { TelegramSettings } from './chat/telegram/settings.ts';

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

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/**
 * What the bot needs, from environment variables; null where no token is set. An empty variable counts as not set.
 * @throws ConfigError naming every faulty variable.
 */
export function telegramSettings(environment: Environment = process.env): TelegramSettings | null {
  const given = Object.fromEntries(
    Object.keys(schema.shape).flatMap((name) => {
      const text = environment[name]?.trim() ?? '';
      return text === '' ? [] : [[name, text]];
    }),
  );
  if (given['TELEGRAM_BOT_TOKEN'] === undefined) return null;
  const result = schema.safeParse(given);
  if (!result.success) {
    const faults = result.error.issues.map(({ path, message }) => `  ${path.join('.')}：${message}`);
    throw new ConfigError(`配置有${faults.length}处不对（环境变量或 .env 文件）：\n${faults.join('\n')}`);
  }
  const read = result.data;
  return {
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
}
