import { run } from '../calculation/run.ts';
import { type Extent, extentOf, isComplete, mayDiffer } from '../facts/extent.ts';
import type { Lookup } from '../facts/lookup.ts';
import type { Collection, Measure } from '../facts/types.ts';
import { compare, isZero } from '../money/amount.ts';
import { type Figure, figuresOf, type Slots } from './figures.ts';
import type { Frame, Noun } from './frame.ts';
import type { Item } from './request.ts';
import { squeeze } from './squeeze.ts';
import { hasMeasure, joinedByAnd } from './standing.ts';
import { columnNamed } from './totals.ts';

/** The two halves of the spending, as columns beside a row or as tables of their own. */
export type Half = 'basic' | 'project';

const OTHER: Readonly<Record<Half, Half>> = { basic: 'project', project: 'basic' };
const NAMES: Readonly<Record<Half, string>> = { basic: '基本支出', project: '项目支出' };

export function isHalf(measure: Measure | undefined): measure is Half {
  return measure === 'basic' || measure === 'project';
}

/** 基本支出, 项目: the half that a noun names. */
export function halfNamed(noun: Noun): Half | null {
  const column = columnNamed(noun);
  return column !== null && isHalf(column) ? column : null;
}

/**
 * What one half of the spending takes of an account, where it stands in no column of its own row: read in the table of that
 * half, added up in the half's column of a table by function and economic account, or what the other half's table leaves of
 * the account. Empty where none can be told.
 */
export function halfOf(id: string, half: Half, slots: Slots, lookup: Lookup): readonly Figure[] {
  const all = { ...slots, measure: 'amount' as const, within: undefined };
  const ids = sameName(id, lookup);
  const figures = (part: Extent['part']) => ids.flatMap((one) => figuresOf(one, { ...all, part }, lookup));
  const [printed] = figures(half);
  if (printed !== undefined) return [{ ...printed, measure: half }];
  const [crossed] = ids.flatMap((one) => ofPairs(one, half, slots, lookup));
  if (crossed !== undefined) return [crossed];
  const [rest] = figures(OTHER[half]);
  const [whole] = figures('whole');
  // Of nothing each half is nothing.
  if (whole !== undefined && isZero(run(whole.plan).amount)) return [{ ...whole, measure: half }];
  const [from, take] = [whole?.rows[0], rest?.rows[0]];
  if (rest === undefined || whole === undefined || from === undefined || take === undefined) return [];
  const apart = whole.year !== rest.year || mayDiffer(wholly(from), wholly(take), lookup);
  if (apart || compare(run(whole.plan).amount, run(rest.plan).amount) < 0) return [];
  return [
    {
      ...whole,
      plan: { op: 'difference', from: whole.plan, take: rest.plan, label: `${whole.label}·${NAMES[half]}` },
      measure: half,
      rows: [...whole.rows, ...rest.rows],
      same: [],
      different: [...whole.different, ...rest.different],
    },
  ];
}

/** Tables that may print one row for each pair of a functional and an economic account. */
const OF_PAIRS: readonly Collection[] = ['expenditure', 'general-budget-by-function', 'general-budget-by-economy'];

/** 差旅费 of 行政运行 and of 审计业务, in the column of 项目支出. */
function ofPairs(id: string, half: Half, slots: Slots, lookup: Lookup): readonly Figure[] {
  if (lookup.about(id).some(({ collection }) => OF_PAIRS.includes(collection))) return [];
  return figuresOf(id, { ...slots, measure: half, want: 'money', within: OF_PAIRS }, lookup).filter(
    ({ rows: [row] }) => row !== undefined && isComplete(row, lookup),
  );
}

function wholly(entry: Parameters<typeof extentOf>[0]): Extent {
  return { ...extentOf(entry), part: 'whole' };
}

/** 公务接待费 and 培训费 stand among the accounts and among the “三公” expenses; 因公出国（境）费 there is 因公出国（境）费用. */
function sameName(id: string, lookup: Lookup): readonly string[] {
  if (!/^(?:economic|three-public):/.test(id)) return [id];
  const name = plain(lookup.entity(id)?.names[0]);
  const twins = [...lookup.facts.entities.values()].filter(
    (one) => one.id !== id && /^(?:economic|three-public):/.test(one.id) && plain(one.names[0]) === name,
  );
  return [id, ...twins.map((one) => one.id)];
}

function plain(name: string | undefined): string {
  return squeeze(name ?? '').replace(/费用$/, '费');
}

/** Can the half of this thing be told? */
export function splits(noun: Noun, half: Measure, lookup: Lookup): boolean {
  const slots: Slots = { want: 'money', year: lookup.facts.year, anyYear: true };
  return noun.ids.some(
    (id) =>
      hasMeasure(id, half, lookup) || (isHalf(half) && isAccount(id) && halfOf(id, half, slots, lookup).length > 0),
  );
}

/** 委托业务费占基本支出: what 基本支出 takes of the account, where the document tells it from all of the account. */
export function partInHalf(part: Item, whole: Item, lookup: Lookup): Item {
  const half = whole.measure === 'amount' ? HALF_IDS[whole.entity ?? ''] : undefined;
  const { entity, measure, year } = part;
  if (half === undefined || measure !== 'amount' || entity === null || !isAccount(entity)) return part;
  const [inside] = halfOf(entity, half, { want: 'money', year }, lookup);
  if (inside === undefined || compare(run(inside.plan).amount, run(part.plan).amount) === 0) return part;
  const { label, plan, rows, same, different } = inside;
  return { label, plan, entity, rows, year, measure: half, same, different };
}

const HALF_IDS: Readonly<Record<string, Half>> = { 'category:基本支出': 'basic', 'category:项目支出': 'project' };

function isAccount(id: string): boolean {
  return /^(?:function|economic|three-public):/.test(id);
}

/** Accounts alone; the government's of the same name may be beside the department's own. */
export function isAccounts({ ids, collection }: Noun): boolean {
  return (
    collection === null &&
    ids.some(isAccount) &&
    ids.every((id) => isAccount(id) || id.startsWith('government-economic:'))
  );
}

/** 项目那头, 从项目里出的, 走项目, 基本支出列了, 余下: a half of the thing beside it, not all of that half. */
const SIDE = /[那这][头边块份]|部分|里[面头]?[出列排走开]|[走列]|余下|剩下|剩的|其余|其中|哪[头边块]/;

export function saysSide({ segment }: Frame): boolean {
  return SIDE.test(segment.text);
}

/** 维修费基本和项目: one account and the halves that are asked of it; null where they stand side by side or against it. */
export function halvesBeside(
  nouns: readonly Noun[],
  frame: Frame,
): { readonly thing: Noun; readonly halves: readonly Half[] } | null {
  const sides = nouns.filter((noun) => halfNamed(noun) !== null);
  const [thing, ...more] = nouns.filter((noun) => !sides.includes(noun));
  const [first] = sides;
  if (thing === undefined || more.length > 0 || first === undefined || !isAccounts(thing)) return null;
  const before = thing.start < first.start;
  const against = sides.some((side) => joinedByAnd(thing, side, frame));
  const between = frame.segment.text.slice(first.end, thing.start);
  // 项目支出里302, 基本支出办公费; 项目支出差旅费各多少 asks for two things.
  const holds = sides.length === 1 && (/[里中]/.test(between) || (/^的?$/.test(between) && !frame.asks.has('each')));
  if (against || (!before && !holds)) return null;
  return { thing, halves: sides.flatMap((side) => halfNamed(side) ?? []) };
}
