import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtInKnowledge, KnowledgeError } from './knowledge-parts.ts';
import { Phraser } from './phrasing/phraser.ts';
import { type Prompt, type Prompts, PURPOSES, type Purpose, readPrompt } from './phrasing/prompts.ts';
import type { PhrasingSettings } from './phrasing/settings.ts';
import { readWording, type Wording } from './phrasing/wording.ts';

/**
 * A phraser with the prompts and the words that come with the program. The model's package is loaded when first needed.
 * @throws KnowledgeError that lists every fault of these files
 */
export function openPhraser(settings: PhrasingSettings): Phraser {
  const faults: string[] = [];
  const attempt = <T>(read: () => T): T | null => {
    try {
      return read();
    } catch (error) {
      faults.push(error instanceof Error ? error.message : String(error));
      return null;
    }
  };
  const prompts = PURPOSES.map((name) => [name, attempt(() => builtInPrompt(name))] as const);
  const wording = attempt(builtInWording);
  if (wording === null || faults.length > 0) throw new KnowledgeError('prompts/ 或 wording.tsv ', faults);
  return new Phraser(settings, {
    prompts: Object.fromEntries(prompts) as Prompts,
    wording,
    open: async (at) => (await import('./phrasing/client.ts')).openClient(at),
  });
}

export function builtInWording(): Wording {
  return readWording(readFileSync(join(builtInKnowledge(), 'vocabulary', 'wording.tsv'), 'utf8'));
}

export function builtInPrompt(name: Purpose): Prompt {
  const here = dirname(fileURLToPath(import.meta.url));
  const folder = [join(here, '..', 'prompts'), join(here, '..', '..', 'prompts')].find(existsSync) ?? 'prompts';
  return readPrompt(`prompts/${name}.md`, readFileSync(join(folder, `${name}.md`), 'utf8'));
}
