import type { Plan } from '../calculation/plan.ts';
import type { Entry } from '../facts/types.ts';
import { type Amount, isMoney } from '../money/amount.ts';
import type { Query } from './query.ts';
import type { Request } from './request.ts';
import { type Token, tag } from './tokens.ts';

/**
 * The first code or number of a question that the answer takes no account of (数量为12的两条, 编码100、101、105): it says which
 * rows are meant, or what to reckon with; null where each stands in what was found, or only counts. Money that is said
 * is a claim, and no such number.
 */
export function unusedNumber(request: Request, { frame }: Query): string | null {
  if (request.type === 'figures' && request.items.some(({ plan }) => isReckoned(plan))) return null;
  const { amounts, texts } = heldIn(request);
  const left = frame.segment.tokens.find((token) => {
    const code = tag(token, 'code');
    // A unit's code says whose figures are meant: those are the department's.
    if (code !== undefined)
      return (
        code.code.length > 2 &&
        !isUnit(token) &&
        !texts.some((text) => text.includes(code.code)) &&
        !frame.thresholds.some(({ value }) => value === code.code)
      );
    const number = tag(token, 'number');
    if (number === undefined || !frame.numbers.includes(number)) return false;
    // 如果只用80%: a part of what is merely read.
    const part = number.unit === '%' && request.type === 'figures' && request.premise === undefined;
    if (counts(token, number) && !(part && !frame.asks.has('yes-no') && !frame.asks.has('why'))) return false;
    // 编码31: what a group of rows is printed with.
    if (/[编代]码$/.test(frame.segment.text.slice(0, token.start))) return false;
    return (
      !(number.unit !== '%' && texts.some((text) => text.includes(number.value))) &&
      !amounts.some(({ value }) => value.eq(number.value))
    );
  });
  return left?.text ?? null;
}

/** Holds a number that the user gave: 办公费加上5万, 办公费的三分之一. */
export function isReckoned(plan: Plan): boolean {
  switch (plan.op) {
    case 'constant':
    case 'portion':
    case 'rounded':
      return true;
    case 'sum':
      return plan.of.some(isReckoned);
    case 'difference':
      return isReckoned(plan.from) || isReckoned(plan.take);
    default:
      return false;
  }
}

type Said = Query['frame']['numbers'][number];

/** 十个项目, 3月, 一年, 140万: how many, a span of time, or a claim. */
function counts({ text }: Token, { value, unit }: Said): boolean {
  return (
    Number(value) < 10 ||
    !/\d/.test(text) ||
    (unit !== null && (isMoney(unit) || COUNTED.test(unit))) ||
    /[万亿千百]/.test(text)
  );
}

function isUnit(token: Token): boolean {
  return tag(token, 'entity')?.ids.some((id) => id.startsWith('unit:')) === true;
}

const COUNTED = /^(?:[个项类笔条种样块大年月天日号岁点%]|个月)$/;

/** Every amount and every name that stands in a request, wherever in it. */
function heldIn(request: Request): { amounts: readonly Amount[]; texts: readonly string[] } {
  const amounts: Amount[] = [];
  const texts: string[] = [];
  const seen = new Set<object>();
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    seen.add(value);
    if (isEntry(value)) texts.push(value.label, value.subject, ...Object.values(value.facets));
    if ('unit' in value && 'value' in value && typeof value.value === 'object' && value.value !== null)
      amounts.push(value as Amount);
    else if ('label' in value && typeof value.label === 'string') texts.push(value.label);
    for (const part of Object.values(value)) walk(part);
  };
  walk(request);
  return { amounts, texts };
}

function isEntry(value: object): value is Entry {
  return 'cells' in value && 'facets' in value;
}
