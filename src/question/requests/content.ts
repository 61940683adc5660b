import type { Frame } from '../frame.ts';
import { squeeze } from '../squeeze.ts';
import type { Tag } from '../tokens.ts';

/** What a word does that tells nothing about the thing asked for. */
const ASKING = new Set<Tag['t']>([
  'ask',
  'filler',
  'pronoun',
  'cue',
  'relation',
  'relative-year',
  'year',
  'aside',
  'source',
  'limit',
]);

/** The stretches of a question that tell what it is about: without the words that only ask. */
export function contentOf({ segment }: Frame): readonly string[] {
  const asking = segment.tokens.filter(({ tags }) => tags.every(({ t }) => ASKING.has(t)));
  const stretches: string[] = [];
  let at = 0;
  for (const { start, end } of [...asking, { start: segment.text.length, end: segment.text.length }]) {
    if (start > at) stretches.push(...segment.text.slice(at, start).split('|'));
    at = Math.max(at, end);
  }
  return stretches.filter((stretch) => squeeze(stretch) !== '');
}

/** Do all characters of `part` stand in `whole` in this order, from its first to its last one? */
export function within(part: string, whole: string): boolean {
  if (part.charAt(0) !== whole.charAt(0) || part.at(-1) !== whole.at(-1)) return false;
  let at = 0;
  for (const char of whole) if (char === part.charAt(at)) at++;
  return at === part.length;
}
