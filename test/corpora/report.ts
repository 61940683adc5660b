/**
 * Prints every corpus line that is not right: its cause, what was asked, what was given. `--variants` asks every line in
 * other ways too (ten times as long), `--invariants` holds every answer to what must hold for all. `--write` brings the
 * lists of what is open up to date (all three with the other two flags) and keeps their reasons.
 */
import { builtInKnowledge, loadKnowledge } from '../../src/knowledge.ts';
import { brokenInvariants } from '../answer/invariants.ts';
import { Known } from '../known.ts';
import { breakLines, likelyReason, sweep } from '../question/variants.ts';
import { judgedCorpora, tallyLines, wayInLine } from './judged.ts';
import { readOpen, writeOpen } from './open.ts';
import { symptom } from './symptom.ts';

const flag = (name: string) => process.argv.includes(name);
const knowledge = loadKnowledge(builtInKnowledge());

const all = judgedCorpora(knowledge);
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
const now = new Set(open.map(({ id }) => id));
const closed = listed.filter(({ id }) => !now.has(id)).map(({ id }) => id);
if (closed.length > 0) console.log(`\nright now, and listed: ${closed.join(' ')}`);
if (flag('--write')) writeOpen(open);

if (flag('--variants')) {
  const swept = sweep(knowledge, () => true);
  const list = new Known(new URL('../question/open.json', import.meta.url));
  const news = new Set(list.news(swept.breaks.map(({ key }) => key)));
  console.log('\n# 换个说法');
  for (const { key, instead, was, is } of swept.breaks) {
    console.log(`${key}${news.has(key) ? ' 新增' : ''} ${instead}\n    ${was.slice(0, 80)} → ${is.slice(0, 80)}`);
  }
  console.log(breakLines(swept).join('\n'));
  if (flag('--write')) list.write(new Map(swept.breaks.map((one) => [one.key, likelyReason(one)])));
}

if (flag('--invariants')) {
  const broken = brokenInvariants(knowledge);
  const list = new Known(new URL('../answer/open.json', import.meta.url));
  const news = new Set(list.news(broken.keys()));
  console.log('\n# 每个答案都应守的规矩');
  for (const [key, faults] of broken) console.log(`${key}${news.has(key) ? ' 新增' : ''}: ${faults}`);
  if (flag('--write')) list.write(new Map([...broken.keys()].map((key) => [key, key.slice(key.indexOf(' ') + 1)])));
}

console.log(`\n${tallyLines(all, ({ file }) => file).join('\n')}`);
console.log(tallyLines(all, ({ question }) => question.kind).join('\n'));
console.log(tallyLines(all, () => 'all').join('\n'));
console.log(wayInLine(all));
