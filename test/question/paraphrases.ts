import { readdirSync, readFileSync } from 'node:fs';
import type { Answer, Value } from '../../src/answer/types.ts';
import { reply, START } from '../../src/chat/conversation.ts';
import type { Knowledge } from '../../src/question/understand.ts';
import { same } from '../corpora/judge.ts';

/**
 * What asking the same thing in other words came to.
 * declined: asked back, or said that it is not known: safe. other: another figure, or another source.
 */
export type Verdict = 'same' | 'declined' | 'other';

export interface Asked {
  readonly canonical: string;
  readonly asked: string;
  readonly verdict: Verdict;
  readonly was: Answer;
  readonly is: Answer;
}

const UNANSWERED: ReadonlySet<Answer['kind']> = new Set<Answer['kind']>(['clarify', 'missing', 'out_of_scope']);

/** Every line of every paraphrases-*.jsonl: `{"canonical": "…", "paraphrases": ["…"]}`, asked of this knowledge. */
export function paraphrased(knowledge: Knowledge): readonly Asked[] {
  const here = new URL('./', import.meta.url);
  const ask = (text: string) => reply(START, text, knowledge).answer;
  return readdirSync(here)
    .filter((name) => /^paraphrases-.*\.jsonl$/.test(name))
    .sort()
    .flatMap((name) => readFileSync(new URL(name, here), 'utf8').split('\n').filter(Boolean))
    .map((line) => JSON.parse(line) as { readonly canonical: string; readonly paraphrases: readonly string[] })
    .flatMap(({ canonical, paraphrases }) => {
      const was = ask(canonical);
      return paraphrases.map((asked) => {
        const is = ask(asked);
        return { canonical, asked, verdict: verdict(was, is), was, is };
      });
    });
}

/** Which kind an answer calls itself may differ (a check, a figure), whether it answers may not. */
function verdict(was: Answer, is: Answer): Verdict {
  if (UNANSWERED.has(is.kind)) return UNANSWERED.has(was.kind) ? 'same' : 'declined';
  // Every reading told at once is as good as the question back.
  if (UNANSWERED.has(was.kind)) return was.values.length > 1 && agree(was, is) && agree(is, was) ? 'same' : 'other';
  const agrees = agree(was, is) && is.citations.some(({ source, line }) => cites(was, source, line));
  return agrees ? 'same' : 'other';
}

/** The main figure is the same one, and nothing is told as an answer that the other one doesn't tell: 3辆 beside the cost of cars. */
function agree(was: Answer, is: Answer): boolean {
  const like = (a: Value | undefined, b: Value | undefined) =>
    a === b || (a !== undefined && b !== undefined && same({ value: a.value, unit: a.unit, tol: 0 }, b));
  const [told, tells] = [was.values, is.values];
  return like(told[0], tells[0]) && tells.every((one) => told.some((other) => like(other, one)));
}

function cites({ citations }: Answer, source: string, line: number): boolean {
  return citations.some((one) => one.source === source && one.line === line);
}
