import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { phrasingSettings, settings as settingsOf } from '../../src/config.ts';

const telegramSettings = (env: Record<string, string>) => settingsOf(env).telegram;

const TOKEN = '123456:AAaa_-bbbbbbbbbbbbbbbbbbbbbbbbbbbbb';
const faults = (env: Record<string, string>) => {
  try {
    telegramSettings(env);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

test('without a token there is nothing to configure, whatever else is set', () => {
  expect(telegramSettings({})).toBeNull();
  expect(telegramSettings({ TELEGRAM_BOT_TOKEN: '  ', PORT: 'abc' })).toBeNull();
});

test('a token is enough, empty variables count as not set', () => {
  expect(telegramSettings({ TELEGRAM_BOT_TOKEN: TOKEN, PORT: '', WEBHOOK_URL: ' ' })).toEqual({
    token: TOKEN,
    apiRoot: 'https://api.telegram.org',
    proxy: null,
    webhook: null,
    host: '0.0.0.0',
    port: 8080,
    redis: null,
    stateDir: 'state',
    logLevel: 'info',
    perMinute: 20,
  });
});

test('every fault at once, by name, and nothing of what was given', () => {
  const secrets = [
    'sec ret',
    'no-token',
    'ftp://u:pw@x',
    'http://hook.example',
    'user:pw',
    'host name',
    '65536',
    '-5',
    'loud',
    'mysql://u:pw@h',
  ];
  const [
    WEBHOOK_SECRET = '',
    TELEGRAM_BOT_TOKEN = '',
    TELEGRAM_API_ROOT = '',
    WEBHOOK_URL = '',
    TELEGRAM_PROXY = '',
    HOST = '',
    PORT = '',
    RATE_LIMIT_PER_MINUTE = '',
    LOG_LEVEL = '',
    REDIS_URL = '',
  ] = secrets;
  const given = {
    WEBHOOK_SECRET,
    TELEGRAM_BOT_TOKEN,
    TELEGRAM_API_ROOT,
    WEBHOOK_URL,
    TELEGRAM_PROXY,
    HOST,
    PORT,
    RATE_LIMIT_PER_MINUTE,
    LOG_LEVEL,
    REDIS_URL,
  };
  const message = faults(given);
  expect(message).toMatch(/^配置有10处不对/);
  for (const name of Object.keys(given)) expect(message).toContain(`  ${name}：应为`);
  for (const secret of secrets) expect(message).not.toContain(secret);
});

test('a webhook needs a secret', () => {
  expect(faults({ TELEGRAM_BOT_TOKEN: TOKEN, WEBHOOK_URL: 'https://bot.example/x' })).toContain('WEBHOOK_SECRET：');
  const settings = telegramSettings({
    TELEGRAM_BOT_TOKEN: TOKEN,
    WEBHOOK_URL: 'https://bot.example/x',
    WEBHOOK_SECRET: 'a-1',
  });
  expect(settings?.webhook).toEqual({ url: 'https://bot.example/x', secret: 'a-1' });
});

test('.env.example explains every variable and is itself valid', () => {
  const lines = readFileSync('.env.example', 'utf8').split('\n');
  const listed = lines.flatMap((line, i) =>
    /^[A-Z_]+=/.test(line) ? [{ name: line.split('=')[0], above: lines[i - 1] ?? '' }] : [],
  );
  const source = readFileSync('src/config.ts', 'utf8');
  const read = new Set([...source.matchAll(/^\s+([A-Z_]+): /gm)].map(([, name]) => name));
  expect(listed.map(({ name }) => name)).toEqual([...read]);
  for (const { above } of listed) expect(above).toMatch(/^# /);
  const env = Object.fromEntries(
    lines.filter((line) => /^[A-Z_]+=/.test(line)).map((line) => line.split(/=(.*)/s) as [string, string]),
  );
  expect(telegramSettings({ ...env, TELEGRAM_BOT_TOKEN: TOKEN })).toEqual(
    telegramSettings({ TELEGRAM_BOT_TOKEN: TOKEN }),
  );
});

describe('a model', () => {
  const LLM = { LLM_BASE_URL: 'http://127.0.0.1:11434/v1/', LLM_MODEL: 'some-model' };

  test('is off by default; a timeout alone asks for none', () => {
    expect(phrasingSettings({})).toBeNull();
    expect(phrasingSettings({ LLM_BASE_URL: ' ', LLM_TIMEOUT_MS: '9' })).toBeNull();
  });

  test('address and name are enough', () => {
    expect(phrasingSettings(LLM)).toEqual({
      baseUrl: 'http://127.0.0.1:11434/v1',
      apiKey: null,
      model: 'some-model',
      extraBody: {},
      timeoutMs: 8000,
    });
    const more = { ...LLM, LLM_API_KEY: 'k', LLM_EXTRA_BODY: '{"a":[1]}', LLM_TIMEOUT_MS: '500' };
    expect(phrasingSettings(more)).toMatchObject({ apiKey: 'k', extraBody: { a: [1] }, timeoutMs: 500 });
  });

  test('every fault at once, with those of Telegram, and nothing of what was given', () => {
    const given = {
      TELEGRAM_BOT_TOKEN: 'no-token',
      LLM_BASE_URL: 'ftp://u:pw@x',
      LLM_API_KEY: 'sec ret',
      LLM_EXTRA_BODY: '["sec"]',
      LLM_TIMEOUT_MS: '499',
    };
    const message = faults(given);
    expect(message).toMatch(/^配置有6处不对/);
    for (const name of [...Object.keys(given), 'LLM_MODEL']) expect(message).toContain(`  ${name}：应为`);
    for (const secret of Object.values(given)) expect(message).not.toContain(secret);
  });
});
