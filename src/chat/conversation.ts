import { compose } from '../answer/compose.ts';
import type { Answer } from '../answer/types.ts';
import { CannotCalculate } from '../calculation/run.ts';
import type { Previous } from '../question/query.ts';
import { type Knowledge, type Traced, understand } from '../question/understand.ts';

/** What one conversation remembers: enough for 占比呢, 那2023年呢, 它们加起来. */
export interface State {
  readonly previous: Previous | null;
}

export const START: State = { previous: null };

export interface Reply {
  readonly state: State;
  readonly answer: Answer;
  readonly trace: readonly Traced[];
}

/** One turn, with no surface in it: the same for Telegram, the terminal and `ask`. */
export function reply(state: State, text: string, knowledge: Knowledge): Reply {
  const { request, trace, previous, form } = understand(text, state.previous, knowledge);
  const setting = { lookup: knowledge.lookup, findingsAt: knowledge.findingsAt, form };
  try {
    return { state: { previous }, answer: compose(request, setting), trace };
  } catch (error) {
    if (!(error instanceof CannotCalculate)) throw error;
    const cannot = { type: 'missing', what: text, reason: 'cannot', mentioned: [], there: [] } as const;
    return { state, answer: compose(cannot, setting), trace };
  }
}
