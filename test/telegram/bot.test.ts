import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reply, START } from '../../src/chat/conversation.ts';
import { LANGUAGE_NAMES, LANGUAGES, phrases } from '../../src/chat/language.ts';
import { examples } from '../../src/chat/overview.ts';
import { COMMANDS } from '../../src/chat/phrases.ts';
import { questionsOf, startParameter } from '../../src/chat/telegram/links.ts';
import { toTraditional } from '../../src/text/traditional.ts';
import { Person } from './fake/person.ts';
import type { Shown } from './fake/server.ts';
import { knowledge, type RunningBot, runBot } from './running.ts';

let bot: RunningBot;
let ids = 100;
const somebody = (language?: string) => new Person(bot.fake, ids++, language === undefined ? {} : { language });
const plain = (text: string) => reply(START, text, knowledge).answer;

beforeAll(async () => {
  bot = await runBot();
});
afterAll(async () => {
  expect(bot.fake.refusals).toEqual([]);
  await bot.stop();
});

const [FIGURE = '', LIST = '', SHARE = ''] = examples(knowledge);

const languageNamed = (name: string) => LANGUAGES.find((one) => LANGUAGE_NAMES[one] === name) ?? 'hans';

/** Names and phone numbers of the document's forms. */
const contacts = knowledge.lookup.facts.entries
  .flatMap(({ texts }) => ['联系人', '电话', '填报人', '填报人电话'].map((label) => texts[label]?.text ?? ''))
  .filter((text) => text !== '');

describe('answers', () => {
  test('the figure in bold first, then the whole answer, the source, the quoted row', async () => {
    const answer = plain(FIGURE);
    const shown = await somebody().ask(FIGURE);
    const [first = ''] = answer.text.split('：');
    expect(shown.html.startsWith(`<b>${first}</b>：`)).toBe(true);
    for (const line of answer.text.split('\n')) expect(shown.text).toContain(line);
    expect(shown.html).toMatch(/<blockquote expandable>.*第\d+行\n/s);
    for (const cell of answer.citations[0]?.quote.split('\t') ?? []) expect(shown.text).toContain(cell);
  });

  test('怎么算的 shows every step, 看原表 the printed row with its header', async () => {
    const person = somebody();
    const shown = await person.ask(SHARE);
    const steps = await person.answerTo(() => person.press(shown, '怎么算的'));
    expect(plain(SHARE).calculation.length).toBeGreaterThan(0);
    for (const step of plain(SHARE).calculation) expect(steps.text).toContain(step);
    expect(steps.replyTo).toBe(shown.id);
    const rows = await person.answerTo(() => person.press(shown, '看原表'));
    const [citation] = plain(SHARE).citations;
    expect(rows.text).toContain(`第${citation?.line}行`);
    expect(rows.text).toContain('▶');
    for (const cell of citation?.quote.split('\t') ?? []) if (/\d/.test(cell)) expect(rows.text).toContain(cell);
  });

  test('a follow-up leans on what was said, a press on it is a turn too', async () => {
    const person = somebody();
    await person.ask(FIGURE);
    const second = await person.ask('占比呢');
    const state = reply(START, FIGURE, knowledge).state;
    expect(second.text).toContain(reply(state, '占比呢', knowledge).answer.text.split('\n')[0]);
  });

  test('brackets, control characters, emoji and 4,096 characters of anything come through', async () => {
    for (const text of [
      '<b>三公</b> & "经费" 是多少',
      '三公经费\u0000\u0007是多少',
      '😀三公经费是多少',
      '三'.repeat(4096),
      '<&>'.repeat(1000),
    ]) {
      const person = somebody();
      bot.fake.push({ message: person.text(text) });
      await bot.fake.until(() => bot.fake.in(person.chat).length === 1, text.slice(0, 9), 20_000);
    }
  }, 60_000);
});

