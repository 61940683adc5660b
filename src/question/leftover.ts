import { run } from '../calculation/run.ts';
import type { Collection, Entry } from '../facts/types.ts';
import { isZero } from '../money/amount.ts';
import { CARS, carCost, isPurpose } from './adjectives.ts';
import { detailTable } from './detail-table.ts';
import { counted, placesCounted } from './divisors.ts';
import { excludedNouns } from './exclusion.ts';
import { LISTS, type Noun } from './frame.ts';
import { fundColumns } from './fund-columns.ts';
import { PLACE } from './gloss.ts';
import type { Reading } from './lexer.ts';
import type { Query } from './query.ts';
import type { Item, Request } from './request.ts';
import { meansColumn } from './requests/revenue-column.ts';
import { fundNamed } from './scope.ts';
import { isSubUnit } from './sub-units.ts';
import { has, isWeak, type Token, tag } from './tokens.ts';
import { COLUMN_OF, columnNamed, listOf, TOTAL_OF } from './totals.ts';

/** A word of the question that the answer takes no account of. */
export interface Leftover {
  readonly text: string;
  /** No word list has it; it narrows the thing beside it (老年人福利); a thing that was named, and is not answered. */
  readonly why: 'foreign' | 'unread' | 'narrows' | 'unused';
}

const HAN = /\p{Script=Han}/u;
/** Nouns that say nothing without what stands before them: 本支出, 灯会经费. */
const HALF = /^(?:支出|经费|资金|费用|收入|预算|预算数|开支|花费)$/;

/**
 * What a question says beyond what an answer to it rests on. Every word has to be read, and every thing that was read
 * has to be in the answer: a figure for only half of the words is the figure of something else.
 */
export function leftovers(query: Query, request: Request): readonly Leftover[] {
  // What is part of nothing is nothing: 领导出国 where nobody goes abroad.
  const lacking = nothing(request) ? [] : [...narrowing(query), ...apart(query, request), ...unused(query, request)];
  return [...unread(query).filter(({ text }) => !inTarget(text, request)), ...lacking];
}

/** 要审几个项目 of 审计项目, 几个小时内 of 恢复时间: what is left stands in the name of the one target that was found. */
function inTarget(text: string, request: Request): boolean {
  const [item, ...more] = request.type === 'figures' ? request.items : [];
  const name = item?.measure === 'target' && more.length === 0 ? item.label : '';
  return [...text].every((char) => name.includes(char));
}

/** Every figure is zero. */
export function nothing(request: Request): boolean {
  return request.type === 'figures' && request.items.every(({ plan }) => isZero(run(plan).amount));
}

/** Characters that no word covers; what is stuck to a name is said with it. */
function unread({ frame, lookup }: Query): readonly Leftover[] {
  const { tokens, unread: gaps } = frame.segment;
  const places = placesCounted(tokens);
  return gaps.flatMap(({ start, end, text }): Leftover[] => {
    // 社区 of 按14个社区平均, 中心 of 除以两个中心，每个中心: only what the user's own number counts.
    if (gaps.some((gap) => places.includes(gap.start) && gap.text === text)) return [];
    const before = tokens.find((token) => token.end === start && token.via !== 'search' && names(token));
    const after = tokens.find((token) => token.start === end && token.via !== 'search' && names(token));
    const short = before !== undefined && before.text.length <= 3 && text.length === 1 ? before.text : '';
    if (PLACE.test(text) && !lookup.facts.department.endsWith(text)) return [{ text: short + text, why: 'foreign' }];
    if (
      gaps.length === 1 &&
      (predicate({ start, end, text }, tokens, frame.segment.text) || closing({ start, end, text }, tokens))
    )
      return [];
    const han = [...text].filter((char) => HAN.test(char)).length;
    if (han === 0) return /[a-z]{2,}/i.test(text) ? [{ text, why: 'unread' }] : [];
    return [{ text: han === 1 && after !== undefined ? text + after.text : text, why: 'unread' }];
  });
}

