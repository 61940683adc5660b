import { findCodes } from '../text/codes.ts';
import { findNumbers } from '../text/numeral.ts';
import { findYears } from '../text/years.ts';
import { findHolding } from './holding.ts';
import type { Lexicon } from './lexicon.ts';
import { findReckonings } from './reckonings.ts';
import { type Token, tag } from './tokens.ts';

/** A clause as it was read: known words in order, and the stretches that no word covers. */
export interface Reading {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly unread: readonly { readonly start: number; readonly end: number; readonly text: string }[];
  /** Something in it is a slip of one of several names: no likeness decides which. */
  readonly doubtful?: boolean;
}

/**
 * Reads a squeezed clause: of all ways to cover it with known words, the one that covers most with the longest words.
 * A character that no word covers stays unread; nothing is skipped in silence.
 */
export function lex(text: string, lexicon: Lexicon): Reading {
  const words: Token[] = [];
  for (let i = 0; i < text.length; i++) {
    for (const { word, end } of lexicon.at(text, i)) {
      // 资产总数量 is no 总数.
      if (/[总目项笔]数$/.test(word.key) && text.charAt(end) === '量') continue;
      if (!cutsLatin(text, i, end)) words.push({ start: i, end, text: word.key, tags: word.tags, via: word.via });
    }
  }
  words.push(...joinedNames(text, lexicon), ...findHolding(text), ...findReckonings(text));
  const masks = words.filter(
    (word) =>
      word.end - word.start >= 3 && tag(word, 'filler') === undefined && /[一二两三四五六七八九十半]/.test(word.text),
  );
  const candidates = [...words, ...patterns(text, masks, lexicon)];
  const tokens = cover(text.length, candidates);
  return { text, tokens, unread: gaps(text, tokens) };
}

/** Names this long at least are recognised with a 的 inside. */
const JOINED = 5;
/** 其他的支出 is any other expenditure, no account. */
const OTHER = /^其[他它]/;

/** 社区的办公经费, 机关的运行经费: a name of the field that is said with 的 between its parts. */
function joinedNames(text: string, lexicon: Lexicon): Token[] {
  const found: Token[] = [];
  for (let at = text.indexOf('的'); at > 0; at = text.indexOf('的', at + 1)) {
    const without = text.slice(0, at) + text.slice(at + 1);
    for (let start = Math.max(0, at - LONGEST_PART); start < at; start++)
      for (const { word, end } of lexicon.at(without, start))
        if (end > at && word.key.length >= JOINED && !OTHER.test(word.key) && word.tags.some(({ t }) => t === 'entity'))
          found.push({ start, end: end + 1, text: word.key, tags: word.tags, via: word.via });
  }
  return found;
}

const LONGEST_PART = 10;
/** 万 of 20w, never the w in the middle of lower. */
function cutsLatin(text: string, start: number, end: number): boolean {
  const within = (at: number) => /[a-z]{2}/i.test(text.slice(at - 1, at + 1));
  return (start > 0 && within(start)) || (end < text.length && within(end));
}

const NUMERAL = '[0-9]+|[一二两三四五六七八九十]+';
const LIMITS: readonly { readonly pattern: RegExp; readonly from: 'top' | 'bottom'; readonly nth: boolean }[] = [
  { pattern: new RegExp(`前(${NUMERAL})(?:大|名|个|项|位|笔|条|甲)?`, 'g'), from: 'top', nth: false },
  { pattern: new RegExp(`(?:后|末|倒数)前?(${NUMERAL})(?:名|个|项|位|笔|条)`, 'g'), from: 'bottom', nth: false },
  { pattern: new RegExp(`最(?:大|多|高|贵)的?前?(${NUMERAL})(?:个|项|笔|条|类|样|块)`, 'g'), from: 'top', nth: false },
  {
    pattern: new RegExp(`最(?:小|少|低|便宜)的?(${NUMERAL})(?:个|项|笔|条|类|样|块)`, 'g'),
    from: 'bottom',
    nth: false,
  },
  // 哪三个项目用钱最多, 头三个, 花钱最狠的三个项目
  { pattern: new RegExp(`哪(${NUMERAL})(?:个|项|笔|类|样|家)(?=.*(?:最|居前|靠前))`, 'g'), from: 'top', nth: false },
  {
    pattern: new RegExp(`(?<![下里外上前后两])头(${NUMERAL})(?:个|名|项|位|笔|大)(?![月年])`, 'g'),
    from: 'top',
    nth: false,
  },
  {
    pattern: new RegExp(`最(?:狠|多钱|(?:烧|费|花|耗|吃|值)钱)的(${NUMERAL})(?:个|项|笔|类|样)`, 'g'),
    from: 'top',
    nth: false,
  },
  { pattern: new RegExp(`倒数第(${NUMERAL})(?:名|大|个|位)?`, 'g'), from: 'bottom', nth: true },
  { pattern: new RegExp(`第(${NUMERAL})(?:小|少|低)(?:的)?`, 'g'), from: 'bottom', nth: true },
  {
    pattern: new RegExp(`第(${NUMERAL})(?:大|多|高|名|位|贵|个)?(?:的)?(?!部分|行|季|次|条|页)`, 'g'),
    from: 'top',
    nth: true,
  },
  { pattern: /(?<![一-龥])[老次]([二])(?![一-龥])/g, from: 'top', nth: true },
  { pattern: /仅?次于(?:最[大多高贵]的?|第一名?的?|头名的?)/g, from: 'top', nth: true },
  { pattern: /排(?:在|名|行)?老([二三四五六七八九])/g, from: 'top', nth: true },
];
const CHINESE = '零一二三四五六七八九十';

