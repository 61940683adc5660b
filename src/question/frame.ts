import type { Lookup } from '../facts/lookup.ts';
import type { Collection, Measure } from '../facts/types.ts';
import { isMoney } from '../money/amount.ts';
import { asksOf, opsOf } from './asks.ts';
import type { Segment } from './clauses.ts';
import { asksEarlier } from './earlier.ts';
import { joinedNouns } from './joined-nouns.ts';
import { BOUGHT, eachOver, readThresholds, type Threshold } from './thresholds.ts';
import { has, isWeak, type Tag, type Token, tag } from './tokens.ts';

/** A thing that a question names: entities that the word may mean, or a list of like things, or a word for what was said before. */
export interface Noun {
  readonly token: Token;
  readonly start: number;
  readonly end: number;
  readonly ids: readonly string[];
  /** The word stands for all of `ids` (电脑). */
  readonly all: boolean;
  readonly collection: string | null;
  readonly pronoun: string | null;
}

export type Limit = Extract<Tag, { t: 'limit' }>;

/** The slots of one question. What the user did not say is empty here; who fills it in says so. */
export interface Frame {
  readonly segment: Segment;
  readonly nouns: readonly Noun[];
  readonly asks: ReadonlySet<string>;
  readonly ops: ReadonlySet<string>;
  readonly pers: readonly string[];
  readonly absents: readonly string[];
  /** 执行数, 决算数, where the document prints such figures: what was really spent. */
  readonly actual: boolean;
  readonly asides: readonly string[];
  readonly years: readonly number[];
  readonly measures: readonly Measure[];
  readonly columns: readonly string[];
  readonly sources: readonly string[];
  readonly units: readonly string[];
  readonly thresholds: readonly Threshold[];
  readonly limits: readonly Limit[];
  /** Numbers that are no threshold, no limit: what the user claims, or the divisor (58个退休的). */
  readonly numbers: readonly Extract<Tag, { t: 'number' }>[];
  readonly unlisted: readonly Extract<Tag, { t: 'unlisted' }>[];
  readonly codes: readonly Extract<Tag, { t: 'code' }>[];
  /** 保留三位小数: how many decimals are wanted. */
  readonly decimals: number | null;
  /** 和…比: sets what it names beside something. */
  readonly comparing: boolean;
  /** Asks nothing by itself: what was asked before is asked of this (项目支出呢). */
  readonly elliptic: boolean;
  /** Words that nothing reads: content that the answer would leave out. */
  readonly unread: readonly string[];
}

export function frameOf(segment: Segment, lookup: Lookup, yearBefore: number): Frame {
  const { tokens } = segment;
  const tags = tokens.flatMap((token) => token.tags);
  const ids = (t: 'per' | 'absent' | 'aside' | 'unit') => tags.flatMap((one) => (one.t === t ? [one.id] : []));
  const { thresholds, used, columns: limited } = readThresholds(tokens);
  const said = yearsOf(tokens, lookup.facts.year, yearBefore);
  const { actual, years } = actualOf(ids('absent').includes('actual'), said, lookup);
  const pick = <K extends Tag['t']>(t: K): Extract<Tag, { t: K }>[] =>
    tokens.filter((token) => !used.has(token)).flatMap((token) => tag(token, t) ?? []);
  const nouns = joinedNouns(nounsOf(tokens, lookup));
  const all = eachOfList(tokens, nouns);
  const asked = asksOf(
    tokens.filter((token) => !used.has(token)),
    nouns,
  );
  const asking = all ? new Set([...asked, 'each']) : asked;
  const named = measuresOf(tokens.filter((token) => !used.has(token) && !limited.has(token) && !isThing(token, nouns)));
  const measures = named.length > 0 ? named : measuresLimited(thresholds, tokens, asking);
  return {
    segment,
    nouns: bought(nouns, tokens, asking, measures),
    asks: asking,
    ops: new Set([
      ...opsOf(tokens.filter((token) => !used.has(token))),
      ...(exceeds(tokens, used) ? ['difference'] : []),
      ...(asksEarlier(segment.text, tokens, lookup.facts.year) ? ['derive'] : []),
    ]),
    pers: all ? ids('per').filter((id) => id !== 'unit') : ids('per'),
    // 扣掉办公费以后: after that, no year to come.
    absents: tokens
      .filter(
        ({ text }) => text !== '以后' || !tokens.some((one) => has(one, 'op', 'minus') || has(one, 'op', 'except')),
      )
      // 行政运行分到的公用经费: got by no community.
      .filter(({ text }) => !/^分[到得]$/.test(text) || /[社小]区|[村居](?!民)/.test(segment.text))
      .flatMap((token) => tag(token, 'absent')?.id ?? [])
      .filter((id) => id !== 'actual' || !actual),
    actual,
    asides: ids('aside'),
    years,
    measures,
    columns: pick('column').map(({ id }) => id),
    sources: pick('source').map(({ source }) => source),
    units: ids('unit'),
    thresholds,
    limits: pick('limit'),
    numbers: pick('number'),
    // 党群服务中心租金: the rent of what is named beside it, not an account of that name.
    // 其他资金, beside a project: the column of that name.
    unlisted: tokens
      .filter((token) => !used.has(token) && tag(token, 'measure') === undefined)
      .flatMap((token) => tag(token, 'unlisted') ?? [])
      .filter(
        (one) =>
          !tokens.some(
            (token) =>
              tag(token, 'unlisted') === one &&
              nouns.some(
                (noun) => noun.token !== token && tag(token, 'entity')?.ids.some((id) => noun.ids.includes(id)),
              ),
          ),
      ),
    codes: pick('code'),
    decimals: decimalsOf(tokens),
    comparing: tokens.some((token) => has(token, 'op', 'compare') && token.text.includes('比')),
    elliptic: false,
    unread: segment.unread.map((gap) => wordAround(gap, tokens)).filter((text) => text !== ''),
  };
}

