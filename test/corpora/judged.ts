import type { Reply } from '../../src/chat/conversation.ts';
import { has, type Token } from '../../src/question/tokens.ts';
import type { Knowledge } from '../../src/question/understand.ts';
import { type Judgement, judge } from './judge.ts';
import { corpora, lastReply, type Question } from './questions.ts';

/** A corpus line with what it was answered. */
export interface Judged extends Judgement {
  readonly file: string;
  readonly question: Question;
  readonly reply: Reply;
}

/** Every line of every corpus, asked and judged. */
export function judgedCorpora(knowledge: Knowledge): readonly Judged[] {
  return [...corpora()].flatMap(([file, lines]) =>
    lines.map((question) => {
      const reply = lastReply(question.turns, knowledge);
      return { file, question, reply, ...judge(question, reply.answer) };
    }),
  );
}

/** How the things of a question were recognised, from the surest way to the least sure. */
export const WAYS_IN = ['none', 'name', 'code', 'alias', 'typo', 'search'] as const;
export type WayIn = (typeof WAYS_IN)[number];

/** The least sure way by which a thing of this turn was recognised; `none` where nothing was named. */
export function wayIn({ trace }: Reply): WayIn {
  const ways = trace.flatMap(({ segment }) => segment.tokens.map(wayOf));
  return WAYS_IN.findLast((way) => ways.includes(way)) ?? 'none';
}

function wayOf(token: Token): WayIn {
  if (token.via === 'typo' || token.via === 'search') return token.via;
  if (has(token, 'code')) return 'code';
  const names = has(token, 'entity') || has(token, 'collection') || has(token, 'unlisted') || has(token, 'source');
  if (!names) return 'none';
  return token.via === 'alias' ? 'alias' : 'name';
}

export interface Tally {
  readonly right: number;
  readonly incomplete: number;
  readonly declined: number;
  readonly wrong: number;
}

/** How many of each verdict, by what `key` gives. */
export function tally(all: readonly Judged[], key: (one: Judged) => string): ReadonlyMap<string, Tally> {
  const counts = new Map<string, Tally>();
  for (const one of all) {
    const known = counts.get(key(one)) ?? { right: 0, incomplete: 0, declined: 0, wrong: 0 };
    counts.set(key(one), { ...known, [one.verdict]: known[one.verdict] + 1 });
  }
  return counts;
}

/** One line a group: right of all, and what the rest are. */
export function tallyLines(all: readonly Judged[], key: (one: Judged) => string): readonly string[] {
  return [...tally(all, key)].map(([name, { right, incomplete, declined, wrong }]) => {
    const of = right + incomplete + declined + wrong;
    return `${name}: right ${right}/${of} (${percent(right, of)}), incomplete ${incomplete}, declined ${declined}, wrong ${wrong}`;
  });
}

/** The share of the answered lines that came from each way in. */
export function wayInLine(all: readonly Judged[]): string {
  const answered = all.filter(({ reply }) => !['missing', 'out_of_scope', 'clarify'].includes(reply.answer.kind));
  const shares = WAYS_IN.map(
    (way) => `${way} ${percent(answered.filter(({ reply }) => wayIn(reply) === way).length, answered.length)}`,
  );
  return `ways in, of ${answered.length} answers: ${shares.join(', ')}`;
}

function percent(part: number, of: number): string {
  return `${((100 * part) / of).toFixed(1)} %`;
}
