import { run } from '../calculation/run.ts';
import type { Collection } from '../facts/types.ts';
import { absolute, amount, compare, convert, equal, isZero, subtract } from '../money/amount.ts';
import { CARS, carCost } from './adjectives.ts';
import { changeOf } from './changes.ts';
import { countSaid, type Noun } from './frame.ts';
import { ranked } from './lists.ts';
import { alike, type Operand, operand } from './operands.ts';
import type { Query } from './query.ts';
import type { Item, Request } from './request.ts';
import { sumOf } from './requests/arithmetic.ts';
import { squeeze } from './squeeze.ts';
import { TOTAL_OF } from './totals.ts';

/** The things asked for, one item each, or the question back, or what is missing. */
export type Settled = { readonly items: readonly Item[] } | { readonly instead: Request };

/** One figure per noun. A noun of several readings asks back; a noun without a figure says so. */
export function settle(
  query: Query,
  nouns: readonly Noun[] = query.scope.nouns,
  year: number | undefined = query.frame.years[0],
): Settled {
  const items: Item[] = [];
  for (const noun of nouns) {
    const found = operand(noun, query.scope, query.lookup, year);
    const chosen = settleOne(found, query, nouns);
    if ('instead' in chosen) return chosen;
    items.push(...chosen.items);
  }
  return { items };
}

function settleOne({ noun, readings: all }: Operand, query: Query, nouns: readonly Noun[]): Settled {
  const readings = ofTheDepartment(all, query);
  const [first, ...others] = readings;
  if (first === undefined) {
    const derived = beforeTheChange(noun, query);
    return derived === null ? { instead: noFigure(noun, query) } : { items: [derived] };
  }
  // A like name of another year, where no year was said, is shown and not given for an answer.
  const past = readings.every((item) => item.year < query.lookup.facts.year && item.measure === 'amount');
  if (past && noun.token.via === 'search' && query.frame.years.length === 0) return { instead: noFigure(noun, query) };
  const like = others.length > 0 ? [] : namesakes(noun, first, query);
  if (like.length > 0) return { instead: { type: 'clarify', what: noun.token.text, readings: [first, ...like] } };
  if (others.length === 0) return { items: [first] };
  const finest = query.frame.years.length > 1 ? null : butForRounding(readings);
  if (finest !== null) return { items: [finest] };
  const own = ofThatName(noun, readings);
  if (own !== null) return { items: [own] };
  // 水电费: one word for several accounts is what they come to.
  const accounts = readings.every(({ entity }) => entity?.startsWith('economic:') === true);
  const asked = ['each', 'list'].some((ask) => query.frame.asks.has(ask));
  if (noun.all && accounts && !asked) {
    const sum = sumOf(readings, noun.token.text);
    if (sum !== null) return { items: [sum] };
  }
  const together = query.scope.within !== undefined || asked;
  if (noun.all && together && inOneList(readings)) return { items: readings };
  const group = groupBeside(noun, query);
  const fellow = group === null ? [] : readings.filter(({ entity }) => entity?.startsWith(`${group}·`) === true);
  if (fellow.length === 1) return { items: fellow };
  const posts = readings.filter((item) => item.entity?.startsWith('staff:编制') === true);
  if (
    posts.length === 1 &&
    posts[0] !== undefined &&
    readings.every((item) => item.entity?.startsWith('staff:') === true)
  ) {
    return { items: [{ ...posts[0], besides: readings.filter((item) => item !== posts[0]) }] };
  }
  const whole = widest(readings, query) ?? paidIn(readings, query);
  if (whole !== null) return { items: [whole] };
  const counted = asManyAsSaid(readings, query) ?? wholeOfParts(readings);
  if (counted !== null) return { items: counted };
  const ofThePublic = readings.filter((item) => item.entity?.startsWith('three-public:') === true);
  const beside = nouns.some((other) => other !== noun && other.ids.some((id) => id.startsWith('three-public:')));
  if (beside && ofThePublic.length === 1) return { items: ofThePublic };
  // 七部公车，运行费: that of the cars.
  const carried = query.frame.nouns.some((other) => other !== noun && other.ids.includes(CARS));
  const ofCars = carried ? readings.filter(({ entity }) => entity !== null && carCost(entity, query.lookup)) : [];
  if (ofCars.length === 1) return { items: ofCars };
  // 执法执勤车在全部公车里占比: the cars, beside some of them.
  const some = query.frame.nouns.some(
    ({ ids }) => ids.length > 0 && ids.every((id) => id.startsWith('vehicle:') && id !== CARS),
  );
  const cars = readings.filter(({ entity }) => entity === CARS);
  if (some && cars.length === 1) return { items: cars };
  if (first.measure === 'target' || !noun.all) {
    const like = closest(readings, nouns, query);
    if (like !== null) return { items: [like] };
  }
  return { instead: { type: 'clarify', what: noun.token.text, readings } };
}

