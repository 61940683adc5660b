import { type Frame, type Segment, slotsOf, template } from './frame.ts';
import { isGloss } from './gloss.ts';
import { type Breach, NUMERAL, Stop, signsOf } from './signs.ts';
import { placeholder, type Slot, slotChar } from './slots.ts';
import type { Wording } from './wording.ts';

export type Verdict = { readonly text: string } | { readonly breach: Breach };

export interface Setting {
  readonly wording: Wording;
  /** Every figure is of a budget: 安排 is true of them. */
  readonly planned: boolean;
}

/** No answer is half as long. */
const LONGEST = 8000;
const MARKUP = /[*_#`~<>[\]{}|\\^=@$&]|https?:|www\.|^\s*[-+•·]\s|\r/imu;
const OTHER_LANGUAGE =
  /\p{Script=Latin}|\p{Script=Cyrillic}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Script=Arabic}/u;

/**
 * Holds a model's text against the frame it was made from. Every placeholder stands once, in its own sentence, and its
 * sentence says the same as ours; the rest are words of the list. @returns the text with the placeholders filled in.
 */
export function judge(raw: string, frame: Frame, setting: Setting): Verdict {
  try {
    if (raw.length > LONGEST) throw new Stop('long');
    const lines = tidy(raw);
    checkWhole(lines, frame);
    const cut = segmentsOf(lines, frame);
    frame.segments.forEach((segment, i) => {
      checkSegment(cut[i] ?? '', segment, frame, setting);
    });
    const byId = new Map(slotsOf(frame).map((slot) => [slot.id, slot.text]));
    return { text: lines.replace(SLOT, (_, id: string) => byId.get(Number(id)) ?? '') };
  } catch (error) {
    if (error instanceof Stop) return { breach: error.breach };
    throw error;
  }
}

const SLOT = /⟦([1-9]\d{0,2})⟧/gu;

/** Lines without blanks around them, signs in full width. Spaces between Chinese characters are nothing. */
function tidy(raw: string): string {
  const wide: Readonly<Record<string, string>> = { ',': '，', ':': '：', ';': '；', '(': '（', ')': '）' };
  return raw
    .split('\n')
    .map((line) => line.replace(/[ \t\u3000]+/gu, '').replace(/[,:;()]/gu, (sign) => wide[sign] ?? sign))
    .filter((line) => line !== '')
    .join('\n');
}

function checkWhole(text: string, frame: Frame): void {
  if (text === '') throw new Stop('empty');
  const ours = template(frame);
  const passage = frame.segments.some((segment) => segment.passage !== null);
  if (text.length > ours.length * 2 + (passage ? 260 : 80)) throw new Stop('long');
  const bare = text.replace(SLOT, '');
  if (/[⟦⟧]/u.test(bare)) throw new Stop('invented-slot');
  if (MARKUP.test(text)) throw new Stop('markup');
  if (OTHER_LANGUAGE.test(bare)) throw new Stop('language');
  const wanted = new Set(slotsOf(frame).map(({ id }) => id));
  const seen = new Set<number>();
  for (const [, id] of text.matchAll(SLOT)) {
    if (!wanted.has(Number(id))) throw new Stop('invented-slot');
    if (seen.has(Number(id))) throw new Stop('repeated-slot');
    seen.add(Number(id));
  }
  if (seen.size < wanted.size) throw new Stop('missing-slot');
}

/** The texts between the lines that stand, which are all there, in order, each alone. */
function segmentsOf(text: string, { blocks }: Frame): readonly string[] {
  const found: string[][] = [[]];
  for (const line of text.split('\n')) {
    const block = blocks[found.length - 1];
    if (block !== undefined && line === placeholder(block)) found.push([]);
    else found.at(-1)?.push(line);
  }
  if (found.length !== blocks.length + 1) throw new Stop('moved-slot');
  return found.map((lines) => lines.join('\n'));
}

function checkSegment(text: string, segment: Segment, frame: Frame, setting: Setting): void {
  const own = new Set(segment.sentences.flatMap(({ slots }) => slots.map(({ id }) => id)));
  if ([...text.matchAll(SLOT)].some(([, id]) => !own.has(Number(id)))) throw new Stop('moved-slot');
  if (/[，。：；、]{2}|^[，。：；、）]|\n[，。：；、）]/u.test(text)) throw new Stop('word');
  let said = text;
  if (segment.passage !== null) {
    const sentences = text.split(/(?<=[。；\n])/u);
    const isAbout = (one: string) => own.size > 0 && /⟦/u.test(one);
    const gloss = sentences.filter((one) => !isAbout(one)).join('');
    said = sentences.filter(isAbout).join('');
    if (gloss.trim() !== '' && !isGloss(gloss.replaceAll('\n', ''), segment.passage, setting.wording)) {
      throw new Stop(NUMERAL.test(gloss) ? 'numeral' : 'gloss');
    }
  }
  const signs = signsOf(said, setting.wording);
  const kept = withoutFree(signs, segment, frame, setting);
  if (!segment.says.test(kept)) throw new Stop(whyNot(kept, segment, setting.wording));
}

/** The signs without those that are true of these figures wherever they stand, and not what the sentence is about. */
function withoutFree(
  signs: string,
  { sentences, says: { source: says } }: Segment,
  { printed }: Frame,
  { planned }: Setting,
): string {
  const figures = sentences.flatMap(({ slots }) => slots).filter(hasFigure);
  const chars = (slots: readonly Slot[]) => `[${slots.map(({ id }) => slotChar(id)).join('')}]`;
  const money = figures.filter(({ text }) => text.includes('元'));
  const onlyMoney = money.length > 0 && money.length === figures.length;
  const free = [
    ['分', ''],
    ...(figures.length > 0 && !/[均除倍占]/u.test(says) ? [['共', `共(?=额?${chars(figures)})`]] : []),
    ...(money.length > 0 ? [['额', onlyMoney ? '' : `额(?=${chars(money)})`]] : []),
    ...(onlyMoney && planned ? [['排', '']] : []),
    [printed ? '印' : '算', ''],
    ...(/[增减多少平]/u.test(says) ? [] : [['达', '']]),
  ].filter(([sign = '']) => !says.includes(sign));
  return free.reduce((rest, [sign = '', where]) => rest.replace(new RegExp(where || sign, 'gu'), ''), signs);
}

function hasFigure({ kind, text }: Slot): boolean {
  return kind === 'figure' || (kind === 'name' && /\d[^\d]*元/u.test(text));
}

/** 涨 and 多 tell the same direction as 增: for the count it matters only whether it is the other one. */
const UP = /[增涨多]/gu;
const DOWN = /[减跌少]/gu;

function whyNot(kept: string, { sentences }: Segment, wording: Wording): Breach {
  const ours = sentences.map((one) => signsOf(one.template, wording)).join('');
  const differs = (sign: RegExp) => (kept.match(sign) === null) !== (ours.match(sign) === null);
  if ([UP, DOWN, /平/gu].some(differs)) return 'direction';
  return differs(/否/gu) ? 'negation' : 'relation';
}