describe('whom to contact', () => {
  const said = ({ text }: Shown) => contacts.filter((one) => text.includes(one));

  test('is told to whoever asks, in the answer, its quote and its rows', async () => {
    const person = somebody();
    const shown = await person.ask('社区惠民资金找谁联系，电话多少');
    expect(said(shown).length).toBeGreaterThan(1);
    expect(said(await person.answerTo(() => person.press(shown, '看原表')))).toEqual(said(shown));
    // Who answers for it, not how to call them.
    const named = await person.ask('社区惠民资金谁负责');
    expect(said(await person.answerTo(() => person.press(named, '看原表')))).toEqual(said(named));
  });

  test('is left out of tables and of rows that are shown for something else', async () => {
    expect(contacts.length).toBeGreaterThan(10);
    const person = somebody();
    for (const command of ['/table 14', '/table 15', '/check', '/source']) {
      let shown = await person.ask(command);
      for (let i = 0; i < 60; i++) {
        expect(said(shown)).toEqual([]);
        const next = shown.buttons.find(({ text }) => text.endsWith('›'));
        if (next === undefined) break;
        await person.pressed(shown, next.text);
        const before = shown.edits;
        await bot.fake.until(() => person.now(shown).edits > before, 'the next page');
        shown = person.now(shown);
      }
    }
  });
});

describe('a question back', () => {
  const BACK = '补贴是多少';
  const { choices, values } = plain(BACK);

  test('is a button a reading, with its figure; the pressed one is answered', async () => {
    expect(choices.length).toBeGreaterThan(1);
    for (const [i, { label, figure }] of choices.entries()) {
      const person = somebody();
      const shown = await person.ask(BACK);
      expect(shown.text).toContain(figure);
      const answer = await person.answerTo(() => person.press(shown, `${figure} ${label}`));
      expect(answer.html.startsWith(`<b>${figure}`)).toBe(true);
      const typed = somebody();
      await typed.ask(BACK);
      expect((await typed.ask(`第${i + 1}个`)).html).toBe(answer.html);
    }
    expect(values.length).toBe(choices.length);
  });

  test('can be answered late: the button goes on from its question, not from the last one', async () => {
    const person = somebody();
    const shown = await person.ask(BACK);
    await person.ask(FIGURE);
    const { label, figure } = choices[1] ?? { label: '', figure: '' };
    const answer = await person.answerTo(() => person.press(shown, `${figure} ${label}`));
    expect(answer.html.startsWith(`<b>${figure}`)).toBe(true);
    const share = await person.ask('占比呢');
    expect(share.text).toContain(label);
    const rows = await person.answerTo(() => person.press(share, '看原表'));
    expect(rows.text).toContain('▶');
  });
});

describe('pages', () => {
  /** Every item over all pages, leafing on, and back to the first. */
  async function leaf(person: Person, shown: Shown): Promise<string[]> {
    const pages = [shown.text];
    let now = shown;
    for (let i = 0; i < 60; i++) {
      const next = now.buttons.find(({ callback_data: data, text }) => data?.startsWith('p:') && text.endsWith('›'));
      if (next === undefined) break;
      await person.pressed(now, next.text);
      await bot.fake.until(() => person.now(now).edits > now.edits, 'the next page');
      now = person.now(now);
      pages.push(now.text);
    }
    if (pages.length > 1) {
      await person.pressed(now, '‹');
      await bot.fake.until(() => person.now(now).edits > now.edits, 'the page before');
      expect(person.now(now).text).toBe(pages.at(-2));
    }
    return pages;
  }

  test('a long list shows ten, says how many are left, and loses none', async () => {
    const person = somebody();
    const question = '政府采购的所有项目列出来';
    const lines = plain(question)
      .text.split('\n')
      .filter((line) => /^\d+\. /.test(line));
    expect(lines.length).toBeGreaterThan(10);
    const shown = await person.ask(question);
    expect(shown.text.split('\n').filter((line) => /^\d+\. /.test(line))).toHaveLength(10);
    expect(shown.buttons.map(({ text }) => text)).toContain(`还有 ${lines.length - 10} 项 ›`);
    const all = (await leaf(person, shown)).join('\n');
    for (const line of lines) expect(all).toContain(line);
  });

  test.each(['/terms', '/tables', '/check', '/source', '/table 1', '/table 5', '/table 10', '/table 14', '/table 15'])(
    '%s: all of it, page by page',
    async (command) => {
      const person = somebody();
      const all = (await leaf(person, await person.ask(command))).join('\n');
      const { document } = knowledge;
      const expected: Readonly<Record<string, readonly string[]>> = {
        '/terms': document.terms.map(({ name }) => `${name}：`),
        '/tables': [...document.tables, ...document.sections].map(({ source, title }) => `${source}《${title}》`),
        '/check': knowledge.findings().map(({ message }) => message),
        '/source': document.repairs.map(({ reason }) => reason),
      };
      const number = /\d+/.exec(command)?.[0];
      const tables = document.tables.filter(({ source }) => source === `表${number}`);
      const wanted =
        expected[command] ??
        tables.flatMap(({ rows }) => rows).flatMap(({ cells }) => cells.filter((cell) => cell !== ''));
      expect(wanted.length).toBeGreaterThan(0);
      const bare = (text: string) => text.replace(/<[^<>]+>|[☑☐\s]/g, '');
      const lost = wanted.filter((one) => !bare(all).includes(bare(one)));
      // Whom to contact is told to whoever asks: some names, and numbers of eight digits.
      expect(lost.filter((one) => !/^\p{Script=Han}{2,3}$|\d{8}$/u.test(one))).toEqual([]);
      for (const one of lost) expect(contacts).toContain(one.replace(/.*：/, ''));
    },
  );
});

