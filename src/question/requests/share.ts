import type { Plan } from '../../calculation/plan.ts';
import { run } from '../../calculation/run.ts';
import { compare, isMoney, isZero } from '../../money/amount.ts';
import { figuresOf } from '../figures.ts';
import { LISTS, type Noun } from '../frame.ts';
import { listFor } from '../lists.ts';
import { alike, itemOf, operand, rowItem } from '../operands.ts';
import type { Query } from '../query.ts';
import type { Item, Request } from '../request.ts';
import { settle } from '../settle.ts';
import { has } from '../tokens.ts';
import { COLUMN_OF, listOf, TOTAL_OF } from '../totals.ts';
import { postsAndStaff } from './posts.ts';
import { ranking } from './ranking.ts';
import { itemsOf } from './total.ts';

/** Words of change: 降了百分之几 asks for a rate, not for a share. */
const MOVES = ['up', 'down', 'rate', 'even', 'double'];

/** A占B百分之几, B里A占几成, A占比: the part over the whole, the whole as said or as the list's total. */
export function share(query: Query): Request | null {
  const { frame, scope } = query;
  const half = frame.ops.has('half');
  if (frame.ops.has('filled-rate')) return filledRate(query);
  if ((frame.ops.has('max') || frame.ops.has('min')) && frame.asks.has('which') && frame.years.length < 2) return null;
  if (!frame.ops.has('share') && !frame.ops.has('percent') && !half) return null;
  if (!frame.ops.has('share') && MOVES.some((op) => frame.ops.has(op))) return null;
  const at =
    frame.segment.tokens.findIndex((token) => token.text.startsWith('占') && has(token, 'op', 'share')) >= 0
      ? frame.segment.tokens.findIndex((token) => token.text.startsWith('占') && has(token, 'op', 'share'))
      : frame.segment.tokens.findIndex((token) => has(token, 'op', 'divide'));
  const mark = at < 0 ? Number.POSITIVE_INFINITY : (frame.segment.tokens[at]?.start ?? 0);
  const own = scope.inherited ? [] : scope.nouns;
  const before = own.filter((noun) => noun.start < mark);
  const behind = own.filter((noun) => noun.start > mark);
  const previous = query.previous?.figures.at(-1);
  let parts: readonly Noun[] = before;
  let whole: Noun | null = behind[0] ?? scope.container;
  if (before.length === 0 && behind.length > 0 && at >= 0 && previous === undefined) {
    parts = behind;
    whole = scope.container;
  }
  const inside = own.find((noun) =>
    frame.segment.tokens.some((token) => token.start === noun.end && has(token, 'relation', 'within')),
  );
  if (inside !== undefined && own.length >= 2 && behind.length === 0) {
    whole = inside;
    parts = own.filter((noun) => noun !== inside);
  }
  if (at < 0 && whole === null && before.length >= 2) {
    const [a, b] = before;
    if (a !== undefined && b !== undefined) [parts, whole] = contains(a, b, query) ? [[b], a] : [[a], b];
  }
  const top = ranking({ ...query, scope: { ...scope, nouns: parts } });
  const picked =
    (frame.limits.length > 0 || frame.ops.has('max') || frame.ops.has('min')) &&
    parts.length > 0 &&
    top?.type === 'ranking'
      ? top.picked
      : null;
  const items = listItems(parts, query);
  const inner = columnShare(own, query);
  if (inner !== null) return inner;
  const list = whole === null ? null : listOf(whole);
  const inList: Query =
    list === null ? query : { ...query, scope: { ...scope, within: scope.within ?? LISTS[list], from: 0 } };
  const named =
    items !== null
      ? { items }
      : picked !== null
        ? { items: picked.length > 1 ? [joined(picked)] : picked }
        : parts.length > 0
          ? settle(standing(parts, inList, query), parts)
          : { items: fromBefore(query) };
  if ('instead' in named) return named.instead;
  if (named.items.length === 0) return null;
  if (frame.years.length > 1 && whole !== null) return overYears(parts, whole, query);
  const [first] = named.items;
  if (first === undefined) return null;
  const sameWhole =
    whole === null &&
    own.length > 0 &&
    query.previous?.request.type === 'share' &&
    !frame.segment.tokens.some((token) => has(token, 'op', 'share'))
      ? query.previous.request.whole
      : null;
  const settledWhole =
    sameWhole !== null ? sameWhole : whole === null ? impliedWhole(first, query) : wholeOf(whole, first, query);
  if (settledWhole === null) return null;
  if ('type' in settledWhole) return settledWhole;
  const sumOfParts = frame.ops.has('plus') && named.items.length > 1;
  const together = parts.length === 1 && parts[0]?.all === true && named.items.length > 1;
  const wanted: readonly Item[] = together ? [joined(named.items)] : sumOfParts ? [joined(named.items)] : named.items;
  const shares = wanted.map(
    (item): Plan => ({
      op: 'share',
      part: item.plan,
      whole: settledWhole.plan,
      label: `${item.label}占${settledWhole.label}`,
    }),
  );
  return { type: 'share', parts: wanted, shares, whole: settledWhole, half, implied: whole === null };
}

