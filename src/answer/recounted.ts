import { run } from '../calculation/run.ts';
import { show } from '../money/amount.ts';
import type { Counted } from '../question/request.ts';
import { type Draft, value } from './draft.ts';

/** Puts right, before the answer, how many rows the question takes a list for. */
export function recounted(draft: Draft, { said, item }: Counted): Draft {
  const right = run(item.plan).amount;
  return {
    ...draft,
    lines: [`不是${show(said)}，是${show(right)}。`, ...draft.lines],
    values: [...draft.values, value(item.label, right)],
  };
}