describe('commands', () => {
  test('/start says what it is and is not, and its examples answer', async () => {
    const person = somebody();
    const shown = await person.ask('/start');
    expect(shown.text).toContain('不是政府的官方账号');
    expect(shown.buttons.map(({ text }) => text)).toEqual(examples(knowledge));
    for (const { text } of shown.buttons) {
      const answer = await person.answerTo(() => person.press(shown, text));
      expect(answer.text).not.toContain('没有看懂');
    }
  });

  test('each command has its description in each language, and answers', async () => {
    for (const language of ['', 'en']) {
      expect(bot.fake.commandLists.get(language)?.map((one) => one['command'])).toEqual([...COMMANDS]);
    }
    for (const command of COMMANDS) expect((await somebody().ask(`/${command}`)).text).not.toBe('');
  });

  test('/table explains what it needs', async () => {
    expect((await somebody().ask('/table')).text).toContain('/table 7');
    expect((await somebody().ask('/table 99')).text).toContain('没有“99”');
    expect((await somebody().ask('/table <x>')).text).toContain('没有“<x>”');
    expect((await somebody().ask('/table 表７')).text).toMatch(/^表7《/);
  });

  test('/forget ends the conversation and its buttons', async () => {
    const person = somebody();
    const shown = await person.ask(FIGURE);
    await person.ask('/forget');
    expect(await person.pressed(shown, '看原表')).toContain('太久');
    expect((await person.ask('占比呢')).text).toContain(plain('占比呢').text.split('\n')[0]);
  });

  test('/lang changes what the bot says', async () => {
    const person = somebody();
    for (const [name, help] of [
      ['English', 'Ask in Chinese'],
      ['繁體中文', '直接發問題'],
      ['简体中文', '直接发问题'],
    ] as const) {
      const shown = await person.ask('/lang');
      await person.pressed(shown, name);
      expect((await person.ask('/help')).text).toContain(help);
      const described = bot.fake.commandLists.get(`chat ${person.chat}`)?.map((one) => one['description']);
      expect(described).toEqual(COMMANDS.map((command) => phrases(languageNamed(name)).commands[command]));
    }
    await person.ask('/forget');
    expect(bot.fake.commandLists.has(`chat ${person.chat}`)).toBe(false);
    expect((await person.ask('/help')).text).toContain('直接发问题');
  });

  test('/terms shows what holds a word', async () => {
    const name = knowledge.document.terms[0]?.name ?? '';
    expect((await somebody().ask(`/terms ${name}`)).text).toContain(`${name}：`);
    expect((await somebody().ask('/terms 没有的词')).text).toContain('没有“没有的词”');
  });
});

describe('languages', () => {
  test.each([
    ['zh-hans', '直接发问题'],
    ['zh-hant', '直接發問題'],
    ['zh-TW', '直接發問題'],
    ['en', 'Ask in Chinese'],
    ['de', '直接发问题'],
  ])('%s', async (language, help) => {
    expect((await somebody(language).ask('/help')).text).toContain(help);
  });

  test('an answer in traditional characters keeps the figures, and its buttons work', async () => {
    const person = somebody('zh-hant');
    const shown = await person.ask(SHARE);
    expect(shown.text).toContain(toTraditional(plain(SHARE).text.split('\n')[0] ?? ''));
    const steps = await person.answerTo(() => person.press(shown, '怎麼算的'));
    expect(steps.text).toContain(toTraditional(plain(SHARE).calculation[0] ?? ''));
  });
});

