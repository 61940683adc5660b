import type { Fund } from '../facts/extent.ts';
import { cellOf, type Lookup } from '../facts/lookup.ts';
import type { Collection, Measure } from '../facts/types.ts';
import { binary, columnsOf, withoutAdjectives, withoutExamples, withoutFrame, withoutRepeats } from './adjectives.ts';
import { saysMoney } from './asks.ts';
import { asksPriceOfCar, carsToBuy, priceOfCar } from './cars-bought.ts';
import { type Carrying, crossed, crossing, ofThatIn } from './crossed.ts';
import { MONEY } from './dimension.ts';
import type { Want } from './figures.ts';
import { type Frame, LISTS, type Noun } from './frame.ts';
import { fundColumnOf, isFundColumn, withFundColumn } from './fund-columns.ts';
import { gluedWholes } from './glued-whole.ts';
import { isAccounts, isHalf, saysSide, splits } from './halves.ts';
import { paidTo } from './paid-to.ts';
import { ofProjects } from './project-goods.ts';
import { hasMeasure, isBelow, joinedByAnd, standsIn } from './standing.ts';
import { accountsInHalf, sumWithinHalf } from './sum-within.ts';
import { has } from './tokens.ts';
import { COLUMN_OF, columnNamed, listOf, TOTAL_OF } from './totals.ts';

/** What the words around the nouns restrict: a table, a list, a column, years. */
export interface Scope {
  readonly within: readonly Collection[] | undefined;
  /** Where in the question the restriction begins: 采购表里… says nothing of what stands before it. */
  readonly from: number;
  readonly source: string | undefined;
  readonly columns: readonly string[];
  readonly measure: Measure | undefined;
  /** Every column asked for: 数量、单价、金额. */
  readonly measures: readonly Measure[];
  readonly want: Want;
  /** Nouns that name what is asked for; restrictions are taken out. */
  readonly nouns: readonly Noun[];
  /** The noun that restricts the others, for 占比 and 其余. */
  readonly container: Noun | null;
  /** Every noun of the question, restrictions and adjectives too. */
  readonly said: readonly Noun[];
  /** The nouns were not said: they are those of the question before. */
  readonly inherited: boolean;
  /** 执行数, 决算数: only figures of what was really spent. */
  readonly actual?: boolean | undefined;
  /** 打算买几台: what is to be bought, not what there is. */
  readonly buying?: boolean | undefined;
  /** 其中财政拨款: only what this fund pays. */
  readonly fund?: Fund | undefined;
  /** 农业普查买的平板电脑, 行政运行里差旅费: only rows that belong to these. */
  readonly carrying?: Carrying | undefined;
}

export function wantOf(frame: Frame): Want {
  if (frame.asks.has('people') && frame.asks.has('amount')) return 'any';
  if (frame.asks.has('people')) return 'people';
  if (frame.asks.has('vehicles') || countsCars(frame)) return 'vehicles';
  if (frame.asks.has('items') && !frame.asks.has('amount')) return 'quantity';
  // 编报绩效目标的项目有几个: counted, though what they come to is printed too.
  const counted = frame.nouns.length > 0 && frame.nouns.every(({ ids }) => ids.length > 0 && ids.every(isCount));
  if (counted && frame.asks.has('how-many') && !frame.asks.has('amount')) return 'quantity';
  if (frame.asks.has('amount') || frame.units.length > 0 || asksForMoney(frame)) return 'money';
  return 'any';
}

function isCount(id: string): boolean {
  return id.startsWith('count:');
}

/** 花了多少, 烧多少油钱, 保险费多少: a verb or the name itself says money. */
function asksForMoney({ asks, nouns, segment }: Frame): boolean {
  return asks.has('number') && (MONEY.test(segment.text) || nouns.some(saysMoney));
}

const BUYS = /[买添]|(?<!采)购|新增|拟/;

/** 几辆车: one word for the cars and for how many they are. */
function countsCars({ asks, nouns, segment }: Frame): boolean {
  if (asks.has('amount')) return false;
  // 车辆有多少, where no money is spoken of.
  const bare = !MONEY.test(segment.text) && nouns.length === 1;
  return nouns.some(({ token }) => /^(?:几|多少)[辆台部]/.test(token.text) || (bare && token.text === '车辆'));
}

