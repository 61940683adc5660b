import type { Lookup } from '../facts/lookup.ts';
import { cellOf } from '../facts/lookup.ts';
import type { Collection, Measure } from '../facts/types.ts';
import { binary } from './adjectives.ts';
import { type Frame, LISTS, type Noun } from './frame.ts';
import { joinedByAnd } from './standing.ts';

/** Funds that stand as columns beside projects and purchases, by what a word for the fund means elsewhere. */
const FUNDS: readonly (readonly [id: RegExp, word: RegExp, columns: readonly Measure[]])[] = [
  [/^total:上年结转结余$/, /./, ['carried', 'carried-general']],
  [/^(?:revenue|total):(?:财政拨款|一般公共预算)/, /一般公共/, ['general-budget', 'fiscal']],
  [/^(?:revenue|total):(?:财政拨款|一般公共预算)/, /./, ['fiscal', 'general-budget']],
  [/^(?:revenue|total):政府性基金/, /./, ['government-fund']],
  [/^(?:revenue|total):国有资本/, /./, ['state-capital']],
  [/^revenue:财政专户/, /./, ['special-account']],
  [/^revenue:(?:单位资金|其他资金|自有资金)/, /./, ['own-funds', 'self-raised']],
];

const FUND_COLUMNS = new Set<Measure>(FUNDS.flatMap(([, , columns]) => columns));

export function isFundColumn(measure: Measure | undefined): boolean {
  return measure !== undefined && FUND_COLUMNS.has(measure);
}

const CARRIED = 'total:上年结转结余';
/** Rows that are paid from several funds, each in a column of its own. */
const PAID = /^(?:(?:purchase-project|prior-project|project|good|service|asset):|total:上年结转结余$)/;
const LISTED = new Set(['projects', 'project-performance', 'procurement', 'purchased-services']);

/** The columns that a word for a fund may mean, the likeliest first; none where it is no fund. */
export function fundColumns({ ids, token }: Noun): readonly Measure[] {
  const found = FUNDS.find(([id, word]) => word.test(token.text) && ids.some((one) => id.test(one)));
  return found?.[2] ?? [];
}

/** Is it a thing, or a list of things, whose rows print this column? */
function prints(noun: Noun, column: Measure, lookup: Lookup): boolean {
  const isList = noun.ids.length === 0 && LISTED.has(noun.collection ?? '');
  const things = noun.ids.filter((id) => PAID.test(id));
  const entries = isList
    ? (LISTS[noun.collection ?? ''] ?? ([] as readonly Collection[])).flatMap((one) => lookup.in(one))
    : things.flatMap((id) => lookup.about(id));
  return entries.some((entry) => entry.role === 'item' && cellOf(entry, column)?.value != null);
}

/** The fund's column, where every one of these things prints it. */
export function fundColumnOf(noun: Noun, things: readonly Noun[], lookup: Lookup): Measure | undefined {
  return things.length === 0
    ? undefined
    : fundColumns(noun).find((column) => things.every((thing) => prints(thing, column, lookup)));
}

/** 某项目的上年结转, 各项目财政拨款各多少: a fund beside a thing that has a column for it. */
export function withFundColumn(
  nouns: readonly Noun[],
  frame: Frame,
  lookup: Lookup,
): { readonly nouns: readonly Noun[]; readonly measures: readonly Measure[]; readonly fund?: undefined } | null {
  const paying = nouns.filter((noun) => fundColumns(noun).length > 0);
  // 上年结转里一般公共预算多少: what is carried over is itself paid from funds.
  const carried = paying.length === nouns.length ? nouns.filter(({ ids }) => ids.every((id) => id === CARRIED)) : [];
  const things = carried.length > 0 ? carried : nouns.filter((noun) => !paying.includes(noun));
  const funds = paying.filter((noun) => !things.includes(noun));
  const said = frame.measures.filter((measure) => measure !== 'amount');
  if (funds.length === 0 || things.length === 0 || said.some((measure) => !FUND_COLUMNS.has(measure))) return null;
  if (binary(frame) || funds.some((fund) => things.some((thing) => joinedByAnd(thing, fund, frame)))) return null;
  const columns = funds.flatMap((fund) => fundColumnOf(fund, things, lookup) ?? []);
  return columns.length === funds.length ? { nouns: things, measures: [...columns, ...said] } : null;
}
