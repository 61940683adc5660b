import { run } from '../calculation/run.ts';
import { GOES_ON } from './adding.ts';
import { excludedNouns } from './exclusion.ts';
import type { Noun } from './frame.ts';
import { itemsIn } from './leftover.ts';
import { outside } from './outside.ts';
import type { Query } from './query.ts';
import { mainFigures } from './remember.ts';
import type { Request } from './request.ts';
import { has, isWeak, type Token, tag } from './tokens.ts';
import { isReckoned } from './unused-number.ts';

/**
 * Is an operation or a clause of the question not in what was found? 翻倍 beside a plain change, 和办公费哪个多 with one figure,
 * 里社区那一块 of a thing that has no such part, 再减5个百分点 behind a share.
 */
export function notDone(request: Request, query: Query): boolean {
  return RULES.some((rule) => rule(request, query));
}

type Rule = (request: Request, query: Query) => boolean;

const RULES: readonly Rule[] = [
  unreckoned,
  oneOfTwo,
  notExcluded,
  ofMoreThanAll,
  withinOperand,
  withoutTheFormer,
  fewerYears,
  perOffice,
  affords,
  lessPoints,
  halfOfWhole,
  restricted,
  placeOfNone,
  shareOfMore,
  supposed,
  dividedUp,
  whose,
  noShare,
  manyYears,
  byKind,
  lastFirst,
  perNothing,
  claimedPer,
  outside,
  formless,
  ofWhom,
];

const textOf = ({ frame }: Query) => frame.segment.text;
const tokensOf = ({ frame }: Query): readonly Token[] => frame.segment.tokens;

/** 翻倍, 取整到万元, 去掉零头. */
function unreckoned(request: Request, query: Query): boolean {
  const said = tokensOf(query).filter((token) => has(token, 'reckon'));
  if (said.length === 0 || (request.type === 'figures' && request.premise !== undefined)) return false;
  return !itemsIn(request).some(({ plan }) => isReckoned(plan));
}

/** 和办公费哪个多, and only one figure was found. */
function oneOfTwo(request: Request, query: Query): boolean {
  const { frame } = query;
  const compares = frame.ops.has('compare') && frame.asks.has('which') && /[多大高少小低]/.test(textOf(query));
  return compares && request.type === 'figures' && request.items.length === 1;
}

/** 不含社区的部分, 以外的合计: nothing was taken out. */
function notExcluded(request: Request, query: Query): boolean {
  const { frame } = query;
  if (!frame.ops.has('except') && !frame.ops.has('rest')) return false;
  if (request.type !== 'figures' || request.premise !== undefined) return false;
  if (request.items.some(({ plan }) => plan.op === 'difference' || isReckoned(plan))) return false;
  const excluded = excludedNouns(query);
  if (besides(request, excluded, query)) return false;
  const taken = excluded.flatMap(({ ids }) => ids);
  // 总支出里除了人员经费: what is left is a row of its own.
  const named = [...query.scope.said, ...(query.previous?.nouns ?? [])].flatMap(({ ids }) => ids);
  return request.items.some(
    ({ plan, entity }) => plan.op === 'cell' && entity !== null && (taken.includes(entity) || named.includes(entity)),
  );
}

/** 不算离休的话，退休的有几个; 除了财政拨款还有多少其他资金: a row beside the one that is left out, said behind it. */
function besides(request: Extract<Request, { type: 'figures' }>, excluded: readonly Noun[], query: Query): boolean {
  const parents = excluded.flatMap(({ ids }) =>
    ids.flatMap((id) => query.lookup.about(id).map(({ parent }) => parent)),
  );
  const shown = query.scope.said.filter(({ ids }) => request.items.some(({ entity }) => ids.includes(entity ?? '')));
  return (
    excluded.length > 0 &&
    request.items.every(({ rows }) => rows.every(({ parent }) => parent !== null && parents.includes(parent))) &&
    shown.every(({ start }) => excluded.every(({ end }) => end <= start))
  );
}

/** 办公费里社区那一块占多少: a part within, and it is more than the whole. */
function ofMoreThanAll(request: Request, query: Query): boolean {
  if (request.type !== 'share' || !tokensOf(query).some((token) => has(token, 'relation', 'within'))) return false;
  const whole = cellOfItem(request.whole);
  return request.parts.some((part) => {
    const own = cellOfItem(part);
    return own !== null && whole !== null && own.unit === whole.unit && own.value.gt(whole.value);
  });
}

function cellOfItem({ plan }: ReturnType<typeof itemsIn>[number]) {
  return plan.op === 'cell' ? plan.cell.value : null;
}

