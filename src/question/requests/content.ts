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
/** Single characters that are no part of a longer word: any other one may be (城管协管员). */
const PARTICLES = new Set(
  '的了着过呢啊呀吧哦嘛哈么啦是在有就都也还又再才只把被给让向从到于以及其此这那哪些会能可想看问我你您咱俺请个吗和与同跟或为谁啥几由出里',
);

/** The stretches of a question that tell what it is about: without the words that only ask. */
export function contentOf({ segment }: Frame): readonly string[] {
  const asking = segment.tokens.filter(({ tags, text }) =>
    text.length === 1 ? PARTICLES.has(text) : tags.every(({ t }) => ASKING.has(t)),
  );
  const stretches: string[] = [];
  let at = 0;
  for (const { start, end } of [...asking, { start: segment.text.length, end: segment.text.length }]) {
    if (start > at) stretches.push(...segment.text.slice(at, start).split('|'));
    at = Math.max(at, end);
  }
  return stretches.map(trimmed).filter((stretch) => squeeze(stretch) !== '');
}

function trimmed(stretch: string): string {
  const chars = [...stretch];
  const from = chars.findIndex((char) => !PARTICLES.has(char));
  const to = chars.findLastIndex((char) => !PARTICLES.has(char));
  return from < 0 ? '' : chars.slice(from, to + 1).join('');
}

/** Do all characters of `part` stand in `whole` in this order, from its first to its last one? */
export function within(part: string, whole: string): boolean {
  if (part.charAt(0) !== whole.charAt(0) || part.at(-1) !== whole.at(-1)) return false;
  let at = 0;
  for (const char of whole) if (char === part.charAt(at)) at++;
  return at === part.length;
}
