import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lookup as lookupOf } from '../../src/facts/lookup.ts';
import { exclude } from '../../src/question/exclusion.ts';
import { filtered } from '../../src/question/filters.ts';
import type { Noun } from '../../src/question/frame.ts';
import { ranked } from '../../src/question/lists.ts';
import type { Item } from '../../src/question/request.ts';
import type { Threshold } from '../../src/question/thresholds.ts';
import { yuan } from '../exact.ts';
import { type CellPlan, type Money, money, moneyCell, printed } from './printed.ts';

/** Rows of a list as a question ranks and filters them; the naive side of each test knows only cents. */
interface Row extends Money {
  readonly item: Item;
}

function itemOf(plan: CellPlan): Item {
  const { entry, cell } = plan;
  return {
    label: entry.label,
    plan,
    entity: entry.subject,
    rows: [entry],
    year: cell.year,
    measure: cell.measure,
    same: [],
    different: [],
  };
}

// Few different amounts: ties and thresholds that are hit exactly have to come up.
const near = fc.oneof(money(-500n, 500n), money());
const rows = fc
  .array(near, { maxLength: 40 })
  .map((all): readonly Row[] => all.map((one, i) => ({ ...one, item: itemOf(moneyCell(one, i + 1)) })));
const persons = itemOf(printed({ text: '52', unit: '人', line: 999, measure: 'count' }));
const labels = (items: readonly Item[] | null) => items?.map(({ label }) => label) ?? null;
const bare = (all: readonly Row[]) => all.map(({ item }) => item);

describe('ranked', () => {
  it('has the largest first, equal amounts in the document’s order, nothing lost', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const left = [...all];
        const expected: Row[] = [];
        while (left.length > 0) {
          const largest = left.reduce((a, b) => (b.cents > a.cents ? b : a));
          expected.push(...left.splice(left.indexOf(largest), 1));
        }
        expect(labels(ranked(bare(all)))).toEqual(labels(bare(expected)));
      }),
    );
  });

  it('has the smallest first from the bottom', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const sorted = ranked(bare(all), 'bottom').map((item) => all.find((row) => row.item === item)?.cents ?? null);
        expect(sorted).toEqual(all.map(({ cents }) => cents).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
      }),
    );
  });

  it('ranks like with like only: what the first row is measured in', () => {
    fc.assert(
      fc.property(rows, fc.nat(), (all, at) => {
        const mixed = bare(all).toSpliced(at % (all.length + 1), 0, persons);
        const result = ranked(mixed);
        expect(result.includes(persons)).toBe(mixed[0] === persons);
        expect(result).toHaveLength(mixed[0] === persons ? 1 : all.length);
      }),
    );
  });
});

const compare = fc.constantFrom('gt' as const, 'ge' as const, 'lt' as const, 'le' as const);
const limit = fc.record({ compare, cents: fc.oneof(fc.bigInt(-500n, 500n), fc.bigInt(-(10n ** 13n), 10n ** 13n)) });
const naive = {
  gt: (a: bigint, b: bigint) => a > b,
  ge: (a: bigint, b: bigint) => a >= b,
  lt: (a: bigint, b: bigint) => a < b,
  le: (a: bigint, b: bigint) => a <= b,
};

describe('filtered', () => {
  const written = fc.constantFrom('元' as const, '块' as const, null);

  it('keeps the rows that pass every threshold, in order', () => {
    fc.assert(
      fc.property(rows, fc.array(limit, { maxLength: 3 }), written, (all, limits, unit) => {
        const thresholds = limits.map((one): Threshold => ({ compare: one.compare, value: yuan(one.cents), unit }));
        const expected = all.filter(({ cents }) => limits.every((one) => naive[one.compare](cents, one.cents)));
        expect(labels(filtered(bare(all), thresholds, lookup))).toEqual(labels(bare(expected)));
      }),
    );
  });

  it('knows that 1 万元 is a million cents', () => {
    fc.assert(
      fc.property(rows, compare, fc.bigInt(-1000n, 1000n), (all, order, tenThousands) => {
        const result = filtered(bare(all), [{ compare: order, value: String(tenThousands), unit: '万元' }], lookup);
        expect(labels(result)).toEqual(
          labels(bare(all.filter(({ cents }) => naive[order](cents, tenThousands * 1_000_000n)))),
        );
      }),
    );
  });

  it('never drops a threshold that fits no row', () => {
    fc.assert(
      fc.property(rows, compare, (all, order) => {
        const result = filtered(bare(all), [{ compare: order, value: '0', unit: '人' }], lookup);
        expect(result).toEqual(all.length === 0 ? [] : null);
      }),
    );
  });

  it('leaves out rows of another measure', () => {
    fc.assert(
      fc.property(rows, (all) => {
        expect(filtered([...bare(all), persons], [{ compare: 'ge', value: '52', unit: '人' }], lookup)).toEqual([
          persons,
        ]);
      }),
    );
  });
});

/** A word of a question for one thing; nothing else is known of the document. */
const word = (id: string, text: string): Noun => {
  const token = { start: 0, end: text.length, text, tags: [], via: 'name' as const };
  return { token, start: 0, end: text.length, ids: [id], all: false, collection: null, pronoun: null };
};
const lookup = lookupOf({
  documentId: '',
  year: 1,
  department: '',
  entities: new Map(),
  entries: [],
  statements: [],
  findings: [],
});

describe('exclude', () => {
  it('takes out the named rows and no other', () => {
    fc.assert(
      fc.property(rows, fc.func(fc.boolean()), (all, chosen) => {
        const named = bare(all).filter((item) => chosen(item.label));
        const rest = exclude(
          bare(all),
          named.map((item) => word(item.entity ?? '', item.label)),
          lookup,
        );
        expect(rest.taken).toEqual(named);
        expect(rest.left).toEqual(bare(all).filter((item) => !named.includes(item)));
        expect(rest.unmet).toEqual([]);
      }),
    );
  });

  it('says of which word it has no row, and takes nothing for it', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const stranger = word('project:999', '不在表里');
        expect(exclude(bare(all), [stranger], lookup)).toEqual({ left: bare(all), taken: [], unmet: [stranger] });
      }),
    );
  });

  it('takes out by the name that holds the word where no row is the thing itself', () => {
    const nameless: Item = { ...persons, entity: null, label: '车辆维修' };
    expect(exclude([nameless, persons], [word('vehicle:车辆', '车辆')], lookup).left).toEqual([persons]);
    expect(exclude([nameless], [word('', '椅子')], lookup).taken).toEqual([]);
  });
});
