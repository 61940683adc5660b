import { run } from '../../calculation/run.ts';
import { absolute, amount, compare, equal, roundTo, sign } from '../../money/amount.ts';
import type { Of, Setting } from '../draft.ts';
import { figure, nameAndFigure, named } from './figures.ts';

export function share({ parts, shares, whole, half, implied, said }: Of<'share'>, setting: Setting): string[] {
  const lines = parts.flatMap((part, i) => {
    const plan = shares[i];
    if (plan === undefined) return [];
    const rate = run(plan).amount;
    const over = compare(rate, amount('50', '%'));
    const claim =
      said === undefined || half
        ? ''
        : ` That is ${equal(roundTo(rate, said.value.decimalPlaces()), said) ? '' : 'not '}${figure(said)}.`;
    const side = !half
      ? claim
      : over > 0
        ? ' That is more than half.'
        : over < 0
          ? ' That is less than half.'
          : ' That is exactly half.';
    return [
      `${figure(rate, setting.form.decimals)}: the share of ${nameAndFigure(part, setting)}, in ${nameAndFigure(whole, setting)}.${side}`,
    ];
  });
  return implied ? [...lines, `The question does not say of what: taken as the share of ${whole.label}.`] : lines;
}

export function change(
  { label, now, before, difference, rate, printed, claim }: Of<'change'>,
  setting: Setting,
): string[] {
  const moved = run(difference).amount;
  const direction = sign(moved);
  const held =
    claim === null ||
    (claim === 'up' && direction > 0) ||
    (claim === 'down' && direction < 0) ||
    (claim === 'even' && direction === 0);
  const premise = held ? '' : `${PREMISES[claim]} `;
  const percent = rate === null ? '' : ` (${figure(absolute(run(rate).amount))})`;
  const word = direction > 0 ? 'rose' : 'fell';
  const name = named(label, setting);
  const first =
    direction === 0
      ? `${premise}${name} did not change from ${before.year} to ${now.year}: 0 yuan, 0%.`
      : `${premise}${name} ${word} by ${figure(absolute(moved))}${percent} from ${before.year} to ${now.year}.`;
  const official = printed.find(({ cell }) => cell.measure === 'growth')?.cell.value;
  return [
    first,
    `${now.year}: ${figure(run(now.plan).amount)}; ${before.year}: ${figure(run(before.plan).amount)}.`,
    ...(official == null || direction === 0
      ? []
      : [
          `The document itself prints ${sign(official) >= 0 ? 'a rise' : 'a fall'} of ${figure(absolute(official), 1)}.`,
        ]),
  ];
}

const PREMISES = {
  up: 'It did not rise.',
  down: 'It did not fall.',
  even: 'It did change.',
  double: 'It did not double.',
};

export function between({ first, second, difference, remainder }: Of<'between'>, setting: Setting): string[] {
  const result = run(difference).amount;
  const [a, b] = [nameAndFigure(first, setting), nameAndFigure(second, setting)];
  if (remainder) return [`${figure(result)}: what is left of ${a}, without ${b}.`];
  const direction = sign(result);
  if (direction === 0) return [`The same: ${a}, and ${b}.`];
  return [`${figure(absolute(result))}: ${a}, is ${direction > 0 ? 'more' : 'less'} than ${b}, by this much.`];
}

export function ratio({ pairs }: Of<'ratio'>, setting: Setting): string[] {
  return pairs.map(
    ({ of, to, plan }) =>
      `${figure(run(plan).amount)}: ${nameAndFigure(of, setting)}, against ${nameAndFigure(to, setting)}.`,
  );
}

export function quotient({ of, by, plan }: Of<'quotient'>, setting: Setting): string[] {
  const divisors = by.map((one) => run(one)).map(({ label, amount: a }) => `${named(label, setting)}, ${figure(a)}`);
  return [`${figure(run(plan).amount)}: ${nameAndFigure(of, setting)}, divided by ${divisors.join(', then by ')}.`];
}

export function average({ label, items, plan, middle }: Of<'average'>, setting: Setting): string[] {
  return [
    `${figure(run(plan).amount)}: the ${middle ? 'median' : 'average'} of ${items.length} items of ${named(label, setting)}.`,
  ];
}
