import type { Plan } from '../../calculation/plan.ts';
import { run } from '../../calculation/run.ts';
import { equal, isZero } from '../../money/amount.ts';
import { asksAmount } from '../asks.ts';
import { exclude, excludedNouns, withoutExcluded } from '../exclusion.ts';
import { atTheEdge, filtered } from '../filters.ts';
import type { Noun } from '../frame.ts';
import { holdingOf } from '../holding.ts';
import { framesList, listFor, ranked } from '../lists.ts';
import { rowItem } from '../operands.ts';
import type { Query } from '../query.ts';
import type { Item, Request } from '../request.ts';
import { settle } from '../settle.ts';
import { hasMeasure } from '../standing.ts';
import { has } from '../tokens.ts';
import { COLUMN_OF } from '../totals.ts';
import { remainder, sumItem, sumOf } from './arithmetic.ts';
import { contains } from './whole.ts';

/** 某科目里基本支出和项目支出各多少: columns of one row, not its parts. */
const BESIDE = new Set<string>(Object.values(COLUMN_OF));

/** 超过100万的项目, 除了…其余, 由哪些组成, 一共几个, 平均一个多少: the rows of a list that fit, listed, counted or added up. */
export function rows(query: Query): Request | null {
  const { frame, scope } = query;
  if (frame.years.length > 1 && frame.nouns.length > 0 && frame.thresholds.length === 0) return null;
  const excluding = frame.ops.has('except') || frame.ops.has('rest');
  const asked =
    framesList(frame) ||
    (frame.asks.has('includes') && frame.asks.has('each')) ||
    frame.thresholds.length > 0 ||
    frame.codes.some(({ head }) => head) ||
    holdingOf(frame).length > 0 ||
    frame.asks.has('how-many') ||
    frame.asks.has('level') ||
    frame.segment.tokens.some((token) => has(token, 'form')) ||
    frame.ops.has('group') ||
    frame.ops.has('zero') ||
    excluding;
  const middle = frame.ops.has('median');
  const averaging = frame.ops.has('average') || middle;
  const columns = scope.measures.filter((measure) => BESIDE.has(measure)).length > 1;
  if (columns && !averaging && scope.nouns.length === 1 && scope.nouns.every(({ ids }) => ids.length > 0)) return null;
  if (!asked && !averaging) return null;
  // 人和公各多少: one word for several things, each of which is asked for.
  const [only, ...more] = scope.nouns;
  if (
    only?.all === true &&
    only.ids.length > 1 &&
    more.length === 0 &&
    frame.asks.has('each') &&
    only.collection === null
  )
    return null;
  const excluded = excludedNouns(query);
  const inner = excluding ? withoutExcluded(query, excluded) : query;
  const several =
    scope.nouns.filter((noun) => noun.ids.length > 0).length > 1 && !scope.nouns.some((noun) => noun.ids.length === 0);
  const examples =
    scope.nouns.find((noun) => noun.ids.length === 0 && noun.collection !== null) ??
    (scope.container?.collection === 'functional' ? scope.container : undefined);
  const members = scope.nouns.filter((noun) => noun !== examples);
  if (
    examples?.collection === 'functional' &&
    members.length > 0 &&
    members.every((noun) => noun.ids.every((id) => id.startsWith('function:'))) &&
    frame.asks.has('each')
  )
    return rows({ ...query, scope: { ...scope, nouns: [examples], container: null, within: undefined } });
  if (several && !excluding && frame.thresholds.length === 0) return null;
  const again = frame.asks.has('how-many') && frame.nouns.length === 0 && frame.years.length === 0;
  const list = (again ? fromBefore(inner) : null) ?? listFor(inner) ?? fromBefore(inner);
  const plain = excluding && frame.thresholds.length === 0 && !framesList(frame);
  if (list === null) return plain ? leftOf(inner, excluded, query) : null;
  // 社区有多少个, after one row: the document does not count what the row is about.
  if (frame.asks.has('how-many') && frame.thresholds.length === 0 && list.items.length === 1) return null;
  const { left: remaining, taken, unmet } = exclude(list.items, excluded, query.lookup);
  const apart = unmet.length > 0 && plain ? leftOf(inner, excluded, query) : null;
  if (apart !== null) return apart;
  if (unmet.length > 0)
    return {
      type: 'missing',
      what: unmet.map(({ token }) => token.text).join('、'),
      reason: 'not-in-list',
      mentioned: [],
      there: list.total === null ? [] : [list.total],
    };
  const kept = filtered(remaining, frame.thresholds, query.lookup);
  if (kept === null)
    return { type: 'missing', what: list.title, reason: 'no-figure', mentioned: [], there: list.items.slice(0, 3) };
  const title = list.title;
  const told = 'told' in list && list.told !== undefined ? { told: list.told } : {};
  const supplier = scope.measure?.startsWith('for-') === true;
  const others = supplier && excluding && excluded.length === 0;
  if (others) {
    const rest = kept
      .filter((item) => isZero(run(item.plan).amount))
      .flatMap((item) => item.rows.flatMap((row) => rowItem(row, 'amount', item.year, query.lookup) ?? []));
    return {
      type: 'rows',
      title: `${title}中其余部分`,
      items: rest,
      total: rest.length > 1 ? sumOf(rest, title) : null,
    };
  }
  const shown = supplier
    ? kept.filter((item) => !isZero(run(item.plan).amount))
    : frame.ops.has('zero')
      ? kept.filter((item) => isZero(run(item.plan).amount))
      : dropZeros(kept, query);
  if (middle) {
    const order = ranked(shown).map((item) => item.plan);
    const half = (order.length - 1) / 2;
    const of = order.slice(Math.floor(half), Math.ceil(half) + 1);
    return {
      type: 'average',
      label: title,
      items: shown,
      plan: { op: 'average', of, label: `${title}中位数` },
      middle,
    };
  }
  if (averaging) {
    const plan: Plan = { op: 'average', of: shown.map((item) => item.plan), label: `${title}平均` };
    return { type: 'average', label: title, items: shown, plan };
  }
  const whole =
    shown.length === list.items.length && list.total !== null
      ? list.total
      : shown.length > 1
        ? sumOf(shown, title)
        : null;
  if (frame.asks.has('how-many') && !frame.asks.has('which') && !frame.asks.has('each') && !frame.asks.has('list')) {
    const plan: Plan = { op: 'count', entries: shown.flatMap((item) => item.rows), unit: '个', label: title };
    return {
      type: 'count',
      title,
      plan,
      items: shown,
      total: sumsToo(frame) ? whole : null,
      ...told,
    };
  }
  if (excluding && !framesList(frame) && whole !== null) {
    const plain =
      taken.length > 0 && frame.thresholds.length === 0 && list.total !== null && isSumOf(list.total, list.items);
    if (plain && list.total !== null)
      return remainder(list.total, taken.length === 1 && taken[0] !== undefined ? taken[0] : sumItem(taken));
    const without = taken.map(({ label }) => label).join('、');
    return { type: 'figures', items: [{ ...whole, label: `${title}（除${without}外）` }], total: null, list: false };
  }
  const summed =
    frame.ops.has('plus') ||
    frame.asks.has('vehicles') ||
    frame.asks.has('people') ||
    ((frame.asks.has('amount') || frame.asks.has('number')) && !framesList(frame));
  const edge = atTheEdge(remaining, frame.thresholds, query.lookup);
  const items = frame.thresholds.length > 0 ? ranked(shown) : shown;
  const paid =
    scope.measure === 'quantity' && frame.thresholds.length > 0 && asksAmount(frame) ? paidFor(items, query) : [];
  return {
    type: 'rows',
    title,
    ...told,
    ...(edge.length > 0 ? { edge } : {}),
    items: paid.length > 0 ? paid : items,
    total: paid.length > 0 ? sumOf(paid, title) : whole,
    ...(summed ? { asked: 'sum' as const } : {}),
  };
}

