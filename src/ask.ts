import { answerLines } from './chat/ask/jsonl.ts';
import { type Options, read, USAGE } from './chat/ask/options.ts';
import { traceText } from './chat/ask/trace.ts';
import { START } from './chat/conversation.ts';
import { converse } from './chat/library/converse.ts';
import { KnowledgeError } from './knowledge-parts.ts';
import { openLibrary } from './library.ts';

async function ask(options: Options): Promise<number> {
  const library = await openLibrary(options.knowledge);
  if (options.jsonl) return (await answerLines(process.stdin, process.stdout, library)) ? 0 : 1;
  const turn = converse(START, options.text, library);
  process.stdout.write(`${turn.answer.text}\n${options.trace ? `\n${traceText(turn)}\n` : ''}`);
  return 0;
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
