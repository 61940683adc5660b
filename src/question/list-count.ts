import { run } from '../calculation/run.ts';
import { amount, equal } from '../money/amount.ts';
import type { Noun } from './frame.ts';
import { holdingOf } from './holding.ts';
import { listFor } from './lists.ts';
import type { Query } from './query.ts';
import type { Counted } from './request.ts';
import { countItem } from './requests/arithmetic.ts';
import { has, tag } from './tokens.ts';
import { listOf } from './totals.ts';

const UNITS = /^[个项笔条]$/;
/** Before a number: all of the list are meant, not some of it. */
const WHOLE = /^(?:那|全部|所有|全|一共|总共|共|共有|一共有|总共有|的)$/;

/** 那16个项目里最小的, where there are 10: the count that is taken for granted; null where it is right or counts some of them. */
export function wrongCount(query: Query): Counted | null {
  const counted = countOf(query);
  if (counted === null || !counted.whole || equal(run(counted.item.plan).amount, counted.said)) return null;
  return counted;
}

/** 两个项目合计, of ten: some of a list, and nothing says which. */
export function countsSome(query: Query): boolean {
  const counted = countOf(query);
  return (
    counted !== null &&
    !counted.whole &&
    Number(counted.said.value) > 1 &&
    !equal(run(counted.item.plan).amount, counted.said)
  );
}

/** 这两个项目合计: the question says how many of a list it means. */
export function countsRows(query: Query): boolean {
  return query.frame.nouns.some((noun) => numberOf(noun, query) !== null);
}

function countOf(query: Query): (Counted & { readonly whole: boolean }) | null {
  const { frame, scope, previous } = query;
  const [noun, ...others] = scope.nouns;
  if (noun === undefined || others.length > 0 || listOf(noun) === null || frame.limits.length > 0) return null;
  if (frame.codes.length > 0 || holdingOf(frame).length > 0) return null;
  const number = numberOf(noun, query);
  if (number === null) return null;
  const list = listFor({ ...query, frame: { ...frame, thresholds: [] } }, true);
  const item = list === null ? null : countItem(list.title, list.items);
  if (item === null) return null;
  const said = amount(number.value, '个');
  const more = Number(number.value) > Number(run(item.plan).amount.value);
  // 这两个项目, after two that were spoken of.
  return previous !== null && !more ? null : { said, item, whole: number.whole || more || frame.ops.has('average') };
}

/** 16个项目, 项目共16项: the number that counts the things named, and whether it says that those are all. */
function numberOf(noun: Noun, { frame }: Query): { readonly value: string; readonly whole: boolean } | null {
  const { tokens } = frame.segment;
  const at = tokens.indexOf(noun.token);
  const before = tokens[at - 1];
  const number = before === undefined ? undefined : tag(before, 'number');
  const counts = (one: typeof number) => one !== undefined && frame.numbers.includes(one) && UNITS.test(one.unit ?? '');
  if (number !== undefined && before !== undefined && counts(number) && before.end === noun.start) {
    const lead = tokens[at - 2];
    const within = tokens.some((token) => token.start === noun.end && has(token, 'relation', 'within'));
    return { value: number.value, whole: within || (lead !== undefined && WHOLE.test(lead.text)) };
  }
  const joint = tokens[at + 1];
  const behind = tokens[at + 2];
  const total = behind === undefined ? undefined : tag(behind, 'number');
  return joint !== undefined && WHOLE.test(joint.text) && total !== undefined && counts(total)
    ? { value: total.value, whole: true }
    : null;
}