/** 数量过万件的各批了多少钱: what the rows cost that were chosen by how many they are. */
function paidFor(items: readonly Item[], { lookup }: Query): readonly Item[] {
  const paid = items.flatMap((item) => item.rows.flatMap((row) => rowItem(row, 'amount', item.year, lookup) ?? []));
  return paid.length === items.length ? paid : [];
}

/** 一共几条 only counts; 共几项、合计多少 and 一共几项多少钱 ask for the sum too. */
function sumsToo({ asks, segment: { tokens } }: Query['frame']): boolean {
  if (asks.has('amount')) return true;
  return tokens.some((token, i) => {
    const next = tokens.slice(i + 1).find((one) => !has(one, 'filler') || has(one, 'ask'));
    return has(token, 'op', 'plus') && next !== undefined && !has(next, 'ask', 'how-many');
  });
}

function dropZeros(items: readonly Item[], { frame }: Query): readonly Item[] {
  if (frame.thresholds.length > 0) return items;
  const left = items.filter((item) => !isZero(run(item.plan).amount));
  return left.length === 0 || items.length <= 6 ? items : left;
}

function fromBefore({ previous, scope }: Query) {
  if (!scope.inherited) return null;
  const request = previous?.request;
  if (request?.type === 'rows' || request?.type === 'count')
    return { title: request.title, items: request.items, total: request.total, measure: 'amount' as const };
  if (request?.type === 'ranking')
    return { title: request.title, items: request.ranked, total: null, measure: 'amount' as const };
  return null;
}

/** 总支出里除了人员经费, 行政运行剔除公用经费: a whole without parts of it that stand in another table or column. */
function leftOf(whole: Query, excluded: readonly Noun[], query: Query): Request | null {
  const [noun, ...others] = whole.scope.nouns;
  if (noun === undefined || others.length > 0 || excluded.length === 0) return null;
  const { measure, measures } = whole.scope;
  const scope = { ...query.scope, measure, measures, within: undefined, container: null, want: 'money' as const };
  const all = settle({ ...query, scope }, [noun]);
  const parts = excluded.map((part) => {
    const measure = COLUMN_OF[part.ids[0] ?? ''];
    const column = measure !== undefined && noun.ids.some((id) => hasMeasure(id, measure, query.lookup));
    if (column && !noun.ids.some((id) => id.startsWith('total:')))
      return settle({ ...query, scope: { ...scope, measure } }, [noun]);
    return contains(noun, part, query) ? settle({ ...query, scope }, [part]) : null;
  });
  const items = parts.flatMap((part) => (part !== null && 'items' in part ? part.items : []));
  const [first] = 'items' in all ? all.items : [];
  return first === undefined || items.length !== excluded.length
    ? null
    : remainder(first, items.length === 1 && items[0] !== undefined ? items[0] : sumItem(items));
}

/** Does the printed total come to its rows? Else what is left of it is no sum of the other rows. */
function isSumOf(total: Item, items: readonly Item[]): boolean {
  const sum = sumOf(items);
  return sum !== null && equal(run(sum.plan).amount, run(total.plan).amount);
}