/** What the conversation hands on to a question that leaves it out. */
export interface Inherited {
  readonly nouns: readonly Noun[];
  readonly measure: Measure | undefined;
  readonly within: readonly Collection[] | undefined;
  /** The message takes the thing apart: 拆开看, 其中. */
  readonly parts?: boolean | undefined;
  /** The account inside which the conversation is. */
  readonly carrying?: Carrying | undefined;
}

/** Sorts the nouns of a question into what restricts and what is asked for. */
export function scopeOf(frame: Frame, lookup: Lookup, inherited: Inherited): Scope {
  const scope = sorted(frame, lookup, inherited);
  return carsInForms({ ...scope, nouns: toBeBought(scope.nouns, frame, lookup) }, frame, lookup);
}

/** What is told of cars to be bought by a performance form alone. */
function carsInForms(scope: Scope, frame: Frame, lookup: Lookup): Scope {
  const [noun, ...others] = scope.nouns;
  const counted = lookup.entity('vehicle:购置车辆') !== undefined;
  if (noun === undefined || others.length > 0 || counted || !noun.ids.some((id) => CAR.test(id))) return scope;
  const buying = scope.want === 'vehicles' && /[买购换]|更新|新增/.test(frame.segment.text);
  const ids = asksPriceOfCar(frame.segment.text) ? priceOfCar(lookup) : buying ? carsToBuy(lookup) : [];
  if (ids.length === 0) return scope;
  const cars = { ...noun, ids, all: false };
  const said = scope.said.map((one) => (one.token === noun.token ? cars : one));
  return { ...scope, nouns: [cars], said, want: 'any', measure: undefined, measures: [] };
}

const CAR = /^(?:three-public:公务用车|vehicle:|project:.*(?:公务用车|车辆)|indicator:)/;

/** 今年要买几辆, 设备有几台: what is to be bought is counted apart from what there is. */
function toBeBought(nouns: readonly Noun[], frame: Frame, lookup: Lookup): readonly Noun[] {
  const cars = frame.asks.has('vehicles') || countsCars(frame);
  if (!cars && !frame.asks.has('items')) return nouns;
  const buying = /[买购换]|更新|新增/.test(frame.segment.text);
  const bought = (id: string) => id.replace(/^(vehicle|count):(?!购置)/, '$1:购置');
  return nouns.map((noun) => {
    const ids = noun.ids.flatMap((id) => {
      const other = bought(id);
      if (other === id) return buying || !noun.ids.some((one) => bought(one) === id && one !== id) ? [id] : [];
      return buying && cars === id.startsWith('vehicle:') && lookup.entity(other) !== undefined ? [other] : [id];
    });
    return { ...noun, ids: [...new Set(ids)] };
  });
}

