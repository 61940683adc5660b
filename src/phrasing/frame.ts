import type { Answer } from '../answer/types.ts';
import { FORMS, type Form } from './forms.ts';
import { signsOf } from './signs.ts';
import { type Kind, placeholder, type Slot, slotChar } from './slots.ts';
import type { Wording } from './wording.ts';

/** One of our own sentences: how it may be said, as regular expression sources over slot characters and signs. */
export interface Sentence {
  readonly template: string;
  readonly slots: readonly Slot[];
  readonly says: readonly string[];
}

/** The sentences between two lines that stand. */
export interface Segment {
  readonly sentences: readonly Sentence[];
  /** Every way to say them one after the other. */
  readonly says: RegExp;
  /** The quotation that follows, which may be said in short before it; null where none does. */
  readonly passage: string | null;
}

/** An answer with everything that a model may not write as placeholders: segment, block, segment, block … segment. */
export interface Frame {
  readonly segments: readonly Segment[];
  readonly blocks: readonly Slot[];
  /** Read from the document without calculation. */
  readonly printed: boolean;
}

/** Every slot, in the order of the text. */
export function slotsOf({ segments, blocks }: Frame): readonly Slot[] {
  return segments.flatMap(({ sentences }, i) => [
    ...sentences.flatMap(({ slots }) => slots),
    ...(blocks[i] === undefined ? [] : [blocks[i]]),
  ]);
}

/** What the model is shown of the answer. */
export function template({ segments, blocks }: Frame): string {
  return segments
    .flatMap(({ sentences }, i) => [
      ...sentences.map((one) => one.template),
      ...(blocks[i] === undefined ? [] : [placeholder(blocks[i])]),
    ])
    .join('\n');
}

/**
 * Sentences that have a form become templates, every other line a block. Null where nothing can be put another way.
 * @param hidden what no model may see: a quotation with one of them is not shown.
 */
export function frameOf({ text, calculation }: Answer, wording: Wording, hidden: readonly string[]): Frame | null {
  const open: { sentences: Sentence[]; passage: string | null }[] = [{ sentences: [], passage: null }];
  const blocks: Slot[] = [];
  let id = 0;
  for (const line of text.split('\n')) {
    const last = open.at(-1);
    const sentence = sentenceOf(line, wording, () => ++id);
    if (sentence !== null) {
      last?.sentences.push(sentence);
      continue;
    }
    const kind = kindOf(line);
    const block = blocks.at(-1);
    if (block !== undefined && block.kind === kind && last?.sentences.length === 0 && kind !== 'source') {
      blocks[blocks.length - 1] = { ...block, text: `${block.text}\n${line}` };
      continue;
    }
    if (kind === 'words' && last !== undefined && !hidden.some((one) => line.includes(one))) {
      last.passage = passageOf(line);
    }
    blocks.push({ id: ++id, kind, text: line });
    open.push({ sentences: [], passage: null });
  }
  if (!open.some(({ sentences, passage }) => sentences.length > 0 || passage !== null)) return null;
  const segments = open.map(
    (one): Segment => ({
      ...one,
      says: new RegExp(`^${one.sentences.map(({ says }) => `(?:${says.join('|')})`).join('')}$`, 'u'),
    }),
  );
  return { segments, blocks, printed: calculation.length === 0 };
}

const WORDS = /^(?:“(.{20,})”|原文：(.{20,}))$/u;

function kindOf(line: string): Kind {
  if (line.startsWith('来源：')) return 'source';
  if (line.startsWith('注：')) return 'note';
  return WORDS.test(line) ? 'words' : 'items';
}

function passageOf(line: string): string {
  const [, quoted, plain] = WORDS.exec(line) ?? [];
  return quoted ?? plain ?? '';
}

function sentenceOf(line: string, wording: Wording, next: () => number): Sentence | null {
  for (const one of FORMS) {
    const match = one.form.exec(line);
    if (match !== null) return filled(one, match, wording, next);
  }
  return null;
}

function filled({ says }: Form, match: RegExpExecArray, wording: Wording, next: () => number): Sentence {
  const line = match[0];
  const groups: Readonly<Record<string, string | undefined>> = match.groups ?? {};
  const places: Readonly<Record<string, readonly [number, number] | undefined>> = match.indices?.groups ?? {};
  const slots: Slot[] = [];
  const letters = new Map<string, Slot>();
  let shown = '';
  let at = 0;
  // Groups are in the order of the sentence.
  for (const [letter, text] of Object.entries(groups)) {
    const [start, end] = places[letter] ?? [];
    if (text === undefined || start === undefined || end === undefined || /[A-Z]/u.test(letter)) continue;
    const slot = { id: next(), kind: slotKind(text), text };
    slots.push(slot);
    letters.set(letter, slot);
    shown += line.slice(at, start) + placeholder(slot);
    at = end;
  }
  const sign = (name: string) => signsOf(groups[name] ?? '', wording);
  const resolved = says.map((pattern) =>
    pattern
      .replace(/[a-z]/gu, (letter) => {
        const slot = letters.get(letter);
        return slot === undefined ? '' : slotChar(slot.id);
      })
      .replace(/\{([A-Z])([~!]?)\}/gu, (_, name: string, how: string) => {
        if (how === '~') return RATES[sign(name)] ?? '';
        return how === '!' ? sign(name) : (MOVES[sign(name)] ?? sign(name));
      }),
  );
  return { template: shown + line.slice(at), slots, says: resolved };
}

/** What moved may be said to be more; what is more has not moved. */
const MOVES: Readonly<Record<string, string>> = { 增: '[增多]', 减: '[减少]' };
const RATES: Readonly<Record<string, string>> = { 增: '涨', 减: '跌' };

function slotKind(text: string): Kind {
  if (/^\d{4}年$/u.test(text)) return 'year';
  return /^[≥≤\d-]/u.test(text) && !/^\d{4}年/u.test(text) ? 'figure' : 'name';
}
