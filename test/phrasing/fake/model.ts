import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the fake was sent, as far as a test wants to know. */
export interface Request {
  readonly key: string;
  readonly body: {
    readonly model: string;
    readonly messages: readonly { readonly role: string; readonly content: string }[];
    readonly [more: string]: unknown;
  };
}

/** Writes a whole HTTP response, well or badly. */
export type Behaviour = (request: Request, response: ServerResponse, attempt: number) => void | Promise<void>;

/** An OpenAI-compatible server on 127.0.0.1. */
export class FakeModel {
  readonly requests: Request[] = [];
  behaviour: Behaviour;
  readonly #server: Server;
  #url = '';

  private constructor(behaviour: Behaviour) {
    this.behaviour = behaviour;
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  static async start(behaviour: Behaviour): Promise<FakeModel> {
    const fake = new FakeModel(behaviour);
    await new Promise<void>((resolve) => fake.#server.listen(0, '127.0.0.1', resolve));
    fake.#url = `http://127.0.0.1:${(fake.#server.address() as AddressInfo).port}/v1`;
    return fake;
  }

  get url(): string {
    return this.#url;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    response.on('error', () => {});
    let text = '';
    for await (const chunk of incoming.setEncoding('utf8')) text += String(chunk);
    if (incoming.method !== 'POST' || incoming.url !== '/v1/chat/completions') {
      response.writeHead(404).end();
      return;
    }
    const request = { key: incoming.headers.authorization ?? '', body: JSON.parse(text) as Request['body'] };
    this.requests.push(request);
    await this.behaviour(request, response, this.requests.length);
  }
}

/** A completion as servers send it. */
export function completion(content: unknown, more: Readonly<Record<string, unknown>> = {}, finish = 'stop'): string {
  const message = { role: 'assistant', content, ...more };
  return JSON.stringify({
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 0,
    model: 'fake',
    choices: [{ index: 0, message, finish_reason: finish }],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  });
}

export function sendJson(response: ServerResponse, body: string, status = 200, headers: Record<string, string> = {}) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
}

/** A behaviour that says what `say` makes of the request. */
export function saying(say: (request: Request) => string): Behaviour {
  return (request, response) => sendJson(response, completion(say(request)));
}

/** A field of the last message: 问题, 答案, 占位符, 原文. */
export function field(request: Request, name: string): string {
  const content = request.body.messages.at(-1)?.content ?? '';
  return new RegExp(`<${name}>\n([\\s\\S]*?)\n</${name}>`, 'u').exec(content)?.[1] ?? '';
}
