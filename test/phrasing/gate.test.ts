import { describe, expect, test } from 'vitest';
import { template } from '../../src/phrasing/frame.ts';
import { rewrite } from './fake/writers.ts';
import { framed, framedCorpora, rewrites, verdict, whole } from './frames.ts';
import { liesOf } from './lies.ts';

const all = framedCorpora();

test('most answers with a figure, and every definition, can be put another way', () => {
  expect(all.length).toBeGreaterThan(400);
  expect(all.filter(({ answer }) => answer.kind === 'figure').length).toBeGreaterThan(300);
});

test('our own sentences pass, and come back as they were', () => {
  for (const { frame, answer } of all) expect(verdict(template(frame), frame)).toEqual({ text: answer.text });
});

describe('bad rewrites', () => {
  const lies = all.flatMap((one, i) => {
    const stranger = all[(i + 1) % all.length]?.answer.values[0]?.label ?? '';
    return liesOf(one, stranger).map((lie) => ({ ...lie, one }));
  });

  test('of every answer, by every operator: none goes out', () => {
    const out = lies.filter(({ text, one }) => 'text' in verdict(text, one.frame));
    expect(out.map(({ operator, text }) => `${operator}: ${text}`)).toEqual([]);
    const operators = new Set(lies.map(({ operator }) => operator));
    for (const one of operators)
      expect(lies.filter(({ operator }) => operator === one).length, one).toBeGreaterThan(100);
    expect(operators.size).toBeGreaterThan(25);
  }, 60_000);

  test.each(rewrites('cunning.jsonl'))('by hand, $trick: $says', ({ asked, says }) => {
    const { frame } = framed(asked);
    expect(verdict(whole(says, frame), frame)).toHaveProperty('breach');
  });

  test.each([
    ['⟦2⟧是1,986,288.00元。', 'missing-slot'],
    ['⟦2⟧是⟦1⟧和⟦1⟧。', 'repeated-slot'],
    ['⟦2⟧是⟦1⟧，⟦9⟧。', 'invented-slot'],
    ['⟦2⟧是⟦1⟧，三成。', 'numeral'],
    ['⟦2⟧增加⟦1⟧。', 'direction'],
    ['⟦2⟧不是⟦1⟧。', 'negation'],
    ['⟦2⟧是⟦1⟧，很合理。', 'word'],
    ['⟦2⟧占⟦1⟧。', 'relation'],
    ['**⟦2⟧是⟦1⟧。**', 'markup'],
    ['⟦2⟧ is ⟦1⟧.', 'language'],
  ])('the reason is told: %s', (says, breach) => {
    const { frame } = framed('基本工资是多少');
    expect(verdict(whole(says, frame), frame)).toEqual({ breach });
  });
});

describe('faithful rewrites', () => {
  test('by hand: 98 of 100 go out', () => {
    const some = rewrites('faithful.jsonl');
    const stopped = some.filter(({ asked, says }) => {
      const { frame } = framed(asked);
      return 'breach' in verdict(whole(says, frame), frame);
    });
    expect(some.length).toBeGreaterThanOrEqual(200);
    expect(stopped.length, stopped.map(({ says }) => says).join('\n')).toBeLessThanOrEqual(some.length * 0.02);
  });

  test('of every answer, by rule: all go out, and differ from ours', () => {
    const stopped: string[] = [];
    let differ = 0;
    for (const { frame, answer } of all) {
      for (const way of [0, 1, 2]) {
        const given = verdict(rewrite(template(frame), way), frame);
        if ('breach' in given) stopped.push(`${given.breach}: ${rewrite(template(frame), way)}`);
        else if (given.text !== answer.text) differ += 1;
      }
    }
    expect(stopped).toEqual([]);
    expect(differ).toBeGreaterThan(1000);
  });
});

test('安排 is said of a budget only', () => {
  const { frame } = framed('基本工资是多少');
  const says = whole('⟦2⟧安排了⟦1⟧。', frame);
  expect(verdict(says, frame)).toHaveProperty('text');
  expect(verdict(says, frame, false)).toEqual({ breach: 'relation' });
});