function sorted(frame: Frame, lookup: Lookup, inherited: Inherited): Scope {
  const want = wantOf(frame);
  const said = frame.nouns.filter((noun) => noun.pronoun === null);
  const distinctNouns = gluedWholes(withoutExamples(withoutRepeats(paidTo(said, frame, lookup)), frame), frame);
  const buying = BUYS.test(frame.segment.text);
  const base = { source: frame.sources[0], columns: frame.columns, want, actual: frame.actual, buying };
  if (distinctNouns.length === 0) {
    const fallback = inherited.nouns.length > 0 ? inherited.nouns : impliedNouns(frame, want, lookup);
    const measures = asPlanned(fallback, frame, lookup)
      ? (['initial-budget'] as const)
      : goesOnWithout(frame, inherited)
        ? (['less-construction'] as const)
        : frame.measures;
    return {
      ...base,
      nouns: fallback,
      measure: measures[0],
      measures,
      within: inherited.within,
      from: 0,
      container: null,
      said: [],
      inherited: true,
    };
  }
  const goingOn = onward(distinctNouns, frame, lookup, inherited);
  if (goingOn !== null)
    return {
      ...base,
      ...goingOn,
      from: 0,
      container: null,
      said: distinctNouns,
      inherited: true,
    };
  const inside =
    crossed(distinctNouns, frame, lookup) ??
    ((inherited.parts === true || (frame.elliptic && inherited.carrying !== undefined)) && !binary(frame)
      ? ofThatIn(distinctNouns, inherited.nouns, lookup)
      : null) ??
    stillInside(distinctNouns, frame, inherited, lookup);
  const part = inside ?? ofProjects(distinctNouns, frame, lookup);
  const things = withoutWholes(part?.nouns ?? distinctNouns, frame, lookup);
  const ofFund =
    sumWithinHalf(things, frame) ?? accountsInHalf(things, frame, lookup) ?? withFundColumn(things, frame, lookup);
  const { nouns: kept, fund } = ofFund ?? fundBeside(things, frame);
  const { nouns: left, container, within } = restriction(kept, frame, lookup);
  const plain = withoutAdjectives(left, frame, lookup);
  const { nouns, measures } =
    ofFund === null ? columnsOf(withoutFrame(plain, frame, lookup), frame, lookup) : { ...ofFund, nouns: plain };
  const [measure] = measures;
  const goesOn =
    inherited.within !== undefined &&
    nouns.every((noun) => noun.ids.some((id) => standsIn(id, inherited.within ?? [], lookup)));
  return {
    ...base,
    nouns,
    measure,
    measures,
    within: within ?? (goesOn ? inherited.within : undefined),
    from: container?.start ?? 0,
    container,
    said: distinctNouns,
    inherited: false,
    fund,
    carrying: part?.carrying,
  };
}

/** …里租赁费多少 维修费多少: the next part of the same whole. */
function stillInside(nouns: readonly Noun[], frame: Frame, { carrying }: Inherited, lookup: Lookup) {
  if (carrying === undefined || carrying.label === '' || binary(frame) || /总|一共|全|整|部门/.test(frame.segment.text))
    return null;
  const inside = crossing(nouns, carrying, lookup);
  return inside === null ? null : { nouns: inside, carrying };
}

/** 公用的呢, 拆成基本和项目, 资产表里呢, 其中财政拨款多少: another column, list or fund of the thing that was spoken of. */
function onward(
  nouns: readonly Noun[],
  frame: Frame,
  lookup: Lookup,
  inherited: Inherited,
): Pick<Scope, 'nouns' | 'measure' | 'measures' | 'within' | 'fund'> | null {
  if (inherited.nouns.length === 0 || binary(frame)) return null;
  const { text, tokens } = frame.segment;
  const among = tokens.slice(0, 2).some((token) => has(token, 'relation', 'within'));
  const several = nouns.length > 1 && (frame.asks.has('each') || frame.asks.has('number'));
  const side = saysSide(frame);
  const parts = among || several || side || inherited.parts === true || /拆|分开|分别|[里中内]|当头/.test(text);
  const columns = nouns.flatMap((noun) => columnNamed(noun) ?? []);
  const goesOn = inherited.measure !== undefined && Object.values(COLUMN_OF).includes(inherited.measure);
  const rows = inherited.nouns.every(
    (noun) => noun.ids.length > 0 && noun.ids.every((id) => columnNamed(noun) === null && !id.startsWith('total:')),
  );
  if (
    columns.length === nouns.length &&
    (goesOn || parts) &&
    rows &&
    inherited.nouns.every((noun) => columns.every((column) => splits(noun, column, lookup)))
  ) {
    return { nouns: inherited.nouns, measure: columns[0], measures: columns, within: inherited.within };
  }
  // 从项目里出的那部分呢: of the account that was spoken of, also where that cannot be told.
  const asked = frame.asks.has('number') || frame.asks.has('amount') || frame.elliptic || frame.segment.claim;
  if (columns.length === nouns.length && columns.every(isHalf) && side && asked && inherited.nouns.every(isAccounts))
    return { nouns: inherited.nouns, measure: columns[0], measures: columns, within: undefined };
  const [only] = nouns;
  if (only === undefined || nouns.length !== 1) return null;
  const paid = parts || frame.asks.has('each') || isFundColumn(inherited.measure);
  const ofFund = paid ? fundColumnOf(only, inherited.nouns, lookup) : undefined;
  if (ofFund !== undefined)
    return { nouns: inherited.nouns, measure: ofFund, measures: [ofFund], within: inherited.within };
  const fund = fundNamed(only);
  const whole = inherited.nouns.every((noun) => noun.ids.some((id) => EXPENDITURE.has(id)));
  if (fund !== null && whole && parts)
    return {
      nouns: [{ ...only, ids: ['total:财政拨款支出总计', 'total:一般公共预算支出'].slice(fund === 'general' ? 1 : 0) }],
      measure: undefined,
      measures: [],
      within: undefined,
    };
  const halves = inherited.nouns.every(({ ids }) => ids.length === 1 && HALVES.has(ids[0] ?? ''));
  const column = (['fiscal', 'general-budget'] as const).find((measure) =>
    inherited.nouns.every(({ ids }) => ids.some((id) => id.startsWith('unit:') && hasMeasure(id, measure, lookup))),
  );
  if (fund !== null && column !== undefined)
    return { nouns: inherited.nouns, measure: column, measures: [column], within: inherited.within };
  if (fund !== null && (rows || halves) && (parts || /又|呢/.test(text)))
    return { nouns: inherited.nouns, measure: inherited.measure, measures: [], within: undefined, fund };
  const list = listOf(only);
  const collections = list === null ? undefined : LISTS[list];
  if (
    collections === undefined ||
    !(only.ids.length === 0 || among) ||
    frame.ops.has('max') ||
    frame.ops.has('min') ||
    frame.asks.has('how-many') ||
    frame.asks.has('which')
  )
    return null;
  const stand = inherited.nouns.every((noun) => noun.ids.some((id) => standsIn(id, collections, lookup)));
  return stand
    ? {
        nouns: inherited.nouns,
        measure: inherited.measure,
        measures: inherited.measure === undefined ? [] : [inherited.measure],
        within: collections,
      }
    : null;
}

