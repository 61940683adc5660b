import { segments } from '../../src/question/clauses.ts';
import { type Frame, frameOf, type Noun } from '../../src/question/frame.ts';
import type { Knowledge } from '../../src/question/understand.ts';

/** The slots of a frame as short texts: what a corpus line writes. Only what is said; an empty slot is left out. */
export type Slots = Readonly<Record<string, readonly string[]>>;

/** What each part of a message was read as, in order. */
export function slotsOf(text: string, { lexicon, lookup }: Knowledge): readonly Slots[] {
  return segments(text, lexicon).map((segment) => {
    const frame = frameOf(segment, lookup, lookup.facts.year);
    const all = slots(frame, (id) => lookup.entity(id)?.names[0] ?? id);
    return Object.fromEntries(Object.entries(all).filter(([, said]) => said.length > 0));
  });
}

function slots(frame: Frame, name: (id: string) => string): Slots {
  const { segment, nouns, thresholds, limits, numbers, codes, unlisted } = frame;
  return {
    claim: segment.claim ? ['claim'] : [],
    nouns: nouns.map((noun) => nounText(noun, name)),
    asks: [...frame.asks],
    ops: [...frame.ops],
    pers: frame.pers,
    absents: frame.absents,
    asides: frame.asides,
    years: frame.years.map(String),
    measures: frame.measures,
    columns: frame.columns,
    sources: frame.sources,
    units: frame.units,
    thresholds: thresholds.map(({ compare, value, unit }) => `${compare} ${value}${unit ?? ''}`),
    limits: limits.map(({ n, from, nth }) => `${from} ${nth ? '#' : ''}${n}`),
    numbers: numbers.map(({ value, unit, approximate }) => `${approximate ? '约' : ''}${value}${unit ?? ''}`),
    codes: codes.map(({ code, tail }) => `${tail ? '…' : ''}${code}`),
    unlisted: unlisted.map((one) => one.name),
    unread: frame.unread,
  };
}

/** 住房公积金|住房公积金支出: every candidate by its first name; *项目 for a list, @it for a pronoun. */
function nounText({ ids, all, collection, pronoun }: Noun, name: (id: string) => string): string {
  if (pronoun !== null) return `@${pronoun}`;
  if (ids.length === 0) return `*${collection}`;
  return [...new Set(ids.map(name))].sort().join(all ? '&' : '|');
}