/**
 * 造价咨询要价几多, 软件总共值多少钱, 办公费扑腾掉多少: between what is named and the question word, one character with other
 * words around, or up to two with 了 or 掉 behind them, are a verb and narrow nothing; unless it says that the money is not
 * paid but taken, owed, left or lost.
 */
function predicate({ start, end, text }: Reading['unread'][number], tokens: readonly Token[], clause: string): boolean {
  if (text.length > 2 || TAKEN.test(text) || MEASURED.test(text)) return false;
  // 每栋, 最新标准, 逾期的: no verb, but the end of a word that narrows.
  if (LEADS.test(clause.slice(0, start)) || clause.charAt(end) === '的') return false;
  const done = DONE.test(clause.slice(end));
  // 把一般公共服务也踢了: what is done to it is the question.
  if (tokens.some((token) => token.end <= start && /^[把将]$/.test(token.text))) return false;
  const last = tokens.filter(names).at(-1);
  const asked = tokens.find((token) => has(token, 'ask', 'number') || has(token, 'ask', 'amount'));
  // 路灯改造了多少: as many as there are, where nothing says that it is money.
  if (
    text.length > 1 &&
    !(done && asked !== undefined && (has(asked, 'ask', 'amount') || MONEY.test(last?.text ?? '')))
  )
    return false;
  return (
    last !== undefined &&
    (done ? last.end <= start : last.end < start) &&
    asked !== undefined &&
    end <= asked.start &&
    !tokens.some((token) => token.end <= start && has(token, 'relation', 'within'))
  );
}

/** 一次是按多少钱打的, 花多少钱请的: the verb of 是…的, behind the question word and at the end. */
function closing({ start, end, text }: Reading['unread'][number], tokens: readonly Token[]): boolean {
  const last = tokens.at(-1);
  return (
    text.length === 1 &&
    !TAKEN.test(text) &&
    last?.text === '的' &&
    last.start === end &&
    tokens.some((token) => token.end === start && (has(token, 'ask', 'number') || has(token, 'ask', 'amount')))
  );
}

const MONEY = /[费金资贴奖]$|支出$|开支$/;
/** Counters and magnitudes. */
const MEASURED = /[时栋幢层间户亩米里吨斤十百千万亿番折准]/;
const LEADS = /[每按第逾最含]\p{Script=Han}?$/u;
/** Behind a verb, and behind nothing else. */
const DONE = /^(?:了|掉|[出进下上]去|[出进]来)/;
const TAKEN =
  /[欠退罚扣取借还贪漏逃亏赔省超捐抵冻追查余节浪挪缺削压返废减调转截虚冒套骗垫募筹征赚盈收卖租售让透缓补增添涨降跌升剩空缩砍翻浮差偷盗抢救免停撤销误错未没不无非别否拒丢失损毁拆迁贷押存偿赎拖诈少多高低长短满吞侵占估审查核纠]/;

/** 青馨居那一份单独是多少, 两处房租分别多少: parts are asked for, and what was found is one figure for all of it. */
function apart(query: Query, request: Request): readonly Leftover[] {
  if (request.type !== 'figures') return [];
  if (request.items.length > 1) return oneOfOther(query, request.items);
  const { tokens } = query.frame.segment;
  const at = tokens.findIndex((token) => APART.test(token.text));
  const said = textOf(tokens.slice(0, at));
  return at < 0 ? [] : [{ text: said === '' ? (request.items[0]?.label ?? '') : said, why: 'narrows' }];
}

/** 保安的公积金: a thing of another thing, and what was found is a figure for each. */
function oneOfOther({ frame, scope }: Query, items: readonly Item[]): readonly Leftover[] {
  if (scope.said.length !== 2 || frame.asks.has('each')) return [];
  const { text } = frame.segment;
  return scope.said.flatMap((noun): Leftover[] => {
    // 党员的培训费: a name that is only half said lends its 培训 from the thing behind 的.
    const lends = ({ token, start, end }: Noun) =>
      token.via === 'search' && start < noun.start && end > noun.start && text.charAt(noun.start - 1) === '的';
    const other = scope.said.find(
      (one) => (one.end < noun.start && OF.test(text.slice(one.end, noun.start))) || lends(one),
    );
    const apart = other !== undefined && (lends(other) || items.some(({ entity }) => other.ids.includes(entity ?? '')));
    return apart ? [{ text: text.slice(other.start, noun.end), why: 'narrows' }] : [];
  });
}

