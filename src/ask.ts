import { readFileSync } from 'node:fs';
import { reply, START, type State } from './chat/conversation.ts';
import { builtInKnowledge, loadKnowledge } from './knowledge.ts';

const args = process.argv.slice(2);
const option = (name: string) => {
  const at = args.indexOf(name);
  return at < 0 ? undefined : args.splice(at, 2)[1];
};
const flag = (name: string) => {
  const at = args.indexOf(name);
  return at >= 0 && args.splice(at, 1).length > 0;
};
const knowledge = loadKnowledge(option('--knowledge') ?? builtInKnowledge());
const trace = flag('--trace');
if (flag('--jsonl')) {
  const sessions = new Map<string, State>();
  for (const line of readFileSync(0, 'utf8').split('\n')) {
    if (line.trim() === '') continue;
    try {
      const { id, session, text } = JSON.parse(line) as { id: string; session?: string; text: string };
      const { state, answer } = reply((session === undefined ? undefined : sessions.get(session)) ?? START, text, knowledge);
      if (session !== undefined) sessions.set(session, state);
      process.stdout.write(`${JSON.stringify({ id, ...answer })}\n`);
    } catch (error) {
      process.stderr.write(String(error instanceof Error ? error.stack : error)+line); process.stdout.write(`${JSON.stringify({ id: null, kind: 'error', text: String(error instanceof Error ? error.stack : error) })}\n`);
      process.exitCode = 1;
    }
  }
} else {
  const turn = reply(START, args.join(' '), knowledge);
  process.stdout.write(`${turn.answer.text}\n`);
  if (trace) {
    for (const { segment, rule } of turn.trace) {
      process.stdout.write(`\n[${rule}] ${segment.tokens.map((token) => `${token.text}<${token.tags.map((tag) => ('id' in tag ? `${tag.t}:${tag.id}` : tag.t === 'entity' ? tag.ids.join('|') : tag.t)).join(',')}>`).join(' ')}\n  未读：${segment.unread.map(({ text }) => text).join(' ')}\n`);
    }
    process.stdout.write(`${turn.answer.calculation.join('\n')}\n`);
  }
}
