import { examples } from '../../src/chat/overview.ts';
import { Person } from './fake/person.ts';
import type { Shown } from './fake/server.ts';
import { knowledge, runBot } from './running.ts';

// npx tsx test/telegram/transcript.ts: one conversation as it is sent, for the README.
const bot = await runBot();
const person = new Person(bot.fake, 7);
const show = (said: string, { html, buttons }: Shown) =>
  process.stdout.write(`\n> ${said}\n\n${html}\n${buttons.map(({ text }) => `[ ${text} ]`).join('  ')}\n`);
const [figure = '', , share = ''] = examples(knowledge);
show('/start', await person.ask('/start'));
show(figure, await person.ask(figure));
show('占比呢', await person.ask('占比呢'));
const shown = await person.ask(share);
show(share, shown);
for (const label of ['怎么算的', '看原表'])
  show(`[ ${label} ]`, await person.answerTo(() => person.press(shown, label)));
await bot.stop();
