import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pinyin } from 'pinyin-pro';
import type { Answer } from '../../src/answer/types.ts';
import { type Reply, reply, START } from '../../src/chat/conversation.ts';
import type { Token } from '../../src/question/tokens.ts';
import type { Knowledge } from '../../src/question/understand.ts';
import { type Question, questions } from '../corpora/questions.ts';

/** Another way of asking the same thing; null where the question has no such other way. */
type Vary = (asked: string, base: Reply, choice: number) => string | null;

const END = /[？?。！!～~\s]+$/u;
const FULL_STOP = /[，,。；;！!？?：:]/u;

const LEANING = /[它其这那此者]|再|还|各|分别|以及|一共|合计|加|减|呢|吗|是否|对不|是不|^[和占比跟与]/u;

/** Other ways of asking: what is asked does not change, and so must not the answer. */
const SAME: Readonly<Record<string, Vary>> = {
  politeness: (asked, _, choice) => {
    const body = asked.replace(END, '');
    return pick(
      [`请问${asked}`, `${body}，谢谢`, `麻烦问一下，${asked}`, `您好，${asked}`, `${body}啊？`, `我想问一下${asked}`],
      choice,
    );
  },
  traditional: (asked) => changed(asked, traditional(asked)),
  'full width': (asked) =>
    changed(
      asked,
      asked.replace(/[!-~]/gu, (char) => String.fromCodePoint(char.charCodeAt(0) + 0xfee0)),
    ),
  'no end': (asked) => changed(asked, asked.replace(END, '')) ?? `${asked}？`,
  spaces: (asked) => ` ${asked.replace(new RegExp(`${FULL_STOP.source}(?!\\d|$)`, 'gu'), '$& ')} `,
  synonym: (asked, { trace }, choice) => {
    const found = trace
      .flatMap(({ segment }) => segment.tokens)
      .flatMap(({ text }) =>
        text.length >= 2 && occursOnce(text, asked) ? synonyms(text).map((other) => ({ text, other })) : [],
      );
    const swap = pick(found, choice);
    return swap === null ? null : asked.replace(swap.text, swap.other);
  },
  // Where the second clause names a thing of its own and does not lean on the first.
  reordered: (asked, { trace }) => {
    const [first, second, ...more] = asked.replace(END, '').split(/[，,]/u);
    if (trace.length !== 1 || first === undefined || second === undefined || more.length > 0 || LEANING.test(second))
      return null;
    const named = trace
      .flatMap(({ segment }) => segment.tokens)
      .some(({ text, tags }) => second.includes(text) && tags.some(({ t }) => t === 'entity'));
    return named ? `${second}，${first}？` : null;
  },
};

/** One slip in a known word of four characters or more: the same answer, or none. */
const SLIPS: Readonly<Record<string, Vary>> = {
  'sounds like': slip((char, choice) => pick(homophones(char), choice)),
  'looks like': slip((char, choice) =>
    pick(
      LOOK_ALIKES.filter((family) => family.includes(char)).flatMap((family) =>
        [...family].filter((other) => other !== char),
      ),
      choice,
    ),
  ),
  'lost character': slip(() => ''),
  'doubled character': slip((char) => char + char),
  'swapped neighbours': (asked, { trace }, choice) => {
    const places = termsIn(trace, asked).flatMap((text) =>
      [...text].slice(1).flatMap((char, at) => {
        const before = text.charAt(at);
        return char === before ? [] : [{ text, typed: text.slice(0, at) + char + before + text.slice(at + 2) }];
      }),
    );
    const chosen = pick(places, choice >>> 3);
    return chosen === null ? null : asked.replace(chosen.text, chosen.typed);
  },
};

export const VARIATIONS = { ...SAME, ...SLIPS };

/** A question, asked another way, that was answered otherwise. */
export interface Break {
  /** `id variation`. */
  readonly key: string;
  readonly asked: string;
  readonly instead: string;
  readonly was: string;
  readonly is: string;
}

export interface Sweep {
  readonly tried: Readonly<Record<string, number>>;
  readonly breaks: readonly Break[];
}

/** Asks every corpus question of one turn in other ways; `chosen` says in which. */
export function sweep(
  knowledge: Knowledge,
  chosen: (variation: string, place: number, asked: string) => boolean,
): Sweep {
  const ask = (text: string) => reply(START, text, knowledge);
  const tried: Record<string, number> = {};
  const breaks: Break[] = [];
  single().forEach(({ id, turns: [asked = ''] }, place) => {
    const names = Object.keys(VARIATIONS).filter((name) => chosen(name, place, asked));
    if (names.length === 0) return;
    const base = ask(asked);
    for (const name of names) {
      const instead = VARIATIONS[name]?.(asked, base, hash(id + name)) ?? null;
      if (instead === null || instead === asked) continue;
      tried[name] = (tried[name] ?? 0) + 1;
      const { answer } = ask(instead);
      const safe = name in SLIPS && (UNANSWERED.has(answer.kind) || answer.values.length === 0);
      if (!safe && gist(answer, name) !== gist(base.answer, name)) {
        breaks.push({ key: `${id} ${name}`, asked, instead, was: gist(base.answer, name), is: gist(answer, name) });
      }
    }
  });
  return { tried, breaks };
}