function patterns(text: string, masks: readonly Token[], lexicon: Lexicon): Token[] {
  const found: Token[] = [];
  const token = (start: number, end: number, ...tags: Token['tags'][number][]) =>
    found.push({ start, end, text: text.slice(start, end), tags, via: 'pattern' });
  for (const { pattern, from, nth } of LIMITS) {
    for (const match of text.matchAll(pattern)) {
      const n = match[0].includes('次于') ? 2 : small(match[1] ?? '');
      if (n > 0 && n <= 100) token(match.index, match.index + match[0].length, { t: 'limit', n, from, nth });
    }
  }
  for (const match of text.matchAll(
    /(?:附)?表(\d{1,2}|[一二三四五六七八九十]{1,3})(?!\d|[个类条笔行张]|项(?!目支出))/g,
  )) {
    const n = small(match[1] ?? '');
    if (n > 0) token(match.index, match.index + match[0].length, { t: 'source', source: `表${n}` });
  }
  // 预算12表, 第7号表
  for (const match of text.matchAll(/(?:预算|附件?|公开)第?(\d{1,2})号?表(?!格)|第(\d{1,2})(?:号|张)?表(?!格)/g)) {
    const n = small(match[1] ?? match[2] ?? '');
    if (n > 0) token(match.index, match.index + match[0].length, { t: 'source', source: `表${n}` });
  }
  for (const { start, end, year } of findYears(text)) token(start, end, { t: 'year', year });
  // 50万至200万元
  for (const { index } of text.matchAll(/(?<=[\d万亿元千百年])至(?=[\d一二三四五六七八九十])/g))
    token(index, index + 1, { t: 'filler', weak: false });
  // 每100块A里B占几块: a share, whatever it is counted in.
  for (const match of text.matchAll(/每花?(?:一?百|100|一千|1000|一万|10000)(?:元|块钱?)/g))
    token(match.index, match.index + match[0].length, { t: 'op', id: 'share' }, { t: 'op', id: 'percent' });
  // 数量是五的
  for (const match of text.matchAll(/(?<=数量(?:是|为|等于|恰好是|正好是))([一二两三四五六七八九十]+)(?=的|$)/g)) {
    const n = small(match[1] ?? '');
    if (n > 0)
      token(match.index, match.index + match[0].length, {
        t: 'number',
        value: String(n),
        unit: null,
        approximate: false,
      });
  }
  for (const { start, end, code, tail, head } of findCodes(text)) {
    // 单价超出5000的: a limit, no code.
    if (end - start < 5 && /(?:超[过出]?|[高低大小多少]于|不[到足满]|达到)$/.test(text.slice(0, start))) continue;
    const known = tail || head ? [] : (lexicon.byCode.get(code.toLowerCase()) ?? []);
    token(
      start,
      end,
      { t: 'code', code, tail, head },
      ...(known.length > 0 ? [{ t: 'entity' as const, ids: known, all: false, exact: true }] : []),
    );
  }
  for (const match of text.matchAll(/(?<![\da-z])\d{3,}(?![\d.]|\.?\d|万|元|块|%|亿|人|次|年)/g)) {
    const ids = lexicon.byCode.get(match[0]) ?? [];
    if (ids.length > 0)
      token(
        match.index,
        match.index + match[0].length,
        { t: 'code', code: match[0], tail: false, head: false },
        { t: 'entity', ids, all: false, exact: true },
      );
  }
  // 六月份的工会经费: a budget is for the year.
  for (const match of text.matchAll(/(?:十[一二]?|[一二三四五六七八九]|1[0-2]|(?<!\d)[1-9])月份/g))
    token(match.index, match.index + match[0].length, { t: 'absent', id: 'monthly' });
  // 对得起来不, 涨了没: asks at the end.
  for (const match of text.matchAll(/(?<=.)[不否没](?=[咯啦呀啊嘞哦哟吵唦撒]?$)/g))
    token(match.index, match.index + 1, { t: 'ask', id: 'yes-no' });
  // 离9万还差多少: the distance is in 差.
  for (const { index } of text.matchAll(/[离距](?=[^|]{2,16}差)/g))
    token(index, index + 1, { t: 'filler', weak: false });
  // 九大类: how many, and 大类 says of what.
  for (const match of text.matchAll(/[二两三四五六七八九十](?=大[类块项])/g))
    token(match.index, match.index + 1, {
      t: 'number',
      value: String(small(match[0])),
      unit: '类',
      approximate: false,
    });
  // 百万以上: a magnitude by itself is one of it.
  for (const match of text.matchAll(
    /(?<![一二两三四五六七八九十百千万\d几多])(百万|千万|上?亿)(?=元|以|级|的|几|$)/g,
  )) {
    const value = match[1] === '百万' ? '1000000' : match[1] === '千万' ? '10000000' : '100000000';
    token(match.index, match.index + match[0].length, { t: 'number', value, unit: null, approximate: false });
  }
  // 表10十一个项目: ten is the table's.
  const tables = found.filter((one) => tag(one, 'source') !== undefined);
  for (const { start, end, text: written, value, unit, approximate } of findNumbers(text, [...masks, ...tables]))
    if (!/^(?:一?半|半数|一半)$/.test(written))
      // 里面三块: parts, nobody's three 元.
      token(start, end, {
        t: 'number',
        value,
        unit: /^[一二两三四五六七八九十]块$/.test(written) ? '项' : unit,
        approximate,
      });
  return found;
}

