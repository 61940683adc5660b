import { GOES_ON } from '../adding.ts';
import { formerAndLatter } from '../former.ts';
import type { Previous, Query } from '../query.ts';
import type { Item, Request } from '../request.ts';
import { settle } from '../settle.ts';
import { sumOf } from './arithmetic.ts';

/** 它们加起来多少, 三个加一起: the sum of what the answer before named. */
export function total(query: Query): Request | null {
  const { frame, scope, previous } = query;
  const more = addedTo(query);
  if (more !== null) return more;
  const named = formerAndLatter(query);
  // 前者是多少: the figure itself, where nothing is done with it.
  if (named !== null && frame.ops.size === 0 && frame.years.length === 0 && frame.measures.length === 0)
    return { type: 'figures', items: named, total: null, list: named.length > 1 };
  const them = frame.nouns.some((noun) => noun.pronoun === 'them' || noun.pronoun === 'last-two');
  if (!frame.ops.has('plus') || !(scope.inherited || them) || previous === null || frame.ops.has('share')) return null;
  if (frame.asks.has('how-many') && !frame.asks.has('amount') && !frame.asks.has('number')) return null;
  const whole = them ? null : wholeBefore(query);
  if (whole !== null) return { type: 'figures', items: [whole], total: null, list: false };
  const items = spokenOf(query);
  if (items.length < 2) return null;
  const sum = sumOf(items);
  return sum === null ? null : { type: 'figures', items, total: sum, list: false };
}

/** 三公经费里出国占几成 总共多少: all of what the share was of. */
function wholeBefore({ frame, previous }: Query): Item | null {
  const before = previous?.request;
  return before?.type === 'share' &&
    before.parts.length === 1 &&
    /^(?:那么?|它)?(?:一|总|拢|通|合)共|总[计数额]|合计/.test(frame.segment.text)
    ? before.whole
    : null;
}

/** What 它们, 这三个 or a bare 加起来 means: the figures of this message, the rows of the last answer, or the figures before. */
export function spokenOf({ frame, previous, earlier }: Query): readonly Item[] {
  if (previous === null) return [];
  const three = /[仨]|三者|三个数/.test(frame.segment.text) ? 3 : 0;
  const said =
    three > 0
      ? three
      : Number(
          frame.numbers.find((number) => number.unit === '个' || number.unit === '项' || number.unit === '笔')?.value ??
            '0',
        );
  const named = itemsOf(previous.request, said);
  // 最贵的三项, 第三个是多少, 它们合计: the three, of which one was told again.
  const [again] = previous.request.type === 'ranking' ? previous.request.picked : [];
  const among = again !== undefined && previous.listed.some(({ entity }) => entity !== null && entity === again.entity);
  if (among && earlier.length < 2 && named.length > 0 && previous.request.type === 'ranking')
    if (previous.request.picked.length === 1 && (said < 2 || said === previous.listed.length)) return previous.listed;
  if (earlier.length > 1 && (said < 2 || said === earlier.length)) return earlier;
  return named.length >= 2 && previous.request.type !== 'ranking'
    ? named
    : said > 1 ||
        named.length < 2 ||
        (previous.request.type === 'ranking' && previous.request.picked.length === 1 && previous.figures.length > 1)
      ? mentioned(previous, said, named)
      : named;
}

/** 加上水费呢: what the answer before came to, and one thing more. */
function addedTo(query: Query): Request | null {
  const { frame, scope, previous } = query;
  const last = previous?.figures.at(-1);
  if (last === undefined || scope.inherited || !GOES_ON.test(frame.segment.text)) return null;
  const settled = settle(query);
  if ('instead' in settled) return settled.instead;
  const items = [last, ...settled.items];
  const sum = sumOf(items);
  return sum === null ? null : { type: 'figures', items, total: sum, list: false };
}

/** The things named one after the other; or as many rows of the last list as the question says. */
function mentioned(
  { figures, ranked: rows, request }: Previous,
  said: number,
  named: readonly Item[],
): readonly Item[] {
  if (request.type === 'ranking' && named.length === said) return named;
  if (request.type === 'ranking' && request.ranked.length === said) return request.ranked;
  const last = figures.slice(said > 1 ? -said : -2);
  return last.length > 1 ? last : rows;
}

/** The rows that an answer named. */
export function itemsOf(request: Request, count = 0): readonly Item[] {
  switch (request.type) {
    case 'ranking':
      return count === request.picked.length || request.picked.length > 1
        ? request.picked
        : count > 0
          ? request.ranked.slice(0, count)
          : request.ranked;
    case 'rows':
    case 'count':
    case 'figures':
      return request.items;
    case 'between':
      return [request.first, request.second];
    case 'change':
      return [request.now];
    case 'several':
      return request.parts.flatMap((part) => itemsOf(part));
    default:
      return [];
  }
}
