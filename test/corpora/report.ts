/**
 * Prints every corpus line that is not right: its cause, what was asked, what was given. `--write` brings open.json up to
 * date and keeps its reasons; a line that is new in it shows as such, under what it fails by.
 */
import { builtInKnowledge, loadKnowledge } from '../../src/knowledge.ts';
import { judgedCorpora, tallyLines, wayInLine } from './judged.ts';
import { readOpen, writeOpen } from './open.ts';
import { symptom } from './symptom.ts';

const all = judgedCorpora(loadKnowledge(builtInKnowledge()));
const listed = readOpen();
const known = new Map(listed.map((one) => [one.id, one]));

const open = all
  .filter(({ verdict }) => verdict !== 'right')
  .map((one) => ({ ...one, id: one.question.id, reason: known.get(one.question.id)?.reason ?? symptom(one) }))
  .sort((a, b) => (a.reason < b.reason ? -1 : a.reason > b.reason ? 1 : 0));

let heading = '';
for (const { id, reason, verdict, why, question, reply } of open) {
  if (reason !== heading) console.log(`\n# ${reason}`);
  heading = reason;
  const was = known.get(id)?.verdict;
  const news = was === undefined ? ' 新增' : was === verdict ? '' : ` 原为${was}`;
  console.log(`${verdict}${news} ${id} [${question.kind}→${reply.answer.kind}] ${question.turns.join(' ⏎ ')} — ${why}`);
  console.log(`    ${reply.answer.text.split('\n')[0]?.slice(0, 160)}`);
}

console.log(`\n${tallyLines(all, ({ file }) => file).join('\n')}`);
console.log(tallyLines(all, ({ question }) => question.kind).join('\n'));
console.log(tallyLines(all, () => 'all').join('\n'));
console.log(wayInLine(all));

const now = new Set(open.map(({ id }) => id));
const closed = listed.filter(({ id }) => !now.has(id)).map(({ id }) => id);
if (closed.length > 0) console.log(`right now: ${closed.join(' ')}`);
if (process.argv.includes('--write')) writeOpen(open);
