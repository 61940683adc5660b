import type { Plan } from '../../calculation/plan.ts';
import { run } from '../../calculation/run.ts';
import { type Amount, amount, compare, equal, isZero } from '../../money/amount.ts';
import { insideOf, ofThatIn } from '../crossed.ts';
import { formerAndLatter } from '../former.ts';
import { type Frame, LISTS, type Noun } from '../frame.ts';
import { partInHalf } from '../halves.ts';
import { listFor, ranked } from '../lists.ts';
import { operand, rowItem } from '../operands.ts';
import type { Query } from '../query.ts';
import { lastResult } from '../remember.ts';
import type { Item, Request } from '../request.ts';
import { type Settled, settle } from '../settle.ts';
import { has, type Token } from '../tokens.ts';
import { COLUMN_OF, listOf } from '../totals.ts';
import { differenceItem, sumItem } from './arithmetic.ts';
import { between } from './between.ts';
import { ranking } from './ranking.ts';
import { rows } from './rows.ts';
import { markOf, sidesOf, wholeSpokenOf } from './sides.ts';
import { spokenOf } from './total.ts';
import { contains, impliedWhole, wholeOf } from './whole.ts';

/** Words of change: 降了百分之几 asks for a rate, not for a share. */
const MOVES = ['up', 'down', 'rate', 'even', 'double'];
/** 余额及占比: what is left is asked for too. */
const LEFT = /余额|还剩|剩下|剩余|还有多少/;

/** A占B百分之几, B里A占几成, A占比: the part over the whole, the whole as said or as the list's total. */
export function share(query: Query): Request | null {
  const { frame, scope } = query;
  const said = shareSaid(frame);
  if (!asksShare(frame) && said === null) return null;
  const moved = query.previous?.request;
  // 百分之几, after 比去年少了多少: the rate of that change.
  if (scope.inherited && frame.nouns.length === 0 && !frame.ops.has('share') && moved?.type === 'change')
    return { ...moved, asked: 'rate' };
  const own = scope.inherited ? [] : scope.nouns;
  const inner = columnShare(own, query);
  if (inner !== null) return inner;
  const yearly = own.length === 0 ? ofAnotherYear(query) : null;
  if (yearly !== null) return yearly;
  const levels = levelShares(own, query);
  if (levels !== null) return levels;
  const mark = markOf(frame);
  const pair = own.length === 0 ? oneOfTwo(query) : null;
  if (pair !== null) return pair;
  const sides = sidesOf(own, mark, query);
  const { parts } = sides;
  const whole = sides.whole ?? wholeSpokenOf(mark, query);
  const left = mark === undefined ? null : withoutSome(parts, mark, query);
  const named = left !== null ? { items: [left.item] } : itemsOfParts(parts, whole, query);
  if ('instead' in named) return named.instead;
  const [first] = named.items;
  // A price is part of no sum: 占比呢 after it means what the row comes to.
  if (first === undefined || (first.measure === 'unit-price' && !scope.inherited)) return null;
  if (frame.years.length > 1 && whole !== null) return overYears(parts, whole, query);
  const same = whole === null ? sameWhole(own, query) : null;
  if (said !== null && run(first.plan).amount.unit === '%') return null;
  const settledWhole = whole !== null ? wholeOf(whole, first, query) : (same ?? impliedWhole(first, query));
  if (settledWhole === null) return null;
  if ('type' in settledWhole) return settledWhole;
  if (first.entity !== null && first.entity === settledWhole.entity && sameAmount(first, settledWhole)) return null;
  const together = parts.length === 1 && parts[0]?.all === true;
  // 100 % of itself beside others is no part.
  const others = named.items.filter(({ entity }) => entity === null || entity !== settledWhole.entity);
  const items = (others.length > 0 ? others : named.items).map((item) => partInHalf(item, settledWhole, query.lookup));
  const several = items.length > 1 && (together || frame.ops.has('plus'));
  const wanted: readonly Item[] = several ? [sumItem(items)] : items;
  const shares = wanted.map(
    (item): Plan => ({
      op: 'share',
      part: item.plan,
      whole: settledWhole.plan,
      label: `${item.label}占${settledWhole.label}`,
    }),
  );
  const request: Request = {
    type: 'share',
    parts: wanted,
    shares,
    whole: settledWhole,
    half: frame.ops.has('half'),
    implied: whole === null && same === null,
    ...(said === null ? {} : { said }),
  };
  if (left !== null && LEFT.test(frame.segment.text)) return { type: 'several', parts: [left.request, request] };
  // 基本支出多少项目支出多少各占多少: the figures are asked for too.
  return parts.length > 0 &&
    mark !== undefined &&
    parts.every((noun) => noun.end <= mark.start && asksAmountOf(noun, frame))
    ? { type: 'several', parts: [{ type: 'figures', items: named.items, total: null, list: false }, request] }
    : request;
}

