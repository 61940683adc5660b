import { type Leaf, run } from '../../calculation/run.ts';
import { cellOf } from '../../facts/lookup.ts';
import type { Entry, Measure } from '../../facts/types.ts';
import { type Amount, equal, isMoney } from '../../money/amount.ts';
import { LISTS, type Noun } from '../frame.ts';
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
  // 写62%、又写61.8%: a share is not the amount.
  if (quoted.length > 0 && said.every(({ unit }) => unit === '%')) return distinct(quoted);
  return distinct([...quoted, ...found]).slice(0, MOST);
}

/**
 * One good in several purchase tables: price, quantity and amount, or what is asked for; by its code. Of a class of
 * goods, or of a whole table, those that another table prints too.
 */
function ofGoods({ ids, collection }: Noun, { lookup, scope, frame }: Query): readonly Prints[] {
  const own = ids.flatMap((id) => lookup.about(id)).filter(isPurchase);
  const listed = (LISTS[collection ?? ''] ?? []).flatMap((one) => lookup.in(one));
  const classes = ids.filter((id) => lookup.about(id).length === 0);
  const many = own.length > 0 ? [] : [...classes.flatMap((id) => lookup.with(id)), ...listed].filter(isPurchase);
  const code = (entry: Entry) => lookup.entity(entry.subject)?.code ?? entry.subject;
  const byCode = grouped(own, code);
  const wanted = new Set(many.map(code));
  for (const [key, entries] of grouped(PURCHASES.flatMap((one) => lookup.in(one)).filter(isPurchase), code))
    if (wanted.has(key) && new Set(entries.map(({ source }) => source)).size > 1) byCode.set(key, entries);
  const asked = frame.measures.filter((measure) => OF_GOODS.includes(measure));
  const measures = scope.measure !== undefined && asked.length > 0 ? asked : OF_GOODS;
  const groups = [...byCode.values()].flatMap((entries) =>
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
  const differing = groups.filter(
    ({ leaves }) => new Set(leaves.map(({ cell }) => cell.value?.value.toFixed())).size > 1,
  );
  return many.length > 0 && differing.length > 0 ? differing : groups;
}

function grouped(entries: readonly Entry[], keyOf: (entry: Entry) => string): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) groups.set(keyOf(entry), [...(groups.get(keyOf(entry)) ?? []), entry]);
  return groups;
}

const PURCHASES = ['procurement', 'assets', 'purchased-services'] as const;

function isPurchase({ role, cells }: Entry): boolean {
  return role === 'item' && cells.some(({ measure }) => measure === 'unit-price');
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
  const bySubject = grouped(query.lookup.facts.entries, ({ subject }) => subject);
  const printing = (entries: readonly Entry[], holds: (said: Amount, printed: Amount) => boolean) =>
    said.filter((one) =>
      entries.some(({ cells }) =>
        cells.some(({ value }) => value !== null && readings(one).some((a) => holds(a, value))),
      ),
    ).length;
  const ranked = [...bySubject]
    .map(([id, entries]) => ({ id, exact: printing(entries, same), close: printing(entries, stands) }))
    .filter(({ close }) => close > 0)
    .sort((a, b) => b.exact - a.exact || b.close - a.close);
  const [best] = ranked;
  const subjects = ranked
    .filter(({ exact, close }) => exact === best?.exact && close === best.close)
    .map(({ id }) => id);
  const [token] = query.frame.segment.tokens;
  if (token === undefined) return [];
  const nouns = subjects.map(
    (id): Noun => ({ token, start: 0, end: 0, ids: [id], all: false, collection: null, pronoun: null }),
  );
  return distinct(nouns.flatMap((noun) => quotedOf(noun, said, query))).slice(0, 2);
}

function same(a: Amount, b: Amount): boolean {
  return (a.unit === b.unit || (isMoney(a.unit) && isMoney(b.unit))) && equal(a, b);
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
  const keyOf = ({ entry, cell }: Leaf) => `${entry.source}|${entry.subject}|${cell.line}|${cell.measure}`;
  const keys = groups.map(({ leaves }) => new Set(leaves.map(keyOf)));
  return groups.filter(({ leaves }, i) => {
    const own = keys[i] ?? new Set();
    const key = [...own].sort().join(';');
    const told = keys.some((other) => other.size > own.size && [...own].every((one) => other.has(one)));
    return leaves.length > 0 && !told && !seen.has(key) && seen.add(key);
  });
}
