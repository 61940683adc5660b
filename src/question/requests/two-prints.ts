import { run } from '../../calculation/run.ts';
import { extentOf } from '../../facts/extent.ts';
import type { Lookup } from '../../facts/lookup.ts';
import { type Frame, LISTS, type Noun } from '../frame.ts';
import { halfNamed, isAccounts } from '../halves.ts';
import { cellItem, operand } from '../operands.ts';
import type { Query } from '../query.ts';
import type { Item, Request } from '../request.ts';
import { readings, type Said, saidFigures, stands } from '../said.ts';
import type { Scope } from '../scope.ts';
import { has } from '../tokens.ts';
import { differenceOf } from './arithmetic.ts';

/**
 * 公务接待费基本支出里只列33.26万，三公表却写101.26万，两处相差多少: what lies between two figures of one account, each
 * picked by the figure that is quoted, or by the place that is named.
 */
export function twoPrints(query: Query): Request | null {
  const { frame, scope, lookup } = query;
  if (!frame.ops.has('difference') || frame.ops.has('percent') || frame.years.length > 0) return null;
  const said = frame.nouns.filter(({ pronoun }) => pronoun === null);
  const things = said.filter((noun) => isAccounts(noun) && !isPlace(noun, frame));
  const [thing] = things;
  if (thing === undefined || things.some(({ ids }) => ids.join() !== thing.ids.join())) return null;
  const open: Scope = {
    ...scope,
    want: 'money',
    measure: undefined,
    within: undefined,
    container: null,
    source: undefined,
  };
  const figures = (part: Partial<Scope>) => operand(thing, { ...open, ...part }, lookup).readings;
  const quoted = saidFigures(frame.segment.tokens);
  const places = said.filter((noun) => !things.includes(noun));
  const byFigure = quoted.length === 2 ? quoted.map((one) => every(figures({}), lookup).find(saying(one))) : [];
  const byPlace =
    places.length === 2 && places.every((noun) => isPlace(noun, frame))
      ? places.map((noun) => figures(placeOf(noun))[0])
      : [];
  const pair = [byFigure, byPlace].find((items) => items.length === 2 && items.every((item) => item !== undefined));
  const [a, b] = pair ?? [];
  if (a !== undefined && b !== undefined) {
    // 24万 and 24.02万 are one print, one of them said shortly; the same figure said twice is the same in both places.
    const twice = new Set(quoted.map(({ value }) => value)).size > 1 && onePrint(a, b);
    return twice ? { type: 'vague', what: frame.segment.text } : differenceOf(placed(a), placed(b));
  }
  // Of two places that do not both print it, neither is the thing that is taken from.
  return byPlace.length === 0
    ? null
    : { type: 'missing', what: thing.token.text, reason: 'no-figure', mentioned: [], there: figures({}) };
}

/** The figures, and every other print that stands for the same thing. */
function every(items: readonly Item[], lookup: Lookup): readonly Item[] {
  return items.flatMap((item) => [
    item,
    ...[...item.same, ...item.different].map(({ entry, cell }) => cellItem(entry, cell, lookup)),
  ]);
}

function onePrint(a: Item, b: Item): boolean {
  return a.plan.op === 'cell' && b.plan.op === 'cell' && a.plan.cell === b.plan.cell;
}

function saying(said: Said): (item: Item) => boolean {
  return ({ plan }) => readings(said).some((one) => stands(one, run(plan).amount));
}

/** 基本支出里, 三公表: where a figure stands, not what it is of. */
function isPlace(noun: Noun, { segment }: Frame): boolean {
  const within = segment.tokens.some((token) => token.start === noun.end && has(token, 'relation', 'within'));
  return (noun.ids.length === 0 && /表$/.test(noun.token.text)) || (within && halfNamed(noun) !== null);
}

function placeOf(noun: Noun): Partial<Scope> {
  const half = halfNamed(noun);
  if (noun.ids.length > 0 && half !== null) return { measure: half, want: 'any' };
  return { within: LISTS[noun.collection ?? ''] ?? [], from: 0 };
}

/** Both bear one name: the place tells them apart, and what is printed in a table of one half is that half. */
function placed(item: Item): Item {
  const [row] = item.rows;
  const part = row === undefined ? 'whole' : extentOf(row).part;
  const measure = part === 'whole' ? item.measure : part;
  return { ...item, measure, label: `${row?.source ?? ''}${item.label}`, same: [], different: [] };
}