/** 小微企业的是不是百分之百: a share that is asked about as such. */
function shareSaid({ asks, ops, numbers, years }: Frame): Amount | null {
  const [number, ...more] = numbers.filter(({ unit }) => unit === '%');
  const moves = MOVES.some((op) => op !== 'rate' && ops.has(op));
  if (number === undefined || more.length > 0 || moves || years.length > 1 || !asks.has('yes-no')) return null;
  return amount(number.value, '%');
}

/** 100 % of itself is no answer. */
function sameAmount(a: Item, b: Item): boolean {
  const [x, y] = [run(a.plan).amount, run(b.plan).amount];
  return x.unit === y.unit && equal(x, y);
}

/** 卫生健康支出下三个项级科目各占多少: the accounts of a level below one account, each over that account. */
function levelShares(own: readonly Noun[], query: Query): Request | null {
  const { frame } = query;
  const [noun] = own;
  if (noun === undefined || own.length !== 1 || !frame.asks.has('level') || !frame.asks.has('each')) return null;
  const ops = new Set([...frame.ops].filter((op) => !['share', 'percent'].includes(op)));
  const list = rows({ ...query, frame: { ...frame, ops } });
  const settled = settle(query, [noun]);
  const whole = 'items' in settled ? settled.items[0] : undefined;
  if (list?.type !== 'rows' || whole === undefined) return null;
  const shares = list.items.map(
    (item): Plan => ({ op: 'share', part: item.plan, whole: whole.plan, label: `${item.label}占${whole.label}` }),
  );
  return { type: 'share', parts: list.items, shares, whole, half: false, implied: false };
}

/** 两者比例是多少: the smaller of the two figures over the larger one. */
function oneOfTwo({ frame, previous }: Query): Request | null {
  const named = formerAndLatter({ frame, previous });
  if (named?.length === 2) return oneOver(named, frame);
  if (!/两者|二者|两个|俩/.test(frame.segment.text) || frame.ops.has('plus')) return null;
  if (frame.nouns.some((noun) => noun.pronoun === null)) return null;
  return oneOver([...ranked(previous?.figures.slice(-2) ?? [])].reverse(), frame);
}

function oneOver([part, whole]: readonly Item[], frame: Frame): Request | null {
  if (whole === undefined || part === undefined) return null;
  const label = `${part.label}占${whole.label}`;
  const share: Plan = { op: 'share', part: part.plan, whole: whole.plan, label };
  return { type: 'share', parts: [part], shares: [share], whole, half: frame.ops.has('half'), implied: false };
}

function asksShare({ ops, asks, years }: Frame): boolean {
  if ((ops.has('max') || ops.has('min')) && asks.has('which') && years.length < 2) return false;
  if (ops.has('share')) return true;
  return (ops.has('percent') || ops.has('half')) && !MOVES.some((op) => ops.has(op));
}

function asksAmountOf({ end }: Noun, { segment }: Frame): boolean {
  const next = segment.tokens.find((token) => token.start >= end && !has(token, 'filler'));
  return next !== undefined && (has(next, 'ask', 'number') || has(next, 'ask', 'amount'));
}

/** 那公用经费呢: another part of the whole that was just spoken of. */
function sameWhole(own: readonly Noun[], { frame, previous, earlier }: Query): Item | null {
  const before = previous?.request;
  const said = frame.segment.tokens.some((token) => has(token, 'op', 'share'));
  // 人员经费占总支出百分之几，公用经费占百分之几: of the same whole.
  const goesOn = !said || earlier.length > 0;
  return own.length > 0 && goesOn && before?.type === 'share' && !before.implied ? before.whole : null;
}

