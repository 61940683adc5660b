import type { Lookup } from '../facts/lookup.ts';
import type { Measure } from '../facts/types.ts';
import type { Frame, Noun } from './frame.ts';
import { halvesBeside, saysSide, splits } from './halves.ts';
import { hasMeasure, partOf } from './standing.ts';
import { has } from './tokens.ts';
import { COLUMN_OF } from './totals.ts';

/** One thing named twice counts once, and a narrower word for it wins: 电脑 … 台式的, 一般行政管理事务这个项目. */
export function withoutRepeats(nouns: readonly Noun[]): readonly Noun[] {
  const first = nouns.filter(
    (noun, i) =>
      nouns.findIndex((other) => other.collection === noun.collection && other.ids.join() === noun.ids.join()) === i,
  );
  return first.filter(
    (noun) =>
      !isItsKind(noun, first) &&
      // 水电费里水费占多少: the sum of both is another thing than one of them.
      ((noun.all && noun.ids.every((id) => id.startsWith('economic:'))) ||
        !first.some(
          (other) =>
            other !== noun &&
            other.ids.length > 0 &&
            other.ids.length < noun.ids.length &&
            other.ids.every((id) => noun.ids.includes(id)),
        )),
  );
}

/** 社区办公经费项目: only says what the thing before it is. */
function isItsKind(noun: Noun, nouns: readonly Noun[]): boolean {
  return (
    noun.ids.length === 0 &&
    noun.token.text === '项目' &&
    nouns.some(
      ({ ids, end }) =>
        ids.length > 0 &&
        ((end === noun.start && ids.every((id) => /^(?:prior-)?project:/.test(id))) ||
          // 编了绩效目标的50个项目
          ids.every((id) => /^count:.*项目$/.test(id))),
    )
  );
}

/** 桌子椅子沙发这些家具: what stands before 这些 only gives examples of what stands behind it. */
export function withoutExamples(nouns: readonly Noun[], frame: Frame): readonly Noun[] {
  const these = frame.nouns.find((noun) => noun.pronoun === 'them');
  const whole = these === undefined ? undefined : nouns.find((noun) => noun.start === these.end);
  // A、B、C这三项人员经费: as many as were named are those, and what stands behind only says what they are.
  const before = nouns.filter(({ ids, end }) => ids.length > 0 && these !== undefined && end <= these.start);
  if (whole !== undefined && these !== undefined && before.length > 1 && counted(these.token.text) === before.length)
    return nouns.filter((noun) => noun !== whole);
  if (whole !== undefined && whole.ids.length === 0 && nouns.length > 2) return nouns.filter((noun) => noun !== whole);
  if (whole !== undefined) return nouns.filter((noun) => noun.start >= whole.start);
  const appositive = frame.nouns.find(
    (noun) => noun.pronoun === 'it' && nouns.some((other) => other.end === noun.start && other.ids.length > 0),
  );
  return appositive === undefined
    ? nouns
    : nouns.filter((noun) => !(noun.start === appositive.end && noun.ids.length === 0));
}

/** 这三项 is 3. */
function counted(text: string): number {
  return (
    '一二三四五六七八九十'.indexOf(
      /[一二三四五六七八九十]/.exec(text.replace('两', '二').replace('仨', '三'))?.[0] ?? '_',
    ) + 1
  );
}

/** 在职人员的工资福利, 一般公共预算“三公”经费, 本街道的…: a noun that only says of whom, beside one that says what. */
export function withoutAdjectives(nouns: readonly Noun[], frame: Frame, lookup: Lookup): readonly Noun[] {
  if (nouns.length < 2) return nouns;
  const kinds = (noun: Noun) => new Set(noun.ids.map((id) => id.slice(0, id.indexOf(':'))));
  const heads =
    !frame.asks.has('people') &&
    frame.pers.length === 0 &&
    !['average', 'divide', 'ratio', 'share', 'difference'].some((op) => frame.ops.has(op));
  const adjective = (noun: Noun): boolean => {
    const kind = kinds(noun);
    const others = nouns.filter((other) => other !== noun);
    // 事业编和参公的一共几个: two things, though one is some of the other.
    if (
      kind.has('staff') &&
      others.every(({ end }) => end !== noun.start) &&
      others.some((other) => kinds(other).has('staff') && besideEachOther(noun, other, frame))
    )
      return false;
    if (kind.has('unit') && kind.size === 1) return true;
    if (isPurpose(noun, others, frame)) return true;
    if (wholeBehind(noun, others, frame) || carsOf(noun, others, frame, lookup)) return true;
    if (
      !kind.has('indicator') &&
      (frame.asks.has('items') || frame.asks.has('goals')) &&
      !frame.asks.has('amount') &&
      others.some((other) => kinds(other).has('indicator') && other.token.via === 'search')
    )
      return true;
    if (
      kind.has('procurement-class') &&
      !frame.ops.has('check') &&
      others.some(
        (other) => other.ids.includes('total:政府购买服务预算') || other.ids.some((id) => id.startsWith('service:')),
      )
    )
      return true;
    if (
      kind.has('staff') &&
      kind.size === 1 &&
      !binary(frame) &&
      !frame.ops.has('plus') &&
      isOver(noun, others, lookup)
    )
      return true;
    if (kind.has('staff') && kind.size === 1 && heads) return others.some((other) => !kinds(other).has('staff'));
    if (kind.has('staff') && !binary(frame) && (frame.asks.has('people') || frame.asks.has('how-many')))
      return others.some((other) => other.ids.some((id) => partOf(id, noun.ids, lookup)));
    return (
      kind.has('revenue') &&
      kind.size === 1 &&
      others.some((other) => other.start === noun.end && !kinds(other).has('revenue'))
    );
  };
  const ofUnit = unitsOwn(nouns, lookup);
  if (ofUnit !== null) return ofUnit;
  const left = nouns.filter((noun) => !adjective(noun));
  return left.length === 0 ? nouns : left;
}

