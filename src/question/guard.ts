import { run } from '../calculation/run.ts';
import { GOES_ON } from './adding.ts';
import { wrongDimension } from './dimension.ts';
import { dropped } from './dropped.ts';
import { formerAndLatter } from './former.ts';
import { countSaid } from './frame.ts';
import { holdingOf } from './holding.ts';
import { itemsIn, leftovers, nothing } from './leftover.ts';
import { countsRows, countsSome, wrongCount } from './list-count.ts';
import { operand } from './operands.ts';
import { corrected } from './premise.ts';
import type { Query } from './query.ts';
import { mainFigures } from './remember.ts';
import type { Item, Request } from './request.ts';
import { wordAlone } from './requests/word-alone.ts';
import { has, tag } from './tokens.ts';
import { isReckoned, unusedNumber } from './unused-number.ts';

const FIGURES = new Set<Request['type']>([
  'figures',
  'share',
  'change',
  'between',
  'ratio',
  'quotient',
  'average',
  'ranking',
  'position',
  'rows',
  'count',
]);

/** Where the document itself is asked about, names that it prints by mistake are said too. */
const OTHERS = new Set<Request['type']>(['check', 'clarify', 'named-by-amount']);

/**
 * Takes a figure back where the question holds more than was understood (another office, a word that nothing explains or
 * that the answer leaves out) or asks for another kind of number. What was understood stands beside the refusal.
 */
export function guarded(request: Request, query: Query): Request {
  if (request.type === 'several' && request.parts.every(({ type }) => FIGURES.has(type))) {
    const [left] = leftovers(query, request).filter(({ why }) => why !== 'unused');
    return left === undefined ? request : missing(left.text, REASON[left.why], query);
  }
  // 医疗: the word that is asked back is all there is to read.
  if (request.type === 'clarify' && query.frame.segment.text.endsWith(request.what) && wordAlone(query) !== null)
    return request;
  if (!FIGURES.has(request.type)) {
    const [left] = OTHERS.has(request.type)
      ? leftovers(query, request).filter(
          ({ why }) => why !== 'unused' && (why !== 'foreign' || request.type !== 'check'),
        )
      : [];
    return left === undefined ? request : missing(left.text, REASON[left.why], query);
  }
  const named = person(request, query);
  if (named !== null) return missing(named, 'unread', query);
  const right = corrected(request, query);
  // Whoever takes a wrong figure for granted is told the right one of that.
  const denied = right.type === 'figures' && right.premise?.holds === false;
  const [left] = leftovers(query, request).filter(({ why }) => why !== 'unused' || !denied);
  if (left !== undefined) return missing(left.text, REASON[left.why], query);
  const twice = namedTwice(request, query);
  if (twice !== null) return missing(twice, 'unlisted', query);
  // 2023年占多少: no share of another year's figures.
  const [year] = query.frame.years;
  const [part] = request.type === 'share' ? request.parts : [];
  if (part?.entity != null && query.frame.years.length === 1 && part.year !== year)
    return missing(`${year}年${part.label}`, 'year', query);
  if (right.type === 'figures' && query.frame.asks.has('dates'))
    return missing(`${right.items[0]?.label ?? ''}的时间`, 'no-text', query);
  if (affords(query)) return missing(query.frame.segment.text, 'cannot', query);
  const dimension = wrongDimension(request, query);
  if (dimension !== null) return missing(dimension, 'no-count', query);
  if (right === request && unfiltered(request, query)) return { type: 'vague', what: query.frame.segment.text };
  return undone(right, query) ? { type: 'vague', what: query.frame.segment.text } : recounted(right, query);
}

/** 够买几辆车: how many there are says nothing of how many the money would buy. */
function affords({ frame }: Query): boolean {
  const counted = ['vehicles', 'items', 'people', 'how-many'].some((ask) => frame.asks.has(ask));
  const could =
    frame.years.length === 0 ? /(?:够|能|可以)(?:再|多)?[买建盖修请养雇租]/ : /够(?:再|多)?[买建盖修请养雇租]/;
  return counted && could.test(frame.segment.text);
}

