import { compose } from '../answer/compose.ts';
import type { Answer } from '../answer/types.ts';
import { CannotCalculate } from '../calculation/run.ts';
import { glossaryOf } from '../question/latin/glossary.ts';
import type { Previous } from '../question/query.ts';
import type { Request } from '../question/request.ts';
import { suggestions } from '../question/suggestions.ts';
import { type Knowledge, type Traced, understand } from '../question/understand.ts';

/** What one conversation remembers: enough for 占比呢, 那2023年呢, 它们加起来. */
export interface State {
  readonly previous: Previous | null;
  /** The last question was in English. */
  readonly isEnglish: boolean;
}

export const START: State = { previous: null, isEnglish: false };

export interface Reply {
  readonly state: State;
  readonly answer: Answer;
  /** What the question came to, as plain data: with the document it decides the answer. */
  readonly resolved: unknown;
  readonly trace: readonly Traced[];
}

/** One turn, with no surface in it: the same for Telegram, the terminal and `ask`. */
export function reply(state: State, text: string, knowledge: Knowledge): Reply {
  const { request, trace, previous, form, language } = understand(text, state.previous, knowledge);
  // A number that picks an answer, or 2023?, is of no language: the conversation goes on in its own.
  const isEnglish = language === 'en' || (state.isEnglish && !/\p{Script=Han}/u.test(text));
  const readAs = trace.flatMap(({ segment }) =>
    segment.tokens.flatMap(({ text: typed, meant }) => (meant === undefined ? [] : [{ typed, meant }])),
  );
  const english = isEnglish ? glossaryOf(knowledge.lexicon.english()) : null;
  const setting = { ...answering(knowledge), form, readAs, english };
  try {
    const answer = compose(request, setting);
    return {
      state: { previous, isEnglish },
      // Suggestions are Chinese questions: none is better for who asks in English.
      answer: isEnglish ? answer : withFollowUps(answer, request, { text, previous, knowledge }),
      resolved: { request, form, readAs, isEnglish },
      trace,
    };
  } catch (error) {
    if (!impossible(error)) throw error;
    const cannot = { type: 'missing', what: text, reason: 'cannot', mentioned: [], there: [] } as const;
    return { state, answer: compose(cannot, setting), resolved: cannot, trace };
  }
}

/** Unlike units, an empty cell, a zero divisor: there is no such figure, and the answer says so. */
function impossible(error: unknown): boolean {
  return error instanceof CannotCalculate || error instanceof RangeError;
}

const MOST = 3;

interface Turn {
  readonly text: string;
  readonly previous: Previous | null;
  readonly knowledge: Knowledge;
}

/** Follow-ups are looked for when first read: each one is asked before it is suggested, so that none leads nowhere. */
function withFollowUps(answer: Answer, request: Request, { text, previous, knowledge }: Turn): Answer {
  let found: readonly string[] | undefined;
  return {
    ...answer,
    get followUps() {
      found ??= suggestions(request, knowledge.lookup)
        .filter((one) => one !== text && answers(one, previous, knowledge))
        .slice(0, MOST);
      return found;
    },
  };
}

const NO_ANSWER = new Set<Answer['kind']>(['missing', 'clarify', 'out_of_scope']);

function answers(question: string, previous: Previous | null, knowledge: Knowledge): boolean {
  const { request, form } = understand(question, previous, knowledge);
  const setting = { ...answering(knowledge), form, readAs: [], english: null };
  try {
    return !NO_ANSWER.has(compose(request, setting).kind);
  } catch (error) {
    if (impossible(error)) return false;
    throw error;
  }
}

function answering({ lookup, findingsAt, document }: Knowledge) {
  return { lookup, findingsAt, lines: document.lines };
}
