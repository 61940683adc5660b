import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { builtInKnowledge, readKnowledge } from '../../src/knowledge.ts';
import { decimalString } from '../../src/money/amount.ts';
import { PREBUILT, restore, store } from '../../src/prebuilt.ts';

const folder = mkdtempSync(join(tmpdir(), 'knowledge-'));
cpSync(builtInKnowledge(), folder, { recursive: true });
afterAll(() => rmSync(folder, { recursive: true }));
const parts = readKnowledge(folder);
const files = store(parts, folder);

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
  }, folder);
  expect(read).toEqual([PREBUILT]);
  expect(plain(restored?.facts)).toEqual(plain(parts.facts));
  expect(restored?.words).toEqual(parts.words);
  expect(plain(restored?.document)).toEqual(plain(parts.document));
});

test('a changed folder is read again', () => {
  for (const file of [`${parts.document.id}/source.txt`, 'vocabulary/names.tsv']) {
    expect(restore((name) => files[name] ?? '', folder)).not.toBeNull();
    appendFileSync(join(folder, file), '\n');
    expect(restore((name) => files[name] ?? '', folder)).toBeNull();
    cpSync(builtInKnowledge(), folder, { recursive: true });
  }
});
