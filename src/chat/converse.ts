import type { Known } from '../document/known.ts';
import { choose } from '../question/documents/choose.ts';
import { type Asked, readAsked, saysNothing } from '../question/documents/read.ts';
import { timesOf } from '../question/documents/times.ts';
import type { Lexicon } from '../question/lexicon.ts';
import type { Knowledge } from '../question/understand.ts';
import { fold } from '../text/fold.ts';
import { type Reply, reply, type Spoken, START, type State } from './conversation.ts';
import { knownOf, type Message, plainAnswer, SILENT, told } from './library/message.ts';
import { fromOne } from './library/one.ts';
import { fromSeveral } from './library/several.ts';
import { stranger } from './library/strangers.ts';
import { fromAny } from './library/unclear.ts';
import { type Library, onlyDocument } from './library.ts';

/** One turn, with no surface in it: the same for Telegram, the terminal and `ask`. */
export function converse(state: State, text: string, library: Library): Reply {
  const only = onlyDocument(library);
  return only !== null ? reply(state, text, only) : amongSeveral(state, text, library);
}

/** Which documents are meant is settled first; each of them is then asked as if it were the only one. */
function amongSeveral(before: State, text: string, library: Library): Reply {
  const catalogue = library.catalogue();
  const { lexicon } = library.open(library.documents[0]?.id ?? '');
  const { state, said } = afterReset(before, fold(text), library);
  const spoken = state.spoken ?? SILENT;
  const chosen = byNumber(said, spoken, library);
  if (chosen !== null) return fromOne(chosen, { ...repeating(said, spoken, state), again: true }, library);
  if (said === '') return told(state, plainAnswer('clarify', ['好，换个话题。您想问哪个部门的哪一项？']));
  const asked = readAsked(said, catalogue, lexicon);
  if (asked.foreign !== null) return stranger(asked.foreign, state, library);
  const times = timesOf(asked.rest, asked.years, lexicon);
  const of = asked.words.has('both') && spoken.documents.length === 1 ? spoken.recent : spoken.documents;
  const choice = choose(asked, times, knownOf(of, library), catalogue);
  const message = { asked, times, spoken, state, again: isAgain(asked, spoken, lexicon) };
  switch (choice.type) {
    case 'one':
      if (asked.words.has('both') && saysNothing(asked.rest, lexicon))
        return told(state, plainAnswer('clarify', ['和哪个部门比？请说出两个部门，如：某某局和某某局谁多。']));
      return fromOne(choice.document, message, library);
    case 'several':
      return fromSeveral(choice, message, library);
    case 'unclear':
      return fromAny(choice, message, library);
  }
}

function isAgain({ rest, words }: Asked, { texts }: Spoken, lexicon: Lexicon): boolean {
  return texts.length > 0 && words.size === 0 && saysNothing(rest, lexicon);
}

/** 换个话题，…: what comes after it leans on nothing. */
function afterReset(state: State, text: string, library: Library): { state: State; said: string } {
  const word = library.catalogue().words.find(({ id, text: said }) => id === 'reset' && text.startsWith(said));
  if (word === undefined) return { state, said: text };
  return { state: START, said: text.slice(word.text.length).replace(/^[,，。:：\s]+/, '') };
}

const NUMBER = /^(?:第|选)?([1-9])(?:个|份|号)?$/;

function byNumber(said: string, { offered }: Spoken, { documents }: Library): Known | null {
  const id = offered[Number(NUMBER.exec(said)?.[1]) - 1];
  return documents.find((one) => one.id === id) ?? null;
}

function repeating(said: string, spoken: Spoken, state: State): Omit<Message, 'again'> {
  const asked: Asked = {
    ...{ rest: said, departments: [], namesakes: [], foreign: null, nearly: null },
    ...{ words: new Set<string>(), years: [], stage: null, against: false },
  };
  return { asked, times: { years: [], back: null, compared: false, against: false }, spoken, state };
}

/** The document that is spoken of; null where there are several and none was chosen. */
export function inFocus({ spoken }: State, library: Library): Knowledge | null {
  const [only, other] = spoken?.documents ?? [];
  return onlyDocument(library) ?? (only !== undefined && other === undefined ? library.open(only) : null);
}
