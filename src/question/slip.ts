import { lookAlike, soundsLike } from '../text/typos.ts';

/** Between two names these say that there are two; no slip makes or takes them. */
const JOINTS = /[和与及跟同、的之是有了各每哪几多这那一二三四五六七八九十]/u;

/** Names are written with 及 (设备及家具); who names two things says 和. */
const WRITTEN = /及/gu;

/** A name this long is no two names with a joint between them. */
const LONG = 8;

/** What the hand did, and at which character of the typed word. */
export interface Slipped {
  readonly how: 'replaced' | 'doubled' | 'lost';
  readonly place: number;
}

/**
 * Is the typed word the known one with one slip of the hand? A character of the same sound or shape, two that changed
 * places, one doubled (惠民民资金), or one lost from a name of four or more (购服务). Returns where; null where it is not.
 */
export function oneSlip(typed: string, key: string): Slipped | null {
  const at = [...typed].findIndex((char, i) => char !== key.charAt(i));
  const place = at < 0 ? typed.length : at;
  if (typed.length === key.length) return replaced(typed, key, place) ? { how: 'replaced', place } : null;
  if (typed.length > key.length) {
    // Of two like characters the second one is too much.
    const extra = at < 0 ? key.length : at;
    const doubled = typed.charAt(extra) === typed.charAt(extra - 1);
    return doubled && without(typed, extra) === key ? { how: 'doubled', place: extra } : null;
  }
  return hasLost(typed, key, place) ? { how: 'lost', place } : null;
}

function hasLost(typed: string, key: string, place: number): boolean {
  const joint =
    key.length < LONG && (JOINTS.test(key.charAt(place)) || JOINTS.test(typed.slice(1).replace(WRITTEN, '')));
  return key.length >= 4 && typed === without(key, place) && !joint && !reachesOver(typed, key, place);
}

/** …支出和 is no 总和, 的预算 no 总的预算: a word that joins names stands beside one, it is none of its characters. */
function reachesOver(typed: string, key: string, place: number): boolean {
  const ends = [
    [typed.charAt(0), key.charAt(0)],
    [typed.charAt(typed.length - 1), key.charAt(key.length - 1)],
  ] as const;
  return ends.some(
    ([own, right], last) => BETWEEN.test(own) && (own !== right || (last === 1 && place >= typed.length - 1)),
  );
}

/** What stands between names. */
const BETWEEN = /[的和与及跟同、之]/u;

/**
 * Is the typed word the known one but for one character, whatever it was: another one in its place, two that changed
 * places, one too few? Returns where; -1 where it is not.
 */
export function oneEdit(typed: string, key: string): number {
  const at = [...key].findIndex((char, i) => char !== typed.charAt(i));
  if (at < 0) return -1;
  if (typed.length < key.length) return typed.length + 1 === key.length && hasLost(typed, key, at) ? at : -1;
  if (typed.length > key.length || JOINTS.test(typed.charAt(at)) || JOINTS.test(key.charAt(at))) return -1;
  const swapped = typed.charAt(at + 1) === key.charAt(at) && key.charAt(at + 1) === typed.charAt(at);
  return typed.slice(at + (swapped ? 2 : 1)) === key.slice(at + (swapped ? 2 : 1)) ? at : -1;
}

function replaced(typed: string, key: string, at: number): boolean {
  const [a, b] = [typed.charAt(at), key.charAt(at)];
  if (typed.slice(at + 1) === key.slice(at + 1)) return soundsLike(a, b) || lookAlike(a, b);
  const swapped = typed.charAt(at + 1) === b && key.charAt(at + 1) === a;
  return key.length >= 4 && swapped && typed.slice(at + 2) === key.slice(at + 2);
}

function without(word: string, at: number): string {
  return word.slice(0, at) + word.slice(at + 1);
}
