import type { Knowledge } from '../question/understand.ts';
import { type Reply, reply, type State } from './conversation.ts';
import { type Library, onlyDocument } from './library.ts';

/** One turn, with no surface in it: the same for Telegram, the terminal and `ask`. */
export function converse(state: State, text: string, library: Library): Reply {
  const only = onlyDocument(library);
  if (only !== null) return reply(state, text, only);
  return reply(state, text, library.open(library.documents[0]?.id ?? ''));
}

/** The document that is spoken of; null where there are several and none was chosen. */
export function inFocus(_: State, library: Library): Knowledge | null {
  return onlyDocument(library);
}