/** 办公费里政府性基金出多少, 基本支出中用于党建的. */
const OF = /^(?:的|里头?面?|之?中|当中|里面)(?:的|由|用于|属于|来自)?$/;
const APART = /^(?:单独|分别|各是|各自|分别是)/;

/** 老年人福利, 领导的公车, 本支出: words that say little alone narrow the thing that they stand before. */
function narrowing({ frame }: Query): readonly Leftover[] {
  const { tokens } = frame.segment;
  return tokens.flatMap((token, i): Leftover[] => {
    if (!names(token) && !(HALF.test(token.text) && has(token, 'filler'))) return [];
    let from = i;
    const glued = (at: number) => tokens[at]?.start === tokens[at - 1]?.end;
    if (tokens[from - 1]?.text === '的' && glued(from) && isWeak(tokens[from - 2])) from--;
    while (from > 0 && glued(from) && isWeak(tokens[from - 1])) from--;
    // 办公楼面积: of a thing that was only guessed at, what stands before it says of what.
    const place = tokens[i - 1];
    if (from === i && token.via === 'search' && glued(i) && place !== undefined && PREMISES.test(place.text)) from--;
    // 装个新空调: what is to be bought is new.
    const bought = tag(token, 'entity')?.ids.every((id) => /^(?:asset|good):/.test(id)) === true;
    if (bought && textOf(tokens.slice(from, i)) === '新') return [];
    // 两大类, 四大类: how many, not which.
    const listed = has(token, 'collection') && tag(token, 'entity') === undefined;
    if (listed && !KIND.test(textOf(tokens.slice(from, i)))) return [];
    return from === i ? [] : [{ text: textOf(tokens.slice(from, i + 1)), why: 'narrows' }];
  });
}

const PREMISES = /[楼房院室馆站所屋厅]$/;

/** 重大项目, 主要项目: which of a list, and no list says which those are. */
const KIND = /\p{Script=Han}{2}的?$/u;

function textOf(tokens: readonly Token[]): string {
  return tokens.map(({ text }) => text).join('');
}

function names(token: Token): boolean {
  return tag(token, 'entity') !== undefined || tag(token, 'unlisted') !== undefined || has(token, 'collection');
}

/** Things that were named and that the answer does not rest on, neither as what it tells nor as where it looked. */
function unused(query: Query, request: Request): readonly Leftover[] {
  const { scope } = query;
  // 一次性项目有几个, and no form says so: that rests on the whole list.
  const byForm = query.frame.segment.tokens.some((token) => has(token, 'form') || has(token, 'holding'));
  if (byForm && (request.type === 'rows' || request.type === 'count') && request.items.length === 0) return [];
  const entries = entriesIn(request);
  const details = detailTable(query);
  const measures = new Set([...scope.measures, ...entries.flatMap(({ cells }) => cells.map(({ measure }) => measure))]);
  const ids = new Set<string>(excludedNouns(query).flatMap((noun) => noun.ids));
  const collections = new Set<Collection>();
  for (const entry of entries) {
    collections.add(entry.collection);
    for (let at: Entry | undefined = entry; at !== undefined; at = parentOf(at, query)) ids.add(at.subject);
    for (const id of Object.values(entry.facets)) ids.add(id);
    if (entry.facets['project'] !== undefined) collections.add('projects');
  }
  if (collections.has('prior-projects')) collections.add('projects');
  const isColumn = (noun: Noun) => {
    const column = columnNamed(noun);
    return (
      column !== null && (scope.measures.includes(column) || itemsIn(request).some(({ measure }) => measure === column))
    );
  };
  const counts = (noun: Noun) =>
    noun === scope.container ||
    isColumn(noun) ||
    (scope.fund !== undefined && fundNamed(noun) !== null) ||
    fundColumns(noun).some((column) => scope.measures.includes(column)) ||
    itemsIn(request).some(({ plan }) => plan.op === 'cell' && meansColumn(noun, plan.cell.column)) ||
    // 某某经费项目资金: a project's own money.
    (noun.ids.every((id) => id === 'category:项目支出') &&
      entries.some(({ subject }) => subject.startsWith('project:'))) ||
    noun.ids.some((id) => {
      const measure = COLUMN_OF[id];
      return ids.has(id) || isGeneral(id) || (measure !== undefined && measures.has(measure));
    }) ||
    (LISTS[listOf(noun) ?? ''] ?? []).some((one) => collections.has(one)) ||
    // 采购金额, where no table lists the purchases: their sum is told in a sentence.
    (noun.ids.length === 0 && ids.has(TOTAL_OF[noun.collection ?? ''] ?? '')) ||
    ofThose(noun, entries, query) ||
    forCars(noun, entries) ||
    (request.type === 'quotient' && counted(noun, query.frame.segment.tokens)) ||
    isPurpose(noun, scope.said, query.frame) ||
    heldBy(noun, entries, query) ||
    (details !== null && entries.length > 0 && entries.every(({ source }) => source === details));
  const isGeneral = (id: string) => GENERAL.test(id) && !(id.startsWith('unit:') && isSubUnit(id, query.lookup));
  const left = scope.said.filter((noun) => !counts(noun));
  const { tokens } = query.frame.segment;
  return left.map(({ token }) => {
    const next = tokens.find((one) => one.start === token.end && names(one));
    return { text: token.text + (next?.text ?? ''), why: 'unused' };
  });
}

