import { formerAndLatter } from '../former.ts';
import type { Query } from '../query.ts';
import type { Item, Request } from '../request.ts';
import { settle } from '../settle.ts';
import { contains } from './whole.ts';

/** A是B的几倍; after a ranking 它是第二大的几倍: the first over the second, and on. */
export function ratio(query: Query): Request | null {
  const { frame, scope, previous } = query;
  const over = frame.ops.has('divide') && !frame.ops.has('percent') && scope.nouns.length === 2;
  const [first, second] = scope.nouns;
  // “三公”经费：公务接待费 is a heading and a part of it.
  if (over && first !== undefined && second !== undefined && contains(first, second, query)) return null;
  if ((!frame.ops.has('ratio') && !over) || frame.ops.has('up') || frame.ops.has('down')) return null;
  const [noun] = scope.nouns;
  if (noun !== undefined && scope.nouns.length === 1 && frame.years.length === 2) {
    const items = frame.years.flatMap((year) => {
      const one = settle({ ...query, scope: { ...scope, want: 'money' } }, [noun], year);
      return 'items' in one ? one.items.slice(0, 1).map((item) => ({ ...item, label: `${year}年${item.label}` })) : [];
    });
    if (items.length === 2) return pairs(items);
  }
  const chain =
    previous !== null && previous.ranked.length > 1 && scope.inherited && frame.limits.length > 0
      ? previous.ranked
      : null;
  if (chain !== null) {
    const itself = frame.nouns.some((noun) => noun.pronoun === 'it') || frame.limits.length < 2;
    const places = [...(itself ? [1] : []), ...frame.limits.filter((limit) => limit.nth).map((limit) => limit.n)];
    const distinct = [...new Set(places)].sort((a, b) => a - b);
    const items = distinct.flatMap((n) => chain[n - 1] ?? []);
    return pairs(items);
  }
  const settled = scope.inherited ? { items: [] } : settle(query, scope.nouns.slice(0, 2));
  if ('instead' in settled) return settled.instead;
  const items =
    settled.items.length === 1 && previous?.figures.at(-1) !== undefined
      ? [...previous.figures.slice(-1), ...settled.items]
      : settled.items;
  const twoFromBefore = settled.items.length === 0 ? (previous?.figures.slice(-2) ?? []) : items;
  const named = formerAndLatter(query);
  return pairs(named?.length === 2 ? named : twoFromBefore);
}

function pairs(items: readonly Item[]): Request | null {
  const found = items.slice(0, -1).flatMap((of, i) => {
    const to = items[i + 1];
    return to === undefined
      ? []
      : [{ of, to, plan: { op: 'ratio' as const, of: of.plan, to: to.plan, label: `${of.label}是${to.label}的倍数` } }];
  });
  return found.length === 0 ? null : { type: 'ratio', pairs: found };
}