describe('links', () => {
  test('a linked answer is given by /start', async () => {
    const person = somebody();
    const shown = await person.ask(FIGURE);
    const link = shown.buttons.find(({ copy_text: copy }) => copy !== undefined)?.copy_text?.text ?? '';
    expect(link).toMatch(/^https:\/\/t\.me\/mingzhang_test_bot\?start=[\w-]{1,64}$/);
    const linked = await somebody().ask(`/start ${link.split('=')[1]}`);
    expect(linked.html).toBe(shown.html);
  });

  test('a follow-up takes the questions along that it leans on, whatever the reader has asked before', async () => {
    const person = somebody();
    await person.ask('办公费是多少');
    await person.ask(FIGURE);
    const shown = await person.ask('占比呢');
    const link = shown.buttons.find(({ copy_text: copy }) => copy !== undefined)?.copy_text?.text ?? '';
    const reader = somebody();
    await reader.ask('培训费是多少');
    const linked = await reader.ask(`/start ${link.split('=')[1]}`);
    expect(linked.html).toBe(shown.html);
    // The reader's own conversation goes on from it.
    const state = [FIGURE, '占比呢'].reduce((before, text) => reply(before, text, knowledge).state, START);
    expect((await reader.ask('那去年呢')).text).toContain(
      reply(state, '那去年呢', knowledge).answer.text.split('\n')[0],
    );
  });

  test('hold any questions that fit, and nothing else is a question', () => {
    const question = fc.string({ unit: fc.constantFrom('三', '公', 'a', '“', '😀', '9'), minLength: 1, maxLength: 20 });
    void fc.assert(
      fc.property(fc.array(question, { minLength: 1, maxLength: 3 }), (questions) => {
        const parameter = startParameter(questions);
        if (parameter === null) expect(questions.join(' ').length).toBeGreaterThan(20);
        else {
          expect(parameter).toMatch(/^[\w-]{1,64}$/);
          expect(questionsOf(parameter)).toEqual(questions);
        }
      }),
    );
    for (const broken of ['', 'x', 'u===', 'qé', 'ref123']) expect(questionsOf(broken)).toEqual([]);
  });
});

describe('inline', () => {
  test('one final answer with its source; nothing typed: the examples', async () => {
    const [result] = await somebody().inline(FIGURE);
    const content = result?.['input_message_content'] as { message_text: string };
    expect(content.message_text).toContain('来源：');
    expect(String(result?.['title'])).toContain(plain(FIGURE).text.split('：')[0]);
    expect(await somebody().inline('')).toHaveLength(3);
  });

  test('a question back: one result a reading, each with its answer', async () => {
    const { choices } = plain('补贴是多少');
    const results = await somebody().inline('补贴是多少');
    expect(results.map(({ title }) => String(title).split('（')[0])).toEqual(choices.map(({ figure }) => figure));
  });

  test('a list that is cut says so, with a link to all of it', async () => {
    const question = '政府采购的所有项目列出来';
    const items = plain(question)
      .text.split('\n')
      .filter((line) => /^\d+\. /.test(line));
    const [result] = await somebody().inline(question);
    const content = result?.['input_message_content'] as { message_text: string } | undefined;
    const [, count, link] = /还有(\d+)项.*start=([\w-]+)$/.exec(content?.message_text ?? '') ?? [];
    expect(Number(count)).toBe(items.length - 10);
    expect((await somebody().ask(`/start ${link}`)).text).toContain(items[0]);
  });

  test('in the language that was chosen in private', async () => {
    const person = somebody();
    await person.pressed(await person.ask('/lang'), '繁體中文');
    const [result] = await person.inline('办公费是多少');
    expect(JSON.stringify(result)).toContain('辦公費');
  });

  test('whatever is typed, the results are valid', async () => {
    for (const text of ['占比呢', '<b>', '公车和项目', '天气', '政府采购的所有项目列出来'])
      expect((await somebody().inline(text)).length).toBeGreaterThan(0);
  });
});

