import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { RedisAdapter } from '@grammyjs/storage-redis';
import { Redis } from 'ioredis';
import { type ChatState, FRESH, KEPT_FOR, type Store, Turnstile } from './store.ts';

const DAY = 24 * 60 * 60;
/** A replica that dies while it answers holds a chat no longer than this; one that lives renews its hold. */
const LOCK = 6000;

/** Several replicas with one memory. */
export class RedisStore implements Store {
  readonly #redis: Redis;
  readonly #prefix: string;
  readonly #chats: RedisAdapter<ChatState>;
  /** One waiting request a chat, not one a message. */
  readonly #turnstile = new Turnstile();

  private constructor(redis: Redis, prefix: string) {
    this.#redis = redis;
    this.#prefix = prefix;
    this.#chats = new RedisAdapter<ChatState>({ instance: redis, ttl: KEPT_FOR });
  }

  /**
   * @param prefix tells bots on one Redis apart
   * @param failed told of lost connections; ioredis connects again by itself
   * @throws Error where Redis cannot be reached
   */
  static async open(url: string, prefix: string, failed: (error: unknown) => void): Promise<RedisStore> {
    const redis = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: 3 });
    redis.on('error', failed);
    try {
      await redis.connect();
    } catch (error) {
      redis.disconnect();
      throw error;
    }
    return new RedisStore(redis, prefix);
  }

  change(chat: number, work: (state: ChatState) => Promise<ChatState | null>): Promise<void> {
    return this.#turnstile.pass(String(chat), async () => {
      const key = this.#key('lock', chat);
      const mine = randomUUID();
      while ((await this.#redis.set(key, mine, 'PX', LOCK, 'NX')) === null) await sleep(20);
      const renewing = setInterval(() => void this.#redis.pexpire(key, LOCK).catch(() => {}), LOCK / 3);
      try {
        const state = await work(await this.#load(chat));
        if (state === null) await this.#chats.delete(this.#key('chat', chat));
        else await this.#chats.write(this.#key('chat', chat), state);
      } finally {
        clearInterval(renewing);
        if ((await this.#redis.get(key)) === mine) await this.#redis.del(key);
      }
    });
  }

  async read(chat: number): Promise<ChatState> {
    return await this.#turnstile.pass(String(chat), async () => {
      while ((await this.#redis.exists(this.#key('lock', chat))) === 1) await sleep(20);
      return await this.#load(chat);
    });
  }

  async #load(chat: number): Promise<ChatState> {
    return { ...FRESH, ...(await this.#chats.read(this.#key('chat', chat))) };
  }

  async first(key: string): Promise<boolean> {
    return (await this.#redis.set(this.#key('seen', key), '1', 'EX', DAY, 'NX')) !== null;
  }

  async count(key: string): Promise<number> {
    const minute = this.#key('count', `${key}:${Math.floor(Date.now() / 60_000)}`);
    const count = await this.#redis.incr(minute);
    if (count === 1) await this.#redis.expire(minute, 90);
    return count;
  }

  async healthy(): Promise<boolean> {
    return (await this.#redis.ping().catch(() => '')) === 'PONG';
  }

  async close(): Promise<void> {
    await this.#redis.quit().catch(() => this.#redis.disconnect());
  }

  #key(kind: string, id: string | number): string {
    return `${this.#prefix}:${kind}:${id}`;
  }
}
