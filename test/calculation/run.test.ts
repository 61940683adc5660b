import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Plan } from '../../src/calculation/plan.ts';
import { CannotCalculate, run, total } from '../../src/calculation/run.ts';
import { amount, decimalString } from '../../src/money/amount.ts';
import { magnitude, ONE, scaled, yuanIn } from '../exact.ts';
import { type CellPlan, money, moneyCell, place, printed } from './printed.ts';

const label = '所求';
const CENT = ONE / 100n;
const positive = () => money(1n, 10n ** 13n);
const several = fc.array(money(), { minLength: 1, maxLength: 12 });
const rows = (all: readonly Parameters<typeof moneyCell>[0][]) => all.map((one, i) => moneyCell(one, i + 1));
const heads = fc.integer({ min: 1, max: 5000 });
const people = (n: number, line: number) => printed({ text: String(n), unit: '人', line, measure: 'count' });

/** What the plan comes to in 元 × 10^40, or in its own unit × 10^40 where that is no money. */
function result(plan: Plan): bigint {
  const { amount: a } = run(plan);
  return scaled(decimalString(a)) * (yuanIn(a.unit) ?? 1n);
}

/** Holds where `got` is numerator ÷ denominator to 19 significant digits or better (twenty are printed). */
function expectQuotient(got: bigint, numerator: bigint, denominator: bigint): void {
  const [off, size] = [magnitude(got * denominator - numerator * ONE), magnitude(numerator * ONE)];
  expect(off * 10n ** 19n <= size, `${got} is not ${numerator}/${denominator}`).toBe(true);
}

describe('a plan comes to what integer cents come to', () => {
  it('value: the printed figure, with no step', () => {
    fc.assert(
      fc.property(money(), (one) => {
        const cell = moneyCell(one, 7);
        expect(result(cell)).toBe(one.cents * CENT);
        expect(run(cell)).toMatchObject({ steps: [], leaves: [cell], label: '项7' });
      }),
    );
  });

  it('sum, across 元 and 万元, in the unit of the first', () => {
    fc.assert(
      fc.property(several, (all) => {
        const plan: Plan = { op: 'sum', of: rows(all), label };
        expect(result(plan)).toBe(all.reduce((sum, { cents }) => sum + cents, 0n) * CENT);
        expect(run(plan).amount.unit).toBe(all[0]?.unit);
      }),
    );
  });

  it('difference', () => {
    fc.assert(
      fc.property(money(), money(), (a, b) => {
        const plan: Plan = { op: 'difference', from: moneyCell(a, 1), take: moneyCell(b, 2), label };
        expect(result(plan)).toBe((a.cents - b.cents) * CENT);
      }),
    );
  });

  it('share, in %', () => {
    fc.assert(
      fc.property(money(), positive(), (part, whole) => {
        const plan: Plan = { op: 'share', part: moneyCell(part, 1), whole: moneyCell(whole, 2), label };
        expectQuotient(result(plan), part.cents * 100n, whole.cents);
        expect(run(plan).amount.unit).toBe('%');
      }),
    );
  });

  it('growth, in % of the earlier figure whatever its sign', () => {
    fc.assert(
      fc.property(
        money(),
        money().filter(({ cents }) => cents !== 0n),
        (now, before) => {
          const plan: Plan = { op: 'growth', now: moneyCell(now, 1), before: moneyCell(before, 2), label };
          expectQuotient(result(plan), (now.cents - before.cents) * 100n, magnitude(before.cents));
          expect(run(plan).amount.unit).toBe('%');
        },
      ),
    );
  });

  it('ratio, in 倍', () => {
    fc.assert(
      fc.property(money(), positive(), (of, to) => {
        const plan: Plan = { op: 'ratio', of: moneyCell(of, 1), to: moneyCell(to, 2), label };
        expectQuotient(result(plan), of.cents, to.cents);
        expect(run(plan).amount.unit).toBe('倍');
      }),
    );
  });

  it('quotient, by printed heads and by what the user gives', () => {
    fc.assert(
      fc.property(money(), heads, fc.boolean(), (of, n, given) => {
        const by: Plan = given ? { op: 'constant', amount: amount(String(n), '人'), label: '所给的数' } : people(n, 2);
        const plan: Plan = { op: 'quotient', of: moneyCell(of, 1), by, unit: of.unit, label };
        expectQuotient(result(plan), of.cents, 100n * BigInt(n));
      }),
    );
  });

  it('average', () => {
    fc.assert(
      fc.property(several, (all) => {
        const sum = all.reduce((cents, one) => cents + one.cents, 0n);
        expectQuotient(result({ op: 'average', of: rows(all), label }), sum, 100n * BigInt(all.length));
      }),
    );
  });

  it('count: rows, empty ones too, never their sum', () => {
    fc.assert(
      fc.property(fc.array(fc.option(money()), { maxLength: 30 }), (all) => {
        const entries = all.map(
          (one, i) => (one === null ? printed({ text: null, unit: '元', line: i + 1 }) : moneyCell(one, i + 1)).entry,
        );
        const counted = run({ op: 'count', entries, unit: '个', label });
        expect([decimalString(counted.amount), counted.amount.unit]).toEqual([String(all.length), '个']);
        expect(counted.leaves.map(({ entry }) => entry)).toEqual(entries);
        expect(counted.steps).toHaveLength(1);
      }),
    );
  });

  it('the total of a list, null where its units are unlike', () => {
    fc.assert(
      fc.property(several, (all) => {
        const amounts = rows(all).flatMap(({ cell }) => cell.value ?? []);
        const sum = total(amounts);
        expect(sum === null ? null : scaled(decimalString(sum)) * (yuanIn(sum.unit) ?? 0n)).toBe(
          all.reduce((cents, one) => cents + one.cents, 0n) * CENT,
        );
        expect(total([...amounts, amount('3', '人')])).toBeNull();
      }),
    );
    expect(total([])).toBeNull();
  });
});