describe('edits', () => {
  test('an edited question is answered again in the same message', async () => {
    const person = somebody();
    const message = person.text(FIGURE);
    const shown = await person.answerTo(() => bot.fake.push({ message }));
    bot.fake.push({ edited_message: { ...message, text: LIST, edit_date: 1 } });
    await bot.fake.until(() => person.now(shown).edits === 1, 'the edited answer');
    expect(person.now(shown).text).toContain(plain(LIST).text.split('\n')[0]);
    expect(bot.fake.in(person.chat)).toHaveLength(1);
  });

  test('an edit that changes nothing sends nothing', async () => {
    const person = somebody();
    const message = person.text(FIGURE);
    const shown = await person.answerTo(() => bot.fake.push({ message }));
    bot.fake.push({ edited_message: { ...message, edit_date: 1 } });
    await person.ask('/help');
    expect(person.now(shown).edits).toBe(0);
  });
});

describe('what is no text', () => {
  test.each([
    'voice',
    'photo',
    'sticker',
    'document',
    'video',
    'location',
    'contact',
    'video_note',
    'audio',
    'poll',
    'dice',
  ])('%s: one friendly line', async (kind) => {
    const person = somebody();
    const shown = await person.answerTo(() =>
      bot.fake.push({ message: person.message({ [kind]: kind === 'photo' ? [] : {} }) }),
    );
    expect(shown.text).toContain('我只看得懂文字');
  });

  test('an album is one message', async () => {
    const person = somebody();
    for (let i = 0; i < 4; i++) bot.fake.push({ message: person.message({ photo: [], media_group_id: 'album-1' }) });
    await bot.fake.until(() => bot.fake.in(person.chat).length > 0, 'the line');
    await person.ask('/help');
    expect(bot.fake.in(person.chat).filter(({ text }) => text.includes('我只看得懂文字'))).toHaveLength(1);
  });
});

describe('groups', () => {
  const inGroup = () => new Person(bot.fake, ids++, { chat: -1_000_000 - ids });

  test('silent unless addressed', async () => {
    const person = inGroup();
    for (const content of [
      { text: FIGURE },
      { photo: [] },
      { text: '@other_bot 三公', entities: [{ type: 'mention', offset: 0, length: 10 }] },
      { new_chat_members: [] },
    ]) {
      bot.fake.push({ message: person.message(content) });
    }
    bot.fake.push({ message: person.text('/help@other_bot') });
    const shown = await person.ask('/help');
    expect(bot.fake.in(person.chat)).toEqual([shown]);
  });

  test('answers a mention, a reply to it and a command, always as a reply', async () => {
    const person = inGroup();
    const mention = person.text(`@mingzhang_test_bot ${FIGURE}`);
    const answered = await person.answerTo(() => bot.fake.push({ message: mention }));
    expect(answered.text).toContain(plain(FIGURE).text.split('\n')[0]);
    expect(answered.replyTo).toBe(mention.message_id);
    const follow = person.text('占比呢', {
      reply_to_message: {
        message_id: answered.id,
        from: bot.fake.me,
        chat: { id: person.chat, type: 'supergroup' },
        date: 0,
      },
    });
    const second = await person.answerTo(() => bot.fake.push({ message: follow }));
    expect([second.replyTo, second.text.includes('%')]).toEqual([follow.message_id, true]);
    const command = person.text('/check@mingzhang_test_bot');
    expect((await person.answerTo(() => bot.fake.push({ message: command }))).replyTo).toBe(command.message_id);
  });

  test('answers a pressed button as a reply to the message that has it', async () => {
    const person = inGroup();
    const shown = await person.ask('@mingzhang_test_bot 补贴是多少');
    const { label, figure } = plain('补贴是多少').choices[0] ?? { label: '', figure: '' };
    const answer = await person.answerTo(() => person.press(shown, `${figure} ${label}`));
    expect([answer.replyTo, answer.html.startsWith(`<b>${figure}`)]).toEqual([shown.id, true]);
  });

  test('only a mention: asks for the question', async () => {
    expect((await inGroup().ask('@mingzhang_test_bot')).text).toContain('请把问题写在后面');
  });

  test('a question whose message is gone is still answered', async () => {
    const person = inGroup();
    const shown = await person.answerTo(() =>
      bot.fake.push({ message: { ...person.text(`@mingzhang_test_bot ${FIGURE}`), message_id: 999_999 } }),
    );
    expect(shown.text).toContain('来源');
  });
});
