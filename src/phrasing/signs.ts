import { slotChar } from './slots.ts';
import { type Wording, wordAt } from './wording.ts';

/** Why a model's text does not go out. */
export type Breach =
  | 'empty'
  | 'long'
  | 'markup' // links and markup
  | 'language'
  | 'missing-slot'
  | 'invented-slot'
  | 'repeated-slot'
  | 'moved-slot' // in another sentence than its own, or a line that stands is not alone
  | 'numeral' // any numeral of its own, in whatever form
  | 'word' // a word that is not on the list
  | 'direction'
  | 'negation'
  | 'relation' // the parts stand to each other in another way
  | 'gloss'; // what is said of the quotation is not in it

/** A breach on its way out of the checks. */
export class Stop extends Error {
  readonly breach: Breach;
  constructor(breach: Breach) {
    super(breach);
    this.breach = breach;
  }
}

export const NUMERAL =
  /[\p{N}〇零一二三四五六七八九十百千万亿兆两俩仨几半倍成廿卅壹贰貳叁叄肆伍陆陸柒捌玖拾佰仟萬億%％‰℅]/u;

/** 减少为 says what is left, 减少 what is gone. */
const BECOMES = /^[，、]?(?:为|到|达|即|就)/u;

/** What the text says, sign by sign, and its slots. */
export function signsOf(text: string, wording: Wording): string {
  let signs = '';
  for (let at = 0; at < text.length; ) {
    const slot = /^⟦([1-9]\d{0,2})⟧/u.exec(text.slice(at, at + 5));
    const word = slot === null ? wordAt(text, at, wording) : null;
    if (slot !== null) {
      signs += slotChar(Number(slot[1]));
      at += slot[0].length;
    } else if (word !== null) {
      const sign = wording.get(word) ?? '';
      at += word.length;
      if (/[增减多少]/u.test(sign) && !word.endsWith('额') && BECOMES.test(text.slice(at, at + 3)))
        throw new Stop('direction');
      signs += sign;
    } else if (/[，。：；、（）“”\n]/u.test(text.charAt(at))) {
      at += 1;
    } else {
      throw new Stop(NUMERAL.test(text.slice(at, at + 1)) ? 'numeral' : 'word');
    }
  }
  return signs;
}