/** 项目支出剔除房租后占…: what is left of the first without the others. */
function withoutSome(
  parts: readonly Noun[],
  mark: Token,
  query: Query,
): { readonly item: Item; readonly request: Request } | null {
  const { frame, scope } = query;
  const tokens = frame.segment.tokens.filter((token) => token.end <= mark.start);
  if (!tokens.some((token) => has(token, 'op', 'minus') || has(token, 'op', 'except'))) return null;
  const ops = new Set([...frame.ops].filter((op) => !['share', 'percent', 'half'].includes(op)));
  const clause: Query = {
    ...query,
    frame: { ...frame, ops, asks: new Set(['number']), segment: { ...frame.segment, tokens } },
    scope: { ...scope, nouns: parts },
  };
  const request = between(clause) ?? rows(clause);
  if (request?.type === 'between') return { item: differenceItem(request), request };
  const [item] = request?.type === 'figures' && request.items.length === 1 ? request.items : [];
  return item === undefined || request === null ? null : { item, request };
}

/** The things that the parts come to: picked rows, rows of a list, what was spoken of, or one figure a noun. */
function itemsOfParts(parts: readonly Noun[], whole: Noun | null, query: Query): Settled {
  const { frame, scope } = query;
  const items = listItems(parts, query);
  if (items !== null) return { items };
  if ((frame.limits.length > 0 || frame.ops.has('max') || frame.ops.has('min')) && parts.length > 0) {
    const top = ranking({ ...query, scope: { ...scope, nouns: parts } });
    if (top?.type === 'ranking') return { items: top.picked.length > 1 ? [sumItem(top.picked)] : top.picked };
  }
  if (parts.length === 0) return fromBefore(whole, query);
  const among = frame.segment.tokens.slice(0, 2).some((token) => has(token, 'relation', 'within'));
  const of = whole ?? (among ? query.previous?.focus[0] : undefined);
  const inside = of === undefined ? null : (insideOf(of, parts, query.lookup) ?? ofThatIn(parts, [of], query.lookup));
  if (inside !== null) return settle({ ...query, scope: { ...scope, carrying: inside.carrying } }, inside.nouns);
  const list = whole === null ? null : listOf(whole);
  const inList: Query =
    list === null ? query : { ...query, scope: { ...scope, within: scope.within ?? LISTS[list], from: 0 } };
  return settle(standing(parts, inList, query), parts);
}

/** 2010302里项目支出占百分之几: one column of a row over the row's total. */
function columnShare(nouns: readonly Noun[], query: Query): Request | null {
  const { tokens } = query.frame.segment;
  const [first, second] = nouns;
  // 基本支出里行政运行占多少: of that column's sum.
  const inside =
    first?.ids.some((id) => COLUMN_OF[id] !== undefined) === true &&
    tokens.some((token) => token.start === first.end && has(token, 'relation', 'within'));
  const [row, head] = inside ? [second, first] : [first, second];
  const measure = head === undefined ? undefined : COLUMN_OF[head.ids[0] ?? ''];
  if (
    row === undefined ||
    nouns.length !== 2 ||
    measure === undefined ||
    !row.ids.every((id) => id.startsWith('function:'))
  )
    return null;
  const part = settle({ ...query, scope: { ...query.scope, measure, want: 'any' } }, [row]);
  // 2010301的公用经费占全部公用经费, 行政运行占基本支出: over the column's own sum, where that is what stands behind 占.
  const mark = markOf(query.frame);
  const behind = inside
    ? head
    : query.frame.nouns.find(
        (noun) => mark !== undefined && noun.start >= mark.end && noun.ids.join() === head?.ids.join(),
      );
  const open = { ...query.scope, measure: undefined, want: 'money' as const };
  const whole =
    behind === undefined
      ? settle({ ...query, scope: open }, [row])
      : settle({ ...query, scope: { ...open, within: undefined, source: undefined } }, [behind]);
  const [a, b] = ['items' in part ? part.items[0] : undefined, 'items' in whole ? whole.items[0] : undefined];
  return a === undefined || b === undefined
    ? null
    : {
        type: 'share',
        parts: [a],
        shares: [{ op: 'share', part: a.plan, whole: b.plan, label: `${a.label}占比` }],
        whole: b,
        half: false,
        implied: false,
      };
}

/** Inside the whole's list, if the parts stand there. */
function standing(parts: readonly Noun[], inside: Query, plain: Query): Query {
  const here = parts.every(
    (noun) => operand(noun, inside.scope, inside.lookup, plain.frame.years[0]).readings.length > 0,
  );
  return here ? inside : plain;
}

