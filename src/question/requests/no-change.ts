import type { Noun } from '../frame.ts';
import { nounName, operand } from '../operands.ts';
import type { Query } from '../query.ts';
import type { Request } from '../request.ts';

/** 车辆比去年多了几辆, where only last year's are counted: which of the two years is lacking, and what is there. */
export function noChange(noun: Noun, now: number, before: number, { scope, lookup }: Query): Request {
  const of = (year: number) => operand(noun, scope, lookup, year).readings.filter((item) => item.year === year);
  const earlier = of(now).length === 0 ? of(before) : [];
  const [known] = earlier;
  const lacking = known === undefined ? before : now;
  return {
    type: 'missing',
    what: `${lacking}年${known?.label ?? nounName(noun, lookup)}`,
    reason: 'year',
    mentioned: [],
    there: known === undefined ? operand(noun, { ...scope, want: 'any' }, lookup).readings : earlier,
  };
}