/** 打印材料用的复印纸: what the thing behind it is used for. */
export function isPurpose({ end }: Noun, others: readonly Noun[], { segment: { tokens } }: Frame): boolean {
  return tokens.some(
    (token) => token.text === '用的' && token.start === end && others.some((other) => other.start === token.end),
  );
}

function besideEachOther(a: Noun, b: Noun, { segment: { text } }: Frame): boolean {
  const between = a.start < b.start ? text.slice(a.end, b.start) : text.slice(b.end, a.start);
  return /^的?(?:[和跟与及、]|还有|加上?)$/.test(between);
}

/** 实有的事业编, 在职的参公人员: all the heads of whom the others are some. */
function isOver({ ids }: Noun, others: readonly Noun[], lookup: Lookup): boolean {
  return others.length > 0 && others.every((other) => other.ids.some((id) => partOf(id, ids, lookup)));
}

/**
 * 社会保障与就业类支出合计, 绩效工资的盘子: a word for the whole budget that is stuck to a row's name is about that row;
 * 某某经费项目资金总额 is about that project.
 */
function wholeBehind(noun: Noun, others: readonly Noun[], frame: Frame): boolean {
  const ofProjects = noun.ids.every((id) => id === 'category:项目支出');
  return (
    noun.ids.length > 0 &&
    (ofProjects || noun.ids.every((id) => WHOLES.has(id))) &&
    !binary(frame) &&
    others.some(
      ({ ids, end }) =>
        end <= noun.start &&
        (ofProjects
          ? ids.length > 0 && ids.every((id) => id.startsWith('project:'))
          : ids.length === 0 || ids.some((id) => !WHOLES.has(id))) &&
        /^(?:的|[类款项]|[这那]一?[类项块边笔]|方面)*$/.test(frame.segment.text.slice(end, noun.start)),
    )
  );
}

/** 给车子加油花费多少: how many cars there are is not asked beside what they cost. */
function carsOf(noun: Noun, others: readonly Noun[], frame: Frame, lookup: Lookup): boolean {
  return (
    noun.ids.includes(CARS) &&
    !['vehicles', 'how-many', 'items'].some((ask) => frame.asks.has(ask)) &&
    frame.pers.length === 0 &&
    others.some(({ ids }) => ids.some((id) => !noun.ids.includes(id) && carCost(id, lookup)))
  );
}

/** All the cars, not those of one kind. */
export const CARS = 'vehicle:车辆';

/** Its own name, or that of the project that pays it, speaks of cars. */
export function carCost(id: string, lookup: Lookup): boolean {
  const projects = lookup.about(id).flatMap(({ facets }) => facets['project'] ?? []);
  return [id, ...projects].some(
    (one) => !one.startsWith('vehicle:') && /车/.test(lookup.entity(one)?.names.join() ?? ''),
  );
}

const WHOLES = new Set(['total:收入总计', 'total:支出总计', 'total:收支总预算']);

/** 某某中心的总收入: a unit that has a row of its own among those of the department's whole. */
function unitsOwn(nouns: readonly Noun[], lookup: Lookup): readonly Noun[] | null {
  const units = nouns.filter((noun) =>
    noun.ids.some(
      (id) =>
        id.startsWith('unit:') &&
        lookup.about(id).some(({ collection }) => collection === 'revenue' || collection === 'expenditure'),
    ),
  );
  const others = nouns.filter((noun) => !units.includes(noun));
  const isWhole = others.length > 0 && others.every(({ ids }) => ids.length > 0 && ids.every((id) => WHOLES.has(id)));
  return units.length > 0 && isWhole ? units : null;
}