/** The department itself, its whole budget, and words for goods and services at large. */
const GENERAL = /^(?:unit|procurement-class|asset-class|total):/;
const PURCHASES = new Set<Collection>(['procurement', 'purchased-services', 'assets']);

/** 在职人员的工资福利, 退休老同志的医疗费补助, 给车子上保险: that the account pays for those is what the account is for. */
function ofThose(noun: Noun, entries: readonly Entry[], { lookup }: Query): boolean {
  if (noun.ids.includes(CARS)) return entries.some(({ subject }) => carCost(subject, lookup));
  if (noun.ids.length === 0 || !noun.ids.every((id) => id.startsWith('staff:'))) return false;
  if (noun.ids.every((id) => id === 'staff:在职')) return true;
  const retired = noun.ids.every((id) => id.startsWith('staff:离退休'));
  return retired && entries.every((entry) => lookup.entity(entry.subject)?.code?.startsWith('303') === true);
}

/** 车子修车加油买保险: what several purchases are for. */
function forCars({ ids }: Noun, entries: readonly Entry[]): boolean {
  return (
    entries.length > 1 &&
    ids.some((id) => id.startsWith('vehicle:')) &&
    entries.every(({ collection }) => PURCHASES.has(collection))
  );
}

/** 保安一天要巡逻多少回: the name of what is answered says it too (安保队员每日在社区巡逻次数). */
function heldBy({ token }: Noun, entries: readonly Entry[], { lookup }: Query): boolean {
  return entries.some(({ subject, label }) => {
    const name = lookup.entity(subject)?.names[0] ?? label;
    return [...token.text].every((char) => name.includes(char));
  });
}

function parentOf(entry: Entry, { lookup }: Query): Entry | undefined {
  return entry.parent === null ? undefined : lookup.entry(entry.parent);
}

/** Every printed row that stands in a request, wherever in it. */
function entriesIn(request: Request): readonly Entry[] {
  return found(request, (value): value is Entry => 'cells' in value && 'facets' in value);
}

/** Every item of a request, wherever in it. */
export function itemsIn(request: Request): readonly Item[] {
  return found(request, (value): value is Item => 'plan' in value && 'measure' in value);
}

function found<T extends object>(request: Request, is: (value: object) => value is T): readonly T[] {
  const all = new Set<T>();
  const seen = new Set<object>();
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    seen.add(value);
    if (is(value)) all.add(value);
    else for (const part of Object.values(value)) walk(part);
  };
  walk(request);
  return [...all];
}
