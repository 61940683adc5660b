import { answerLines } from './chat/ask/jsonl.ts';
import { type Options, read, USAGE } from './chat/ask/options.ts';
import { traceText } from './chat/ask/trace.ts';
import { START } from './chat/conversation.ts';
import { converse } from './chat/converse.ts';
import { phrased } from './chat/phrased.ts';
import { KnowledgeError } from './knowledge-parts.ts';
import { openLibrary } from './library.ts';
import type { Phraser } from './phrasing/phraser.ts';

const NO_MODEL =
  '--phrase 要有模型：在环境变量或 .env 里设 LLM_BASE_URL、LLM_MODEL 和 LLM_API_KEY（见 .env.example）。';

async function ask(options: Options): Promise<number> {
  const phraser = options.phrase ? await wantedPhraser() : null;
  if (phraser !== null && 'fault' in phraser) {
    process.stderr.write(`${phraser.fault}\n`);
    return 1;
  }
  const library = await openLibrary(options.knowledge);
  if (options.jsonl) return (await answerLines(process.stdin, process.stdout, library, phraser)) ? 0 : 1;
  const turn = converse(START, options.text, library);
  const { text } = await phrased(turn, options.text, library, 'hans', phraser);
  process.stdout.write(`${text}\n${options.trace ? `\n${traceText(turn)}\n` : ''}`);
  return 0;
}

/** The phraser, or why there is none. What it takes is loaded only now: most runs go without. */
async function wantedPhraser(): Promise<Phraser | { readonly fault: string }> {
  const { ConfigError, loadEnvFile, phrasingSettings } = await import('./config.ts');
  try {
    loadEnvFile();
    const settings = phrasingSettings();
    if (settings === null) return { fault: NO_MODEL };
    return (await import('./phrasing-parts.ts')).openPhraser(settings);
  } catch (error) {
    if (error instanceof ConfigError) return { fault: error.message };
    throw error;
  }
}

// Whoever reads may have read enough (`| head -1`).
process.stdout.on('error', () => process.exit(1));
try {
  const options = read(process.argv.slice(2));
  if ('fault' in options) {
    process.stderr.write(`${options.fault}\n${USAGE}\n`);
    process.exitCode = 1;
  } else {
    process.exitCode = await ask(options);
  }
} catch (error) {
  process.stderr.write(`${error instanceof KnowledgeError ? error.message : '程序出错，没有答出来。'}\n`);
  process.exitCode = 1;
}
