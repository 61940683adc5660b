import type { Phraser } from '../../phrasing/phraser.ts';
import type { Library } from '../library.ts';
import type { Log } from './log.ts';
import type { Observer } from './observer.ts';
import type { Replay } from './replay.ts';
import type { Store } from './store.ts';

/** What every part of the bot needs. */
export interface Deps {
  readonly library: Library;
  readonly replay: Replay;
  /** Null: every answer in our own words. */
  readonly phraser: Phraser | null;
  readonly store: Store;
  readonly log: Log;
  readonly observer: Observer;
  /** Questions that one person may ask per minute. */
  readonly perMinute: number;
}
