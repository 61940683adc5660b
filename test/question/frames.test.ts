import { expect, it } from 'vitest';
import { knowledge } from '../chat/knowledge.ts';
import { linesOf } from '../corpora/questions.ts';
import { type Slots, slotsOf } from './frames.ts';

/** What is typed, and the slots of each part of it. `open` says why a line does not come out so yet. */
interface Line {
  readonly text: string;
  readonly parts: readonly Slots[];
  readonly open?: string;
}

const lines = linesOf<Line>(new URL('parsers/frames.jsonl', import.meta.url));
/** Of these slots a line names what it is about; all others it names in full. */
const NAMED: readonly string[] = ['asks', 'ops', 'absents', 'asides'];

it('has enough lines, none twice', () => {
  expect(lines.length).toBeGreaterThanOrEqual(120);
  expect(new Set(lines.map(({ text }) => text)).size).toBe(lines.length);
});

it.each(lines.map((line): [string, Line] => [line.text, line]))('%s', (text, { parts, open }) => {
  const read = slotsOf(text, knowledge).map((slots, i) => reduced(slots, parts[i] ?? {}));
  if (open === undefined) expect(read).toEqual(parts);
  else expect(read, `comes out right now: no longer open (${open})`).not.toEqual(parts);
});

function reduced(slots: Slots, wanted: Slots): Slots {
  const pairs = Object.entries(slots).map(([slot, said]): [string, readonly string[]] => [
    slot,
    NAMED.includes(slot) ? said.filter((one) => wanted[slot]?.includes(one)) : said,
  ]);
  return Object.fromEntries(pairs.filter(([, said]) => said.length > 0));
}