/** 财政拨款: 4,064.15万元 in one table and 40,641,570.56元 in another are one figure; the other print is told beside it. */
function butForRounding(readings: readonly Item[]): Item | null {
  const amounts = readings.map(({ plan }) => run(plan).amount);
  const alikes = readings.every(
    ({ measure, year, plan }) => measure === 'amount' && year === readings[0]?.year && plan.op === 'cell',
  );
  const fine = amounts.findIndex(({ unit }) => unit === '元');
  const exact = amounts[fine];
  const item = readings[fine];
  if (!alikes || exact === undefined || item === undefined || isZero(exact)) return null;
  const others = readings.filter((one) => one !== item);
  const near = others.every(({ plan }) => {
    const coarse = run(plan).amount;
    return coarse.unit === '万元' && compare(absolute(subtract(convert(exact, '万元'), coarse)), LAST_PLACE) <= 0;
  });
  return near ? { ...item, different: [...item.different, ...others.flatMap(({ plan }) => run(plan).leaves)] } : null;
}

/** One in the last place of a figure that is printed in 万元 with two decimals. */
const LAST_PLACE = amount('0.01', '万元');

/** Does one table print all of them? 住房公积金 stands in two. */
function inOneList(readings: readonly Item[]): boolean {
  const [first = new Set<Collection>(), ...others] = readings.map(
    ({ rows, same }) => new Set([...rows, ...same.map(({ entry }) => entry)].map(({ collection }) => collection)),
  );
  return [...first].some((one) => others.every((collections) => collections.has(one)));
}

/** 运行的经费: a word that is only a part of one name, and of projects' names too. */
function namesakes({ token }: Noun, { entity }: Item, { lookup, scope, frame }: Query): readonly Item[] {
  const part = token.via === 'name' && token.text.length === 2 && entity?.startsWith('category:') === true;
  if (!part || !/^的?(?:经费|费用?|钱)/.test(frame.segment.text.slice(token.end))) return [];
  return [...lookup.facts.entities.values()]
    .filter(({ kind, names }) => kind === 'project' && names.some((name) => name.includes(token.text)))
    .flatMap(({ id }) => {
      const noun: Noun = {
        token,
        start: token.start,
        end: token.end,
        ids: [id],
        all: false,
        collection: null,
        pronoun: null,
      };
      return operand(noun, scope, lookup).readings.slice(0, 1);
    });
}

/** 2023年党建工作经费: last year's project of that very name, not 基层党建工作经费, which the word may mean too. */
function ofThatName({ token }: Noun, readings: readonly Item[]): Item | null {
  const past = readings.every(({ entity }) => entity?.startsWith('prior-project:') === true);
  const own = readings.filter(({ label }) => squeeze(label.replace(/^\d{4}年/, '')) === (token.meant ?? token.text));
  return past && own.length === 1 ? (own[0] ?? null) : null;
}

/** 委托业务费: the department's own account, not the government's of the same name, which holds other accounts too. */
function ofTheDepartment(readings: readonly Item[], { frame }: Query): readonly Item[] {
  if (frame.segment.text.includes('政府')) return readings;
  const own = new Set(
    readings.filter(({ entity }) => entity?.startsWith('economic:') === true).map(({ label }) => label),
  );
  return readings.filter(
    ({ entity, label }) => !(entity?.startsWith('government-economic:') === true && own.has(label)),
  );
}

/** 住房公积金一共多少: of one name in the accounts by function and by economy, the figure that counts more. */
function widest(readings: readonly Item[], { frame }: Query): Item | null {
  const [first] = readings;
  const oneName = readings.every(
    ({ label, measure, entity }) =>
      label === first?.label &&
      measure === 'amount' &&
      /^(?:function|economic|government-economic):/.test(entity ?? ''),
  );
  const kinds = new Set(readings.map(({ entity }) => entity?.split(':')[0]));
  return oneName && kinds.size === readings.length && frame.ops.has('plus') ? (ranked(readings)[0] ?? null) : null;
}

/** 从一般公共预算里拨给本局的钱: what comes in. */
function paidIn(readings: readonly Item[], { frame }: Query): Item | null {
  const revenues = readings.filter(({ entity }) => entity?.startsWith('revenue:') === true);
  return revenues.length === 1 && /拨(?:给|来|下|付|进|到)/.test(frame.segment.text) ? (revenues[0] ?? null) : null;
}

