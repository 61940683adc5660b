import type { Cell, Entry } from '../facts/types.ts';
import {
  type Amount,
  add,
  amount,
  divide,
  growth,
  isMoney,
  multiply,
  ratio,
  roundToMultiple,
  share,
  show,
  subtract,
  sum,
} from '../money/amount.ts';
import type { Origin, Plan } from './plan.ts';

/** What a plan came to, with every printed cell it stands on. */
export interface Result {
  readonly amount: Amount;
  readonly label: string;
  /** One line a step, operands first, each operand with its source; empty for a figure that was only read. */
  readonly steps: readonly string[];
  readonly leaves: readonly Leaf[];
}

export interface Leaf {
  readonly entry: Entry;
  readonly cell: Cell;
  /** Where several documents are spoken of. */
  readonly document?: Origin | undefined;
}

/** A plan that cannot be run: an empty cell, a zero divisor, unlike units. The caller says so instead of answering. */
export class CannotCalculate extends Error {}

/** Runs a plan. @throws CannotCalculate where an operand has no figure, a divisor is zero or units are unlike. */
export function run(plan: Plan): Result {
  try {
    return step(plan, undefined);
  } catch (error) {
    if (error instanceof RangeError) throw new CannotCalculate(error.message);
    throw error;
  }
}

/** `表6·公务用车运行维护费（2024年）第318行`: where an operand is printed. */
export function origin(leaf: Leaf): string {
  return `${leaf.document?.title ?? ''}${leaf.entry.source}第${leaf.cell.line}行`;
}

function step(plan: Plan, document: Origin | undefined): Result {
  const leaf = (cell: Leaf): Leaf => (document === undefined ? cell : { ...cell, document });
  const inside = (part: Plan) => step(part, document);
  const binary = (left: Plan, right: Plan, sign: string, apply: (a: Amount, b: Amount) => Amount) =>
    combineTwo(inside(left), inside(right), 'label' in plan ? plan.label : '', sign, apply);
  switch (plan.op) {
    case 'from':
      return step(plan.of, plan.document);
    case 'cell': {
      if (plan.cell.value === null) throw new CannotCalculate(`${plan.entry.source} ${plan.entry.label}: empty cell`);
      return {
        amount: plan.cell.value,
        label: plan.entry.label,
        steps: [],
        leaves: [leaf(plan)],
      };
    }
    case 'constant':
      return { amount: plan.amount, label: plan.label, steps: [], leaves: [] };
    case 'count': {
      const leaves = plan.entries.flatMap((entry) => entry.cells.slice(0, 1).map((cell) => leaf({ entry, cell })));
      const total = amount(String(plan.entries.length), plan.unit);
      return { amount: total, label: plan.label, steps: [`逐行计数：${plan.label} = ${show(total)}`], leaves };
    }
    case 'sum': {
      const parts = plan.of.map(inside);
      const total = sum(parts.map((part) => part.amount));
      return combine(total, plan.label, parts, `${parts.map(operand).join(' + ')} = ${show(total)}`);
    }
    case 'average': {
      const parts = plan.of.map(inside);
      const total = sum(parts.map((part) => part.amount));
      const mean = divide(total, parts.length, total.unit);
      return combine(mean, plan.label, parts, `（${parts.map(operand).join(' + ')}）÷ ${parts.length} = ${show(mean)}`);
    }
    case 'difference':
      return binary(plan.from, plan.take, '−', subtract);
    case 'share':
      return binary(plan.part, plan.whole, '÷', share);
    case 'ratio':
      return binary(plan.of, plan.to, '÷', ratio);
    case 'quotient':
      return binary(plan.of, plan.by, '÷', (a, b) => divide(a, b, plan.unit));
    case 'portion': {
      const [of, times, over] = [
        inside(plan.of),
        inside(plan.times),
        plan.over === undefined ? null : inside(plan.over),
      ];
      const part = multiply(of.amount, times.amount);
      const value = over === null ? part : divide(part, over.amount.value.toString(), part.unit);
      const by = over === null ? '' : ` ÷ ${show(over.amount)}`;
      return combine(value, plan.label, [of], `${operand(of)} × ${show(times.amount)}${by} = ${show(value)}`);
    }
    case 'rounded': {
      const [of, to] = [inside(plan.of), inside(plan.to)];
      const value = roundToMultiple(of.amount, to.amount);
      return combine(value, plan.label, [of], `${operand(of)} ≈ ${show(value)}`);
    }
    case 'growth': {
      const now = inside(plan.now);
      const before = inside(plan.before);
      const rate = growth(now.amount, before.amount);
      const text = `（${operand(now)} − ${operand(before)}）÷ ${show(before.amount)} = ${show(rate)}`;
      return combine(rate, plan.label, [now, before], text);
    }
  }
}

function combineTwo(
  a: Result,
  b: Result,
  label: string,
  sign: string,
  apply: (a: Amount, b: Amount) => Amount,
): Result {
  const value = apply(a.amount, b.amount);
  return combine(value, label, [a, b], `${operand(a)} ${sign} ${operand(b)} = ${show(value)}`);
}

function operand(part: Result): string {
  const leaf = part.steps.length === 0 ? part.leaves[0] : undefined;
  return leaf === undefined ? show(part.amount) : `${show(part.amount)}［${part.label}，${origin(leaf)}］`;
}

function combine(value: Amount, label: string, parts: readonly Result[], text: string): Result {
  return {
    amount: value,
    label,
    steps: [...parts.flatMap((part) => part.steps), `${label}：${text}`],
    leaves: parts.flatMap((part) => part.leaves),
  };
}

/** Adds up in the first one's unit, or null where units are unlike: a list of persons and money has no sum. */
export function total(amounts: readonly Amount[]): Amount | null {
  const [first, ...rest] = amounts;
  if (first === undefined) return null;
  const alike = rest.every((a) => a.unit === first.unit || (isMoney(a.unit) && isMoney(first.unit)));
  return alike ? rest.reduce(add, first) : null;
}
