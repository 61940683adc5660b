import { expect, test } from 'vitest';
import { said } from '../../src/chat/telegram/replay.ts';
import { kept, Marks, type Turn } from '../../src/chat/telegram/store.ts';

const turn = (n: number, after?: number): Turn => ({
  n,
  text: `${n}`,
  asked: n,
  answered: n,
  digest: '',
  ...(after === undefined ? {} : { after }),
});

test('eight to sixteen turns are kept, and the beginning stays for eight of them', () => {
  let turns: readonly Turn[] = [];
  let beginnings = 0;
  for (let n = 1; n <= 80; n++) {
    const before = turns[0]?.n;
    turns = kept([...turns, turn(n)]);
    if (before !== undefined && turns[0]?.n !== before) beginnings++;
    expect(turns.at(-1)?.n).toBe(n);
    expect(turns.length).toBeGreaterThanOrEqual(Math.min(n, 8));
    expect(turns.length).toBeLessThanOrEqual(16);
  }
  expect(beginnings).toBe(8);
});

test('what was said before a turn follows the turns that it goes on from', () => {
  const turns = [turn(1), turn(2), turn(3, 1), turn(4), turn(5, 0), turn(6), turn(7, 99)];
  expect(said(turns, 2)).toEqual(['1', '2']);
  expect(said(turns, 4)).toEqual(['1', '3', '4']);
  expect(said(turns, 6)).toEqual(['5', '6']);
  expect(said(turns, 7)).toEqual(['7']);
  expect(said(turns, 8)).toEqual([]);
});

test('marks forget the oldest, not the latest', () => {
  const marks = new Marks();
  for (let i = 0; i < 30_000; i++) expect(marks.first(`${i}`)).toBe(true);
  expect(marks.first('29999')).toBe(false);
  expect(marks.first('0')).toBe(true);
});
