import type { Lookup } from '../facts/lookup.ts';
import { binary } from './adjectives.ts';
import type { Frame, Noun } from './frame.ts';
import { joinedByAnd } from './standing.ts';

/** Rows that alone are meant, by what they are about or belong to, and what an answer calls them. */
export interface Carrying {
  readonly ids: readonly string[];
  /** '' where the row's own name says enough. */
  readonly label: string;
}

export interface Crossed {
  readonly nouns: readonly Noun[];
  readonly carrying: Carrying;
}

/** 行政运行里差旅费多少: an economic account inside a functional one, in a table that has a row for each pair of them. */
export function crossed(nouns: readonly Noun[], frame: Frame, lookup: Lookup): Crossed | null {
  const isFunction = ({ ids }: Noun) => ids.length > 0 && ids.every((id) => id.startsWith('function:'));
  const [whole, ...more] = nouns.filter(isFunction);
  const parts = nouns.filter((noun) => !isFunction(noun));
  if (whole === undefined || more.length > 0 || parts.length === 0 || binary(frame)) return null;
  // 公务用车运行维护费里事业运行多少: the same pair, said the other way round.
  const [part] = parts;
  const between = part === undefined ? '' : frame.segment.text.slice(part.end, whole.start);
  if (part !== undefined && parts.length === 1 && /^的?(?:[里中内]|当中|其中)[面头边]?的?$/.test(between))
    return insideOf(whole, parts, lookup);
  if (parts.some((part) => part.start < whole.end || joinedByAnd(whole, part, frame))) return null;
  return insideOf(whole, parts, lookup);
}

/** 气象服务中心的公务接待费: what the table of “三公” expenses prints for one unit. */
export function ofUnit(nouns: readonly Noun[], frame: Frame, lookup: Lookup): Crossed | null {
  const isUnit = ({ ids }: Noun) => ids.length > 0 && ids.every((id) => id.startsWith('unit:'));
  const [unit, ...more] = nouns.filter(isUnit);
  const things = nouns.filter((noun) => !isUnit(noun));
  if (unit === undefined || more.length > 0 || things.length === 0 || binary(frame)) return null;
  const kept = things.map((noun) => ({
    ...noun,
    ids: noun.ids.filter(
      (id) =>
        id.startsWith('three-public:') &&
        lookup.about(id).some(({ facets }) => facets['unit'] !== undefined && unit.ids.includes(facets['unit'])),
    ),
  }));
  if (!kept.every(({ ids }) => ids.length > 0)) return null;
  return { nouns: kept, carrying: { ids: unit.ids, label: lookup.entity(unit.ids[0] ?? '')?.names[0] ?? '' } };
}

/** 其中事业运行多少, after 公务用车运行维护费: what that account pays of it. */
export function ofThatIn(nouns: readonly Noun[], spokenOf: readonly Noun[], lookup: Lookup): Crossed | null {
  const [whole, ...others] = nouns;
  return whole === undefined || others.length > 0 || spokenOf.length !== 1 ? null : insideOf(whole, spokenOf, lookup);
}

/** The parts as rows of this whole; null where no table splits it into them. */
export function insideOf(whole: Noun, parts: readonly Noun[], lookup: Lookup): Crossed | null {
  if (whole.ids.length === 0 || !whole.ids.every((id) => id.startsWith('function:'))) return null;
  const carrying = { ids: within(whole.ids, lookup), label: lookup.entity(whole.ids[0] ?? '')?.names[0] ?? '' };
  const nouns = crossing(parts, carrying, lookup);
  return nouns === null ? null : { nouns, carrying };
}

/** The economic accounts that these rows are split into; null where one of the nouns is none of them. */
export function crossing(nouns: readonly Noun[], { ids }: Carrying, lookup: Lookup): readonly Noun[] | null {
  const kept = nouns.map((noun) => {
    const own = noun.ids.filter(
      (id) => ECONOMIC.test(id) && lookup.with(id).some(({ subject }) => ids.includes(subject)),
    );
    const department = own.filter((id) => id.startsWith('economic:'));
    return { ...noun, ids: department.length > 0 ? department : own };
  });
  return kept.length > 0 && kept.every(({ ids: left }) => left.length > 0) ? kept : null;
}

const ECONOMIC = /^(?:government-)?economic:/;

/** The account and those below it, by their codes. */
function within(ids: readonly string[], lookup: Lookup): readonly string[] {
  const codes = ids.flatMap((id) => lookup.entity(id)?.code ?? []);
  const below = [...lookup.facts.entities.values()].filter(
    ({ id, code }) => id.startsWith('function:') && code !== undefined && codes.some((one) => code.startsWith(one)),
  );
  return [...new Set([...ids, ...below.map(({ id }) => id)])];
}
