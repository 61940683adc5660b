import type { Plan } from '../../calculation/plan.ts';
import { run } from '../../calculation/run.ts';
import { cellOf } from '../../facts/lookup.ts';
import { isMoney } from '../../money/amount.ts';
import { counted, statedDivisors } from '../divisors.ts';
import { figuresOf } from '../figures.ts';
import { eachOfList, type Noun } from '../frame.ts';
import { wrongCount } from '../list-count.ts';
import { headsOf, operand } from '../operands.ts';
import type { Query } from '../query.ts';
import { lastResult } from '../remember.ts';
import type { Item, Request } from '../request.ts';
import { settle } from '../settle.ts';
import { has } from '../tokens.ts';
import { deniedHeads, divisorsOf, HEADS } from './heads.ts';

/** Words for one piece of what is bought; 每个 of a list is each of its rows. */
const PIECES = /[件台张把套次回趟场]/;
/** The staff of one kind of post. */
const SUBGROUP = /^staff:(?:编制|在职)·/;

/** 人均, 每辆车, 每人每月, 按14个社区平均, A除以B: one figure over head counts, months, or numbers that the user gives. */
export function quotient(query: Query): Request | null {
  const { frame, scope, previous } = query;
  if (eachOfList(frame.segment.tokens, frame.nouns)) return null;
  // 8个项目平均, of ten: they are no divisor that the user gives.
  if (wrongCount(query) !== null) return null;
  // 每辆公务用车购置成本: printed for one, nothing to be divided.
  const ids = scope.nouns.flatMap((noun) => noun.ids);
  if (ids.length > 0 && ids.every((id) => /^indicator:每/.test(id))) return null;
  const before = previous?.request;
  if (frame.elliptic && before?.type === 'quotient' && !scope.inherited) {
    const settled = settle({ ...query, scope: { ...scope, want: 'any' } }, scope.nouns.slice(0, 1));
    return 'instead' in settled ? settled.instead : over(settled.items[0], before.by);
  }
  const one = asksPriceOfOne(query);
  const kinds = one ? [...kindsOf(query), 'unit'] : kindsOf(query);
  const stated = statedDivisors(frame.segment.tokens);
  const dividing = frame.ops.has('divide') && !frame.ops.has('percent') && !frame.ops.has('share');
  if (kinds.length === 0 && !dividing && !frame.ops.has('average') && stated.length === 0) return null;
  const own = scope.inherited ? [] : scope.nouns;
  const heads = own.filter(({ ids }) => ids.some((id) => HEADS.test(id)));
  const things = own.filter((noun) => !heads.includes(noun) || hasMoney(noun, query));
  const divisors = heads.filter((noun) => !things.includes(noun) || things.length > 1);
  const nouns = things
    .filter((noun) => !divisors.includes(noun) && !counted(noun, frame.segment.tokens))
    .filter((noun, _, all) => all.length === 1 || !divisors.some(({ end }) => end === noun.start));
  const of = dividend(nouns, query);
  // 椅子多少钱一把: of several, each has its price.
  if (of !== null && 'type' in of && kinds.every((kind) => kind === 'unit') && stated.length === 0) return null;
  if (of === null || 'type' in of) return of;
  // 每辆的价: the price of one is printed.
  if (of.measure === 'unit-price' && !dividing && stated.length === 0) return null;
  // 安保队员每天巡逻几次: the target is one of each day already.
  if (/每[日天周月季年]/.test(of.label) && !dividing && !frame.ops.has('average') && stated.length === 0) return null;
  const whom = paidOthers(of, query);
  if (whom !== null && kinds.includes('person') && !kinds.includes('staff') && stated.length + divisors.length === 0)
    return { type: 'missing', what: whom, reason: 'no-count', mentioned: [], there: [of] };
  const byPeople = kinds.some((kind) => kind === 'person' || kind === 'staff' || kind === 'vehicle');
  if (byPeople && !isMoney(run(of.plan).amount.unit)) return null;
  if (kinds.includes('person') && divisors.length === 0 && previous?.frame.absents.includes('residents') === true)
    return { type: 'missing', what: 'residents', reason: 'absent', mentioned: [], there: [of] };
  const [part] = divisors.filter(({ ids }) => ids.some((id) => SUBGROUP.test(id)));
  if (part !== undefined && kinds.includes('person') && !dividing && stated.length === 0)
    return { type: 'missing', what: `${part.token.text}的${of.label}`, reason: 'unlisted', mentioned: [], there: [of] };
  const pieces =
    perPiece(kinds, of, query) ??
    (kinds.join() === 'person' && divisors.length + stated.length === 0 ? headsTold(of, query) : null);
  if (pieces === 'priced') return null;
  const those = divisors.length > 0 ? divisors : paidTo(of, query);
  const present =
    kinds.join() === 'person' && stated.length === 0 && divisors.length === 0 ? attending(of, query) : null;
  const found = pieces ?? present;
  const by = found !== null ? [found] : divisorsOf(kinds, stated, those, query);
  if (by === null)
    return one ? { type: 'missing', what: '单价', reason: 'no-figure', mentioned: [], there: [of] } : null;
  const request = over(of, once(by));
  // 人均一年多少，一个月呢: a month of each person's, and of all of them, as either may be meant.
  const each = before?.type === 'quotient' && before.of === of && own.length === 0 && kinds.every(inCalendar);
  if (each && previous?.frame.pers.some((kind) => kind === 'person' || kind === 'staff') === true && request !== null) {
    const ofEach = over(of, [...before.by, ...by]);
    // 月均 and 每月 are said of the whole rather.
    const parts =
      ofEach === null ? [request] : /均|每/.test(frame.segment.text) ? [request, ofEach] : [ofEach, request];
    return { type: 'several', parts };
  }
  const denied = pieces === null ? deniedHeads(stated, kinds, divisors, query) : null;
  return request === null || denied === null ? request : { type: 'several', parts: [request, denied] };
}

