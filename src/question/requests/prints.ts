import { type Leaf, run } from '../../calculation/run.ts';
import { cellOf } from '../../facts/lookup.ts';
import type { Entry, Measure } from '../../facts/types.ts';
import { equal } from '../../money/amount.ts';
import type { Noun } from '../frame.ts';
import { operand } from '../operands.ts';
import type { Query } from '../query.ts';
import type { Item, Prints } from '../request.ts';
import { readings, type Said, stands } from '../said.ts';

/** A purchase is compared by all three. */
const OF_GOODS: readonly Measure[] = ['unit-price', 'quantity', 'amount'];
const MOST = 6;

/** Every place that prints the things of a question, one group a figure. */
export function printsOf(nouns: readonly Noun[], said: readonly Said[], query: Query): readonly Prints[] {
  const found = nouns.flatMap((noun) => {
    const goods = ofGoods(noun, query);
    return goods.length > 0 ? goods : [...ofThing(noun, query), ...blank(noun, query)];
  });
  const quoted = nouns.flatMap((noun) => quotedOf(noun, said, query));
  return distinct([...quoted, ...found]).slice(0, MOST);
}

/** One good in several purchase tables: price, quantity and amount, or what is asked for; by its code. */
function ofGoods({ ids }: Noun, { lookup, scope, frame }: Query): readonly Prints[] {
  const byCode = new Map<string, Entry[]>();
  for (const id of ids) {
    for (const entry of lookup.about(id)) {
      const bought = entry.role === 'item' && entry.cells.some(({ measure }) => measure === 'unit-price');
      const code = lookup.entity(id)?.code ?? id;
      if (bought) byCode.set(code, [...(byCode.get(code) ?? []), entry]);
    }
  }
  const asked = frame.measures.filter((measure) => OF_GOODS.includes(measure));
  const measures = scope.measure !== undefined && asked.length > 0 ? asked : OF_GOODS;
  return [...byCode.values()].flatMap((entries) =>
    measures.flatMap((measure): readonly Prints[] => {
      const leaves = entries.flatMap((entry) =>
        entry.cells
          .filter((cell) => cell.measure === measure)
          .slice(0, 1)
          .map((cell) => ({ entry, cell })),
      );
      const [first] = entries;
      return leaves.length === 0 || first === undefined
        ? []
        : [{ label: lookup.entity(first.subject)?.names[0] ?? first.label, measure, leaves }];
    }),
  );
}

function ofThing(noun: Noun, { scope, lookup, frame }: Query): readonly Prints[] {
  const open = { ...scope, within: undefined, source: undefined, want: 'any' as const };
  return operand(noun, open, lookup, frame.years[0])
    .readings.filter((item) => item.plan.op === 'cell')
    .map((item) => ({
      label: item.label,
      measure: item.measure,
      leaves: leavesOf(item, lookup.about(item.entity ?? '')),
    }));
}

/** All prints of an item, with the cells for it that are left empty. */
function leavesOf(item: Item, entries: readonly Entry[]): readonly Leaf[] {
  const empty = entries.flatMap((entry) =>
    entry.cells
      .filter(
        ({ measure, year, value, printed }) =>
          measure === item.measure && year === item.year && value === null && printed === '',
      )
      .map((cell) => ({ entry, cell })),
  );
  return distinctLeaves([...run(item.plan).leaves, ...item.same, ...item.different, ...empty]);
}

/** A thing whose cells are empty wherever it stands. */
function blank({ ids, token }: Noun, { lookup }: Query): readonly Prints[] {
  return ids.flatMap((id) => {
    const leaves = lookup
      .about(id)
      .flatMap((entry) => entry.cells.filter(({ measure }) => measure === 'amount').map((cell) => ({ entry, cell })));
    return leaves.length > 0 && leaves.every(({ cell }) => cell.value === null)
      ? [{ label: lookup.entity(id)?.names[0] ?? token.text, measure: 'amount' as const, leaves }]
      : [];
  });
}

/** Columns of the thing that print a figure which the question quotes: 325.23万 is the project part of 676万. */
function quotedOf({ ids }: Noun, said: readonly Said[], { lookup }: Query): readonly Prints[] {
  const entries = ids.flatMap((id) => lookup.about(id));
  return said.flatMap((one) =>
    entries.flatMap((entry) =>
      entry.cells.flatMap((cell): readonly Prints[] => {
        const { value } = cell;
        if (value === null || !readings(one).some((amount) => stands(amount, value))) return [];
        // The only column that is filled says what the row says.
        const whole = cell.measure === 'amount' ? undefined : cellOf(entry, 'amount', cell.year)?.value;
        if (whole != null && whole.unit === value.unit && equal(whole, value)) return [];
        const leaves = entries
          .filter(({ subject }) => subject === entry.subject)
          .flatMap((other) =>
            other.cells
              .filter(({ measure, year }) => measure === cell.measure && year === cell.year)
              .map((own) => ({ entry: other, cell: own })),
          );
        const label = lookup.entity(entry.subject)?.names[0] ?? entry.label;
        return [
          { label, measure: cell.measure, leaves: distinctLeaves(leaves.filter((leaf) => leaf.cell.value !== null)) },
        ];
      }),
    ),
  );
}

/** Things that a quoted figure is printed for, where the question names none. */
export function bearersOf(said: readonly Said[], query: Query): readonly Prints[] {
  const subjects = new Set(
    query.lookup.facts.entries
      .filter((entry) =>
        entry.cells.some(
          ({ value }) => value !== null && said.some((one) => readings(one).some((a) => stands(a, value))),
        ),
      )
      .map(({ subject }) => subject),
  );
  const [token] = query.frame.segment.tokens;
  if (token === undefined) return [];
  const nouns = [...subjects].map(
    (id): Noun => ({ token, start: 0, end: 0, ids: [id], all: false, collection: null, pronoun: null }),
  );
  return distinct(nouns.flatMap((noun) => quotedOf(noun, said, query))).slice(0, 2);
}

function distinctLeaves(leaves: readonly Leaf[]): readonly Leaf[] {
  const seen = new Set<string>();
  return leaves.filter(({ entry, cell }) => {
    const key = `${entry.source}|${cell.line}|${cell.printed}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** One group for one set of places. */
function distinct(groups: readonly Prints[]): readonly Prints[] {
  const seen = new Set<string>();
  const keyOf = ({ entry, cell }: Leaf) => `${entry.source}|${cell.line}|${cell.measure}`;
  return groups.filter(({ leaves }) => {
    const key = leaves.map(keyOf).sort().join(';');
    return leaves.length > 0 && !seen.has(key) && seen.add(key);
  });
}
