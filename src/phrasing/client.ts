import OpenAI, { APIConnectionError, APIError } from 'openai';
import type { PhrasingSettings } from './settings.ts';

/** A request that brought no text that can be used. Holds nothing of what was sent or received. */
export class ModelFailure extends Error {
  /** As it is counted: `status-429`, `connection`, `malformed`, `length`, `empty`. */
  readonly reason: string;
  /** ms that the server asks to wait; null where it does not say, or where another attempt would not help. */
  readonly wait: number | null;
  readonly again: boolean;

  constructor(reason: string, { wait = null, again = false }: { wait?: number | null; again?: boolean } = {}) {
    super(reason);
    this.reason = reason;
    this.wait = wait;
    this.again = again;
  }
}

export interface Message {
  readonly role: 'system' | 'user';
  readonly content: string;
}

/** One attempt: what the model says. Its reasoning is dropped. @throws ModelFailure */
export type Complete = (messages: readonly Message[], signal: AbortSignal) => Promise<string>;

export function openClient({ baseUrl, apiKey, model, extraBody, timeoutMs }: PhrasingSettings): Complete {
  const client = new OpenAI({
    baseURL: baseUrl,
    // Servers of one's own ask for none, the package wants one.
    apiKey: apiKey ?? 'none',
    // Otherwise the package takes them from the environment.
    organization: null,
    project: null,
    webhookSecret: null,
    logLevel: 'off',
    // The caller has one budget for every attempt and everything between them.
    maxRetries: 0,
    timeout: timeoutMs,
  });
  return async (messages, signal) => {
    let reply: unknown;
    try {
      reply = await client.chat.completions.create(
        { ...extraBody, model, messages: [...messages], stream: false },
        { signal },
      );
    } catch (error) {
      throw failure(error);
    }
    return textOf(reply);
  };
}

function failure(error: unknown): ModelFailure {
  // Broken JSON and a body that ends early surface as plain errors.
  if (error instanceof APIConnectionError) return new ModelFailure('connection', { again: true });
  if (!(error instanceof APIError) || typeof error.status !== 'number')
    return new ModelFailure('malformed', { again: true });
  const { status, headers } = error;
  return new ModelFailure(`status-${status}`, {
    again: status === 408 || status === 429 || status >= 500,
    wait: waitOf(headers?.get('retry-after') ?? null),
  });
}

function waitOf(header: string | null): number | null {
  if (header === null) return null;
  const seconds = Number(header);
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(wait) && wait > 0 ? wait : null;
}

interface Completion {
  readonly choices?: readonly {
    readonly finish_reason?: unknown;
    readonly message?: { readonly content?: unknown };
  }[];
}

/** HTML with status 200 arrives as a string: anything but the expected shape is malformed. */
function textOf(reply: unknown): string {
  const choice = typeof reply === 'object' && reply !== null ? (reply as Completion).choices?.[0] : undefined;
  const content = choice?.message?.content;
  if (choice === undefined || (typeof content !== 'string' && content !== null)) throw new ModelFailure('malformed');
  if (choice.finish_reason !== 'stop')
    throw new ModelFailure(choice.finish_reason === 'length' ? 'length' : 'unfinished');
  // Some servers leave the reasoning in the text.
  const text = (content ?? '').replace(/^\s*<think>[\s\S]*?<\/think>/u, '').trim();
  if (text === '') throw new ModelFailure('empty');
  return text;
}