/** 在职的行政编制几人、事业编制几人: of the heads that were spoken of beside it. */
function groupBeside(noun: Noun, { scope }: Query): string | null {
  const groups = scope.said
    .filter((other) => other.start < noun.start && other.ids.length === 1)
    .flatMap(({ ids: [id = ''] }) => (/^staff:.+·/.test(id) ? [id.slice(0, id.indexOf('·'))] : []));
  return new Set(groups).size === 1 ? (groups[0] ?? null) : null;
}

/** 两个信息化运维项目: as many things bear the word as the question says. */
function asManyAsSaid(readings: readonly Item[], { frame }: Query): readonly Item[] | null {
  const lists = new Set(readings.map((item) => item.rows[0]?.source));
  if (countSaid(frame) !== readings.length || lists.size > 1) return null;
  const sum = frame.ops.has('plus') ? sumOf(readings) : null;
  return frame.ops.has('plus') ? (sum === null ? null : [sum]) : readings;
}

/** 建筑面积: the whole and its parts bear the word; the whole is meant, and its parts are said beside it. */
function wholeOfParts(readings: readonly Item[]): readonly Item[] | null {
  if (readings.length < 3 || new Set(readings.map((item) => item.rows[0]?.source)).size > 1) return null;
  for (const whole of readings) {
    const parts = readings.filter((item) => item !== whole);
    const sum = parts.every((item) => item.measure === whole.measure) ? sumOf(parts) : null;
    if (sum === null || !alike(run(sum.plan).amount, run(whole.plan).amount)) continue;
    if (equal(run(sum.plan).amount, run(whole.plan).amount)) return [{ ...whole, besides: parts }];
  }
  return null;
}

/** Last year's figure where only this year's and the change are printed: 105.64 + 9.25 = 114.89. */
function beforeTheChange(noun: Noun, query: Query): Item | null {
  const year = query.lookup.facts.year;
  if (!query.frame.years.includes(year - 1)) return null;
  return changeOf(noun, year, year - 1, query)?.before ?? null;
}

/** The reading that stands in the same list as the other things asked for. */
function closest(readings: readonly Item[], nouns: readonly Noun[], query: Query): Item | null {
  const ids = nouns.length > 1 ? nouns.filter((noun) => noun.ids.length === 1).flatMap((noun) => noun.ids) : [];
  const collections = new Set<Collection>(
    ids.flatMap((id) => query.lookup.about(id).map((entry) => entry.collection)).filter((one) => one !== 'prose'),
  );
  const near = readings.filter((item) => item.rows.some((row) => collections.has(row.collection)));
  return near.length === 1 ? (near[0] ?? null) : null;
}

/** The document names the thing but prints no such figure: what it does print is named. */
export function noFigure(noun: Noun, { lookup, scope, frame }: Query): Request {
  const ids = noun.ids.length > 0 ? noun.ids : [TOTAL_OF[noun.collection ?? ''] ?? ''];
  const open = { ...scope, want: 'any' as const, measure: undefined, within: undefined, source: undefined };
  const there = [...payOf(noun, { lookup, scope }), ...operand({ ...noun, ids }, open, lookup).readings];
  const year = frame.years.find((one) => one !== lookup.facts.year);
  const what = year === undefined ? noun.token.text : `${year}年${noun.token.text}`;
  // What is there for that very year is the answer, wherever it was looked for.
  const ofYear = there.filter(
    (item) => item.year === year && (scope.source === undefined || item.rows[0]?.source === scope.source),
  );
  if (ofYear.length > 0 && scope.measure === undefined && scope.within === undefined)
    return ofYear.length > 1
      ? { type: 'clarify', what: noun.token.text, readings: ofYear }
      : { type: 'figures', items: ofYear, total: null, list: false };
  return { type: 'missing', what, reason: year === undefined ? 'no-figure' : 'year', mentioned: [], there };
}

/** 离休总额, where 离休 is counted in heads: the account of that name is what they are paid. */
function payOf(noun: Noun, { lookup, scope }: Pick<Query, 'lookup' | 'scope'>): readonly Item[] {
  if (scope.want !== 'money') return [];
  const names = noun.ids.flatMap((id) => (id.startsWith('staff:') ? [`${id.slice(id.lastIndexOf('·') + 1)}费`] : []));
  return [...lookup.facts.entities.values()]
    .filter((one) => one.id.startsWith('economic:') && one.names.some((name) => names.includes(name)))
    .flatMap(({ id }) => operand({ ...noun, ids: [id], all: false }, { ...scope, within: undefined }, lookup).readings);
}
