import type { Plan } from '../../calculation/plan.ts';
import { segments } from '../clauses.ts';
import type { Lexicon } from '../lexicon.ts';
import type { Item, Request } from '../request.ts';
import { has, type Token, tag } from '../tokens.ts';
import type { Catalogue } from './catalogue.ts';
import type { Asked } from './read.ts';
import { wordsIn } from './times.ts';

/** What is made of the figures of several documents. */
export type Operation =
  | { readonly op: 'each' }
  | { readonly op: 'rank'; readonly from: 'top' | 'bottom'; readonly n: number | null; readonly nth: boolean }
  /** From the first year to the last. */
  | { readonly op: 'change'; readonly rate: boolean }
  /** Of a list: what moved most from one year to the next, or (`set`) what only one of the years has. */
  | { readonly op: 'moves'; readonly kind: 'up' | 'down' | 'any' | 'set'; readonly n: number | null }
  | { readonly op: 'between' }
  | { readonly op: 'ratio' }
  | { readonly op: 'sum' }
  | { readonly op: 'average' }
  | {
      readonly op: 'filter';
      readonly compare: 'gt' | 'lt' | 'ge' | 'le';
      readonly value: string;
      readonly unit: string;
    };

/** The question that each document is asked, and what is made of the answers. */
export interface Across {
  readonly base: string;
  readonly operation: Operation;
}

const MORE = /(?:更|最|较|比较)?(?:多|高|大|贵)/;
const LESS = /(?:更|最|较|比较)?(?:少|低|小|省|便宜)/;
const SUM = /加起来|加一块|加一起|加在一起|合计|加总|之和|总和|合起来|合在一起|相加|累计/;
/** 少了哪两个, 多了哪些, 新增了什么: things of one year only. */
const SETS =
  /(?:少|多|减|增加|取消|新增|砍掉|没)了?(?:哪|什么|啥)|(?:哪些|哪几|什么).{0,6}(?:新增|取消|没有?了|不见了)/;
const INSIDE = /(?:哪|什么)(?:一|几)?[项笔个]?(?:项目|科目|项|笔|类)/;
const CHANGES = ['up', 'down', 'even', 'rate', 'double', 'difference', 'compare'];

/** Takes a question about several documents apart. */
export function acrossOf(
  { rest: said, words, against }: Asked,
  over: 'years' | 'departments',
  about: Catalogue['words'],
  lexicon: Lexicon,
): Across {
  // 谁 and 哪个 may ask for a thing in each document as well.
  const rest = about
    .reduce((text, word) => (word.id === 'who' ? text : text.replace(word.text, '')), said)
    .replaceAll('各占', '占');
  const parts = segments(rest, lexicon);
  const tokens = parts.flatMap((part) => part.tokens);
  // 升了还是降了 behind a question asks nothing of one document, but of several.
  const all = wordsIn(rest, lexicon);
  const op = (...ids: string[]) => all.some((token) => ids.some((id) => has(token, 'op', id)));
  const operation = operationOf(rest, words, against, over, all, op);
  const drop = dropped(operation, op('share'));
  const isGone = (token: Token) => drop(token) || isAbout(token.text);
  const base = parts
    .map(({ text, tokens: own }) => {
      const gone = own.filter(isGone);
      return [...text].filter((_, i) => !gone.some(({ start, end }) => i >= start && i < end)).join('');
    })
    .join('，');
  const kept = tokens.filter((token) => !isGone(token));
  if (operation.op === 'moves')
    return {
      base: `${kept
        .filter(namesList)
        .map(({ text }) => text)
        .join('')}从高到低`,
      operation,
    };
  return {
    base: tidied(
      base,
      operation,
      kept,
      tokens.some((token) => has(token, 'ask', 'each')),
    ),
    operation,
  };

  function isAbout(said: string): boolean {
    return words.size > 0 && ABOUT.test(said) && operation.op !== 'each';
  }
}

/** Words that ask for one of the documents. */
const ABOUT = /^(?:谁|哪个|哪一个|哪年|哪一年|哪边|哪家|哪些|哪几个|是哪个|有哪些)$/;

function operationOf(
  rest: string,
  words: ReadonlySet<string>,
  against: boolean,
  over: 'years' | 'departments',
  tokens: readonly Token[],
  op: (...ids: string[]) => boolean,
): Operation {
  const limit = tokens.flatMap((token) => tag(token, 'limit') ?? [])[0];
  const one = words.has('which') || words.has('who') || words.has('which-year');
  if (op('ratio') && !op('share')) return { op: 'ratio' };
  if (op('average') && !tokens.some((token) => has(token, 'per'))) return { op: 'average' };
  const threshold = tokens.findIndex((token) => has(token, 'compare'));
  const number = tokens.slice(Math.max(0, threshold - 1)).flatMap((token) => tag(token, 'number') ?? [])[0];
  const compare = threshold < 0 ? undefined : tag(tokens[threshold] as Token, 'compare')?.id;
  if (one && number !== undefined && (compare === 'gt' || compare === 'lt' || compare === 'ge' || compare === 'le'))
    return { op: 'filter', compare, value: number.value, unit: number.unit ?? '元' };
  const moving = over === 'years' && !words.has('which-year');
  if (moving && SETS.test(rest)) return { op: 'moves', kind: 'set', n: null };
  if (moving && op(...CHANGES) && (op('max', 'min') || limit !== undefined))
    return { op: 'moves', kind: op('down') ? 'down' : op('up') ? 'up' : 'any', n: limit?.n ?? 1 };
  const ranked = op('max', 'min', 'rank', 'rank-up') || limit !== undefined;
  // 项目支出最大的是哪一项: a thing in each document, not one of the documents.
  const inside = !one && INSIDE.test(rest);
  if (one || (ranked && !inside && (over === 'departments' || words.has('years'))))
    if (ranked || MORE.test(rest) || LESS.test(rest))
      return {
        op: 'rank',
        from:
          limit?.from ??
          (op('min', 'rank-up') || (!op('max', 'rank') && !MORE.test(rest.replace(/多多少|多少/g, '')))
            ? 'bottom'
            : 'top'),
        n: limit?.n ?? (op('rank', 'rank-up') ? null : 1),
        nth: limit?.nth ?? false,
      };
  if (SUM.test(rest)) return { op: 'sum' };
  if (over === 'years' && changes(tokens))
    return { op: 'change', rate: op('rate', 'percent', 'double') && !op('share') };
  if (over === 'departments' && (against || op('difference', 'compare'))) return { op: 'between' };
  return { op: 'each' };
}