/** 2022年其他资金进账: a word that names a column beside something else is the thing itself where no row is named. */
function isThing(token: Token, nouns: readonly Noun[]): boolean {
  return (
    tag(token, 'entity') !== undefined &&
    nouns.every(
      ({ token: other, ids, collection }) =>
        other === token ||
        ids.some((id) => /^(?:total|revenue):/.test(id)) ||
        (ids.length === 0 && !PAID_FROM_FUNDS.has(collection ?? '')),
    )
  );
}

/** Lists whose rows have a column for each fund. */
const PAID_FROM_FUNDS = new Set(['projects', 'project-performance', 'procurement', 'purchased-services']);

/** 单价不足1000元的有哪些, 买了5次的: the column that picks the rows is told of them too, where no other is asked for. */
function measuresLimited(
  thresholds: readonly Threshold[],
  tokens: readonly Token[],
  asks: ReadonlySet<string>,
): readonly Measure[] {
  const limited = thresholds.flatMap(({ measure }) => measure ?? []);
  if (limited.length > 0) return asks.has('amount') ? ['amount'] : [...new Set(limited)];
  if (eachOver(thresholds, tokens)) return ['unit-price'];
  return thresholds.some(({ compare, unit }) => compare === 'eq' && !isMoney(unit ?? '元')) ? ['quantity'] : [];
}

/** 项目绩效表每个多少资金: each row of the list, nothing to be divided. */
export function eachOfList(tokens: readonly Token[], nouns: readonly Noun[]): boolean {
  const listed = nouns.filter(({ ids, collection }) => ids.length === 0 && FORMS_OF.has(collection ?? ''));
  return (
    listed.length > 0 &&
    listed.length === nouns.length &&
    tokens.some((token) => has(token, 'per', 'unit') && /^每一?[个项笔张]$/.test(token.text)) &&
    !tokens.some((token) => has(token, 'op', 'average') || has(token, 'op', 'divide'))
  );
}

const FORMS_OF = new Set(['projects', 'project-performance']);

/** 哪些服务买了5次, 服务买了几样, 新买了公车: what 服务 and 公车 stand for beside a word of buying. */
function bought(
  nouns: readonly Noun[],
  tokens: readonly Token[],
  asks: ReadonlySet<string>,
  measures: readonly Measure[],
): readonly Noun[] {
  // 哪一项服务最费钱: one of them is looked for.
  const outermost = tokens.some((token) => has(token, 'op', 'max') || has(token, 'op', 'min'));
  const rows = outermost || ['which', 'how-many', 'list'].some((ask) => asks.has(ask));
  const services = (noun: Noun) =>
    /^服务类?$/.test(noun.token.text) && noun.ids.every((id) => id.startsWith('procurement-class:'));
  const buying = tokens.some(({ text }) => BOUGHT.test(text) && !/^配/.test(text));
  const cars = (noun: Noun) =>
    noun.ids.includes('three-public:公务用车购置及运行维护费') && /^公[车务家]/.test(noun.token.text);
  if (buying && nouns.length === 1 && nouns.every(cars) && nouns.some(({ token }) => token.text.length <= 4))
    return nouns.map((noun) => ({ ...noun, ids: ['three-public:公务用车购置费'] }));
  if (
    rows &&
    nouns.some(services) &&
    (measures.includes('quantity') || nouns.length > 1 || outermost || tokens.some(({ text }) => BOUGHT.test(text)))
  )
    return nouns.map((noun) => (services(noun) ? { ...noun, ids: [], collection: 'purchased-services' } : noun));
  return nouns;
}

