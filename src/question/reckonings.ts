import type { Tag, Token } from './tokens.ts';

/** What a question does to a figure in words: 打八折, 翻两番, 四舍五入到百位, 去掉零头. */
export type Reckon = Extract<Tag, { t: 'reckon' }>;

const DIGITS = '零一二三四五六七八九十';
const N = '\\d+(?:\\.\\d+)?|[一二两三四五六七八九十]+';
/** Behind it a figure is asked for: 翻倍是多少, and not 翻倍了吗. */
const ASKED =
  '(?=(?:之后|以后|后|的话|来算|来看|算)?(?:还|就|又|应该|大概)*(?:是|为|等于|有|合|要|能|会|得|剩下?|变成?|到)*(?:多少|几多|好多|几))';
const PLACES: Readonly<Record<string, string>> = {
  个位: '1',
  元: '1',
  十: '10',
  百: '100',
  千: '1000',
  万: '10000',
  十万: '100000',
  百万: '1000000',
  千万: '10000000',
  亿: '100000000',
};
const PLACE = '十万|百万|千万|[十百千万亿]';
const ROUNDING = '四舍五入|取整数?|凑整数?|凑个?整|精确|舍入|近似|约等?|化整|保留';

type Found = Reckon | null;

const SAID: readonly { readonly pattern: RegExp; readonly reads: (match: RegExpMatchArray) => Found }[] = [
  {
    pattern: /打(?:个|了)?(\d(?:\.\d+|\d)?|[一二三四五六七八九]{1,2})折/gu,
    reads: ([, said = '']) => tenths([...said].map((char) => digit(char) ?? char).join('')),
  },
  { pattern: /打(?:个|了)?对折/gu, reads: () => times('1', '2') },
  {
    pattern: new RegExp(`翻(?:了|上)?([一二两三四五])番${ASKED}`, 'gu'),
    reads: ([, n = '']) => times(String(2 ** Number(digit(n)))),
  },
  {
    pattern: new RegExp(`(?:翻[一个]?倍|加倍|翻番|(?:再?增加|增长|多|涨|提高)一倍)${ASKED}`, 'gu'),
    reads: () => times('2'),
  },
  { pattern: new RegExp(`(?<=的)(${N})倍${ASKED}`, 'gu'), reads: ([, n = '']) => times(digit(n) ?? n) },
  { pattern: new RegExp(`(?:乘以?|[×*])(${N})(?![个位百千万亿])`, 'gu'), reads: ([, n = '']) => times(digit(n) ?? n) },
  {
    pattern: new RegExp(`(?:砍|减|削|扣|压减?|减少|去|拿走|花|用)(?:掉|去|了)?一?半${ASKED}`, 'gu'),
    reads: () => times('1', '2'),
  },
  {
    pattern: new RegExp(
      `(?:${ROUNDING})(?:到|至|成|为|于|于?最近的)*(${PLACE}|个位|(?<!(?:精确|保留)[到至成为]?)元)(?:位数?|元|块)?整?(?![分角])`,
      'gu',
    ),
    reads: ([, place = '']) => round(place),
  },
  {
    pattern: new RegExp(`(?:按|以|用)(${PLACE})(?:位|元)?(?:为单位)?(?:取整|四舍五入|凑整)数?`, 'gu'),
    reads: ([, place = '']) => round(place),
  },
  { pattern: /(?:取整|凑整|凑个整)数?(?![到至成为])/gu, reads: () => UNCLEAR },
  {
    pattern: /(?:去掉|抹掉|抹去|不要|不算|扣掉|除去|舍去|去)?(?:的)?零头(?:去掉|抹掉|不要|不算)?|抹零/gu,
    reads: () => UNCLEAR,
  },
];

/** 零头, 取整: no place is said to which. */
const UNCLEAR: Reckon = { t: 'reckon', does: 'unclear' };

function times(by: string, over = '1'): Found {
  return /^\d+(?:\.\d+)?$/.test(by) ? { t: 'reckon', does: 'times', times: by, over } : null;
}

/** 八 of 打八折, 95 and 9.5 of 打九五折. */
function tenths(said: string): Found {
  if (said.includes('.')) return times(said, '10');
  return times(said, said.length > 1 ? '100' : '10');
}

function round(place: string): Found {
  const to = PLACES[place];
  return to === undefined ? null : { t: 'reckon', does: 'round', to };
}

/** 两, 十二, 二十 in digits. */
function digit(said: string): string | null {
  const plain = said.replace('两', '二');
  const [tens = '', ones = ''] = plain.includes('十') ? plain.split('十') : ['', plain];
  const of = (char: string, none: number) => (char === '' ? none : DIGITS.indexOf(char));
  const value = plain.includes('十') ? 10 * of(tens, 1) + of(ones, 0) : of(ones, -1);
  return value > 0 && tens.length < 2 && ones.length < 2 ? String(value) : null;
}

/** Tokens for what a clause does to a figure. */
export function findReckonings(text: string): readonly Token[] {
  return SAID.flatMap(({ pattern, reads }) =>
    [...text.matchAll(pattern)].flatMap((match): Token[] => {
      const found = reads(match);
      const start = match.index;
      const all = match[0];
      return found === null ? [] : [{ start, end: start + all.length, text: all, tags: [found], via: 'pattern' }];
    }),
  );
}
