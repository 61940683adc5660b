import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Update } from 'grammy/types';
import type { Metrics } from './metrics.ts';

/** The largest update is far smaller. */
const LARGEST = 1024 * 1024;

export interface Webhook {
  /** Path of WEBHOOK_URL. */
  readonly path: string;
  readonly secret: string;
  readonly metrics: Metrics;
  /** Whether one more update may be taken; if not, Telegram brings it again later. */
  accepts(): boolean;
  healthy(): Promise<boolean>;
  /** Never rejects. Telegram has its 200 before the answer is worked out. */
  handle(update: Update): Promise<void>;
}

/** POST updates, GET /healthz, GET /metrics. A request that is no update changes nothing. */
export function webhookServer(hook: Webhook): Server {
  const server = createServer((request, response) => {
    route(request, response, hook).catch(() => {
      hook.metrics.failed('request');
      if (!response.headersSent) send(response, 500);
      else response.destroy();
    });
  });
  server.requestTimeout = 10_000;
  server.headersTimeout = 10_000;
  return server;
}

async function route(request: IncomingMessage, response: ServerResponse, hook: Webhook): Promise<void> {
  const path = (request.url ?? '').split('?')[0];
  if (path === '/healthz') return send(response, (await hook.healthy()) ? 200 : 503);
  if (path === '/metrics' && request.method === 'GET')
    return send(response, 200, await hook.metrics.text(), hook.metrics.contentType);
  if (path !== hook.path) return send(response, 404);
  const refuse = (status: number) => {
    hook.metrics.failed(`webhook ${status}`);
    send(response, status);
  };
  if (request.method !== 'POST') return refuse(405);
  if (!same(String(request.headers['x-telegram-bot-api-secret-token'] ?? ''), hook.secret)) return refuse(401);
  if (!hook.accepts()) return refuse(503);
  const body = await bodyOf(request);
  if (body === null) return refuse(413);
  const update = updateIn(body);
  if (update === null) return refuse(400);
  send(response, 200);
  await hook.handle(update);
}

function send(
  response: ServerResponse,
  status: number,
  text = status === 200 ? 'ok\n' : '',
  type = 'text/plain',
): void {
  // Nobody reads on after a refusal.
  const headers = status === 200 ? {} : { connection: 'close' };
  response.writeHead(status, { 'content-type': type, ...headers }).end(text);
}

function same(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** Null where it is too large. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  if (Number(request.headers['content-length'] ?? 0) > LARGEST) return null;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function updateIn(body: Buffer): Update | null {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return typeof value === 'object' && value !== null && Number.isSafeInteger((value as Update).update_id)
      ? (value as Update)
      : null;
  } catch {
    return null;
  }
}
