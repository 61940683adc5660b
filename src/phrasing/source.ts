import { createHash } from 'node:crypto';
import { isContactLabel, isOffice } from '../document/contacts.ts';
import type { Knowledge } from '../question/understand.ts';

/** What phrasing has to know of a document that an answer cites. */
export interface Source {
  /** Changes with what the document says. */
  readonly version: string;
  readonly stage: Knowledge['document']['stage'];
  /** Names and numbers of persons: no model is shown them. */
  readonly hidden: readonly string[];
}

const known = new WeakMap<Knowledge, Source>();

export function sourceOf(knowledge: Knowledge): Source {
  const before = known.get(knowledge);
  if (before !== undefined) return before;
  const { document, lookup } = knowledge;
  const hash = createHash('sha256').update(document.id).update(JSON.stringify(document.lines));
  const texts = lookup.facts.entries.flatMap(({ texts }) =>
    Object.entries(texts).flatMap(([label, { text }]) =>
      isContactLabel(label) || label.endsWith('电话') ? [text.trim()] : [],
    ),
  );
  const hidden = [...new Set(texts)].filter((text) => text.length > 1 && !isOffice(text));
  const source = { version: hash.digest('base64'), stage: document.stage, hidden };
  known.set(knowledge, source);
  return source;
}
