import { listed } from '../../answer/across/compared.ts';
import type { Answer } from '../../answer/types.ts';
import { type Known, titleOf } from '../../document/known.ts';
import type { Times } from '../../question/documents/choose.ts';
import type { Asked } from '../../question/documents/read.ts';
import type { Previous } from '../../question/query.ts';
import { type Knowledge, type Traced, understand } from '../../question/understand.ts';
import type { Reply, Spoken, State } from '../conversation.ts';
import type { Library } from '../library.ts';

/** One message with what is known of the conversation. */
export interface Message {
  readonly asked: Asked;
  readonly times: Times;
  readonly spoken: Spoken;
  readonly state: State;
  /** Nothing but the document was said: what was asked before is asked again. */
  readonly again: boolean;
}

export const SILENT: Spoken = { documents: [], texts: [], recent: [], offered: [], operation: null };

/** Further questions are forgotten: what leans on them leans on the last ones. */
const KEPT_TEXTS = 3;

export function remembered(texts: readonly string[], text: string): readonly string[] {
  return text === '' || texts.at(-1) === text ? texts : [...texts, text].slice(-KEPT_TEXTS);
}

export function recently(recent: readonly string[], id: string): readonly string[] {
  return [...recent.filter((one) => one !== id), id].slice(-2);
}

/** What a document would remember, had it been asked these questions. */
export function after(texts: readonly string[], knowledge: Knowledge): Previous | null {
  return texts.reduce<Previous | null>((previous, text) => understand(text, previous, knowledge).previous, null);
}

/** What the document remembers of this conversation. */
export function previousIn(document: Known, { spoken, state }: Message, knowledge: Knowledge): Previous | null {
  const [only, other] = spoken.documents;
  return only === document.id && other === undefined ? state.previous : after(spoken.texts, knowledge);
}

export function knownOf(ids: readonly string[], { documents }: Library): readonly Known[] {
  return ids.flatMap((id) => documents.filter((one) => one.id === id));
}

/** An answer of several documents: it is its own text. */
export function told(state: State, answer: Answer, trace: readonly Traced[] = []): Reply {
  return { state, answer, resolved: answer.text, trace };
}

/** An answer that is made of words about the documents. */
export function plainAnswer(kind: Answer['kind'], lines: readonly string[]): Answer {
  return {
    ...{ kind, text: lines.join('\n'), values: [], citations: [] },
    ...{ calculation: [], notes: [], choices: [], followUps: [] },
  };
}

/** Documents were named, and nothing was asked of them. */
export function whichItem(documents: readonly Known[]): string {
  return `您想问${listed(documents.map(titleOf))}的哪一项？如：“三公”经费是多少。`;
}
