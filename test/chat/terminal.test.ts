import { PassThrough } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { START as FRESH, reply } from '../../src/chat/conversation.ts';
import { libraryOf } from '../../src/chat/library.ts';
import { documentName, examples } from '../../src/chat/overview.ts';
import { terminalChat } from '../../src/chat/terminal/chat.ts';
import { command, HELP } from '../../src/chat/terminal/commands.ts';
import { width, wrap } from '../../src/text/width.ts';
import { run, START } from './built.ts';
import { knowledge } from './knowledge.ts';

const library = libraryOf(knowledge);

/** What a chat prints for piped lines, or for keys typed at a terminal. */
async function chat(input: string | readonly string[]): Promise<string> {
  const typed = typeof input !== 'string';
  const stdin = Object.assign(new PassThrough(), typed ? { isTTY: true, setRawMode: () => stdin } : {});
  const stdout = Object.assign(new PassThrough(), { isTTY: typed, columns: 60 });
  let out = '';
  stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  const done = terminalChat({ input: stdin, output: stdout, library, connect: '接通' });
  for (const keys of typed ? input : [input]) {
    stdin.write(keys);
    if (typed) await sleep(20);
  }
  if (!typed) stdin.end();
  await done;
  return out;
}

describe('the chat', () => {
  test('begins with the document, three questions that it answers, and the way to Telegram', async () => {
    const out = await chat('');
    expect(out.replaceAll('\n', '')).toContain(documentName(knowledge));
    expect(examples(knowledge)).toHaveLength(3);
    for (const question of examples(knowledge)) expect(out).toContain(question);
    expect(out.trimEnd().endsWith('接通')).toBe(true);
  });

  test('is one conversation, commands between do not break it', async () => {
    const out = await chat('“三公”经费是多少\n/help\n占比呢\n');
    const second = reply(reply(FRESH, '“三公”经费是多少', knowledge).state, '占比呢', knowledge).answer.text;
    expect(out.replaceAll('\n', '')).toContain(second.replaceAll('\n', ''));
    expect(out).toContain('/tables');
  });

  test('prints lines of the screen’s width', async () => {
    const out = await chat('/check\n/source\n什么是“三公”经费\n');
    expect(Math.max(...out.split('\n').map(width))).toBeLessThanOrEqual(60);
  });

  test.each([
    ['Ctrl-D', ['\u0004']],
    ['/quit', ['/quit\r']],
    ['Ctrl-C twice', ['\u0003', '\u0003']],
  ])('leaves on %s', async (_, keys) => {
    expect(await chat(keys)).toMatch(/再见。\n$/);
  });

  test('Ctrl-C clears the line, and only a second one on an empty line leaves', async () => {
    const out = await chat(['垃圾', '\u0003', '办公费是多少\r', '\u0003', '“三公”经费是多少\r', '\u0004']);
    for (const question of ['办公费是多少', '“三公”经费是多少']) {
      expect(out).toContain(wrap(reply(FRESH, question, knowledge).answer.text, 60).split('\n')[0]);
    }
    expect(out).toContain('再按一次 Ctrl-C 离开');
  });

  test('the arrow key brings the last question back', async () => {
    const out = await chat(['办公费是多少\r', '\u001B[A', '\r', '\u0004']);
    const first = reply(FRESH, '办公费是多少', knowledge).answer.text.split('\n')[0] ?? '';
    expect(out.split(first)).toHaveLength(3);
  });
});

describe('commands', () => {
  const { document } = knowledge;
  test('/tables lists every table and section', () => {
    const text = command('/tables', FRESH, library) ?? '';
    for (const { source, title } of [...document.tables, ...document.sections])
      expect(text).toContain(`${source} ${title}`);
  });

  test('/terms lists the glossary, or what holds a word', () => {
    expect(document.terms.length).toBeGreaterThan(0);
    for (const { name, text } of document.terms) {
      expect(command('/terms', FRESH, library)).toContain(`${name}：${text}`);
      expect(command(`/terms ${name}`, FRESH, library)).toContain(text);
    }
    expect(command('/terms 没有的词', FRESH, library)).toContain('没有“没有的词”');
  });

  test('/check counts every finding', () => {
    const findings = knowledge.findings();
    const text = command('/check', FRESH, library) ?? '';
    for (const { message } of findings) expect(text).toContain(message);
    expect(text).toContain(`查到${findings.length}处`);
  });

  test('/source shows every repair with its reason', () => {
    for (const { reason } of document.repairs) expect(command('/source', FRESH, library)).toContain(reason);
  });

  test('unknown ones show the help; /quit is null', () => {
    expect(command('/nope', FRESH, library)).toContain(HELP);
    expect(command('/quit', FRESH, library)).toBeNull();
  });
});

describe('compiled start', () => {
  test('neither terminal nor token: what to do, exit code 1', async () => {
    const { code, out, err } = await run(START);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/TELEGRAM_BOT_TOKEN/);
    expect(err).not.toMatch(/\n {4}at /);
  });

  test('faults of the configuration: all of them, without what was given', async () => {
    const { code, err } = await run(START, [], '', { TELEGRAM_BOT_TOKEN: 'not-a-token', PORT: 'none' });
    expect(code).toBe(1);
    expect(err).toMatch(/配置有2处不对/);
    expect(err).not.toContain('not-a-token');
  });
});
