import { run } from '../../calculation/run.ts';
import { cellOf } from '../../facts/lookup.ts';
import type { Entry, Statement } from '../../facts/types.ts';
import { compare, isMoney, sign } from '../../money/amount.ts';
import { changeOf, related } from '../changes.ts';
import type { Noun } from '../frame.ts';
import { variants } from '../names.ts';
import { nounName } from '../operands.ts';
import type { Query } from '../query.ts';
import type { Item, Lead, Quoted, Request } from '../request.ts';
import { type Settled, settle } from '../settle.ts';
import { squeeze, squeezeClause } from '../squeeze.ts';
import { has } from '../tokens.ts';
import { differenceOf } from './arithmetic.ts';
import { contentOf } from './content.ts';
import { positionOf } from './position.ts';

/** 怎么比去年少了, 咋就缩水了: asks why without saying so. */
const HOW_COME =
  /(?:怎么|咋个?|为何)(?!样|用|花|算|解释|理解|分|定义|讲)[^|]{0,12}?(?:少|多(?!少)|减|增|降|涨|缩|砍|升|变|掉|换|调|没有?[列编安排]|没得|不列|不安排)/;

/** 为什么减少: the reasons that the document gives, after a premise that is not so has been put right. */
export function reason(query: Query): Request | null {
  const { frame, scope } = query;
  const asked =
    frame.asks.has('why') ||
    (HOW_COME.test(frame.segment.text) && !frame.asks.has('number') && !frame.asks.has('amount'));
  if (!asked) return null;
  const claimed = largestClaim(query);
  if (claimed !== null) return claimed;
  const named = namedWhole(scope.nouns.filter(({ ids }) => ids.length > 0)).slice(0, 4);
  const nouns = named.length > 0 ? named : wholeBudget(query);
  const moving =
    ['up', 'down', 'even', 'double', 'compare', 'rate', 'difference'].some((op) => frame.ops.has(op)) ||
    frame.years.length > 0 ||
    HOW_COME.test(frame.segment.text);
  const parts = nouns.flatMap((noun) => (moving ? null : foundation(noun, query)) ?? reasonOf(noun, query) ?? []);
  if (parts.length === 0 && nouns.length > 0) return unexplained(nouns, query);
  const [only] = parts;
  return only === undefined ? null : parts.length === 1 ? only : { type: 'several', parts };
}

/** 今年的钱怎么比去年少了: the whole budget, where two years are compared and nothing is named. */
function wholeBudget({ frame }: Query): readonly Noun[] {
  const [token] = frame.segment.tokens;
  const moved =
    ['up', 'down', 'double'].some((op) => frame.ops.has(op)) &&
    (frame.years.length > 0 ||
      frame.segment.tokens.some((word) => has(word, 'op', 'compare') && /[比较]/.test(word.text)));
  if (token === undefined || !moved || frame.unread.length > 0) return [];
  return [
    {
      token,
      start: 0,
      end: 0,
      ids: ['total:收支总预算', 'total:支出总计'],
      all: false,
      collection: null,
      pronoun: null,
    },
  ];
}

/** 为啥它是最大的一笔: is it? */
function largestClaim(query: Query): Request | null {
  const { frame, scope } = query;
  if (!frame.ops.has('max') && !frame.ops.has('min') && frame.limits.length === 0) return null;
  const it = frame.nouns.some((noun) => noun.pronoun === 'it') ? query.previous?.focus : undefined;
  const settled = settle(query, (it ?? scope.nouns).slice(0, 1));
  const item = 'items' in settled ? settled.items[0] : undefined;
  return item === undefined ? null : positionOf(item, query, true);
}

function reasonOf(noun: Noun, query: Query): Request | null {
  const { lookup } = query;
  const ids = related(noun.ids);
  const { year } = lookup.facts;
  const title = noun.token.via === 'search' ? noun.token.text : nounName(noun, lookup);
  const stated = ids.flatMap((id) => lookup.statements(id)).filter(({ kind }) => kind === 'reason');
  const said = stated.length > 0 ? stated : told(noun, query);
  const below = said.length > 0 ? [] : reasonsBelow(noun, query);
  if (below.length > 0) return below.length === 1 ? (below[0] ?? null) : { type: 'several', parts: below };
  const statements = distinct(said.length > 0 ? said : mentions(noun, query));
  const printed = changeItems(ids, query);
  const move = changeOf({ ...noun, ids }, year, year - 1, query);
  const own = said.length > 0;
  const lead: Lead | undefined = own ? undefined : { says: 'reason-elsewhere', name: title };
  const quoted: Quoted | null =
    statements.length === 0
      ? null
      : {
          type: 'passages',
          title,
          lead,
          statements,
          figures: printed.length > 0 || move === null ? printed : movesOf(move),
          kind: 'explanation',
        };
  if (move !== null && (contradicts(query, ids) || wrongWay(move, query)))
    return quoted === null ? move : { type: 'several', parts: [move, { ...quoted, figures: [] }] };
  if (quoted !== null) return quoted;
  if (move === null) return null;
  return sign(run(move.difference).amount) === 0
    ? { ...move, question: true }
    : { type: 'missing', what: title, reason: 'no-reason', mentioned: [], there: [move.now, move.before] };
}

