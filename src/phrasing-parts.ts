import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtInKnowledge } from './knowledge-parts.ts';
import { Phraser } from './phrasing/phraser.ts';
import { type Prompts, PURPOSES, readPrompt } from './phrasing/prompts.ts';
import type { PhrasingSettings } from './phrasing/settings.ts';
import { readWording, type Wording } from './phrasing/wording.ts';

/** A phraser with the prompts and the words that come with the program. The model's package is loaded when first needed. */
export function openPhraser(settings: PhrasingSettings): Phraser {
  return new Phraser(settings, {
    prompts: builtInPrompts(),
    wording: builtInWording(),
    open: async (at) => (await import('./phrasing/client.ts')).openClient(at),
  });
}

export function builtInWording(): Wording {
  return readWording(readFileSync(join(builtInKnowledge(), 'vocabulary', 'wording.tsv'), 'utf8'));
}

export function builtInPrompts(): Prompts {
  const here = dirname(fileURLToPath(import.meta.url));
  const folder = [join(here, '..', 'prompts'), join(here, '..', '..', 'prompts')].find(existsSync) ?? '';
  const read = PURPOSES.map((name) => {
    const file = `${name}.md`;
    return [name, readPrompt(`prompts/${file}`, readFileSync(join(folder, file), 'utf8'))];
  });
  return Object.fromEntries(read) as Prompts;
}
