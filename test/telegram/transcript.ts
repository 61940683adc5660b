import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { examples } from '../../src/chat/overview.ts';
import { Person } from './fake/person.ts';
import type { Shown } from './fake/server.ts';
import { knowledge, runBot } from './running.ts';

// npx tsx test/telegram/transcript.ts: brings the conversation in both READMEs up to date.

export const READMES = ['README.md', 'README.zh-CN.md'];
const BEGIN = '<!-- conversation -->\n';
const END = '\n<!-- /conversation -->';

/** One conversation as it is sent: what the person says to the right, the messages' own HTML to the left, their buttons below. */
export async function transcript(): Promise<string> {
  const bot = await runBot();
  const person = new Person(bot.fake, 7);
  const rows: string[] = [];
  const show = (said: string, { html, buttons }: Shown) => {
    const keys = buttons.map(({ text }) => `<kbd>${text}</kbd>`).join(' ');
    rows.push(
      `<tr><td align="right">${said}</td></tr>`,
      `<tr><td>${inMarkdown(html)}${keys && `<br>${keys}`}</td></tr>`,
    );
  };
  const ask = async (text: string) => {
    const shown = await person.ask(text);
    show(text, shown);
    return shown;
  };
  const press = async (message: Shown, label: string) => {
    const shown = await person.answerTo(() => person.press(message, label));
    show(`<kbd>${message.buttons.find(({ text }) => text.startsWith(label))?.text}</kbd>`, shown);
    return shown;
  };
  const [figure = ''] = examples(knowledge);
  await ask('/start');
  await ask(figure);
  await press(await ask('占比呢'), '怎么算的');
  const back = await ask('补贴是多少');
  await press(await press(back, back.buttons.at(-1)?.text ?? ''), '看原表');
  await bot.stop();
  return `<table>\n${rows.join('\n')}\n</table>`;
}

/** Line breaks stand for themselves in a message and in `pre`, not in a README. */
function inMarkdown(html: string): string {
  return html
    .trim()
    .split(/(<pre>.*?<\/pre>)/s)
    .map((part) => (part.startsWith('<pre>') ? part : part.replaceAll('\n', '<br>\n')))
    .join('');
}

/** The conversation that a README shows. */
export function shownIn(readme: string): string {
  const text = readFileSync(readme, 'utf8');
  return text.slice(text.indexOf(BEGIN) + BEGIN.length, text.indexOf(END));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const now = await transcript();
  for (const readme of READMES) {
    const text = readFileSync(readme, 'utf8');
    writeFileSync(
      readme,
      text.replace(BEGIN + shownIn(readme) + END, () => BEGIN + now + END),
    );
  }
}
