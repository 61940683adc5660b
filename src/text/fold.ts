import { createRequire } from 'node:module';

/**
 * Comparison forms of what people type. For matching only: never show a folded text.
 */

const SAME: ReadonlyMap<string, string> = new Map(
  [
    ['"', '“”„‟″〝〞「」『』«»'],
    ["'", '‘’‚‛′`´'],
    ['-', '‐‑‒–—―−─━﹘﹣'],
    ['~', '〜∼'],
    ['/', '⁄∕'],
    ['·', '•・‧∙'],
    ['零', '〇'],
    // Radicals that PDF extraction leaves in place of characters, and that NFKC does not know.
    ['长', '⻓'],
    ['门', '⻔'],
    ['见', '⻅'],
    ['贝', '⻉'],
    ['车', '⻋'],
    ['风', '⻛'],
    ['飞', '⻜'],
    ['食', '⻝'],
    ['马', '⻢'],
    ['鱼', '⻥'],
    ['鸟', '⻦'],
    ['黄', '⻩'],
    ['齐', '⻬'],
    ['龙', '⻰'],
    ['民', '⺠'],
    ['西', '⻄'],
    ['青', '⻘'],
    ['页', '⻚'],
    ['钢', '⻐'],
  ].flatMap(([to, from]) => [...(from ?? '')].map((c): [string, string] => [c, to ?? c])),
);

const INVISIBLE = /\p{Cf}|\p{Cs}|\p{Co}|\p{Variation_Selector}|(?!\s)\p{Cc}/gu;
const HAN = /\p{Script=Han}/u;

/** GB 2312 holds these for old names; whoever types them writes traditional. */
const TRADITIONAL_IN_GB2312 = '於後徵夥麽';

let gb2312: ReadonlySet<string> | undefined;

/** The 6,763 Han characters of GB 2312: simplified text hardly ever needs another one. */
function simplified(): ReadonlySet<string> {
  if (gb2312 === undefined) {
    const bytes = new Uint8Array((0xf7 - 0xb0 + 1) * 94 * 2);
    let at = 0;
    for (let row = 0xb0; row <= 0xf7; row++) {
      for (let cell = 0xa1; cell <= 0xfe; cell++) {
        bytes[at++] = row;
        bytes[at++] = cell;
      }
    }
    const characters = [...new TextDecoder('gb18030').decode(bytes)].filter((c) => HAN.test(c));
    gb2312 = new Set(characters.filter((c) => !TRADITIONAL_IN_GB2312.includes(c)));
  }
  return gb2312;
}

function hasTraditional(s: string): boolean {
  for (const c of s) {
    if (c > '\u2e7f' && HAN.test(c) && !simplified().has(c)) return true;
  }
  return false;
}

/** 空著 in Taiwan is 空着; 著作, 显著 keep theirs, in simplified text too. */
const PARTICLE = /(?<![显名原专编论巨土卓昭遗译合执])著(?![作名称录书者述有])/gu;

type Convert = (s: string) => string;
let converters: readonly Convert[] | undefined;

// Loaded by the first traditional character only: nobody else waits for the dictionaries.
function toSimplified(s: string): string {
  if (converters === undefined) {
    const { Converter } = createRequire(import.meta.url)('opencc-js/t2cn') as {
      Converter: (options: { from: string; to: string }) => Convert;
    };
    converters = ['hk', 'tw'].map((from) => Converter({ from, to: 'cn' }));
  }
  // The Taiwan table takes 么 for 幺: a 什么 in mixed text has to stay.
  const convertAll = (text: string, converter: Convert) => text.split('么').map(converter).join('么');
  const simple = converters.reduce((text, converter) => (hasTraditional(text) ? convertAll(text, converter) : text), s);
  return simple.replace(PARTICLE, '着');
}

/**
 * The comparison form: half width, NFKC character by character, lower case, simplified; one kind of quotation mark and of
 * dash; no control or zero-width characters; white space as single spaces, none at the ends.
 */
export function fold(s: string): string {
  let folded = '';
  for (const c of s.replace(INVISIBLE, '')) {
    for (const n of (SAME.get(c) ?? c).normalize('NFKC')) folded += SAME.get(n) ?? n;
  }
  folded = folded.toLowerCase().replace(/\s+/gu, ' ').trim();
  return hasTraditional(folded) ? toSimplified(folded) : folded;
}

/**
 * The form for comparing names: folded, without white space, punctuation and symbols. A point between digits stays:
 * '因公出国（境）' and '因公出国(境)' are one, '“三公”' and '三公' are one, '1.5' and '15' are two.
 */
export function compact(s: string): string {
  return fold(s).replace(/(?<!\d)\.|\.(?!\d)|(?!\.)[\p{P}\p{S}\s]/gu, '');
}