/** 1–99 in digits or Chinese; 0 for anything else. */
function small(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text];
  if (ones === undefined || ones.length > 1 || (tens ?? '').length > 1) return 0;
  const digit = (char: string | undefined) => (char === '两' ? 2 : Math.max(0, CHINESE.indexOf(char ?? '零')));
  const unit = ones === '' ? 0 : digit(ones);
  return text.includes('十') ? (tens === '' ? 1 : digit(tens)) * 10 + unit : unit;
}

/** Weighted interval scheduling: squared length, so that one long word beats the short ones it is made of. */
function cover(length: number, candidates: readonly Token[]): Token[] {
  const ending = new Map<number, Token[]>();
  for (const candidate of candidates) ending.set(candidate.end, [...(ending.get(candidate.end) ?? []), candidate]);
  const best: { score: number; token: Token | null; from: number }[] = [{ score: 0, token: null, from: 0 }];
  for (let end = 1; end <= length; end++) {
    let choice = { score: best[end - 1]?.score ?? 0, token: null as Token | null, from: end - 1 };
    for (const token of ending.get(end) ?? []) {
      const score = (best[token.start]?.score ?? 0) + weight(token);
      if (score > choice.score) choice = { score, token, from: token.start };
    }
    best.push(choice);
  }
  const tokens: Token[] = [];
  for (let at = length; at > 0; ) {
    const { token, from } = best[at] ?? { token: null, from: at - 1 };
    if (token !== null) tokens.push(token);
    at = from;
  }
  return tokens.reverse();
}

function weight(token: Token): number {
  // Tenths, so that kinds only decide between words of one length.
  const size = 10 * (token.end - token.start) ** 2;
  if (token.tags.every((candidate) => candidate.t === 'filler')) return (size / 10) * 7;
  const code = tag(token, 'code') !== undefined;
  if (code && (tag(token, 'entity') !== undefined || token.text.length >= 5)) return 2 * size + 400;
  if (tag(token, 'relative-year') !== undefined) return size + 6;
  if (token.via === 'pattern') return size + 4;
  // An official name before what people say for one: 基本工资多少, not 基本 and 工资多少.
  return tag(token, 'entity') === undefined ? size + 1 : token.via === 'alias' ? size + 2 : size + 3;
}

function gaps(text: string, tokens: readonly Token[]): Reading['unread'] {
  const unread: { start: number; end: number; text: string }[] = [];
  let at = 0;
  for (const { start, end } of [...tokens, { start: text.length, end: text.length }]) {
    if (start > at && /[^、]/.test(text.slice(at, start)))
      unread.push({ start: at, end: start, text: text.slice(at, start) });
    at = end;
  }
  return unread;
}
