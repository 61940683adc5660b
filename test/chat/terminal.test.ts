import { PassThrough } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { START as FRESH, reply } from '../../src/chat/conversation.ts';
import { libraryOf } from '../../src/chat/library.ts';
import { documentName, examples } from '../../src/chat/overview.ts';
import { HANS } from '../../src/chat/phrases-hans.ts';
import { terminalChat } from '../../src/chat/terminal/chat.ts';
import { command, type Desk } from '../../src/chat/terminal/commands.ts';
import { width, wrap } from '../../src/text/width.ts';
import { run, START } from './built.ts';
import { knowledge } from './knowledge.ts';

/** Without white space, tags and what is shown for them. */
const bare = (text: string) => text.replace(/<[^<>]+>|[☑☐\s]/g, '');

/** What a chat prints for piped lines, or for keys typed at a terminal. */
async function chat(input: string | readonly string[]): Promise<string> {
  const typed = typeof input !== 'string';
  const stdin = Object.assign(new PassThrough(), typed ? { isTTY: true, setRawMode: () => stdin } : {});
  const stdout = Object.assign(new PassThrough(), { isTTY: typed, columns: 60 });
  let out = '';
  stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  const done = terminalChat({
    input: stdin,
    output: stdout,
    library: libraryOf(knowledge),
    phraser: null,
    connect: '接通',
  });
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
  const desk: Desk = {
    library: libraryOf(knowledge),
    focus: knowledge,
    language: 'hans',
    answer: null,
    phrased: false,
    widest: 100,
  };
  const said = (line: string, more: Partial<Desk> = {}) => command(line, { ...desk, ...more }).text;

  test('/tables lists every table and section', () => {
    for (const { source, title } of [...document.tables, ...document.sections])
      expect(said('/tables')).toContain(`${source}《${title}》`);
  });

  test('/table shows every cell of a table, but no names and phone numbers', () => {
    for (const { source, rows } of document.tables) {
      const text = bare(said(`/table ${source.slice(1)}`));
      for (const cell of rows.flatMap(({ cells }) => cells))
        if (!/^(?:\d{8}|\p{Script=Han}{2,3}|.*电话.*)$/u.test(cell)) expect(text.includes(bare(cell)), cell).toBe(true);
    }
    expect(said('/table')).toBe(HANS.tablePrompt);
    expect(said('/table 99')).toContain('没有“99”');
  });

  test('/terms lists the glossary, or what holds a word', () => {
    expect(document.terms.length).toBeGreaterThan(0);
    for (const { name, text } of document.terms) {
      expect(said('/terms')).toContain(`${name}：${text}`);
      expect(said(`/terms ${name}`)).toContain(text);
    }
    expect(said('/terms 没有的词')).toContain('没有“没有的词”');
  });

  test('/check counts every finding', () => {
    const findings = knowledge.findings();
    for (const { message } of findings) expect(said('/check')).toContain(message);
    expect(said('/check')).toContain(`查到${findings.length}处`);
  });

  test('/source shows every repair with its reason', () => {
    for (const { reason } of document.repairs) expect(said('/source')).toContain(reason);
  });

  test('/calc and /rows show how and where of the last answer', () => {
    const { answer } = reply(FRESH, '人员经费占基本支出的多少', knowledge);
    for (const step of answer.calculation) expect(said('/calc', { answer })).toContain(step);
    expect(said('/rows', { answer })).toContain('▶');
    expect(said('/rows', { answer })).toContain(`第${answer.citations[0]?.line}行`);
    for (const line of ['/calc', '/rows']) expect(said(line)).toBe(HANS.nothingAsked);
    expect(said('/calc', { answer: reply(FRESH, '办公费是多少', knowledge).answer })).toBe(HANS.noCalculation);
  });

  test('/lang changes the language of what follows', async () => {
    for (const [name, language] of [
      ['繁體', 'hant'],
      ['english', 'en'],
      ['简体', 'hans'],
    ])
      expect(command(`/lang ${name}`, desk).language).toBe(language);
    expect(command('/lang Klingon', desk).language).toBeUndefined();
    expect(await chat('/lang 繁體\n办公费是多少\n')).toMatch(/[\d.]+元（[\d.]+萬元）：辦公費/);
  });

  test('/forget begins anew', async () => {
    const anew = reply(FRESH, '占比呢', knowledge).answer.text.split('\n')[0] ?? '';
    expect(await chat('办公费是多少\n/forget\n占比呢\n')).toContain(anew);
  });

  test('unknown ones show the help; /quit leaves', () => {
    expect(said('/nope')).toContain(HANS.terminalHelp);
    expect(command('/quit', desk).also).toBe('leave');
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
