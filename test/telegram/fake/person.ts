import type { FakeTelegram, Shown } from './server.ts';

let queries = 0;

/** Somebody with the app: writes, presses, edits, and sees what comes back. */
export class Person {
  readonly fake: FakeTelegram;
  readonly id: number;
  readonly chat: number;
  readonly #language: string | undefined;

  constructor(
    fake: FakeTelegram,
    id: number,
    { language = 'zh-hans', chat = id }: { language?: string; chat?: number } = {},
  ) {
    this.fake = fake;
    this.id = id;
    this.chat = chat;
    this.#language = language;
  }

  get from() {
    return { id: this.id, is_bot: false, first_name: '某人', language_code: this.#language };
  }

  get #where() {
    return this.chat === this.id
      ? { id: this.id, type: 'private', first_name: '某人' }
      : { id: this.chat, type: 'supergroup', title: '群' };
  }

  /** A message as an update, not sent yet. */
  message(content: Readonly<Record<string, unknown>>) {
    return { message_id: this.fake.message(this.chat), date: 0, from: this.from, chat: this.#where, ...content };
  }

  /** Text with the entities that the app adds. */
  text(text: string, extra: Readonly<Record<string, unknown>> = {}) {
    const command = /^\/[\w@]+/.exec(text)?.[0];
    const mentions = [...text.matchAll(/@\w+/g)].filter(
      ({ index }) => command === undefined || index >= command.length,
    );
    const entities = [
      ...(command === undefined ? [] : [{ type: 'bot_command', offset: 0, length: command.length }]),
      ...mentions.map(({ index, 0: mention }) => ({ type: 'mention', offset: index, length: mention.length })),
    ];
    return this.message({ text, ...(entities.length === 0 ? {} : { entities }), ...extra });
  }

  /** Says something and waits for the answer. */
  async ask(text: string, extra: Readonly<Record<string, unknown>> = {}): Promise<Shown> {
    return this.answerTo(() => this.fake.push({ message: this.text(text, extra) }));
  }

  /** Sends an update and waits for one new message in the chat. */
  async answerTo(send: () => unknown): Promise<Shown> {
    const before = this.fake.in(this.chat).length;
    send();
    await this.fake.until(() => this.fake.in(this.chat).length > before, `an answer in ${this.chat}`);
    return this.fake.in(this.chat)[before] as Shown;
  }

  /** Presses a button of a message; `label` is how its text begins. */
  press(message: Shown, label: string): string {
    const button = message.buttons.find(({ text }) => text.startsWith(label));
    if (button?.callback_data === undefined)
      throw new Error(`no button ${label} among ${message.buttons.map(({ text }) => text).join(' | ')}`);
    return this.pressData(message, button.callback_data);
  }

  pressData(message: Shown, data: string): string {
    const id = `callback-${++queries}`;
    const shown = { message_id: message.id, date: 0, chat: this.#where, from: this.fake.me, text: message.text };
    this.fake.push({ callback_query: { id, from: this.from, chat_instance: 'x', data, message: shown } });
    return id;
  }

  /** Presses and waits for the alert or silence that ends the app's clock. */
  async pressed(message: Shown, label: string): Promise<string> {
    const id = this.press(message, label);
    await this.fake.until(() => this.fake.alerts.some((one) => one.id === id), 'the end of the press');
    return this.fake.alerts.find((one) => one.id === id)?.text ?? '';
  }

  async inline(query: string) {
    const id = `inline-${++queries}`;
    this.fake.push({ inline_query: { id, from: this.from, query, offset: '' } });
    await this.fake.until(() => this.fake.inline.has(id), 'inline results');
    return this.fake.inline.get(id) ?? [];
  }

  /** The message as it is now. */
  now(message: Shown): Shown {
    return this.fake.shown.find((one) => one.chat === message.chat && one.id === message.id) ?? message;
  }
}
