import { fold } from '../../text/fold.ts';
import type { Lexicon } from '../lexicon.ts';
import { translate } from './english.ts';
import { fromPinyin, speller } from './pinyin.ts';

export interface Latin {
  /** The same question in Chinese words that the parser reads; words that nobody knows stay as typed. */
  readonly text: string;
  readonly language: 'en' | 'pinyin';
}

/** So much of the words known, and it is English whatever it may spell. */
const CLEARLY = 0.7;
/** So many of the words are English, little ones alone: a greeting, or a sentence about something else. */
const HALF = 0.5;
/** Below this it is not English. */
const HARDLY = 0.35;

/**
 * A question typed in Latin letters as a Chinese one: English through knowledge/vocabulary/english.tsv, or pinyin without
 * tones. Null for everything else, Chinese with a few Latin letters included.
 * `what share of total spending goes to personnel` → 人员经费占支出总计百分之几.
 */
export function toChinese(message: string, lexicon: Lexicon): Latin | null {
  const text = fold(
    message
      .normalize('NFD')
      .replace(/(?<=[a-zA-Z])\p{Mn}+/gu, '')
      .normalize('NFC'),
  );
  const letters = text.match(/[a-z]/g)?.length ?? 0;
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (!/[a-z]{2}/.test(text) || letters < han) return null;
  const english = translate(text, lexicon, speller(lexicon));
  const known = english.words === 0 ? 0 : english.known / english.words;
  if (english.content && known >= CLEARLY) return { text: english.text, language: 'en' };
  const pinyin = han === 0 ? fromPinyin(text, lexicon) : null;
  if (pinyin !== null) return { text: pinyin, language: 'pinyin' };
  return (english.content || known >= HALF) && known >= HARDLY ? { text: english.text, language: 'en' } : null;
}
