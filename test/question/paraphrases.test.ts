import { expect, it } from 'vitest';
import { knowledge } from '../chat/knowledge.ts';
import { Known } from '../known.ts';
import { paraphrased } from './paraphrases.ts';

/** Milliseconds: a loaded machine takes its time. */
const PATIENCE = 120_000;

it(
  'a question in other words has the same figures and source, but for the known ones',
  () => {
    const all = paraphrased(knowledge);
    const count = (wanted: string) => all.filter(({ verdict }) => verdict === wanted).length;
    console.log(
      `${all.length} paraphrases: ${count('same')} same, ${count('declined')} declined, ${count('other')} other`,
    );
    expect(all.length).toBeGreaterThan(1000);

    const failing = new Map(all.filter(({ verdict }) => verdict !== 'same').map((one) => [one.asked, one]));
    const known = new Known(new URL('paraphrases-open.json', import.meta.url));
    expect(known.news(failing.keys()).map((asked) => failing.get(asked))).toEqual([]);
    expect(known.gone(failing.keys()), 'right now, and listed').toEqual([]);
  },
  PATIENCE,
);
