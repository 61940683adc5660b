import type { Document, Finding } from '../document/types.ts';
import type { Equality } from '../facts/checks/equality.ts';
import type { Lookup } from '../facts/lookup.ts';
import type { Collection, Measure } from '../facts/types.ts';
import type { Carrying } from './crossed.ts';
import type { Frame, Noun } from './frame.ts';
import type { Item, Request } from './request.ts';
import type { Scope } from './scope.ts';

/** What was said before, as far as the next question may lean on it. */
export interface Previous {
  readonly frame: Frame;
  readonly request: Request;
  /** The list that the conversation is in. */
  readonly within: readonly Collection[] | undefined;
  readonly nouns: readonly Noun[];
  /** What the last answer was about: the row it picked, or the nouns. */
  readonly focus: readonly Noun[];
  readonly years: readonly number[];
  readonly measure: Measure | undefined;
  /** The account inside which the last question asked. */
  readonly carrying?: Carrying | undefined;
  /** The rows of the latest ranking, in order. */
  readonly ranked: readonly Item[];
  /** The rows of the latest answer that told several. */
  readonly listed: readonly Item[];
  /** The main figures of earlier answers, the latest last: 前面比后面多多少. */
  readonly figures: readonly Item[];
}

/** One question with everything that is needed to resolve it. */
export interface Query {
  readonly frame: Frame;
  readonly scope: Scope;
  readonly lookup: Lookup;
  readonly document: Document;
  /** The standard classifications: code → name. */
  readonly accounts: ReadonlyMap<string, string>;
  /** What the checks found in the document; calculated when first asked for. */
  readonly findings: () => readonly Finding[];
  /** Everything that must be equal in the document; stated when first asked for. */
  readonly equalities: () => readonly Equality[];
  readonly previous: Previous | null;
  /** The main figures that earlier parts of the same message came to, in order. */
  readonly earlier: readonly Item[];
}

/** A request of one kind, or null where the question is not of that kind. */
export type Build = (query: Query) => Request | null;
