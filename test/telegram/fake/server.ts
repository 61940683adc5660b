import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  checkCommands,
  checkFields,
  checkInline,
  checkMarkup,
  checkPreview,
  commandsKey,
  isMethod,
  Refused,
  visible,
} from './rules.ts';

type Fields = Readonly<Record<string, unknown>>;

export interface Button {
  readonly text: string;
  readonly callback_data?: string;
  readonly copy_text?: { readonly text: string };
}

/** A message as the chat shows it. */
export interface Shown {
  readonly chat: number;
  readonly id: number;
  readonly html: string;
  readonly text: string;
  readonly buttons: readonly Button[];
  readonly replyTo: number | null;
  readonly edits: number;
}

/** What goes wrong with the next call of a method. */
export type Fault =
  | { readonly kind: 'status'; readonly code: number; readonly retryAfter?: number }
  | { readonly kind: 'html'; readonly code: number }
  | { readonly kind: 'drop' }
  | { readonly kind: 'slow'; readonly ms: number };

export const TOKEN = '123456789:AAtest_token-for-the-local-fake-00000';
const BOT = { id: 123456789, is_bot: true, first_name: '明账', username: 'mingzhang_test_bot' };

/** A Bot API on 127.0.0.1 that refuses what Telegram refuses. */
export class FakeTelegram {
  readonly me = BOT;
  readonly token: string;
  readonly calls: { readonly method: string; readonly body: string }[] = [];
  readonly refusals: string[] = [];
  readonly shown: Shown[] = [];
  readonly alerts: { readonly id: string; readonly text: string }[] = [];
  readonly inline = new Map<string, readonly Fields[]>();
  readonly commandLists = new Map<string, readonly Fields[]>();
  webhook: Fields | null = null;
  /** Off for long runs: what was sent is counted, not kept. */
  keep = true;
  /** Told of every message that is sent. */
  answered: (chat: number) => void = () => {};
  readonly #server: Server;
  readonly #faults = new Map<string, Fault[]>();
  readonly #chats = new Set<number>();
  readonly #messages = new Map<string, string>();
  readonly #callbacks = new Set<string>();
  readonly #queries = new Set<string>();
  #updates: { readonly update_id: number }[] = [];
  #waiting: (() => void) | null = null;
  #polling = 0;
  #nextUpdate = 1000;
  #nextMessage = 1;
  #watchers: (() => void)[] = [];