/** 三项, 四个: how many things the question speaks of; 0 where it does not say. */
export function countSaid({ numbers }: Frame): number {
  const said = numbers.find(({ unit }) => unit !== null && ['项', '个', '类', '笔', '种', '样', '块'].includes(unit));
  return Number(said?.value ?? '0');
}

/** The columns that are named; 面向小微的金额 is one of them, not two. */
function measuresOf(tokens: readonly Token[]): readonly Measure[] {
  const named = tokens.filter((token) => tag(token, 'measure') !== undefined);
  const heads = named.filter((token) => {
    const of = tokens.find(({ text, end }) => text === '的' && end === token.start)?.start ?? token.start;
    const head = tokens.some((other) => other.end === of && tag(other, 'measure') !== undefined);
    // 面向小微企业采购的金额
    const supplier = named.findLast(
      (other) => other.end <= token.start && /^for-/.test(tag(other, 'measure')?.id ?? ''),
    );
    const apart = tokens.some(
      ({ text, start, end }) =>
        start >= (supplier?.end ?? 0) && end <= token.start && /^(?:[和跟与及]|以及|还有)$/.test(text),
    );
    return tag(token, 'measure')?.id !== 'amount' || !(head || (supplier !== undefined && !apart));
  });
  return [...new Set(heads.flatMap((token) => tag(token, 'measure')?.id ?? []))];
}

/** 执行数 without a year is of the latest year that has one: the year before in a budget, its own in a final account. */
function actualOf(said: boolean, years: readonly number[], lookup: Lookup) {
  const printed = said ? lookup.actualYears() : [];
  const [latest] = printed;
  if (latest === undefined || (years.length > 0 && !years.some((year) => printed.includes(year))))
    return { actual: false, years };
  return { actual: true, years: years.length > 0 || latest === lookup.facts.year ? years : [latest] };
}

/** 低保, where nobody knows 保: what is unread, with the words stuck to it that say nothing alone. */
function wordAround(gap: Segment['unread'][number], tokens: readonly Token[]): string {
  let [from, to, word] = [gap.start, gap.end, gap.text];
  const before = () => tokens.find((token) => token.end === from && isWeak(token));
  const after = () => tokens.find((token) => token.start === to && isWeak(token));
  for (let token = before(); token !== undefined; token = before()) [from, word] = [token.start, token.text + word];
  for (let token = after(); token !== undefined; token = after()) [to, word] = [token.end, word + token.text];
  return word.replaceAll('|', '');
}

function decimalsOf(tokens: readonly Token[]): number | null {
  const places = tokens.flatMap((token) => tag(token, 'number') ?? []).find(({ unit }) => unit === '位');
  return places === undefined ? null : Number(places.value);
}

/** 项目支出超过基本支出多少: no number is exceeded, but another thing. */
function exceeds(tokens: readonly Token[], used: ReadonlySet<Token>): boolean {
  return tokens.some(
    (token, i) =>
      has(token, 'compare', 'gt') &&
      !used.has(token) &&
      [tokens[i - 1], tokens[i + 1]].every((beside) => beside !== undefined && tag(beside, 'entity') !== undefined),
  );
}

