import { ConfigError, settings } from './config.ts';
import { KnowledgeError } from './knowledge-parts.ts';
import { openLibrary } from './library.ts';

const CONNECT = '接通 Telegram：向 @BotFather 要一个令牌，写进 .env 的 TELEGRAM_BOT_TOKEN=…，再运行 npm start。';

const USAGE = '用法：npm start -- --knowledge 文件夹（不给就用自带的）\n';

/** The knowledge folder that is named; undefined where none is, null where the command line is no good. */
function folderIn([option, folder, ...more]: readonly string[]): string | undefined | null {
  if (option === undefined) return undefined;
  return option === '--knowledge' && folder !== undefined && more.length === 0 ? folder : null;
}

async function start(): Promise<void> {
  const folder = folderIn(process.argv.slice(2));
  if (folder === null) {
    process.stderr.write(USAGE);
    process.exitCode = 1;
    return;
  }
  const { telegram, phrasing } = settings();
  if (telegram === null && !process.stdin.isTTY) {
    process.stderr.write(
      `没有终端可以对话，也没有设置 TELEGRAM_BOT_TOKEN。\n${CONNECT}\n单个问题：npm run --silent ask -- "三公经费是多少"\n`,
    );
    process.exitCode = 1;
    return;
  }
  const library = await openLibrary(folder);
  const phraser = phrasing === null ? null : (await import('./phrasing-parts.ts')).openPhraser(phrasing);
  if (telegram !== null) {
    const { startTelegram } = await import('./chat/telegram/start.ts');
    process.exitCode = await startTelegram(telegram, library, phraser);
  } else {
    const { terminalChat } = await import('./chat/terminal/chat.ts');
    await terminalChat({ input: process.stdin, output: process.stdout, library, phraser, connect: CONNECT });
  }
}

try {
  await start();
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof KnowledgeError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