  private constructor(token: string) {
    this.token = token;
    this.#server = createServer((request, response) => {
      this.#route(request, response).catch(() => response.destroy());
    });
  }

  static async start(token = TOKEN): Promise<FakeTelegram> {
    const fake = new FakeTelegram(token);
    fake.#server.listen(0, '127.0.0.1');
    await once(fake.#server, 'listening');
    return fake;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#wake();
    this.#server.closeAllConnections();
    this.#server.close();
  }

  fail(method: string, ...faults: Fault[]): void {
    this.#faults.set(method, [...(this.#faults.get(method) ?? []), ...faults]);
  }

  /** Makes a chat known and gives its next message id. */
  message(chat: number): number {
    this.#chats.add(chat);
    const id = this.#nextMessage++;
    if (this.keep) this.#messages.set(`${chat}:${id}`, '');
    return id;
  }

  /** Puts an update into the queue; the same `id` twice is a duplicate, as after a lost confirmation. */
  push(update: Fields, id = this.#nextUpdate++): Fields & { readonly update_id: number } {
    const callback = (update['callback_query'] as Fields | undefined)?.['id'];
    const query = (update['inline_query'] as Fields | undefined)?.['id'];
    if (callback !== undefined) this.#callbacks.add(String(callback));
    if (query !== undefined) this.#queries.add(String(query));
    const whole = { ...update, update_id: id };
    this.#updates.push(whole);
    this.#wake();
    return whole;
  }

  /** Updates that the bot has not confirmed. */
  get pending(): number {
    return this.#updates.length;
  }

  in(chat: number): readonly Shown[] {
    return this.shown.filter((one) => one.chat === chat);
  }

  /** Waits until `done` holds; it is looked at after every call. */
  async until(done: () => boolean, what = 'what was expected', patience = 4000): Promise<void> {
    const end = Date.now() + patience;
    while (!done()) {
      if (Date.now() > end) throw new Error(`waited in vain for ${what}; refused: ${this.refusals.join('; ')}`);
      await Promise.race([new Promise<void>((resolve) => this.#watchers.push(resolve)), sleep(25)]);
    }
  }

  #wake(): void {
    this.#waiting?.();
    this.#waiting = null;
  }

  async #route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString('utf8');
    const [, token, method = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(request.url ?? '') ?? [];
    if (this.keep) this.calls.push({ method, body });
    const answer = (code: number, content: Fields) => {
      const status = code === 200 ? { ok: true } : { ok: false, error_code: code };
      response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify({ ...status, ...content }));
    };
    const fault = this.#faults.get(method)?.shift();
    if (fault?.kind === 'drop') return void response.destroy();
    if (fault?.kind === 'html')
      return void response
        .writeHead(fault.code, { 'content-type': 'text/html' })
        .end('<html><h1>Bad Gateway</h1></html>');
    if (fault?.kind === 'slow') await sleep(fault.ms);
    if (fault?.kind === 'status') {
      const parameters = fault.retryAfter === undefined ? {} : { parameters: { retry_after: fault.retryAfter } };
      return answer(fault.code, { description: `fault ${fault.code}`, ...parameters });
    }
    if (token !== this.token) return answer(401, { description: 'Unauthorized' });
    if (!isMethod(method)) return answer(404, { description: `Not Found: ${method}` });
    try {
      const given = (body === '' ? {} : JSON.parse(body)) as Fields;
      checkFields(method, given);
      if (method === 'getUpdates') return await this.#getUpdates(given, request, answer);
      answer(200, { result: this.#call(method, given) });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.refusals.push(`${method}: ${error.message}`);
      answer(400, { description: error.message });
    } finally {
      for (const watcher of this.#watchers.splice(0)) watcher();
    }
  }

  async #getUpdates(
    given: Fields,
    request: IncomingMessage,
    answer: (code: number, content: Fields) => void,
  ): Promise<void> {
    if (this.webhook !== null)
      return answer(409, { description: "Conflict: can't use getUpdates method while webhook is active" });
    if (this.#polling > 0) return answer(409, { description: 'Conflict: terminated by other getUpdates request' });
    const offset = Number(given['offset'] ?? 0);
    this.#updates = this.#updates.filter(({ update_id }) => update_id >= offset);
    this.#polling++;
    try {
      const end = Date.now() + Number(given['timeout'] ?? 0) * 1000;
      while (this.#updates.length === 0 && Date.now() < end) {
        await Promise.race([
          new Promise<void>((resolve) => {
            this.#waiting = resolve;
          }),
          // A caller that hung up is noticed soon: two pollers at a time are a conflict.
          sleep(Math.min(50, Math.max(1, end - Date.now())), undefined, { ref: false }),
        ]);
        if (request.socket.destroyed) break;
      }
      answer(200, { result: this.#updates.slice(0, Number(given['limit'] ?? 100)) });
    } finally {
      this.#polling--;
    }
  }

  #call(method: string, given: Fields): unknown {
    switch (method) {
      case 'getMe':
        return { ...BOT, can_join_groups: true, can_read_all_group_messages: false, supports_inline_queries: true };
      case 'setWebhook':
        if (!/^https:\/\//.test(String(given['url'])))
          throw new Refused('Bad Request: bad webhook: HTTPS url must be provided for webhook');
        this.webhook = given;
        return true;
      case 'deleteWebhook':
        this.webhook = null;
        return true;
      case 'setMyCommands':
        checkCommands(given);
        this.commandLists.set(commandsKey(given), given['commands'] as Fields[]);
        return true;
      case 'deleteMyCommands':
        this.commandLists.delete(commandsKey(given));
        return true;
      case 'sendMessage':
        return this.#send(given);
      case 'editMessageText':
        return this.#edit(given);
      case 'answerCallbackQuery': {
        const id = String(given['callback_query_id']);
        if (!this.#callbacks.delete(id))
          throw new Refused('Bad Request: query is too old and response timeout expired or query ID is invalid');
        const text = String(given['text'] ?? '');
        if (text.length > 200) throw new Refused('Bad Request: MESSAGE_TOO_LONG');
        this.alerts.push({ id, text });
        return true;
      }
      case 'answerInlineQuery': {
        const results = checkInline(given);
        const id = String(given['inline_query_id']);
        if (!this.#queries.delete(id)) throw new Refused('Bad Request: query is too old');
        this.inline.set(id, results);
        return true;
      }
      default:
        return true;
    }
  }

  #send(given: Fields): unknown {
    const chat = Number(given['chat_id']);
    if (!this.#chats.has(chat)) throw new Refused('Bad Request: chat not found');
    const text = visible(given);
    checkPreview(given['link_preview_options']);
    const buttons = checkMarkup(given['reply_markup']).flat() as unknown as Button[];
    const {
      message_id: replied,
      allow_sending_without_reply: lenient,
      ...rest
    } = (given['reply_parameters'] ?? {}) as Fields;
    if (Object.keys(rest).length > 0) throw new Refused('Bad Request: unknown reply parameter');
    if (replied !== undefined && this.keep && !this.#messages.has(`${chat}:${replied}`) && lenient !== true)
      throw new Refused('Bad Request: message to be replied not found');
    const id = this.message(chat);
    this.answered(chat);
    if (this.keep) {
      this.#messages.set(`${chat}:${id}`, JSON.stringify([given['text'], given['reply_markup']]));
      this.shown.push({
        chat,
        id,
        html: String(given['text']),
        text,
        buttons,
        replyTo: replied === undefined ? null : Number(replied),
        edits: 0,
      });
    }
    return { message_id: id, date: 0, chat: { id: chat, type: chat < 0 ? 'supergroup' : 'private' }, from: BOT, text };
  }

  #edit(given: Fields): unknown {
    const chat = Number(given['chat_id']);
    const id = Number(given['message_id']);
    const text = visible(given);
    checkPreview(given['link_preview_options']);
    const buttons = checkMarkup(given['reply_markup']).flat() as unknown as Button[];
    const at = this.shown.findIndex((one) => one.chat === chat && one.id === id);
    const old = this.shown[at];
    if (old === undefined) throw new Refused('Bad Request: message to edit not found');
    const content = JSON.stringify([given['text'], given['reply_markup']]);
    if (this.#messages.get(`${chat}:${id}`) === content) throw new Refused('Bad Request: message is not modified');
    this.#messages.set(`${chat}:${id}`, content);
    this.shown[at] = { ...old, html: String(given['text']), text, buttons, edits: old.edits + 1 };
    return { message_id: id, date: 0, chat: { id: chat, type: 'private' }, from: BOT, text };
  }
}
