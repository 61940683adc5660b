import { run } from '../calculation/run.ts';
import { type Amount, amount, convert, equal, isMoney, roundTo, truncateTo } from '../money/amount.ts';
import { placesCounted } from './divisors.ts';
import { operand } from './operands.ts';
import type { Query } from './query.ts';
import type { Item, Request } from './request.ts';
import { has, tag } from './tokens.ts';

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
const HAN = /\p{Script=Han}/u;
/** A word that ends so, and is nothing of this document, is another place or office. */
const PLACE = /[市区县镇乡村省局厅院校州]$|路$/u;

/**
 * Takes a figure back where the question holds more than was understood: another office, a word that nothing explains,
 * heads counted where only money is printed. What was understood stands beside the refusal.
 */
export function guarded(request: Request, query: Query): Request {
  if (!FIGURES.has(request.type)) return request;
  return (
    person(request, query) ??
    foreign(query) ??
    unexplained(query) ??
    wrongKind(request, query) ??
    corrected(request, query)
  );
}

/** 邱晨今年奖金: what a named person gets is not in a department's budget. */
function person(request: Request, { frame, lookup, scope }: Query): Request | null {
  const form = frame.segment.tokens.find((token) => tag(token, 'form') !== undefined);
  const projects = scope.nouns.some(
    (noun) => noun.collection === 'projects' || noun.ids.some((id) => id.includes('project:')),
  );
  return form === undefined || projects || request.type === 'rows' || request.type === 'count'
    ? null
    : missing(form.text, 'unread', { frame, lookup, scope });
}

/** 钢花村街道的项目支出, 教育局的三公: not this department's. */
function foreign({ frame, lookup, scope }: Query): Request | null {
  const { tokens, unread } = frame.segment;
  const counted = placesCounted(tokens);
  for (const gap of unread) {
    if (counted.includes(gap.start)) continue;
    const before = tokens.find(
      (token) => token.end === gap.start && tag(token, 'entity') !== undefined && token.text.length <= 3,
    );
    const name = (before !== undefined && gap.text.length === 1 ? before.text : '') + gap.text;
    if (PLACE.test(gap.text) && !lookup.facts.department.endsWith(gap.text))
      return missing(name, 'foreign', { frame, lookup, scope });
  }
  return null;
}

/** Content that no word explains: two characters by themselves, or one that is stuck to the thing asked for. */
function unexplained({ frame, lookup, scope }: Query): Request | null {
  const { tokens, unread } = frame.segment;
  const nouns = tokens.filter((token) => tag(token, 'entity') !== undefined || tag(token, 'unlisted') !== undefined);
  const searched = tokens.some((token) => token.via === 'search');
  const asks = searched ? [] : tokens.filter((token) => has(token, 'ask', 'number'));
  const counted = placesCounted(tokens);
  for (const { start, end, text } of unread) {
    // 社区 of 按14个社区平均: only what the user's own number counts.
    if (counted.includes(start)) continue;
    const han = [...text].filter((char) => HAN.test(char)).length;
    const latin = /[a-z]{2,}/i.test(text);
    const beside = tokens.some(
      (token) =>
        token.end === start &&
        token.via !== 'search' &&
        (tag(token, 'entity') !== undefined || tag(token, 'collection') !== undefined),
    );
    const stuck =
      han === 1 &&
      (nouns.some((token) => token.start === end && token.via !== 'search') ||
        beside ||
        asks.some((token) => token.end === start));
    if (han >= 2 || latin || stuck) {
      const noun = stuck ? nouns.find((token) => token.start === end) : undefined;
      return missing(noun === undefined ? text : text + noun.text, 'unread', { frame, lookup, scope });
    }
  }
  return null;
}

