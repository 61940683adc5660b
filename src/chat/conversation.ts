import { compose } from '../answer/compose.ts';
import type { Setting } from '../answer/draft.ts';
import type { Answer } from '../answer/types.ts';
import { CannotCalculate } from '../calculation/run.ts';
import type { Operation } from '../question/documents/across.ts';
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
  /** What was spoken of, where there are several documents. */
  readonly spoken?: Spoken | undefined;
}

/** Of which documents the conversation is, and what was asked them. */
export interface Spoken {
  /** Their ids. */
  readonly documents: readonly string[];
  /** The latest questions, without department and year: another document can be asked them in its turn. */
  readonly texts: readonly string[];
  /** The ids of the last two single documents that were spoken of: 它们谁高. */
  readonly recent: readonly string[];
  /** Documents that the last answer asked back with, in the order of their numbers. */
  readonly offered: readonly string[];
  /** What was made of the figures of several documents. */
  readonly operation: Operation | null;
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
      found ??= firstFew(suggestions(request, knowledge.lookup), (one) => {
        return one !== text && answers(one, previous, knowledge);
      });
      return found;
    },
  };
}

/** Asking takes as long as answering: no more are asked than are shown. */
function firstFew(candidates: readonly string[], fits: (one: string) => boolean): readonly string[] {
  const few: string[] = [];
  for (const one of candidates) if (few.length < MOST && fits(one)) few.push(one);
  return few;
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

/** What an answer needs of a document. */
export function answering({ lookup, findingsAt, document }: Knowledge): Omit<Setting, 'form' | 'readAs' | 'english'> {
  return { lookup, findingsAt, lines: () => document.lines };
}