/** 数智气象那笔科技支出: beside a thing that is named in full, what is only a part of other names is none. */
function namedWhole(nouns: readonly Noun[]): readonly Noun[] {
  const exact = nouns.filter(({ token }) => token.tags.some((tag) => tag.t === 'entity' && tag.exact === true));
  return exact.length > 0 && nouns.every((noun) => exact.includes(noun) || noun.token.via === 'name') ? exact : nouns;
}

/** 科学技术支出为什么减少: no reason is given for the heading, but for the accounts that stand below it. */
function reasonsBelow(noun: Noun, query: Query): readonly Request[] {
  const { lookup } = query;
  const { year } = lookup.facts;
  if (!noun.ids.some((id) => id.startsWith('function:'))) return [];
  const moved = changeOf(noun, year, year - 1, query);
  if (moved !== null) return [];
  const deeper = (entry: Entry): readonly string[] =>
    lookup.below(entry).flatMap((one) => [one.subject, ...deeper(one)]);
  const below = new Set(noun.ids.flatMap((id) => lookup.about(id)).flatMap(deeper));
  const told = [...below].filter((id) => lookup.statements(id).some(({ kind }) => kind === 'reason'));
  if (told.length > MOST_BELOW) return [];
  return told.flatMap((id) => reasonOf({ ...noun, ids: [id] }, query) ?? []);
}

const MOST_BELOW = 4;

/** The change and the two years that it was calculated from. */
function movesOf({ now, before, difference, rate }: Extract<Request, { type: 'change' }>): readonly Item[] {
  const change: Item = { ...now, label: '比上年增减额', plan: difference, measure: 'change', same: [], different: [] };
  const growth: readonly Item[] =
    rate === null ? [] : [{ ...now, label: '比上年增减幅度', plan: rate, measure: 'growth', same: [], different: [] }];
  return [change, ...growth, now, before];
}

/** 为什么要设惠民资金: a project's own grounds. */
function foundation(noun: Noun, { lookup }: Query): Request | null {
  if (!noun.ids.some((id) => id.startsWith('project:'))) return null;
  const found = noun.ids
    .flatMap((id) => lookup.about(id))
    .flatMap((entry) => {
      const said = entry.texts['立项情况'];
      return said === undefined
        ? []
        : [
            {
              kind: 'reason' as const,
              subject: entry.subject,
              text: said.text,
              source: said.source,
              title: entry.title,
              line: said.line,
              page: said.page,
            },
          ];
    });
  return found.length === 0
    ? null
    : {
        type: 'passages',
        title: nounName(noun, lookup),
        statements: distinct(found),
        figures: [],
        kind: 'explanation',
      };
}

/** Reasons whose sentence, or the one before it, names the thing; else what stands under its name (出国费：根据…). */
function told(noun: Noun, { lookup, document }: Query): readonly Statement[] {
  const keys = new Set(
    noun.ids
      .flatMap((id) => lookup.entity(id)?.names ?? [])
      .map(squeeze)
      .filter((key) => key.length >= 3),
  );
  const paragraphs = document.sections.flatMap(({ paragraphs: own }) => own);
  const close = lookup.facts.statements.filter(({ kind, line, text }) => {
    const paragraph = kind === 'reason' ? paragraphs.find((one) => one.text.includes(text)) : undefined;
    if (paragraph === undefined || paragraph.line > line) return false;
    const before = paragraph.text.slice(0, paragraph.text.indexOf(text)).split(/[；。]/);
    const lead = squeeze(
      before.slice(/主要/.test(before.at(-1) ?? '') && /\d/.test(before.at(-1) ?? '') ? -1 : -2).join(''),
    );
    return [...keys].some((key) => lead.includes(key));
  });
  if (close.length > 0) return close.slice(0, 3);
  const headed = lookup.facts.statements.filter(({ text }) => {
    const head = /^(?:\d+[.．、])?([^，。；：:]{3,20})[：:]/.exec(text)?.[1];
    return head !== undefined && (keys.has(squeeze(head)) || keys.has(squeeze(head).replace(/用$/, '')));
  });
  return headed.slice(0, 2);
}