/** 比, 减少, 变化; not the 和 of 2030和2032年. */
function changes(tokens: readonly Token[]): boolean {
  return tokens.some((token) =>
    CHANGES.some((id) => has(token, 'op', id) && (id !== 'compare' || /[比较差]/.test(token.text))),
  );
}

/** Words that speak of the documents together, not of what each of them says. */
function dropped(operation: Operation, share: boolean): (token: Token) => boolean {
  const ops =
    operation.op === 'each'
      ? ['compare']
      : [
          ...CHANGES,
          'max',
          'min',
          'rank',
          'rank-up',
          'ratio',
          'average',
          ...(operation.op === 'sum' ? ['plus'] : []),
          ...(share ? [] : ['percent']),
        ];
  return (token) =>
    has(token, 'year') ||
    has(token, 'ask', 'each') ||
    ops.some((id) => has(token, 'op', id)) ||
    (operation.op !== 'each' && (has(token, 'limit') || has(token, 'ask', 'yes-no') || has(token, 'ask', 'which'))) ||
    (operation.op === 'filter' && (has(token, 'compare') || has(token, 'number'))) ||
    (has(token, 'relative-year') &&
      (operation.op === 'change' || ['two', 'three'].some((id) => has(token, 'relative-year', id))));
}

/** 商品和服务支出里, 项级功能科目: the whole list is asked for. */
function namesList(token: Token): boolean {
  return (
    (['entity', 'collection', 'source', 'measure'] as const).some((t) => has(token, t)) ||
    has(token, 'ask', 'level') ||
    has(token, 'relation', 'within')
  );
}

const FIGURE_ASKS = ['amount', 'number', 'people', 'items', 'vehicles', 'how-many'];

/** The question that is left, asking for a figure where what asked for one was taken out. */
function tidied(base: string, operation: Operation, kept: readonly Token[], each: boolean): string {
  const bare = base
    .replace(/\|/g, '，')
    .replace(/(?:部门|单位|年份)(?=的?(?:，|$))/g, '')
    .replace(/(?:预算){2,}/g, '预算')
    .replace(/，+/g, '，')
    .replace(/^[，、的呢]+|[，、的呢]+$/g, '');
  const isEach = operation.op === 'each';
  const short = isEach
    ? bare
    : bare
        .replace(/(?:(?:更|最|较)?[多高大贵少低小省]|的?(?:变化|趋势|情况))(?=，|$)/g, '')
        .replace(/^[，、]+|[，、]+$/g, '');
  const asks = kept.some((token) => (isEach ? has(token, 'ask') : FIGURE_ASKS.some((id) => has(token, 'ask', id))));
  return short === '' || asks || (isEach && !each) ? short : `${short}是多少`;
}

/** A figure that one document gives to the question, ready to stand beside those of others. */
export interface Figure {
  readonly label: string;
  readonly plan: Plan;
  /** What it was read from, where it was not calculated. */
  readonly item: Item | null;
}

/** The rows of a list that answers a request; null where it is no list. */
export function listIn(request: Request): readonly Item[] | null {
  switch (request.type) {
    case 'ranking':
      return request.ranked;
    case 'rows':
      return request.items;
    case 'count':
      return request.items.length > 0 ? request.items : null;
    case 'figures':
      return request.items.length > 1 ? request.items : null;
    default:
      return null;
  }
}

/** The figures that answer a request, null where words or rows do. */
export function figuresIn(request: Request): readonly Figure[] | null {
  const item = (one: Item): Figure => ({ label: one.label, plan: one.plan, item: one });
  switch (request.type) {
    case 'figures':
      if (request.premise !== undefined) return null;
      return request.total !== null ? [item(request.total)] : request.items.map(item);
    case 'share':
      return request.shares.map((plan, i) => ({
        label: `${request.parts[i]?.label ?? ''}占${request.whole.label}的比重`,
        plan,
        item: null,
      }));
    case 'quotient':
      return [{ label: labelOf(request.plan), plan: request.plan, item: null }];
    case 'average':
    case 'count':
      return [{ label: labelOf(request.plan), plan: request.plan, item: null }];
    case 'between':
      return [{ label: labelOf(request.difference), plan: request.difference, item: null }];
    case 'ratio':
      return request.pairs.map(({ plan }) => ({ label: labelOf(plan), plan, item: null }));
    case 'change':
      return [{ label: labelOf(request.difference), plan: request.difference, item: null }];
    case 'ranking':
      return request.total === null && request.picked.length === 1 ? request.picked.map(item) : null;
    case 'rows':
      return request.total !== null && request.asked === 'sum' ? [item(request.total)] : null;
    case 'several': {
      const parts = request.parts.map(figuresIn);
      return parts.every((part) => part !== null) ? parts.flat() : null;
    }
    default:
      return null;
  }
}

function labelOf(plan: Plan): string {
  return 'label' in plan ? plan.label : '';
}
