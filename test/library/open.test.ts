import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { reply, START } from '../../src/chat/conversation.ts';
import { converse, inFocus } from '../../src/chat/converse.ts';
import { libraryName, openers } from '../../src/chat/introduction.ts';
import { libraryOf } from '../../src/chat/library.ts';
import { KnowledgeError } from '../../src/knowledge-parts.ts';
import { openLibrary } from '../../src/library.ts';
import { knowledge } from '../chat/knowledge.ts';
import { questions } from '../corpora/questions.ts';
import { knownOf, sourceOf } from './made.ts';
import { SAMPLE } from './sample.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'library-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function put(id: string, i: number, department = SAMPLE[i]?.department): void {
  const made = SAMPLE[i];
  if (made === undefined) throw new Error('no such sample');
  const { year, stage } = knownOf(made, i);
  mkdirSync(join(folder, id));
  writeFileSync(join(folder, id, 'source.txt'), sourceOf(made));
  writeFileSync(join(folder, id, 'document.json'), JSON.stringify({ department, year, stage, repairs: [] }));
}

test('a folder of one document answers as that document', { timeout: 60_000 }, async () => {
  const alone = libraryOf(knowledge);
  for (const { turns } of questions().filter((_, i) => i % 25 === 0)) {
    let one = { state: START } as Pick<ReturnType<typeof reply>, 'state'>;
    let other = one;
    for (const turn of turns) {
      const [a, b] = [converse(one.state, turn, alone), reply(other.state, turn, knowledge)];
      expect(a.answer.text).toBe(b.answer.text);
      [one, other] = [a, b];
    }
  }
});

test('documents are read when they are asked, more than are held open', { timeout: 60_000 }, async () => {
  const names = Array.from(
    { length: 30 },
    (_, i) => `${[...'东西南北中上'][i % 6]}${[...'安宁清泰和'][Math.floor(i / 6)]}市审计局`,
  );
  for (const [i, name] of names.entries()) put(`copy-${i}`, 0, name);
  // Its text is never looked at: nobody asks for it.
  rmSync(join(folder, 'copy-29', 'source.txt'));
  writeFileSync(join(folder, 'copy-29', 'source.txt'), Buffer.from([0xff]));
  const library = await openLibrary(folder);
  expect(libraryName(library)).toContain('30份文件');
  for (const name of [...names.slice(0, 29), ...names.slice(0, 3)]) {
    const { answer, state } = converse(START, `${name}办公费是多少`, library);
    expect(answer.values[0]).toMatchObject({ value: '8', unit: '万元' });
    expect(inFocus(state, library)?.document.department).toBe(name);
  }
});

test('what it proposes to ask, it answers', async () => {
  for (const i of SAMPLE.keys()) put(`made-${i}`, i);
  const library = await openLibrary(folder);
  const proposed = openers(library);
  expect(proposed).toHaveLength(3);
  for (const question of proposed) expect(['figure', 'list']).toContain(converse(START, question, library).answer.kind);
  expect(inFocus(START, library)).toBeNull();
});

test('every fault of every document at once', async () => {
  put('a', 0);
  put('b', 1);
  put('c', 2);
  rmSync(join(folder, 'a', 'source.txt'));
  writeFileSync(join(folder, 'b', 'document.json'), '{"department":"","year":2032,"stage":"budget","repairs":[]}');
  const error = await openLibrary(folder).catch((fault: unknown) => fault);
  expect(error).toBeInstanceOf(KnowledgeError);
  expect((error as Error).message.split('\n').slice(1)).toEqual([
    '  a/source.txt：没有这个文件',
    '  b/document.json:1：department：不能为空：部门全称',
  ]);
});

test('its own vocabulary serves a folder', async () => {
  put('a', 0);
  put('b', 1);
  cpSync(new URL('../../knowledge/vocabulary', import.meta.url), join(folder, 'vocabulary'), { recursive: true });
  writeFileSync(join(folder, 'vocabulary', 'documents.tsv'), 'documents\teveryone\t大伙儿的\nshort\t审计局\t算盘局\n');
  const library = await openLibrary(folder);
  expect(converse(START, '云州算盘局办公费是多少', library).answer.kind).toBe('figure');
  expect(converse(START, '大伙儿的办公费是多少', library).answer.kind).toBe('list');
});
