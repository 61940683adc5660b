import type { Measure } from '../facts/types.ts';

type Plain = 'ask' | 'op' | 'per' | 'compare' | 'pronoun' | 'relation' | 'cue' | 'absent' | 'aside' | 'unit';
type PlainTag = { readonly [K in Plain]: { readonly t: K; readonly id: string } }[Plain];

/** What a word of a question does. One word may do several things: the frame decides by what stands around it. */
export type Tag =
  /** Names one of these entities: several ids are several candidates. `all` says that the word stands for all of them (电脑). */
  | { readonly t: 'entity'; readonly ids: readonly string[]; readonly all: boolean; readonly exact: boolean }
  /** A list of like things: 项目, 采购, 资产 … */
  | { readonly t: 'collection'; readonly id: string }
  /** A table or part by its number: 表5, 第三部分. */
  | { readonly t: 'source'; readonly source: string }
  /** A further column of purchases: 功能科目, 一级目录 … */
  | { readonly t: 'column'; readonly id: string }
  | { readonly t: 'measure'; readonly id: Measure }
  | PlainTag
  /** Says nothing by itself; `weak` words (老, 人, 领导) narrow a thing that they are stuck to. */
  | { readonly t: 'filler'; readonly weak: boolean }
  | { readonly t: 'year'; readonly year: number }
  | { readonly t: 'relative-year'; readonly id: string }
  | { readonly t: 'number'; readonly value: string; readonly unit: string | null; readonly approximate: boolean }
  /** 前三, 最大的两个, 倒数第二: `n` rows from the top or the bottom; `nth` asks for that one only. */
  | { readonly t: 'limit'; readonly n: number; readonly from: 'top' | 'bottom'; readonly nth: boolean }
  /** A code, or only its last or first characters. */
  | { readonly t: 'code'; readonly code: string; readonly tail: boolean; readonly head: boolean }
  /** 名称带“工作经费”的, 计量单位不是次的: what stands, or does `not` stand, in a column of the rows that are meant. */
  | { readonly t: 'holding'; readonly column: 'name' | 'unit'; readonly word: string; readonly not: boolean }
  /** 打八折, 翻倍, 四舍五入到百位: what is done to a figure, in words; `unclear` where no place is said (去掉零头). */
  | { readonly t: 'reckon'; readonly does: 'times'; readonly times: string; readonly over: string }
  | { readonly t: 'reckon'; readonly does: 'round'; readonly to: string }
  | { readonly t: 'reckon'; readonly does: 'unclear' }
  /** What the projects' forms say: an office, a contact, 经常性, 一次性. */
  | { readonly t: 'form'; readonly value: string }
  /** 名字里带“党建”的, A开头的: rows whose name, or code, holds or begins with the word. */
  /** A standard name or code of the field that this document does not list. */
  | { readonly t: 'unlisted'; readonly name: string; readonly code: string };

export interface Token {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly tags: readonly Tag[];
  /** How the word was recognised, for `--trace` and for what the answer has to say about it. */
  readonly via: 'name' | 'alias' | 'word' | 'pattern' | 'typo' | 'search';
  /** The known word behind a corrected one: 三公经费 for 三工经费. */
  readonly meant?: string;
}

/** The tag of a kind, if the token has one. */
export function tag<K extends Tag['t']>(token: Token, t: K): Extract<Tag, { t: K }> | undefined {
  return token.tags.find((candidate): candidate is Extract<Tag, { t: K }> => candidate.t === t);
}

export function has(token: Token, t: Tag['t'], id?: string): boolean {
  return token.tags.some(
    (candidate) => candidate.t === t && (id === undefined || ('id' in candidate && candidate.id === id)),
  );
}

/** A filler that says something when it is stuck to a name, and does nothing else. */
export function isWeak(token: Token | undefined): boolean {
  return token?.tags.every((one) => one.t === 'filler' && one.weak) === true;
}