/** Reasons of other figures that name this thing: 惠民资金 … 划转到…. */
function mentions(noun: Noun, query: Query): readonly Statement[] {
  const { lookup, frame } = query;
  const names = [noun.token.text, ...noun.ids.flatMap((id) => lookup.entity(id)?.names ?? [])];
  const keys = new Set(names.flatMap((name) => variants(name).map(({ key }) => key)).filter((key) => key.length >= 3));
  const reasons = lookup.facts.statements.filter(({ kind }) => kind === 'reason');
  const found = reasons.filter(({ text }) => [...keys].some((key) => standsIn(key, text)));
  if (found.length > 0) return found.slice(0, 3);
  const words = contentOf(frame).filter((word) => word.length >= 3 && !noun.token.text.includes(word));
  return reasons.filter(({ text }) => words.some((word) => squeeze(text).includes(word))).slice(0, 2);
}

/** As a word of its own: 人员经费 stands in 导致人员经费减少, not in 社区人员经费. */
function standsIn(key: string, text: string): boolean {
  const said = squeezeClause(text.replace(/[，；。：]/g, '、'));
  for (let at = said.indexOf(key); at >= 0; at = said.indexOf(key, at + 1))
    if (at === 0 || BEFORE.includes(said.charAt(at - 1))) return true;
  return false;
}

/** What a name may follow in running text: a comma, or the end of 部分, 以及, 导致 … */
const BEFORE = '、分及和与致的对将把由';

/** Does the question take for granted what the document's own change says is not so? */
function contradicts({ frame, lookup }: Query, ids: readonly string[]): boolean {
  const change = ids
    .flatMap((id) => lookup.about(id))
    .map((entry) => cellOf(entry, 'change', lookup.facts.year))
    .find((cell) => cell?.value != null)?.value;
  if (frame.ops.has('double')) return true;
  return change != null && against(frame.ops, sign(change));
}

function wrongWay(move: Extract<Request, { type: 'change' }>, { frame }: Query): boolean {
  return against(frame.ops, sign(run(move.difference).amount));
}

function against(ops: ReadonlySet<string>, direction: number): boolean {
  return (ops.has('up') && !ops.has('down') && direction <= 0) || (ops.has('down') && !ops.has('up') && direction >= 0);
}

function changeItems(ids: readonly string[], { lookup }: Query): readonly Item[] {
  for (const entry of ids.flatMap((id) => lookup.about(id))) {
    const items = (['change', 'growth'] as const).flatMap((measure): Item[] => {
      const cell = cellOf(entry, measure, lookup.facts.year);
      return cell?.value == null
        ? []
        : [
            {
              label: measure === 'change' ? '比上年增减额' : '比上年增减幅度',
              plan: { op: 'cell', entry, cell },
              entity: entry.subject,
              rows: [entry],
              year: lookup.facts.year,
              measure,
              same: [],
              different: [],
            },
          ];
    });
    if (items.length > 0) return items;
  }
  return [];
}

/** 为什么奖金比基本工资还高: both are printed, a reason is not. */
function unexplained(nouns: readonly Noun[], query: Query): Request {
  const settled = settle(query, nouns);
  const not = notSo(settled, query);
  if (not !== null) return not;
  return {
    type: 'missing',
    what: nouns.map((noun) => nounName(noun, query.lookup)).join('、'),
    reason: 'no-reason',
    mentioned: [],
    there: 'items' in settled ? settled.items : [],
  };
}

/** 奖金比基本工资低，这是为什么: it is not, and for what is not there is no reason. */
function notSo(settled: Settled, { frame }: Query): Request | null {
  const [first, second, ...more] = 'items' in settled ? settled.items : [];
  const said = /比[^|]*?(?<less>[低少小])|比[^|]*?(?<more>[高多大])/.exec(frame.segment.text)?.groups;
  if (first === undefined || second === undefined || more.length > 0 || said === undefined) return null;
  const [a, b] = [run(first.plan).amount, run(second.plan).amount];
  const claim = said['less'] === undefined ? 'more' : 'less';
  const holds = claim === 'less' ? compare(a, b) < 0 : compare(a, b) > 0;
  return holds || !isMoney(a.unit) || !isMoney(b.unit) ? null : { ...differenceOf(first, second), claim };
}

function distinct(statements: readonly Statement[]): readonly Statement[] {
  return statements.filter((one, i) => statements.findIndex((other) => other.text === one.text) === i);
}