/** 安保队员几个, 街道有多少党员: heads or things are asked for, and the document prints money for it. */
function wrongKind(request: Request, { frame, lookup, scope }: Query): Request | null {
  if (
    request.type === 'quotient' &&
    scope.nouns.length > 0 &&
    frame.segment.tokens.some((token) => has(token, 'relation', 'outsiders'))
  )
    return missing('居民人数', 'no-count', { frame, lookup, scope });
  if (request.type !== 'figures') return null;
  const amounts = request.items.map((item) => run(item.plan).amount);
  const money = amounts.every(({ unit }) => isMoney(unit));
  const counting =
    frame.asks.has('how-many') && !frame.asks.has('amount') && !frame.asks.has('number') && !frame.asks.has('each');
  if (
    counting &&
    amounts.every(({ unit }) => isMoney(unit) || ['次', '%', '平方米', '次/年'].includes(unit)) &&
    frame.numbers.length === 0
  )
    return missing('数目', 'no-count', { frame, lookup, scope });
  if (!money) return null;
  const single = frame.numbers.some(
    ({ value, unit }) => value === '1' && unit !== null && ['人', '名', '位', '月', '天', '日'].includes(unit),
  );
  const spread = single || frame.ops.has('average') || frame.pers.some((per) => per !== 'unit');
  if (spread) return missing('平均所要除的数', 'no-count', { frame, lookup, scope });
  if (frame.asks.has('people') && !frame.asks.has('amount') && frame.numbers.length === 0)
    return missing('人数', 'no-count', { frame, lookup, scope });
  return null;
}

/** 公务接待费花了9万, 采购20台台式电脑花了多少: a figure that is taken for granted, and is another one in the document. */
function corrected(request: Request, query: Query): Request {
  if (request.type !== 'figures' || request.items.length !== 1 || request.total !== null) return request;
  const [item] = request.items;
  const { frame, scope, lookup } = query;
  if (item === undefined || frame.thresholds.length > 0) return request;
  const value = run(item.plan).amount;
  for (const { value: said, unit, approximate } of frame.numbers) {
    if ((unit === null || isMoney(unit)) && isMoney(value.unit) && Number(said) >= 1000 && !approximate) {
      const stated = amount(said, '元');
      if (!near(value, stated))
        return { ...request, premise: { said: stated, item, bearers: bearers(stated, lookup) } };
    } else if (unit !== null && COUNTED.has(unit) && Number(said) > 1) {
      const count = scope.nouns.flatMap(
        (noun) =>
          operand(
            noun,
            {
              ...scope,
              want: unit === '人' || unit === '名' ? 'people' : unit === '辆' ? 'vehicles' : 'quantity',
              measure: undefined,
            },
            lookup,
          ).readings,
      )[0];
      const counted = count === undefined ? undefined : run(count.plan).amount;
      if (count !== undefined && counted !== undefined && !equal({ ...counted, unit }, amount(said, unit)))
        return { ...request, premise: { said: amount(said, unit), item: count, bearers: [] } };
    }
  }
  return request;
}

const COUNTED = new Set(['台', '辆', '人', '名', '张', '把', '套', '件']);

/** 9万 for 90,000, 1808万 for 18,084,967.25: equal at the precision that was said. */
function near(value: Amount, said: Amount): boolean {
  const wan = convert(value, '万元');
  const stated = convert(said, '万元');
  return (
    equal(value, said) ||
    [0, 1, 2].some((places) => equal(roundTo(wan, places), stated) || equal(truncateTo(wan, places), stated))
  );
}

/** What the document prints with the figure that was said. */
function bearers(said: Amount, lookup: Query['lookup']): readonly Item[] {
  const found = new Map<string, Item>();
  for (const entry of lookup.facts.entries) {
    for (const cell of entry.cells) {
      if (
        cell.value === null ||
        !isMoney(cell.value.unit) ||
        cell.measure !== 'amount' ||
        !equal(cell.value, said) ||
        found.has(entry.subject)
      )
        continue;
      found.set(entry.subject, {
        label: lookup.entity(entry.subject)?.names[0] ?? entry.label,
        plan: { op: 'cell', entry, cell },
        entity: entry.subject,
        rows: [entry],
        year: cell.year,
        measure: cell.measure,
        same: [],
        different: [],
      });
    }
  }
  return [...found.values()].slice(0, 3);
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