/** 按在岗的52个人分，一个人头上: the same heads divide once. */
function once(by: readonly Plan[]): readonly Plan[] {
  return by.filter(
    (plan, i) => plan.op !== 'cell' || by.findIndex((other) => other.op === 'cell' && other.cell === plan.cell) === i,
  );
}

/** 笔记本一台合多少钱, where only what all of them cost is printed: the price of one. */
function asksPriceOfOne({ frame, scope, lookup }: Query): boolean {
  const said =
    scope.measures.includes('unit-price') ||
    (frame.asks.has('amount') &&
      frame.numbers.some(({ value, unit }) => value === '1' && unit !== null && PIECES.test(unit)));
  const [noun, ...others] = scope.nouns;
  if (!said || noun === undefined || others.length > 0 || noun.ids.length === 0) return false;
  const rows = noun.ids.flatMap((id) => lookup.about(id));
  return (
    noun.ids.every((id) => BOUGHT.test(id)) &&
    rows.length > 0 &&
    rows.every((row) => cellOf(row, 'unit-price') === undefined)
  );
}

const BOUGHT = /^(?:good|service|asset):/;

/** 人均会议费: over the heads that are printed beside it, not over the staff. */
function attending({ entity }: Item, { lookup }: Query): Plan | null {
  const names = entity === null ? [] : (lookup.entity(entity)?.names ?? []);
  for (const id of names.map((name) => `count:${name}人数`)) {
    const [figure] = figuresOf(id, { want: 'people', year: lookup.facts.year, anyYear: true }, lookup);
    if (figure !== undefined) return figure.plan;
  }
  return null;
}

/** 离休费人均: over those whom it is paid to, where the document counts them. */
function paidTo({ label }: Item, { lookup, frame }: Query): readonly Noun[] {
  const [token] = frame.segment.tokens;
  const ids = [...lookup.facts.entities.keys()].filter((id) => {
    const group = /^staff:离退休·(.+)$/.exec(id)?.[1];
    return group !== undefined && label.startsWith(group.slice(0, 2));
  });
  return token === undefined || ids.length !== 1
    ? []
    : [{ token, start: 0, end: 0, ids, all: false, collection: null, pronoun: null }];
}

/** 社区工作人员经费, 驻村干部补贴: a project for people who are none of the staff that the document counts. */
function paidOthers({ entity, label }: Item, { lookup }: Query): string | null {
  if (entity === null || !/^(?:prior-project|project|purchase-project|service|good|indicator):/.test(entity))
    return null;
  const named = lookup.entity(entity)?.names.join(' ') ?? label;
  return OTHERS.test(named) ? `${label}所涉人员的人数` : null;
}

const OTHERS =
  /人员|干部|队员|社工|工作者|网格员|协管员|辅警|保安|志愿者|党员|老人|老年|儿童|学生|居民|群众|困难户|残疾人|退役|军人|劳模/;

function over(of: Item | undefined, by: readonly Plan[]): Request | null {
  if (of === undefined || by.length === 0) return null;
  const { unit } = run(of.plan).amount;
  const label = `${of.label}每份`;
  const plan = by.reduce<Plan>(
    (result, divisor) => ({ op: 'quotient', of: result, by: divisor, unit, label }),
    of.plan,
  );
  return { type: 'quotient', of, by, plan };
}