/** 2010302里项目支出占百分之几: one column of a row over the row's total. */
function columnShare(nouns: readonly Noun[], query: Query): Request | null {
  const [row, head] = nouns;
  const measure = head === undefined ? undefined : COLUMN_OF[head.ids[0] ?? ''];
  if (
    row === undefined ||
    nouns.length !== 2 ||
    measure === undefined ||
    !row.ids.every((id) => id.startsWith('function:'))
  )
    return null;
  const part = settle({ ...query, scope: { ...query.scope, measure, want: 'any' } }, [row]);
  const whole = settle({ ...query, scope: { ...query.scope, measure: undefined, want: 'money' } }, [row]);
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

/** 在编率, 事业编制到岗率: staff in post over posts, of all or of the kinds that are named. */
function filledRate({ lookup, scope }: Query): Request | null {
  const pairs = postsAndStaff(scope.nouns, lookup);
  const [first] = pairs;
  if (first === undefined) return null;
  const requests = pairs.map(
    ([posts, staff]): Request => ({
      type: 'share',
      parts: [staff],
      shares: [{ op: 'share', part: staff.plan, whole: posts.plan, label: `${staff.label}占${posts.label}` }],
      whole: posts,
      half: false,
      implied: false,
    }),
  );
  return requests.length === 1 ? (requests[0] ?? null) : { type: 'several', parts: requests };
}

function joined(items: readonly Item[]): Item {
  const [first] = items;
  if (first === undefined) throw new Error('a sum needs an item');
  return {
    ...first,
    label: items.map(({ label }) => label).join('、'),
    plan: { op: 'sum', of: items.map(({ plan }) => plan), label: '合计' },
    rows: items.flatMap(({ rows }) => rows),
    same: [],
    different: [],
  };
}

function fromBefore(query: Query): readonly Item[] {
  const { previous, frame } = query;
  const pronoun = frame.nouns.find((noun) => noun.pronoun !== null)?.pronoun;
  if (previous === null) return [];
  const { request } = previous;
  if (pronoun === 'them' || frame.ops.has('plus')) {
    if (request.type === 'ranking') return [joined(request.picked)];
    const items = itemsOf(request);
    if (items.length > 1) return [joined(items)];
  }
  if (frame.measures.length > 0) {
    const settled = settle({ ...query, scope: { ...query.scope, measure: frame.measures[0] } });
    if ('items' in settled) return settled.items;
  }
  const last = previous.figures.at(-1);
  return last === undefined ? [] : [last];
}

function contains(whole: Noun, part: Noun, { lookup }: Query): boolean {
  return (
    part.ids.some((id) =>
      lookup
        .about(id)
        .some((entry) =>
          ancestors(entry.parent, (query) => lookup.entry(query)).some((one) => whole.ids.includes(one)),
        ),
    ) || part.ids.some((id) => whole.ids.includes(defaultWhole(id) ?? ''))
  );
}

function ancestors(
  parent: string | null,
  find: (id: string) => { readonly subject: string; readonly parent: string | null } | undefined,
): readonly string[] {
  const entry = parent === null ? undefined : find(parent);
  return entry === undefined ? [] : [entry.subject, ...ancestors(entry.parent, find)];
}

/** The whole in the same year, measure and unit as the part. */
function wholeOf(noun: Noun, part: Item, query: Query): Item | Request | null {
  const settled = settle(
    {
      ...query,
      scope: {
        ...query.scope,
        within: undefined,
        source: undefined,
        measure: part.measure === 'amount' || part.measure.startsWith('for-') ? undefined : query.scope.measure,
      },
    },
    [noun],
    part.year,
  );
  if ('instead' in settled) return settled.instead;
  return settled.items[0] ?? null;
}

/** The total of the list that the part stands in. */
function impliedWhole(part: Item, query: Query): Item | null {
  const { lookup, previous } = query;
  const last = previous?.figures.at(-1);
  if (
    last !== undefined &&
    query.frame.segment.tokens.slice(0, 2).some((token) => has(token, 'relation', 'within')) &&
    alike(run(last.plan).amount, run(part.plan).amount)
  )
    return last;
  const larger = previous?.figures.findLast(
    (item) =>
      item.entity === part.entity &&
      item !== part &&
      item.rows[0] !== part.rows[0] &&
      alike(run(item.plan).amount, run(part.plan).amount) &&
      compare(run(item.plan).amount, run(part.plan).amount) > 0,
  );
  if (larger !== undefined) return larger;
  const said = previous?.figures.findLast(
    (item) => item.entity !== null && item.entity !== part.entity && isWhole(item, part, query),
  );
  if (said !== undefined) return said;
  const row = part.rows[0];
  if (row !== undefined && (part.measure === 'for-micro-small' || part.measure === 'for-medium-small'))
    return rowItem(row, 'amount', part.year, lookup);
  const totals =
    row === undefined ? [] : [row.facets['list'], TOTAL_OF[row.collection]].filter((id) => id !== undefined);
  for (const id of [defaultWhole(part.entity ?? ''), ...totals]) {
    if (id === undefined || id === part.entity) continue;
    const figure = figuresOf(
      id,
      {
        want: 'any',
        year: part.year,
        measure: part.measure === 'amount' || part.measure === 'count' ? undefined : part.measure,
      },
      lookup,
    ).find((one) => alike(run(one.plan).amount, run(part.plan).amount));
    if (figure !== undefined) return itemOf(figure);
  }
  return null;
}

function isWhole(whole: Item, part: Item, query: Query): boolean {
  const [a, b] = [run(whole.plan).amount, run(part.plan).amount];
  if (!alike(a, b) || !isMoney(a.unit)) return false;
  const row = part.rows[0];
  return (
    whole.entity === defaultWhole(part.entity ?? '') ||
    whole.entity === row?.facets['list'] ||
    (row !== undefined && TOTAL_OF[row.collection] === whole.entity) ||
    (row !== undefined && ancestors(row.parent, (id) => query.lookup.entry(id)).includes(whole.entity ?? ''))
  );
}

/** What a thing of this kind is normally a share of. */
function defaultWhole(id: string): string | undefined {
  const [kind = '', name = ''] = [id.slice(0, id.indexOf(':')), id.slice(id.indexOf(':') + 1)];
  if (kind === 'category') return name === '人员经费' || name === '公用经费' ? 'category:基本支出' : 'total:支出总计';
  if (kind === 'project' || kind === 'prior-project') return 'category:项目支出';
  if (kind === 'function') return 'total:支出总计';
  if (kind === 'economic') return 'category:基本支出';
  if (kind === 'three-public') return name === '合计' ? 'total:支出总计' : 'three-public:合计';
  if (kind === 'revenue') return 'total:收入总计';
  if (kind === 'total') return 'total:支出总计';
  return undefined;
}