/** A tree of sums and differences over money with what it comes to in cents: nothing in it rounds. */
interface Tree {
  readonly plan: Plan;
  readonly cents: bigint;
}

const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc
      .tuple(money(), fc.integer({ min: 1, max: 9999 }))
      .map(([one, line]) => ({ plan: moneyCell(one, line), cents: one.cents })),
    fc.array(tie('tree'), { minLength: 1, maxLength: 4 }).map((parts) => ({
      plan: { op: 'sum' as const, of: parts.map(({ plan }) => plan), label: '和' },
      cents: parts.reduce((sum, { cents }) => sum + cents, 0n),
    })),
    fc.tuple(tie('tree'), tie('tree')).map(([from, take]) => ({
      plan: { op: 'difference' as const, from: from.plan, take: take.plan, label: '差' },
      cents: from.cents - take.cents,
    })),
  ),
}));

function children(plan: Plan): readonly Plan[] {
  switch (plan.op) {
    case 'cell':
    case 'constant':
    case 'count':
      return [];
    case 'from':
      return [plan.of];
    case 'sum':
    case 'average':
      return plan.of;
    case 'difference':
      return [plan.from, plan.take];
    case 'share':
      return [plan.part, plan.whole];
    case 'portion':
    case 'rounded':
      return [plan.of];
    case 'growth':
      return [plan.now, plan.before];
    case 'ratio':
      return [plan.of, plan.to];
    case 'quotient':
      return [plan.of, plan.by];
  }
}

/** Operations in the order in which they are worked out: what a step stands on comes before it. */
function operations(plan: Plan): readonly Plan[] {
  const below = children(plan);
  return below.length === 0 ? [] : [...below.flatMap(operations), plan];
}

function cellsOf(plan: Plan): readonly CellPlan[] {
  return plan.op === 'cell' ? [plan] : children(plan).flatMap(cellsOf);
}