/** 预算给了多少, after a final figure: the budget that the final account prints beside it. */
function asPlanned(nouns: readonly Noun[], { segment, measures }: Frame, lookup: Lookup): boolean {
  return (
    measures.length === 0 &&
    segment.tokens.some((token) => /预算/.test(token.text) && has(token, 'filler')) &&
    !/[花用]|支出|决算|执行|实际/.test(segment.text) &&
    nouns.every(({ ids }) =>
      ids.some((id) => lookup.about(id).some((entry) => cellOf(entry, 'initial-budget') !== undefined)),
    )
  );
}

/** 扣除基建后多少，增长多少: still without what is spent on construction. */
function goesOnWithout({ measures }: Frame, { measure }: Inherited): boolean {
  return measures.length === 0 && measure === 'less-construction';
}

const HALVES = new Set(['category:基本支出', 'category:项目支出']);
const EXPENDITURE = new Set(['total:支出总计', 'total:收支总预算', 'total:本年支出合计']);

/** 委托业务费财政安排多少, 住房保障支出里三块一般公共预算各多少: a fund beside a thing says whose money is meant. */
function fundBeside(
  nouns: readonly Noun[],
  frame: Frame,
): { readonly nouns: readonly Noun[]; readonly fund?: Fund | undefined } {
  if (nouns.length < 2 || binary(frame)) return { nouns };
  const funds = nouns.filter((noun) => fundNamed(noun) !== null);
  const [only] = funds;
  const things = nouns.filter((noun) => !funds.includes(noun));
  if (only === undefined || funds.length > 1) return { nouns };
  const plain = things.every(
    (noun) => noun.ids.length > 0 && noun.ids.every((id) => !/^(?:revenue|total|unit|staff):/.test(id)),
  );
  const apart = things.every((noun) => !joinedByAnd(noun, only, frame));
  const fund = fundNamed(only);
  return plain && apart && fund !== null ? { nouns: things, fund } : { nouns };
}

/** 卫生健康支出里行政单位医疗多少: what stands before 里 only tells where the thing stands. */
function withoutWholes(nouns: readonly Noun[], frame: Frame, lookup: Lookup): readonly Noun[] {
  if (nouns.length < 2 || binary(frame) || ['percent', 'except', 'rest'].some((op) => frame.ops.has(op))) return nouns;
  const whole = (noun: Noun) =>
    noun.ids.length > 0 &&
    noun.ids.every((id) => /^(?:function|economic):/.test(id)) &&
    frame.segment.tokens.some((token) => token.start === noun.end && has(token, 'relation', 'within')) &&
    nouns.some((other) => other.start > noun.end) &&
    nouns.every(
      (other) => other.start <= noun.start || other.ids.some((id) => noun.ids.some((one) => isBelow(id, one, lookup))),
    );
  const left = nouns.filter((noun) => !whole(noun));
  return left.length === 0 ? nouns : left;
}