/** 行政运行的人员经费: a part of the budget that stands as a column beside the row; several ask for several columns. */
export function columnsOf(
  nouns: readonly Noun[],
  frame: Frame,
  lookup: Lookup,
): { nouns: readonly Noun[]; measures: readonly Measure[] } {
  // 项目支出金额: 金额 says nothing of the column.
  const stated = frame.measures.some((measure) => measure !== 'amount');
  if (nouns.length < 2 || stated || binary(frame) || frame.ops.has('percent'))
    return { nouns, measures: frame.measures };
  const whole = ofBothHalves(nouns, frame);
  if (whole !== null) return { nouns: whole, measures: frame.measures };
  const named = nouns.filter((noun) => noun.ids.length === 1 && COLUMN_OF[noun.ids[0] ?? ''] !== undefined);
  // 拆成基本和项目: beside another column, 项目 is one too.
  const heads = nouns.filter(
    (noun) => named.includes(noun) || (named.length > 0 && noun.ids.length === 0 && noun.collection === 'projects'),
  );
  const inner = heads.filter(
    (noun) =>
      !(
        heads.length > 1 &&
        frame.segment.tokens.some((token) => token.start === noun.end && has(token, 'relation', 'within'))
      ),
  );
  const rows = nouns.filter((noun) => !heads.includes(noun));
  const measures = inner.flatMap((noun): readonly Measure[] =>
    noun.ids.length === 0 ? ['project'] : [COLUMN_OF[noun.ids[0] ?? ''] ?? []].flat(),
  );
  const fits = (noun: Noun) =>
    noun.collection === 'functional' ||
    noun.ids.some((id) => measures.every((measure) => hasMeasure(id, measure, lookup)));
  const beside = halvesBeside(nouns, frame);
  const split =
    beside !== null && (saysSide(frame) || beside.halves.every((half) => splits(beside.thing, half, lookup)));
  if (beside !== null && split && !LISTED.some((ask) => frame.asks.has(ask)))
    return { nouns: [beside.thing], measures: beside.halves };
  return heads.length > 0 && rows.length > 0 && rows.every(fits)
    ? { nouns: rows, measures }
    : { nouns, measures: frame.measures };
}

/** A list of projects is asked for, or how many there are. */
const LISTED = ['which', 'list', 'how-many'];

/** 差旅费基本支出和项目支出加一起: the two halves of an account together are the account. */
function ofBothHalves(nouns: readonly Noun[], frame: Frame): readonly Noun[] | null {
  const halves = ['category:基本支出', 'category:项目支出'];
  const rows = nouns.filter(({ ids }) => ids.length > 0 && ids.every((id) => /^(?:economic|function):/.test(id)));
  const others = nouns.filter((noun) => !rows.includes(noun));
  const both = others.length === 2 && halves.every((id) => others.some(({ ids }) => ids.length === 1 && ids[0] === id));
  return both && rows.length === 1 && frame.ops.has('plus') ? rows : null;
}

/** A question that sets two things against one another. */
export function binary(frame: Frame): boolean {
  return ['share', 'ratio', 'difference', 'minus', 'divide'].some((op) => frame.ops.has(op));
}

/** 2022年收入构成里其他资金: a total or a category only says where the things behind 里 stand. */
export function withoutFrame(nouns: readonly Noun[], frame: Frame, lookup: Lookup): readonly Noun[] {
  const [first, second] = nouns;
  if (first === undefined || second === undefined || binary(frame)) return nouns;
  const between = frame.segment.tokens.filter((token) => token.start >= first.end && token.end <= second.start);
  const inside = between.some((token) => has(token, 'relation', 'within'));
  if (inside && accountsOf(first, nouns.slice(1), lookup)) return nouns.slice(1);
  const holds = first.ids.some((id) =>
    nouns.slice(1).every((noun) => noun.ids.some((one) => isBelow(one, id, lookup))),
  );
  if (!holds && (!first.ids.every((id) => id.startsWith('total:')) || first.ids.length === 0)) return nouns;
  const open = ['max', 'min', 'plus', 'except', 'rest'].some((op) => frame.ops.has(op)) || frame.limits.length > 0;
  return inside && !open ? nouns.slice(1) : nouns;
}

/** 公用经费里的商品和服务支出: economic accounts that the tables of 基本支出 print are parts of it, and of its halves. */
function accountsOf(half: Noun, nouns: readonly Noun[], lookup: Lookup): boolean {
  return (
    half.ids.every((id) => /^category:(?:公用经费|人员经费|基本支出)$/.test(id)) &&
    nouns.every(({ ids }) =>
      ids.some(
        (id) =>
          id.startsWith('economic:') &&
          lookup.about(id).some((entry) => entry.collection === 'basic-expenditure' && entry.role === 'group'),
      ),
    )
  );
}

function isBelow(id: string, whole: string, lookup: Lookup): boolean {
  return lookup.about(id).some((entry) => {
    for (let at = entry.parent; at !== null; at = lookup.entry(at)?.parent ?? null)
      if (lookup.entry(at)?.subject === whole) return true;
    return false;
  });
}