describe('the trace', () => {
  const traced = fc.oneof(
    tree.map(({ plan }) => plan),
    fc.tuple(tree, tree).map(([a, b]): Plan => ({ op: 'difference', from: a.plan, take: b.plan, label: '差' })),
    fc
      .tuple(fc.array(tree, { minLength: 1, maxLength: 4 }))
      .map(([of]): Plan => ({ op: 'average', of: of.map(({ plan }) => plan), label: '平均' })),
    fc
      .tuple(tree, positive(), fc.constantFrom('share' as const, 'ratio' as const, 'growth' as const))
      .map(([a, b, op]): Plan => {
        const whole = moneyCell(b, 10_000);
        if (op === 'share') return { op, part: a.plan, whole, label: '占比' };
        return op === 'ratio'
          ? { op, of: a.plan, to: whole, label: '倍数' }
          : { op, now: a.plan, before: whole, label: '增幅' };
      }),
  );

  it('comes to what integer cents come to, however deep', () => {
    fc.assert(
      fc.property(tree, ({ plan, cents }) => {
        expect(result(plan)).toBe(cents * CENT);
      }),
    );
  });

  it('has exactly the printed cells for leaves', () => {
    fc.assert(
      fc.property(traced, (plan) => {
        expect(run(plan).leaves).toEqual(cellsOf(plan));
      }),
    );
  });

  it('has a line for every operation, operands first, each with its source and line', () => {
    fc.assert(
      fc.property(traced, (plan) => {
        const worked = operations(plan);
        const { steps } = run(plan);
        expect(steps).toHaveLength(worked.length);
        worked.forEach((operation, i) => {
          const step = steps[i] ?? '';
          expect(step).toMatch(/^(?:和|差|平均|占比|倍数|增幅)：.+ = .+$/);
          for (const operand of children(operation)) if (operand.op === 'cell') expect(step).toContain(place(operand));
        });
      }),
    );
  });

  it('shows the result of a step where the next one uses it', () => {
    const [a, b, c] = [1n, 2n, 4n].map((n, i) => moneyCell({ cents: n * 100n, unit: '元' }, i + 1)) as [
      CellPlan,
      CellPlan,
      CellPlan,
    ];
    const plan: Plan = { op: 'share', part: { op: 'sum', of: [a, b], label: '两项' }, whole: c, label: '占比' };
    expect(run(plan).steps).toEqual([
      `两项：1.00元${place(a)} + 2.00元${place(b)} = 3.00元`,
      `占比：3.00元 ÷ 4.00元${place(c)} = 75.00%`,
    ]);
  });
});

describe('what cannot be calculated', () => {
  const empty = printed({ text: null, unit: '元', line: 3 });
  const zero = moneyCell({ cents: 0n, unit: '元' }, 4);
  const one = moneyCell({ cents: 100n, unit: '元' }, 5);
  const person = people(1, 6);
  const cannot = (plan: Plan) => expect(() => run(plan)).toThrow(CannotCalculate);

  const over: readonly (readonly [string, (a: Plan, b: Plan) => Plan])[] = [
    ['sum', (a, b) => ({ op: 'sum', of: [a, b], label })],
    ['difference', (a, b) => ({ op: 'difference', from: a, take: b, label })],
    ['share', (a, b) => ({ op: 'share', part: a, whole: b, label })],
    ['growth', (a, b) => ({ op: 'growth', now: a, before: b, label })],
    ['ratio', (a, b) => ({ op: 'ratio', of: a, to: b, label })],
    ['average', (a, b) => ({ op: 'average', of: [a, b], label })],
    ['quotient', (a, b) => ({ op: 'quotient', of: a, by: b, unit: '元', label })],
  ];
  const divisions = over.filter(([name]) => ['share', 'growth', 'ratio', 'quotient'].includes(name));
  const likes = over.filter(([name]) => name !== 'quotient');

  it.each(over)('%s with an empty cell on either side', (_, plan) => {
    cannot(plan(empty, one));
    cannot(plan(one, empty));
  });

  it.each(divisions)('%s by zero', (_, plan) => {
    cannot(plan(one, zero));
    cannot(plan(one, { op: 'difference', from: one, take: one, label: '差' }));
  });

  it.each(likes)('%s of money and heads', (_, plan) => {
    cannot(plan(one, person));
    cannot(plan(person, one));
  });

  it('a value that is not printed, and a sum or an average of nothing', () => {
    cannot(empty);
    cannot({ op: 'sum', of: [], label });
    cannot({ op: 'average', of: [], label });
  });

  it('an empty cell anywhere in a tree', () => {
    fc.assert(
      fc.property(tree, ({ plan }) => {
        cannot({ op: 'sum', of: [plan, { op: 'difference', from: plan, take: empty, label }], label });
      }),
    );
  });
});
