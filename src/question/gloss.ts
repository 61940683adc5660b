import type { Reading } from './lexer.ts';
import { has, type Token, tag } from './tokens.ts';

/** Says the same thing again in other words. */
const AGAIN =
  /^(?:也?就是(?:说)?|即|说白了(?:也?就是)?|讲白了(?:也?就是)?|换句话说|我[说问指讲]的(?:就)?是|我是[问指说]|指的(?:就)?是|对应的(?:就)?是|(?:表|单子|文件|预算|册子|公开)(?:上|里头?|里面|中)?(?:是)?(?:写|叫|列|印|称|标|记)(?:的|作|做|为|么|成)?(?:是|叫)?)/;
/** The same inside a clause, where no comma stands before it. */
const AGAIN_INSIDE = /(?<=.{3})(?:也就是|说白了|讲白了)/;
/** A word that ends so, and is nothing of this document, is another place or office. */
export const PLACE = /(?<!社|小)[市区县镇乡村省局厅院校州]$|路$/u;
/** What a description of a thing says about it, and nothing of what is asked. */
const DESCRIBES = [
  'entity',
  'collection',
  'unlisted',
  'form',
  'per',
  'measure',
  'column',
  'pronoun',
  'relation',
] as const;
/** 那几台车, 用来…的: no question of a description. */
const BY_THE_WAY = ['purpose', 'items', 'vehicles', 'how-many', 'each', 'list'];
/** Words that only join (和, 加起来) or single out (除了) say nothing without the things. */
const JOINING = ['plus', 'compare', 'zero', 'except', 'rest', 'minus', 'up', 'down', 'check'];

/**
 * 居委会日常办公的钱，也就是社区办公经费，一年拨多少: the official name counts, and its description, on whichever side of
 * 也就是 it stands, is set aside. Another place that it names still stands.
 */
export function withoutGlosses(readings: readonly Reading[]): readonly Reading[] {
  const left = [...readings];
  readings.forEach((reading, i) => {
    const before = readings[i - 1];
    if (before === undefined || !AGAIN.test(reading.text)) return;
    if (nameOf(before) !== null) {
      if (nameOf(reading) === null) left[i] = withoutDescription(reading);
    } else if (named(reading).length > 0) {
      if (!describes(reading, before)) left[i - 1] = withoutDescription(before);
      else left[i] = { ...withoutDescription(reading), unread: reading.unread };
    }
  });
  return left;
}

/** Does it name another place: 钢花村的, 红钢城街道? */
export function placesIn({ text, unread }: Reading): boolean {
  return unread.some((gap) => PLACE.test(gap.text) || /^(?:街道?|社区|镇|村)/.test(text.slice(gap.end)));
}

/** Where a clause goes on after 也就是 without a comma: the place to cut it. */
export function glossWithin(clause: string): number | null {
  const found = AGAIN_INSIDE.exec(clause);
  return found === null ? null : found.index;
}

function named({ tokens }: Reading): readonly Token[] {
  return tokens.filter((token) => tag(token, 'entity') !== undefined && token.via !== 'search' && token.via !== 'typo');
}

/** The one thing that a clause consists of; null where it says more or less. */
function nameOf(reading: Reading): Token | null {
  const [only, ...more] = named(reading);
  const plain = reading.tokens.every(
    (token) => token === only || has(token, 'filler') || has(token, 'year') || has(token, 'relative-year'),
  );
  return only !== undefined && more.length === 0 && plain && reading.unread.length === 0 ? only : null;
}

/** 黑白打印机几多钱一台，就是A4纸的那种: words of other things, behind a question that has its own name, only describe that. */
function describes(reading: Reading, before: Reading): boolean {
  const asked = before.tokens.some((token) => has(token, 'ask', 'amount') || has(token, 'ask', 'number'));
  const own = subjects(before);
  return (
    /(?:那种|那类|那样|那款)(?:的|嘛|啊|呀)?$/.test(reading.text) &&
    asked &&
    own.length > 0 &&
    !subjects(reading).some((token) => own.some((other) => shares(token, other)))
  );
}

