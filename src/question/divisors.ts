import type { Frame } from './frame.ts';
import { has, type Tag, tag } from './tokens.ts';

/** Units of what a kind of 每 counts: a number of such a unit is its divisor. */
export const UNITS_OF: Readonly<Record<string, readonly string[]>> = {
  person: ['人', '名', '位', '个'],
  staff: ['人', '名', '位', '个'],
  vehicle: ['辆', '台', '部'],
  month: ['个月', '月'],
  quarter: ['个季度', '季度'],
  week: ['周', '个星期', '星期'],
  day: ['天', '日'],
  unit: ['个', '次', '件', '台', '张', '把', '套', '项', '笔', '家', '场', '块'],
};
const COUNTERS = new Set(Object.values(UNITS_OF).flat());

export type Divisor = Extract<Tag, { t: 'number' }>;

/** The numbers that a question divides by as it gives them: 除以52人, 按14个社区平均, 摊到12个月, 5次每次多少. */
export function statedDivisors({ segment, ops, pers, decimals }: Frame): readonly Divisor[] {
  const { tokens } = segment;
  return tokens.flatMap((token, i) => {
    const number = tag(token, 'number');
    if (number === undefined || Number(number.value) <= 1 || number.unit === '%') return [];
    const [before, behind] = [tokens.slice(0, i), tokens[i + 1]];
    if (behind !== undefined && has(behind, 'compare')) return [];
    const led = before.findLast((one) => !has(one, 'filler'));
    if (led !== undefined && has(led, 'op', 'divide')) return [number];
    if (number.unit === null || !COUNTERS.has(number.unit) || (number.unit === '位' && decimals !== null)) return [];
    const spread = ops.has('average') || ops.has('divide');
    return spread || pers.some((kind) => UNITS_OF[kind]?.includes(number.unit ?? '') === true) ? [number] : [];
  });
}

/** Does a number of the question say what a kind of 每 is divided by? */
export function covers(number: Divisor, kind: string): boolean {
  return number.unit !== null && UNITS_OF[kind]?.includes(number.unit) === true;
}