/** 财政拨款, 一般公共预算: whose money. */
export function fundNamed(noun: Noun): Fund | null {
  if (!noun.ids.some((id) => FUND_IDS.has(id))) return null;
  return /一般公共/.test(noun.token.text) ? 'general' : 'fiscal';
}

const FUND_IDS = new Set(['revenue:一般公共预算拨款收入', 'total:财政拨款支出总计', 'total:一般公共预算支出']);

/** What a question is about that names nothing: its columns, its table, the heads, the cars, or the whole budget. */
function impliedNouns(frame: Frame, want: Want, lookup: Lookup): readonly Noun[] {
  const [token] = frame.segment.tokens;
  if (token === undefined) return [];
  const noun = { token, start: 0, end: 0, all: false, pronoun: null };
  const [column] = frame.columns;
  const list =
    column === 'class'
      ? 'assets'
      : column?.startsWith('directory') === true && frame.segment.text.includes('目录')
        ? 'purchased-services'
        : column === 'economic'
          ? 'basic-expenditure'
          : column === 'function'
            ? 'functional'
            : frame.asks.has('level')
              ? 'functional'
              : frame.measures.some((measure) => measure.startsWith('for-')) || counts(frame, '采购')
                ? 'procurement'
                : counts(frame, '购买')
                  ? 'purchased-services'
                  : null;
  if (list !== null) return [{ ...noun, ids: [], collection: list }];
  const [source] = frame.sources;
  if (source !== undefined) {
    const ids = lookup.facts.entries
      .filter((entry) => entry.source === source && entry.role === 'total')
      .map((entry) => entry.subject);
    return ids.length === 0 ? [] : [{ ...noun, ids: [...new Set(ids)].slice(0, 2), collection: null }];
  }
  if (frame.unread.length > 0) return [];
  // 有74个人在上班，是不是
  const claimed = frame.asks.has('yes-no') && frame.numbers.some(({ unit }) => unit === '人' || unit === '名');
  if ((want === 'people' || claimed) && frame.segment.text.length > 3)
    return [{ ...noun, ids: ['staff:在职'], collection: null }];
  if (want === 'vehicles') return [{ ...noun, ids: ['vehicle:车辆'], collection: null }];
  const whole =
    /预算|开支|支出|花|用掉|总共|一共|整年|全年/.test(frame.segment.text) &&
    (frame.asks.has('amount') || frame.asks.has('number') || frame.ops.has('compare') || frame.asks.has('why'));
  // What was spent in the year: the sum at the foot of a final account holds what is carried over too.
  const spent = /[花用]/.test(frame.segment.text) && lookup.actualYears().includes(lookup.facts.year);
  const own = spent && lookup.about('total:本年支出合计').length > 0;
  const ids = own ? ['total:本年支出合计'] : ['total:支出总计', 'total:收支总预算'];
  return whole && frame.unread.length === 0 ? [{ ...noun, ids, collection: null }] : [];
}

/** 采购数量合计: the column's own name says whose it is. */
function counts({ measures, segment }: Frame, buying: string): boolean {
  return measures.includes('quantity') && segment.text.includes(buying);
}