function withoutDescription(reading: Reading): Reading {
  const kept = reading.tokens.filter(
    (token) =>
      !DESCRIBES.some((t) => has(token, t)) &&
      !BY_THE_WAY.some((ask) => has(token, 'ask', ask)) &&
      !JOINING.some((op) => has(token, 'op', op)),
  );
  const places = placesIn(reading) ? reading.unread : [];
  let text = '';
  const moved = new Map<Token | (typeof places)[number], { start: number; end: number }>();
  for (const part of [...kept, ...places].sort((x, y) => x.start - y.start)) {
    moved.set(part, { start: text.length, end: text.length + (part.end - part.start) });
    text += reading.text.slice(part.start, part.end);
  }
  const at = <T extends Token | (typeof places)[number]>(part: T): T => ({ ...part, ...moved.get(part) });
  return { text, tokens: kept.map(at), unread: places.map(at) };
}

/** 我要核对凭证, 我对账对到2010302了: what the asker is doing, before the question. */
const AT_WORK = /^(?:我们?|俺|咱们?|本人|现在|正在|刚才?)[^|]*(?:对账|核对|核数|对数|填表|填报|做账|记账|写|填)/;

/** Whoever says what he is doing asks no check by it. */
export function withoutWork(readings: readonly Reading[], asks: (reading: Reading) => boolean): readonly Reading[] {
  const [first, ...rest] = readings;
  if (first === undefined || !AT_WORK.test(first.text) || !rest.some(asks)) return readings;
  const asking = first.tokens.some((token) =>
    ['number', 'amount', 'yes-no', 'which', 'why'].some((id) => has(token, 'ask', id)),
  );
  if (asking) return readings;
  const kept = first.tokens.filter((token) => !has(token, 'op', 'check') && !has(token, 'ask'));
  return [{ ...first, tokens: kept, unread: placesIn(first) ? first.unread : [] }, ...rest];
}

/** Hearsay and talk. */
const TALK = /[说讲传]|听|看[到见]|议论|抱怨|怀疑|好奇|聊/;
const MOVES = ['up', 'down', 'double', 'even', 'zero', 'half'];

/**
 * 听邻居说天天摆酒席，公务接待费多少: what is told before a question that names its own subject is no part of it, where it
 * claims nothing of a thing. So is what only describes the same thing: 邻里扯皮、网格里的矛盾，调处化解率多少.
 */
export function withoutStories(readings: readonly Reading[], asks: (reading: Reading) => boolean): readonly Reading[] {
  return readings.filter((reading, i) => {
    const later = readings.slice(i + 1).filter((other) => asks(other) && subjects(other).length > 0);
    if (later.length === 0 || asks(reading)) return true;
    if (later.length === 1 && later[0] !== undefined && isOneOf(later[0], reading)) return false;
    if (reading.unread.length === 0) return true;
    if (reading.unread.some(({ text }) => PLACE.test(text))) return true;
    const own = subjects(reading);
    const claims =
      own.length > 0 &&
      reading.tokens.some((token) => has(token, 'number') || MOVES.some((op) => has(token, 'op', op)));
    const same =
      own.length > 0 && own.every((token) => later.some((other) => subjects(other).some((one) => shares(one, token))));
    return !((TALK.test(reading.text) && !claims) || (same && own.every((token) => !narrowed(token, reading))));
  });
}

/** 政府采购分货物、工程、服务，货物类多少: one of those that were named. */
function isOneOf(later: Reading, { text, tokens }: Reading): boolean {
  const own = subjects({ text, tokens, unread: [] });
  const two = ['share', 'ratio', 'difference', 'compare', 'plus', 'max', 'min', 'percent'];
  return (
    /分|包括|有/.test(text) &&
    own.length > 2 &&
    subjects(later).length === 1 &&
    subjects(later).every((token) => own.some((other) => shares(other, token))) &&
    !later.tokens.some((token) => two.some((op) => has(token, 'op', op)))
  );
}

function subjects({ tokens }: Reading): readonly Token[] {
  return tokens.filter((token) => tag(token, 'entity') !== undefined);
}

function shares(a: Token, b: Token): boolean {
  const ids = tag(b, 'entity')?.ids ?? [];
  return tag(a, 'entity')?.ids.some((id) => ids.includes(id)) === true;
}

/** A word that nothing reads, stuck to the name or tied to it by 的: 残疾人的生活补助. */
function narrowed({ start }: Token, { text, unread }: Reading): boolean {
  const end = text.charAt(start - 1) === '的' ? start - 1 : start;
  return unread.some((gap) => gap.end === end && !gap.text.endsWith('、'));
}
