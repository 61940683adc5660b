import type { Plan } from '../../calculation/plan.ts';
import { run } from '../../calculation/run.ts';
import type { Entry } from '../../facts/types.ts';
import { amount, isMoney, show } from '../../money/amount.ts';
import type { Query } from '../query.ts';
import type { Equation } from '../request.ts';
import { readings, type Said, stands } from '../said.ts';
import { has, type Token, tag } from '../tokens.ts';

/** Says what the numbers before come to, where no 等于 does. */
const COMES_TO = /^(?:是不是|是否|就是|应该是|应是|得)$/;

/** A sum or difference that is said in numbers only, and whether each number is added or taken away. */
interface OwnSum {
  readonly numbers: readonly Token[];
  readonly signs: readonly ('plus' | 'minus')[];
}

/** 31+43=74, 4256.08减4064.15等于191.93: what the user works out, with the document's own figures where it prints them. */
export function ownSums(query: Query): readonly Equation[] {
  return ownSumsIn(query.frame.segment.tokens).flatMap((one) => inNumbers(one, query));
}

export function labelOf(plan: Plan): string {
  return run(plan).label;
}

function ownSumsIn(tokens: readonly Token[]): readonly OwnSum[] {
  const found: OwnSum[] = [];
  let numbers: Token[] = [];
  let signs: ('plus' | 'minus')[] = [];
  tokens.forEach((token, i) => {
    if (tag(token, 'number') === undefined) return;
    const before = tokens[i - 1];
    const stuck = before !== undefined && before.end === token.start;
    const sign = stuck ? (['plus', 'minus'] as const).find((op) => has(before, 'op', op)) : undefined;
    const equals = stuck && (has(before, 'op', 'equals') || COMES_TO.test(before.text));
    if (sign === undefined && !equals) [numbers, signs] = [[], []];
    if (sign !== undefined) signs.push(sign);
    numbers.push(token);
    if (equals && signs.length > 0 && numbers.length === signs.length + 2) {
      found.push({ numbers, signs });
      [numbers, signs] = [[], []];
    }
  });
  return found;
}

/** The numbers as the document prints them together, in one place and one unit; else as they are. */
function inNumbers({ numbers, signs }: OwnSum, { lookup }: Query): readonly Equation[] {
  const said = numbers.map((token) => {
    const number = tag(token, 'number');
    return { token, value: number?.value ?? '0', unit: number?.unit ?? null };
  });
  const sources = [...new Set(lookup.facts.entries.map(({ source }) => source))];
  const together = sources
    .map((source) => lookup.facts.entries.filter((entry) => entry.source === source))
    .map((entries) => said.map((one) => printed(one, entries)))
    .find((plans) => plans.every((plan) => plan !== null));
  const plans = said.map(
    ({ value, unit }, i): Plan => together?.[i] ?? { op: 'constant', amount: amount(value, unit ?? ''), label: value },
  );
  const [first, ...rest] = plans.slice(0, -1);
  const right = plans.at(-1);
  const units = new Set(plans.map((plan) => run(plan).amount.unit));
  if (right === undefined || first === undefined || units.size > 1) return [];
  if (!signs.includes('minus')) {
    const of = [first, ...rest];
    return [{ left: { op: 'sum', of, label: of.map(labelOf).join('＋') }, right }];
  }
  const left = rest.reduce((from: Plan, plan, i): Plan => {
    if (signs[i] === 'plus') return { op: 'sum', of: [from, plan], label: `${labelOf(from)}＋${labelOf(plan)}` };
    return { op: 'difference', from, take: plan, label: `${labelOf(from)}－${labelOf(plan)}` };
  }, first);
  return [{ left, right }];
}

function printed(said: Said, entries: readonly Entry[]): Plan | null {
  for (const entry of entries) {
    for (const cell of entry.cells) {
      const { value } = cell;
      if (value === null || value.unit === '%') continue;
      const same = readings(said).some((one) => stands(one, value));
      const counted = !isMoney(value.unit) && value.value.eq(said.value);
      // A total has no name but its figure here.
      const own = entry.role === 'total' ? { ...entry, label: show(value) } : entry;
      if (same || counted) return { op: 'cell', entry: own, cell };
    }
  }
  return null;
}
