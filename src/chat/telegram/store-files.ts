import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ChatState, FRESH, KEPT_FOR, MARKS, Marks, type Store, Turnstile } from './store.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Nobody answers for so long. */
const LOCK = MINUTE;

/** One file a chat. A crash leaves the old state or the new one, never half of one. */
export class FileStore implements Store {
  readonly #folder: string;
  readonly #turnstile = new Turnstile();
  readonly #marks = new Marks();
  readonly #counts = new Map<string, { minute: number; count: number }>();
  readonly #sweeping: NodeJS.Timeout;

  private constructor(folder: string) {
    this.#folder = folder;
    this.#sweeping = setInterval(() => void this.sweep().catch(() => {}), HOUR);
    this.#sweeping.unref();
  }

  /** @throws Error where the folder cannot be written to */
  static async open(folder: string): Promise<FileStore> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const store = new FileStore(folder);
    await store.#write('probe', '');
    await rm(store.#file('probe'));
    await store.sweep();
    return store;
  }

  change(chat: number, work: (state: ChatState) => Promise<ChatState | null>): Promise<void> {
    return this.#turnstile.pass(String(chat), async () => {
      const lock = await this.#lock(chat);
      try {
        const state = await work(await this.#load(chat));
        if (state === null) await rm(this.#file(String(chat)), { force: true });
        else await this.#write(String(chat), JSON.stringify(state));
      } finally {
        await rm(lock, { force: true });
      }
    });
  }

  read(chat: number): Promise<ChatState> {
    return this.#turnstile.pass(String(chat), () => this.#load(chat));
  }

  async #load(chat: number): Promise<ChatState> {
    try {
      const file = this.#file(String(chat));
      if (Date.now() - (await stat(file)).mtimeMs > KEPT_FOR * 1000) return FRESH;
      return { ...FRESH, ...(JSON.parse(await readFile(file, 'utf8')) as ChatState) };
    } catch {
      // None yet, or one that somebody else broke: the conversation begins anew.
      return FRESH;
    }
  }

  async first(key: string): Promise<boolean> {
    return this.#marks.first(key);
  }

  async count(key: string): Promise<number> {
    const minute = Math.floor(Date.now() / MINUTE);
    const known = this.#counts.get(key);
    const count = known?.minute === minute ? known.count + 1 : 1;
    if (count === 1 && this.#counts.size > MARKS) {
      for (const [other, { minute: then }] of this.#counts) if (then !== minute) this.#counts.delete(other);
    }
    this.#counts.set(key, { minute, count });
    return count;
  }

  async healthy(): Promise<boolean> {
    return true;
  }

  async close(): Promise<void> {
    clearInterval(this.#sweeping);
  }

  /** Deletes what nobody has used for long, and what a crash left half written. */
  async sweep(): Promise<void> {
    for (const name of await readdir(this.#folder)) {
      const file = join(this.#folder, name);
      const age = Date.now() - (await stat(file).catch(() => ({ mtimeMs: Date.now() }))).mtimeMs;
      if ((/^-?\d+\.json$/.test(name) && age > KEPT_FOR * 1000) || (/\.(?:part|lock)$/.test(name) && age > MINUTE))
        await rm(file, { force: true });
    }
  }

  /** Against another process on the same folder, for the moment in which a new version takes over from an old one. */
  async #lock(chat: number): Promise<string> {
    const lock = join(this.#folder, `${chat}.lock`);
    for (const until = Date.now() + LOCK; ; await sleep(20)) {
      try {
        await writeFile(lock, String(process.pid), { flag: 'wx' });
        return lock;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
        if (Date.now() > until || !(await isHeld(lock))) await rm(lock, { force: true });
      }
    }
  }

  #file(name: string): string {
    return join(this.#folder, `${name}.json`);
  }

  /** Written aside, flushed, then moved over the old one. */
  async #write(name: string, text: string): Promise<void> {
    const part = join(this.#folder, `${name}.${process.pid}.part`);
    const handle = await open(part, 'w', 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(part, this.#file(name));
  }
}

/** Whether another living process has it: a crash leaves its lock behind, an earlier life of this process too. */
async function isHeld(lock: string): Promise<boolean> {
  const owner = Number(await readFile(lock, 'utf8').catch(() => '0'));
  // Just made and not yet written, or just gone.
  if (owner === 0) return Date.now() - (await stat(lock).catch(() => ({ mtimeMs: 0 }))).mtimeMs < 1000;
  if (owner === process.pid) return false;
  try {
    process.kill(owner, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
