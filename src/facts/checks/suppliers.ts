import { cellOf } from '../lookup.ts';
import type { Entry, Measure } from '../types.ts';
import type { Equality } from './equality.ts';
import { sumEquality } from './equality.ts';
import { figure } from './rows.ts';
import type { EqualityCheck } from './types.ts';

const SIZES: readonly Measure[] = ['for-medium-small', 'for-micro-small'];

/**
 * 采购金额 = 面向中小企业 + 面向小微企业. A document may also print 小微 as a part of 中小:
 * the law is checked only where most of its rows keep it.
 */
export const suppliers: EqualityCheck = {
  code: 'suppliers',
  title: '采购金额＝面向中小企业＋面向小微企业',
  equalities: ({ lookup }) => {
    const equalities = lookup.in('procurement').flatMap(bySize);
    const held = equalities.filter(({ verdict }) => verdict() === 'holds').length;
    return held * 2 > equalities.length ? equalities : [];
  },
};

function bySize(entry: Entry): readonly Equality[] {
  const total = figure(entry, 'amount');
  const parts = SIZES.flatMap((measure) => figure(entry, measure) ?? []);
  if (total === null || parts.length < 2 || SIZES.some((size) => cellOf(entry, size)?.value === null)) return [];
  const say = { parts: '本行面向中小企业与小微企业相加', rest: '“采购金额”减去另一列' };
  return sumEquality('suppliers', total, parts, say);
}
