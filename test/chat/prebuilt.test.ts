import { appendFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Kept } from '../../src/kept.ts';
import { builtInKnowledge, readKnowledge } from '../../src/knowledge.ts';
import { decimalString } from '../../src/money/amount.ts';
import { PREBUILT, restore, store } from '../../src/prebuilt.ts';

const folder = mkdtempSync(join(tmpdir(), 'knowledge-'));
cpSync(builtInKnowledge(), folder, { recursive: true });
afterAll(() => rmSync(folder, { recursive: true }));
const parts = readKnowledge(folder);
const files = store(parts, 'one');

/** Decimals as text, maps as lists. */
const plain = (value: unknown) =>
  JSON.parse(
    JSON.stringify(value, (_, one) =>
      one instanceof Map
        ? [...one]
        : one?.unit !== undefined && one?.value?.toFixed !== undefined
          ? [decimalString(one), one.unit]
          : one,
    ),
  ) as unknown;

test('what is restored is what was stored', () => {
  const read: string[] = [];
  const restored = restore((file) => {
    read.push(file);
    return files[file] ?? '';
  }, 'one');
  expect(read).toEqual([PREBUILT]);
  expect(plain(restored?.facts)).toEqual(plain(parts.facts));
  expect(restored?.words).toEqual(parts.words);
  expect(plain(restored?.document)).toEqual(plain(parts.document));
});

test('what was read is used as long as document, vocabulary and program are the same', () => {
  const kept = () => new Kept(folder, 'this program');
  const { id } = parts.document;
  expect(kept().restore(id)).toBeNull();
  kept().keep(id, () => parts);
  for (const file of [`${id}/source.txt`, `${id}/document.json`, 'vocabulary/names.tsv']) {
    expect(kept().restore(id)?.words).toEqual(parts.words);
    appendFileSync(join(folder, file), '\n');
    expect(kept().restore(id)).toBeNull();
    cpSync(builtInKnowledge(), folder, { recursive: true });
  }
  expect(new Kept(folder, 'another program').restore(id)).toBeNull();
  writeFileSync(join(folder, '.read', id, PREBUILT), '{"hash":');
  expect(kept().restore(id)).toBeNull();
}, 60_000);