/** 办公费中人员部分与公用部分的差, 办公费里有多少是上年结转: what the parts are of is no operand, and is not told beside them. */
function withinOperand(request: Request, query: Query): boolean {
  if (request.type !== 'between' && !(request.type === 'figures' && request.items.length > 1)) return false;
  if (['except', 'rest', 'minus'].some((op) => query.frame.ops.has(op)) || query.frame.asks.has('each')) return false;
  const tokens = tokensOf(query);
  const within = tokens.find((token) => has(token, 'relation', 'within'));
  const of = within && query.frame.nouns.find(({ end }) => end === within.start);
  if (of === undefined) return false;
  const own = itemsIn(request).map(({ entity }) => entity !== null && of.ids.includes(entity));
  return own.includes(true) && own.includes(false);
}

const LEADS = /^(?:再|又|还)?(?:加上?|减去?|扣掉?)(?=\p{Script=Han})(?!起|总|一起|一块|在一|和)/u;

/** 加房租再除以2, 加上房租再占总支出多少: the figure before is an operand too. */
function withoutTheFormer(request: Request, query: Query): boolean {
  if (!['share', 'quotient', 'ratio', 'average'].includes(request.type) || query.previous === null) return false;
  if (!GOES_ON.test(textOf(query)) && !LEADS.test(textOf(query))) return false;
  const items = itemsIn(request);
  const rows = new Set(items.flatMap((item) => item.rows));
  return !mainFigures(query.previous.request).some((one) => one.rows.some((row) => rows.has(row)));
}

/** 近五年平均: of years, and what was found is an average of rows. */
function fewerYears(request: Request, query: Query): boolean {
  const years = query.frame.numbers.some(
    ({ unit, value }) => unit === '年' && Number(value) > 1 && Number(value) < 100,
  );
  return (
    years &&
    (request.type === 'average' ||
      (request.type === 'figures' && request.items.every(({ plan }) => plan.op === 'cell')))
  );
}

/** 按科室平摊: there is no count of offices. */
function perOffice(request: Request, query: Query): boolean {
  return request.type === 'average' && /[按每](?:个|一个)?(?:科室|部门|单位|办公室)/.test(textOf(query));
}

/** 够发几个月房租, 能买几辆车: how often one goes into the other. */
function affords(request: Request, query: Query): boolean {
  if (!/(?:够|能)(?:发|用|付|交|买|花|撑|租|请|换)|换成/.test(textOf(query))) return false;
  const asks = /几|多少(?:个|辆|台|次|年|月|天|人)/.test(textOf(query));
  return (
    asks &&
    (request.type === 'quotient' || request.type === 'figures') &&
    !itemsIn(request).some(({ plan }) => plan.op === 'ratio')
  );
}

/** 占总支出的比例再减5个百分点. */
function lessPoints(request: Request, query: Query): boolean {
  const points = query.frame.numbers.some(({ unit }) => unit === '个百分点');
  return request.type === 'share' && points && !query.frame.asks.has('yes-no');
}

/** 比预算总额的一半多多少: the difference is to be from half of it. */
function halfOfWhole(request: Request, query: Query): boolean {
  if (!query.frame.ops.has('half') || !query.frame.ops.has('difference')) return false;
  return request.type === 'share' || request.type === 'between';
}

const ONLY = /(?:^|\|)(?:只|仅|单|光)(?:算|看|说|讲|要|计|统计)?(在职|在编|在岗|编内|编外|退休|离休|聘用|临聘|干部)/u;

/** 只算在职的办公费: less than all that the row is for. */
function restricted(request: Request, query: Query): boolean {
  const whom = ONLY.exec(textOf(query))?.[1];
  if (whom === undefined || request.type !== 'figures') return false;
  return !itemsIn(request).some(({ label, entity }) => label.includes(whom) || entity?.startsWith('staff:'));
}

/** 办公费的前两项: a place among its like is no row of it. */
function placeOfNone(request: Request, query: Query): boolean {
  return request.type === 'position' && !request.claim && !query.frame.asks.has('rank-of');
}

/** 比去年多花的那部分占去年几成: a share of the change. */
function shareOfMore(request: Request, query: Query): boolean {
  if (request.type !== 'share' || !/[比较][^占]{0,8}(?:多|少|增|减)[^占]{0,8}[的那]?[^占]{0,4}占/.test(textOf(query)))
    return false;
  return itemsIn(request).every(({ plan }) => plan.op === 'cell');
}