/** A list or its total before things that stand in it: 采购表里台式计算机, 政府采购里服务类. */
function restriction(
  nouns: readonly Noun[],
  frame: Frame,
  lookup: Lookup,
): { nouns: readonly Noun[]; container: Noun | null; within: readonly Collection[] | undefined } {
  for (const noun of nouns) {
    const list = listOf(noun);
    const others = nouns.filter((other) => other !== noun);
    if (list === null || others.length === 0) continue;
    const column = COLUMN_OF[noun.ids[0] ?? ''];
    if (column !== undefined && others.every((other) => other.ids.some((id) => hasMeasure(id, column, lookup))))
      continue;
    // 四大类各占总支出百分之几: the list is the part, not where the whole stands.
    const over = frame.segment.tokens.find((token) => has(token, 'op', 'share'));
    if (over !== undefined && noun.start < over.start && others.every((other) => other.start > over.start)) continue;
    const collections = LISTS[list] ?? [];
    const inside = others.filter((other) =>
      other.ids.some(
        (id) => standsIn(id, collections, lookup, TOTAL_OF[list]) || isFootOf(id, noun, collections, lookup),
      ),
    );
    if (inside.length === 0) continue;
    const extra = others.filter((other) => !inside.includes(other));
    const count = Number(
      frame.numbers.find(({ unit }) => unit === '项' || unit === '个' || unit === '笔')?.value ?? '0',
    );
    // 采购表里要买哪几样设备: a word for things in general, and 车子 before three purchases, narrow nothing.
    const general =
      extra.length > 0 &&
      extra.every(
        (other) =>
          other.ids.length > 0 && other.ids.every((id) => /^(?:asset-class|vehicle|procurement-class):/.test(id)),
      );
    if (noun.ids.length === 0 && general && (frame.asks.has('list') || inside.length === count))
      return { nouns: inside, container: noun, within: collections };
    const apart = inside.every((other) => !joinedByAnd(other, noun, frame));
    const restricts =
      noun.ids.length === 0 ||
      (inside.length === others.length &&
        apart &&
        !['plus', 'ratio', 'share', 'percent'].some(
          (op) =>
            frame.ops.has(op) &&
            noun.ids.length > 0 &&
            others.some((other) => other.start < noun.start && !ownsIt(other, noun, frame)),
        ));
    // 三公多少 出国 接待各多少, 几辆车 执法执勤的几辆: the whole is asked for as well.
    const own = /^(?:几|多少)/.test(noun.token.text)
      ? noun
      : frame.segment.tokens.find(
          (token) => token.start === noun.end && (has(token, 'ask', 'number') || has(token, 'ask', 'amount')),
        );
    if (noun.ids.length > 0 && own !== undefined && others.every((other) => other.start >= own.end))
      return { nouns, container: null, within: collections };
    if (restricts) return { nouns: others, container: noun, within: collections };
  }
  return inside(nouns, frame, lookup) ?? { nouns, container: null, within: undefined };
}

/** 气象服务中心的三公占全部门百分之几: whose list it is, not what is divided by it. */
function ownsIt(unit: Noun, list: Noun, { segment }: Frame): boolean {
  return (
    unit.ids.length > 0 &&
    unit.ids.every((id) => id.startsWith('unit:')) &&
    /^[|、的]?$/.test(segment.text.slice(unit.end, list.start))
  );
}

/** 整体绩效表里收支合计: the sum at the foot of a table that is named. */
function isFootOf(id: string, list: Noun, collections: readonly Collection[], lookup: Lookup): boolean {
  return (
    list.ids.length === 0 &&
    /表$/.test(list.token.text) &&
    id.startsWith('total:') &&
    lookup.about(id).some(({ collection }) => collections.includes(collection))
  );
}

/** 收入构成里“其他资金”: a sum before 里 and one of its parts. */
function inside(nouns: readonly Noun[], frame: Frame, lookup: Lookup): ReturnType<typeof restriction> | null {
  const [whole, ...parts] = nouns;
  if (
    whole === undefined ||
    parts.length === 0 ||
    ['share', 'percent', 'plus', 'ratio'].some((op) => frame.ops.has(op))
  )
    return null;
  const within = frame.segment.tokens.find((token) => token.start >= whole.end && has(token, 'relation', 'within'));
  const between = frame.segment.tokens.filter(({ start, end }) => start >= whole.end && end <= (within?.start ?? 0));
  if (within === undefined || !between.every((token) => has(token, 'ask', 'list') || has(token, 'filler'))) return null;
  const below = (noun: Noun) =>
    noun.start >= within.end &&
    noun.ids.some((id) =>
      lookup.about(id).some(({ parent }) => parent !== null && whole.ids.includes(lookup.entry(parent)?.subject ?? '')),
    );
  return parts.every(below) ? { nouns: parts, container: whole, within: undefined } : null;
}