/** What 每 counts; 一辆 of the three-public spending is each car. */
function kindsOf({ frame, scope }: Query): readonly string[] {
  const vehicle =
    frame.numbers.some(({ value, unit }) => value === '1' && (unit === '辆' || unit === '台')) &&
    scope.nouns.some(({ ids }) => ids.some((id) => id.startsWith('three-public:')));
  const said = [...new Set(frame.pers)].filter((kind) => kind !== 'area');
  // 按在职人数平均每人: the same heads, said twice.
  const kinds = said.includes('staff') ? said.filter((kind) => kind !== 'person') : said;
  return vehicle && !kinds.includes('vehicle') ? [...kinds, 'vehicle'] : kinds;
}

function inCalendar(kind: string): boolean {
  return ['month', 'quarter', 'week', 'day'].includes(kind);
}

/** What is divided: the thing named, else what the answer before came to. */
function dividend(nouns: readonly Noun[], query: Query): Item | Request | null {
  const { frame, previous } = query;
  // 每辆车呢, after 每个月: the same thing over something else; 再平均到每个月 goes on with the quotient.
  const onward = frame.ops.has('divide') || frame.segment.text.includes('再');
  const same = previous?.request.type === 'quotient' && !onward ? previous.request.of : undefined;
  const end = same ?? lastResult(previous) ?? null;
  // 多少钱、多少人, then 摊到每个人: the money, though the heads were told last.
  const money = previous?.figures.findLast(({ plan }) => isMoney(run(plan).amount.unit));
  const heads = frame.pers.includes('person') && end !== null && run(end.plan).amount.unit === '人';
  const last = heads ? (money ?? end) : end;
  const spoken = last === null && query.scope.inherited ? query.scope.nouns.slice(0, 1) : [];
  const [noun] = [...nouns, ...spoken];
  if (noun === undefined) return last;
  // 总额÷数量: the quantity divides.
  const whole = frame.measures.includes('quantity') || asksPriceOfOne(query);
  const measure = whole ? undefined : query.scope.measure;
  const settled = settle({ ...query, scope: { ...query.scope, want: 'any', measure } }, [noun]);
  return 'instead' in settled ? settled.instead : (settled.items[0] ?? last);
}

function hasMoney(noun: Noun, { scope, lookup }: Query): boolean {
  return operand(noun, { ...scope, want: 'money' }, lookup).readings.length > 0;
}

/** 摊到每个人头上, after 培训多少人、花多少钱: those who were counted beside the money, or who alone are counted. */
function headsTold({ entity }: Item, { lookup, previous }: Query): Plan | null {
  const [id, ...more] = entity === null ? [] : headsOf([entity], lookup);
  if (id === undefined || more.length > 0) return null;
  const spoken = previous?.figures.some((item) => item.entity === id) === true;
  if (!spoken && lookup.about('staff:在职').length > 0) return null;
  const [figure] = figuresOf(id, { want: 'any', year: lookup.facts.year, anyYear: true }, lookup);
  return figure?.plan ?? null;
}

/** 每次, 平均每件: the quantity that the thing is bought in; a row that prints its unit price needs no division. */
function perPiece(kinds: readonly string[], of: Item, { frame }: Query): Plan | 'priced' | null {
  const stated = statedDivisors(frame.segment.tokens).length > 0;
  const dividing = frame.ops.has('divide') || frame.ops.has('average');
  const [row] = of.rows;
  if (stated || of.measure !== 'amount' || row === undefined || of.rows.length !== 1) return null;
  // 50个项目, 涉及资金: counted where they are told.
  const number = cellOf(row, 'count', of.year);
  const people = kinds.includes('person') && number?.value?.unit === '人';
  if (number?.value != null && (kinds.includes('unit') || dividing || people))
    return { op: 'cell', entry: row, cell: number };
  const counted = frame.segment.tokens.some((token) => has(token, 'per', 'unit') && PIECES.test(token.text));
  const pieces = row.role === 'item' ? kinds.includes('unit') : counted;
  if (!pieces && !(dividing && frame.measures.includes('quantity'))) return null;
  if (row.role === 'item' && cellOf(row, 'unit-price', of.year)?.value != null) return 'priced';
  const cell = cellOf(row, 'quantity', of.year);
  return cell?.value == null ? null : { op: 'cell', entry: row, cell };
}