/** 和去年相比多花的钱占去年的多少: a share is asked for, and a sum of money was found. */
function noShare(request: Request, query: Query): boolean {
  const { ops, asks } = query.frame;
  if (request.type !== 'figures' || request.premise !== undefined || !ops.has('share') || asks.has('yes-no'))
    return false;
  return (
    !ops.has('except') &&
    !ops.has('rest') &&
    request.items.length === 1 &&
    request.items.every(({ plan }) => run(plan).amount.unit !== '%')
  );
}

/** 年均增长率, 每年涨多少, 增长最快的是哪年: of one step between two years nothing is told of many. */
function manyYears(request: Request, query: Query): boolean {
  return request.type === 'change' && /年均|平均每年|每年|逐年|历年|哪年|哪一年|哪个年/.test(textOf(query));
}

/** 整数的有几个, 奇数编号的: a quality of the figure or the code that no row is picked by. */
function byKind(request: Request, query: Query): boolean {
  const listed = ['rows', 'count', 'ranking', 'average', 'figures'].includes(request.type);
  return listed && /(?:整数|奇数|偶数|单数|双数|质数|首字母|拼音|笔画)/.test(textOf(query));
}

/** 第三名除外, 除最大的一项外: a row that is taken out of none. */
function lastFirst(request: Request, query: Query): boolean {
  return request.type === 'position' && (query.frame.ops.has('except') || query.frame.ops.has('minus'));
}

/** 如果涨价10%: no change that was printed. */
function supposed(request: Request, query: Query): boolean {
  const part = query.frame.numbers.some(({ unit }) => unit === '%');
  return (
    request.type === 'change' &&
    part &&
    /如果|假如|要是|假设|倘若|若/.test(textOf(query)) &&
    !query.frame.asks.has('yes-no')
  );
}

/** 由谁负责, 哪个科室管的: no amount answers that. */
function whose(request: Request, query: Query): boolean {
  const tokens = tokensOf(query);
  const asked = tokens.some((token) => has(token, 'ask', 'office')) || /^(?:是|由|归)?谁/.test(textOf(query));
  const told = request.type === 'figures' || (request.type === 'rows' && query.scope.inherited);
  // Those of the question before are no asks of this one.
  return asked && told && !tokens.some((token) => ['amount', 'number', 'each'].some((ask) => has(token, 'ask', ask)));
}

/** 基本支出里经常性的部分: only projects are told apart so. */
function formless(request: Request, query: Query): boolean {
  if (request.type !== 'rows' && request.type !== 'count') return false;
  const form = tokensOf(query).some((token) => tag(token, 'form') !== undefined);
  return (
    form &&
    request.items.length > 0 &&
    request.items.every(({ rows }) => rows.every(({ collection }) => !/project/.test(collection)))
  );
}

const NOT_SAID: Readonly<Record<string, RegExp | null>> = {
  ...{ month: null, week: null, quarter: null, staff: null },
  ...{ day: /[日天]/, person: /[人均]/ },
};

/** 在职人数平均每月, 巡逻次数每个在职: a figure that is told as it is printed, and its name says nothing of each. */
function perNothing(request: Request, query: Query): boolean {
  if (request.type !== 'figures') return false;
  return query.frame.pers.some((per) => {
    const named = NOT_SAID[per];
    return named !== undefined && request.items.every(({ plan, label }) => plan.op === 'cell' && !named?.test(label));
  });
}

/** 在职人数分给8个社区每个多少: the number divides, and claims nothing. */
function claimedPer(request: Request, query: Query): boolean {
  const { frame } = query;
  const divides = frame.pers.length > 0 || frame.ops.has('divide') || frame.ops.has('average');
  return (
    request.type === 'figures' &&
    request.premise !== undefined &&
    divides &&
    frame.asks.has('number') &&
    !frame.asks.has('yes-no')
  );
}

/** 里专门给老人的部分: small words that say of whom, and no row was picked by them. */
function ofWhom(request: Request, query: Query): boolean {
  if (request.type !== 'figures' || !request.items.every(({ plan }) => plan.op === 'cell')) return false;
  const tokens = tokensOf(query);
  const from = tokens.findIndex((token) => has(token, 'relation', 'within'));
  const to = tokens.findIndex(({ text }, i) => i > from && text === '的');
  const between = from < 0 || to < 0 ? [] : tokens.slice(from + 1, to);
  return between.some(isWeak) && between.every((token) => token.tags.every(({ t }) => t === 'filler'));
}

/** 按4:6分两份各是多少: shares that the user gives. */
function dividedUp(request: Request, { frame }: Query): boolean {
  const shares = frame.numbers.some(({ unit }) => unit === '份') && frame.numbers.length > 1;
  return shares && request.type !== 'quotient' && request.type !== 'ratio';
}