/** 那16个项目里最小的: with the answer goes how many there are. */
function recounted(request: Request, query: Query): Request {
  const counted = COUNTABLE.has(request.type) ? wrongCount(query) : null;
  return counted === null ? request : ({ ...request, counted } as Request);
}

const COUNTABLE = new Set<Request['type']>(['figures', 'average', 'ranking', 'rows', 'count']);

/** 青和居房租与青馨居房租: two names, and one row for both; what each of them is cannot be told, nor be added up. */
function namedTwice(request: Request, { scope, frame }: Query): string | null {
  const items = request.type === 'figures' ? request.items : request.type === 'share' ? request.parts : [];
  if (frame.years.length > 1 || (request.type === 'figures' && scope.nouns.length < items.length)) return null;
  const again = items.findIndex((item, i) =>
    items
      .slice(0, i)
      .some((other) => item.entity !== null && other.entity === item.entity && other.measure === item.measure),
  );
  return again < 0 ? null : (scope.nouns[again]?.token.text ?? items[again]?.label ?? null);
}

/** Words for an operation that the figures, merely read, do not carry out. */
const OPERATIONS = [
  ...[
    'share',
    'percent',
    'rate',
    'difference',
    'ratio',
    'divide',
    'times',
    'minus',
    'average',
    'median',
    'half',
    'double',
  ],
  ...['max', 'min', 'rank', 'rank-up', 'up', 'down'],
];

/** 50万到100万之间的, 第三名, 数量为12的: which rows are meant, and what was found are figures of all of them. */
function unfiltered(request: Request, query: Query): boolean {
  const { thresholds, limits } = query.frame;
  if (beyondItsRows(request, query) || ofNeither(request, query) || dropped(request, query)) return true;
  // 三公经费是不是占九成: a share is meant, and what was found is money.
  const shares = query.frame.numbers.some(({ unit, value }) => unit === '%' && Number(value) !== 0);
  if (
    shares &&
    query.frame.asks.has('yes-no') &&
    request.type === 'figures' &&
    request.items.every(({ plan }) => run(plan).amount.unit !== '%')
  )
    return true;
  if (
    request.type === 'figures' &&
    request.premise === undefined &&
    (thresholds.some(({ value }) => Number(value) >= 10) || limits.length > 0)
  )
    return true;
  return !nothing(request) && unusedNumber(request, query) !== null;
}

const LISTED = new Set<Request['type']>(['rows', 'count', 'ranking', 'position', 'average']);
const BETWEEN = ['share', 'percent', 'ratio', 'difference', 'rate', 'up', 'down', 'minus', 'divide'];

/** 名称带社区的比去年少多少, A开头的比C开头的多多少: more is asked of the picked rows than to list, count, rank or add them up. */
function beyondItsRows(request: Request, { frame }: Query): boolean {
  const heads = frame.codes.filter(({ head }) => head).length;
  if (heads === 0 && holdingOf(frame).length === 0) return false;
  return !LISTED.has(request.type) || BETWEEN.some((op) => frame.ops.has(op)) || (heads > 1 && frame.asks.has('each'));
}

/** 后者占两者之和多少: asked of the former or the latter, and what was found is of something else. */
function ofNeither(request: Request, query: Query): boolean {
  const named = formerAndLatter(query);
  // 前者, after three figures told at once: none of two.
  if (named !== null && query.previous !== null && mainFigures(query.previous.request).length > 2) return true;
  const items = itemsIn(request);
  return (
    named?.some((item) => !items.some(({ entity, measure }) => entity === item.entity && measure === item.measure)) ===
    true
  );
}

const AMOUNTS = ['amount', 'number', 'people', 'items', 'vehicles', 'how-many'];

