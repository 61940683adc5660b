import { extractFacts } from '../../src/facts/extract.ts';
import type { Cell, Entry } from '../../src/facts/types.ts';
import { decimalString } from '../../src/money/amount.ts';
import { first } from '../document/first.ts';

export const facts = extractFacts(first);

export function entry(id: string): Entry {
  const found = facts.entries.find((one) => one.id === id);
  if (found === undefined) throw new Error(`No entry ${id}`);
  return found;
}

/** `amount 2024 140万元 @1089`: what a test compares. */
export function shown({ measure, year, value, bound, line }: Cell): string {
  const amount = value === null ? 'null' : `${decimalString(value)}${value.unit}`;
  return `${measure} ${year} ${bound ?? ''}${amount} @${line}`;
}

export const cells = (id: string): readonly string[] => entry(id).cells.map(shown);