/** 2023年是多少, after a share of this year's figures: the same part of the same whole in that year. */
function ofAnotherYear(query: Query): Request | null {
  const { frame, previous } = query;
  const before = previous?.request;
  const [year] = frame.years;
  if (before?.type !== 'share' || before.parts.length !== 1 || year === undefined) return null;
  const [part] = before.parts;
  if (part === undefined || frame.years.every((one) => one === part.year)) return null;
  const [token] = frame.segment.tokens;
  const of = (id: string | null): Noun[] =>
    id === null || token === undefined
      ? []
      : [{ token, start: 0, end: 0, ids: [id], all: false, collection: null, pronoun: null }];
  const [own, whole] = [of(part.entity), of(before.whole.entity)];
  const [over] = whole;
  const found = own.length === 0 || over === undefined ? null : overYears(own, over, query);
  return found ?? { type: 'missing', what: `${year}年${part.label}`, reason: 'year', mentioned: [], there: [] };
}

/** The share in each of several years; the highest or lowest first where that is asked. */
function overYears(parts: readonly Noun[], whole: Noun, query: Query): Request | null {
  const rows = query.frame.years.flatMap((year) => {
    const part = settle(query, parts.slice(0, 1), year);
    const over = settle(query, [whole], year);
    const [a, b] = ['items' in part ? part.items[0] : undefined, 'items' in over ? over.items[0] : undefined];
    return a === undefined || b === undefined
      ? []
      : [
          {
            part: { ...a, label: `${year}年${a.label}` },
            whole: b,
            plan: { op: 'share' as const, part: a.plan, whole: b.plan, label: `${year}年${a.label}占${b.label}` },
          },
        ];
  });
  const order = query.frame.ops.has('max') ? 1 : query.frame.ops.has('min') ? -1 : 0;
  const sorted = order === 0 ? rows : [...rows].sort((x, y) => order * compare(run(y.plan).amount, run(x.plan).amount));
  const [first] = sorted;
  return first === undefined
    ? null
    : {
        type: 'several',
        parts: sorted.map((row) => ({
          type: 'share' as const,
          parts: [row.part],
          shares: [row.plan],
          whole: row.whole,
          half: false,
          implied: false,
        })),
      };
}

/** 四大类各占百分之几: every row of the list. */
function listItems(parts: readonly Noun[], query: Query): readonly Item[] | null {
  const [only] = parts;
  if (only === undefined || parts.length !== 1 || only.ids.length > 0 || !query.frame.asks.has('each')) return null;
  return (
    listFor({ ...query, scope: { ...query.scope, nouns: parts, container: null } })?.items.filter(
      (item) => !isZero(run(item.plan).amount),
    ) ?? null
  );
}

/** The part that was spoken of: a sum, a column, the last figure, or the reading that stands inside the whole. */
function fromBefore(whole: Noun | null, query: Query): Settled {
  const { previous, frame, lookup, scope } = query;
  if (previous === null) return { items: [] };
  const pronoun = frame.nouns.find((noun) => noun.pronoun !== null)?.pronoun;
  if (pronoun === 'them' || frame.ops.has('plus')) {
    const items = spokenOf(query);
    if (items.length > 1) return { items: [sumItem(items)] };
  }
  if (frame.measures.length > 0) {
    const settled = settle({ ...query, scope: { ...scope, measure: frame.measures[0] } });
    if ('items' in settled) return settled;
  }
  const [noun] = previous.focus;
  const open = previous.request.type === 'clarify' || previous.request.type === 'missing';
  if (open && noun !== undefined) {
    const { readings } = operand(noun, { ...scope, want: 'any', measure: undefined, within: undefined }, lookup);
    const inside =
      whole === null
        ? []
        : readings.filter((item) => item.entity !== null && contains(whole, { ...noun, ids: [item.entity] }, query));
    if (inside.length === 1) return { items: inside };
    if (readings.length > 1) return { instead: { type: 'clarify', what: noun.token.text, readings } };
    return { items: readings };
  }
  const [former] = formerAndLatter(query) ?? [];
  if (former !== undefined) return { items: [former] };
  const last = previous.request.type === 'quotient' ? previous.request.of : lastResult(previous);
  const [row] = last?.measure === 'unit-price' ? last.rows : [];
  const comesTo = row === undefined || last === undefined ? last : rowItem(row, 'amount', last.year, lookup);
  return { items: comesTo == null ? [] : [comesTo] };
}