/** 占比, 多多少, 最大: asked for, and what was found is a figure as it is printed. */
function undone(request: Request, query: Query): boolean {
  const { frame } = query;
  // 党建办、公服办谁管的项目钱最多: offices are ranked, not projects.
  const offices = frame.segment.tokens.filter((token) => has(token, 'form')).length;
  const which = frame.segment.tokens.some((token) => has(token, 'ask', 'office'));
  const projects = request.type === 'ranking' && request.ranked.every(({ plan }) => plan.op === 'cell');
  if (projects && offices > 1 && which) return true;
  if (miscounted(request, query)) return true;
  if (request.type !== 'figures' || request.premise !== undefined || nothing(request)) return false;
  // 三公经费排第几: of no list that was found.
  if (frame.asks.has('rank-of')) return true;
  // 再加上水费: the answer before is one of the summands.
  if (frame.ops.has('plus') && request.total === null && GOES_ON.test(frame.segment.text)) return true;
  // 奖金发给了哪些人: no amount answers that.
  const whom = frame.segment.tokens.some(
    (token) => has(token, 'ask', 'purpose') && /[谁人]|对象|哪个/.test(token.text),
  );
  if (whom && !AMOUNTS.some((ask) => frame.asks.has(ask))) return true;
  if (request.items.some(({ plan }) => isReckoned(plan))) return false;
  const read = request.items.every(({ plan }) => plan.op === 'cell' || plan.op === 'sum');
  if (read && asksOtherwise(frame)) return true;
  const percent = request.items.every(({ plan }) => run(plan).amount.unit === '%');
  return read && !percent && !frame.ops.has('except') && OPERATIONS.some((operation) => frame.ops.has(operation));
}

/** 排第几, 一次性的部分: asked for, and a figure that is merely read says nothing of it. */
function asksOtherwise({ asks, segment }: Query['frame']): boolean {
  return (
    asks.has('dates') ||
    asks.has('rank-of') ||
    (asks.has('attribute') && segment.tokens.some((one) => ONCE.test(one.text)))
  );
}

const ONCE = /[一多]次性|经常性|常年性|延续性/;

/** 三个科目加总, 剩下那两类加起来: a sum of more or fewer things than the question says. */
function miscounted(request: Request, query: Query): boolean {
  const { frame } = query;
  const said = countSaid(frame);
  if (frame.ops.has('plus') && request.type === 'figures' && countsSome(query)) return true;
  if (said < 2 || !(frame.ops.has('plus') || frame.ops.has('rest'))) return false;
  if (request.type === 'rows') return frame.ops.has('rest') && request.items.length !== said;
  if (request.type !== 'figures' || request.total === null || (frame.nouns.length < 2 && !countsRows(query)))
    return false;
  return request.items.length !== said && new Set(request.items.flatMap(({ rows }) => rows)).size !== said;
}

const REASON = { foreign: 'foreign', unread: 'unread', narrows: 'unlisted', unused: 'unlisted' } as const;

/** 邱晨今年奖金: what a named person gets is not in a department's budget. */
function person(request: Request, { frame, scope }: Query): string | null {
  const form = frame.segment.tokens.find((token) => tag(token, 'form') !== undefined);
  const projects = scope.nouns.some(
    (noun) => noun.collection === 'projects' || noun.ids.some((id) => id.includes('project:')),
  );
  const listed = ['rows', 'count', 'ranking'].includes(request.type);
  return form === undefined || projects || listed ? null : form.text;
}

function missing(
  what: string,
  reason: Extract<Request, { type: 'missing' }>['reason'],
  { frame, lookup, scope }: Pick<Query, 'frame' | 'lookup' | 'scope'>,
): Request {
  const there: Item[] = scope.nouns
    .flatMap(
      (noun) =>
        operand(noun, { ...scope, want: 'any', measure: undefined, within: undefined }, lookup, frame.years[0])
          .readings,
    )
    .slice(0, 2);
  return { type: 'missing', what, reason, mentioned: mentions(what, lookup), there };
}

function mentions(what: string, lookup: Query['lookup']) {
  return what.length < 2 ? [] : lookup.facts.statements.filter((one) => one.text.includes(what)).slice(0, 1);
}