/** Why a variation breaks, as far as its kind tells. */
export function likelyReason({ key }: Break): string {
  const name = key.slice(key.indexOf(' ') + 1);
  return name in SLIPS
    ? `错一字（${name}）：没有纠正，也没有反问，按剩下的字给了别的答案`
    : `换个说法（${name}）：读法变了`;
}

export function breakLines({ tried, breaks }: Sweep): readonly string[] {
  const count = (name: string) => breaks.filter(({ key }) => key.endsWith(` ${name}`)).length;
  return Object.entries(tried).map(([name, n]) => `${name}: ${count(name)} of ${n} broke`);
}

const UNANSWERED: ReadonlySet<Answer['kind']> = new Set<Answer['kind']>(['clarify', 'missing', 'out_of_scope']);

/** Kind and figures of an answer; the order of clauses may order the figures. */
function gist({ kind, values }: Answer, variation: string): string {
  const figures = values.map(({ value, unit }) => value + unit);
  return `${kind} ${(variation === 'reordered' ? figures.sort() : figures).join(' ')}`;
}

/** Questions of one turn and at least two words. */
function single(): readonly Question[] {
  return questions().filter(
    ({ turns: [asked = '', ...more] }) => more.length === 0 && (asked.match(/\p{Script=Han}/gu)?.length ?? 0) > 1,
  );
}

function changed(before: string, after: string): string | null {
  return before === after ? null : after;
}

function pick<T>(all: readonly T[], choice: number): T | null {
  return all[choice % Math.max(1, all.length)] ?? null;
}

/** FNV-1a: the same choice on every run. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const char of text) value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return value;
}

let converter: ((text: string) => string) | undefined;

function traditional(text: string): string {
  const { Converter } = createRequire(import.meta.url)('opencc-js/cn2t') as {
    Converter: (options: { from: string; to: string }) => (text: string) => string;
  };
  converter ??= Converter({ from: 'cn', to: 'tw' });
  return converter(text);
}

function occursOnce(word: string, text: string): boolean {
  return text.split(word).length === 2;
}

let groups: readonly (readonly string[])[] | undefined;

/** Other words for the same one thing, by the vocabulary; words that stand for several things have none. */
function synonyms(word: string): readonly string[] {
  groups ??= readFileSync(new URL('../../knowledge/vocabulary/names.tsv', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#') && !line.includes('|'))
    .map((line) => line.split('\t').flatMap((part, i) => part.split(i === 0 ? '/' : ' ')));
  const [group, ...others] = groups.filter((words) => words.includes(word));
  if (group === undefined || others.length > 0) return [];
  return group.filter(
    (other) => other !== word && other.length >= 2 && groups?.filter((words) => words.includes(other)).length === 1,
  );
}

function slip(replace: (char: string, choice: number) => string | null): Vary {
  return (asked, { trace }, choice) => {
    const places = termsIn(trace, asked).flatMap((text) =>
      [...text].flatMap((char, at) => {
        const other = replace(char, choice);
        return other === null ? [] : [{ text, typed: text.slice(0, at) + other + text.slice(at + 1) }];
      }),
    );
    const chosen = pick(places, choice >>> 3);
    return chosen === null ? null : asked.replace(chosen.text, chosen.typed);
  };
}

function termsIn(trace: Reply['trace'], asked: string): readonly string[] {
  return trace
    .flatMap(({ segment }) => segment.tokens)
    .filter((token) => isTerm(token) && occursOnce(token.text, asked))
    .map(({ text }) => text);
}

function isTerm({ text, tags, via }: Token): boolean {
  return (
    text.length >= 4 &&
    /^\p{Script=Han}+$/u.test(text) &&
    (via === 'name' || via === 'alias') &&
    tags.some(({ t }) => t === 'entity')
  );
}

/** Pairs that are taken for each other on paper; not the product's own list. */
const LOOK_ALIKES: readonly string[] = [
  '费贵',
  '侯候',
  '末未',
  '待侍',
  '己已',
  '购构',
  '编偏',
  '经轻',
  '治冶',
  '贴帖',
  '住往',
  '拨拔',
  '员圆',
  '境镜',
  '险验',
  '运远',
  '项顶',
  '预顶',
  '目日',
  '民氏',
  '干千',
  '设没',
  '补朴',
  '退褪',
  '休体',
  '服报',
  '政故',
  '算箅',
  '职织',
  '绩债',
];

let sounds: ReadonlyMap<string, readonly string[]> | undefined;

/** Characters that sound the same but for the tone, of those that the document and the vocabulary use. */
function homophones(char: string): readonly string[] {
  sounds ??= readSounds();
  return (sounds.get(sound(char)) ?? []).filter((other) => other !== char);
}

function sound(char: string): string {
  return pinyin(char, { toneType: 'none' });
}

function readSounds(): ReadonlyMap<string, readonly string[]> {
  const text = readFileSync(new URL('../../knowledge/vocabulary/accounts.tsv', import.meta.url), 'utf8');
  const bySound = new Map<string, string[]>();
  for (const char of new Set(text.match(/\p{Script=Han}/gu) ?? []))
    bySound.set(sound(char), [...(bySound.get(sound(char)) ?? []), char]);
  return bySound;
}