function nounsOf(tokens: readonly Token[], lookup: Lookup): Noun[] {
  const ranked = tokens.some((other) => tag(other, 'ask')?.id === 'rank-of');
  const naming = tokens.filter(
    (other) =>
      tag(other, 'entity') !== undefined ||
      (tag(other, 'collection') !== undefined && tag(other, 'column') === undefined),
  );
  return tokens.flatMap((token): Noun[] => {
    const place = { token, start: token.start, end: token.end };
    const entity = tag(token, 'entity');
    const lists = !ranked && naming.some((other) => other !== token);
    const collection = tag(token, 'column') !== undefined && lists ? null : (tag(token, 'collection')?.id ?? null);
    // 除了基本支出，其他支出一共多少: what is left, and no account of that name.
    if (/^其[他它]支出$/.test(token.text) && tokens.some((one) => one.start < token.start && has(one, 'op', 'except')))
      return [{ ...place, ids: ['total:支出总计'], all: false, collection: null, pronoun: null }];
    if (entity !== undefined && countedProjects(token, tokens))
      return [{ ...place, ids: [], all: false, collection: 'projects', pronoun: null }];
    if (entity !== undefined) return [{ ...place, ids: entity.ids, all: entity.all, collection, pronoun: null }];
    const code = tag(token, 'code');
    if (code?.tail === true) {
      const ids = [...lookup.facts.entities.values()]
        .filter((one) => one.code?.endsWith(code.code) === true)
        .map(({ id }) => id);
      return ids.length === 0 ? [] : [{ ...place, ids, all: false, collection: null, pronoun: null }];
    }
    if (collection !== null) return [{ ...place, ids: [], all: false, collection, pronoun: null }];
    const pronoun = tag(token, 'pronoun');
    return pronoun === undefined ? [] : [{ ...place, ids: [], all: false, collection: null, pronoun: pronoun.id }];
  });
}

/** 四个专项的钱: so many projects, not the sum that 专项 stands for alone. */
function countedProjects({ text, start }: Token, tokens: readonly Token[]): boolean {
  const before = tokens.find((other) => other.end === start);
  const number = before === undefined ? undefined : tag(before, 'number');
  return /^专项/.test(text) && Number(number?.value ?? '0') > 1 && /^[个项笔类]$/.test(number?.unit ?? '');
}

function yearsOf(tokens: readonly Token[], year: number, yearBefore: number): number[] {
  const explicit = tokens.some((token) => tag(token, 'year') !== undefined);
  const years = tokens.flatMap((token): number[] => {
    const named = tag(token, 'year');
    if (named !== undefined) return [named.year];
    if (explicit && ['two', 'three'].includes(tag(token, 'relative-year')?.id ?? '')) return [];
    switch (tag(token, 'relative-year')?.id) {
      case 'this':
        return [year];
      case 'last':
        return [year - 1];
      case 'before-last':
        return [year - 2];
      case 'earlier':
        return [yearBefore - 1];
      case 'three':
        return [year - 2, year - 1, year];
      case 'two':
        // 两年各多少: this year's beside last year's.
        return tokens.some((other) => has(other, 'ask', 'each')) ? [year - 1, year] : [year - 2, year - 1];
      default:
        return [];
    }
  });
  // 从2022年起三年
  const [from] = years;
  const text = tokens.map((token) => token.text).join('');
  const three = tokens.some((token) => tag(token, 'relative-year')?.id === 'three');
  if (three && from !== undefined && years.length === 1 && /年(?:起|开始|以来|往后)/.test(text))
    return [from, from + 1, from + 2];
  const span = [...new Set(years)].sort((a, b) => a - b);
  const [first, last] = [span[0], span.at(-1)];
  const all =
    tokens.some((token) => tag(token, 'relative-year')?.id === 'three') &&
    first !== undefined &&
    last !== undefined &&
    last - first === 2;
  return all ? [first, first + 1, last] : [...new Set(years)];
}

/** 这份预算有没有对不上的地方: about the document, whatever was spoken of before. */
export const OVERALL = /这份|整份|全文|文件|预算/;

/** Tables that a word for a list restricts the answer to. */
export const LISTS: Readonly<Record<string, readonly Collection[]>> = {
  projects: ['projects'],
  procurement: ['procurement'],
  'purchased-services': ['purchased-services'],
  assets: ['assets'],
  indicators: ['indicators'],
  'basic-expenditure': ['basic-expenditure'],
  functional: ['general-budget-by-function', 'expenditure', 'balance'],
  revenue: ['balance', 'revenue'],
  staff: ['staff'],
  vehicles: ['vehicles'],
  'three-public': ['three-public'],
  'department-performance': ['department-performance', 'indicators'],
  'project-performance': ['project-performance', 'indicators'],
  balance: ['balance'],
  expenditure: ['expenditure'],
  'revenue-table': ['revenue'],
  'fiscal-balance': ['fiscal-balance'],
  'general-budget-by-function': ['general-budget-by-function'],
  'general-budget-by-unit': ['general-budget-by-unit'],
  'government-fund': ['government-fund'],
  'state-capital': ['state-capital'],
};
