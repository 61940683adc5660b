import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtInKnowledge, type Parts } from './knowledge-parts.ts';
import { restore, store } from './prebuilt.ts';

/** Set by the build to a hash of the sources: what another program has read may mean something else to this one. */
declare const BUILD: string | undefined;

/**
 * Documents as they were read before: those of the built-in folder beside the compiled program, others in `.read/` of their
 * own folder. Only compiled code keeps and uses them: sources are newer than any.
 */
export class Kept {
  readonly #folder: string;
  readonly #place: string;
  readonly #build: string | null;
  #vocabulary: string | undefined;

  constructor(folder: string, build = typeof BUILD === 'string' ? BUILD : null) {
    this.#folder = folder;
    this.#build = build;
    this.#place = folder === builtInKnowledge() ? join(compiled(), 'read') : join(folder, '.read');
  }

  /** What was read of a document, or null where that is not kept, or the document or its vocabulary has changed since. */
  restore(id: string): Parts | null {
    if (this.#build === null || !existsSync(join(this.#place, id))) return null;
    try {
      return restore((file) => readFileSync(join(this.#place, id, file), 'utf8'), this.#hash(id));
    } catch {
      // Half written or unreadable: the document itself is the truth.
      return null;
    }
  }

  /** Keeps what `read` gives, where it can be read and written. */
  keep(id: string, read: () => Parts): void {
    if (this.#build === null) return;
    const place = join(this.#place, id);
    try {
      mkdirSync(place, { recursive: true });
      for (const [file, text] of Object.entries(store(read(), this.#hash(id)))) {
        const draft = join(place, `${file}.${process.pid}`);
        writeFileSync(draft, text);
        renameSync(draft, join(place, file));
      }
    } catch {
      // What is not kept is read anew at every start, which also tells what is wrong with it.
    }
  }

  #hash(id: string): string {
    const own = existsSync(join(this.#folder, 'vocabulary')) ? this.#folder : builtInKnowledge();
    this.#vocabulary ??= ['words.tsv', 'names.tsv', 'accounts.tsv']
      .map((file) => checksum(readFileSync(join(own, 'vocabulary', file))))
      .join(' ');
    const texts = ['source.txt', 'document.json'].map((file) => checksum(readFileSync(join(this.#folder, id, file))));
    return [this.#build, this.#vocabulary, ...texts].join(' ');
  }
}

/** The folder of the compiled entries: this file is part of one of them, or of a chunk one folder below. */
function compiled(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  return existsSync(join(here, 'ask.js')) ? here : join(here, '..');
}

/**
 * Length and 64 bits over the bytes (cyrb53's mixing, four bytes at a time). Guards against a stale copy, not against an
 * enemy: node:crypto would take longer to load.
 */
function checksum(bytes: Buffer): string {
  let one = 0xdeadbeef;
  let two = 0x41c6ce57;
  for (let at = 0; at < bytes.length; at += 4) {
    const word = at + 4 <= bytes.length ? bytes.readInt32LE(at) : bytes.readIntLE(at, bytes.length - at);
    one = Math.imul(one ^ word, 2654435761);
    two = Math.imul((two << 5) ^ (two >>> 27) ^ word, 1597334677);
    one ^= one >>> 15;
    two ^= two >>> 13;
  }
  return `${bytes.length}-${(one >>> 0).toString(16)}-${(two >>> 0).toString(16)}`;
}
