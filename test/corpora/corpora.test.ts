import { describe, expect, it } from 'vitest';
import { knowledge } from '../chat/knowledge.ts';
import { judgedCorpora, tallyLines, wayInLine } from './judged.ts';
import { disagreements, type Open, readOpen } from './open.ts';

/** Milliseconds: a loaded machine takes its time. */
const PATIENCE = 240_000;

describe('the corpora', () => {
  it(
    'are answered as well as open.json says, no worse and no better',
    () => {
      const all = judgedCorpora(knowledge);
      console.log(
        [
          ...tallyLines(all, ({ file }) => file),
          ...tallyLines(all, ({ question }) => question.kind),
          wayInLine(all),
        ].join('\n'),
      );
      const verdicts = new Map(all.map(({ question, verdict }) => [question.id, verdict]));
      expect(
        disagreements(readOpen(), verdicts),
        'npm run corpora shows the lines, npm run corpora -- --write updates the list',
      ).toEqual([]);
    },
    PATIENCE,
  );
});

describe('the list of open lines', () => {
  const open = (id: string, verdict: Open['verdict']): Open => ({ id, verdict, reason: '多义' });

  it.each<[string, Open[], [string, Open['verdict']][], number]>([
    [
      'agrees',
      [open('a-1', 'declined')],
      [
        ['a-1', 'declined'],
        ['a-2', 'right'],
      ],
      0,
    ],
    [
      'takes a safer miss for another',
      [open('a-1', 'declined'), open('a-2', 'wrong')],
      [
        ['a-1', 'incomplete'],
        ['a-2', 'declined'],
      ],
      0,
    ],
    ['wants a line off that is right', [open('a-1', 'declined')], [['a-1', 'right']], 1],
    [
      'wants a line on that is not right',
      [],
      [
        ['a-1', 'incomplete'],
        ['a-2', 'declined'],
      ],
      2,
    ],
    ['sees a safe miss turn into a wrong answer', [open('a-1', 'incomplete')], [['a-1', 'wrong']], 1],
    ['knows every id', [open('a-1', 'incomplete')], [], 1],
    ['holds an id once', [open('a-1', 'wrong'), open('a-1', 'wrong')], [['a-1', 'wrong']], 1],
  ])('%s', (_, listed, now, count) => {
    expect(disagreements(listed, new Map(now))).toHaveLength(count);
  });
});
