import { run } from '../../calculation/run.ts';
import { isMoney } from '../../money/amount.ts';
import { ranked } from '../lists.ts';
import type { Query } from '../query.ts';
import type { Item, Request } from '../request.ts';
import { settle } from '../settle.ts';

const ASKED = /哪一?年[^|]{0,4}(?:最|更)|最[高低多少大小][^|]{0,4}哪一?年/;

/** 哪年最高: of the years that were told one after the other, else of all years that the document prints of the thing. */
export function whichYear(query: Query): Request | null {
  const { frame, scope } = query;
  const lowest = frame.ops.has('min');
  if (!ASKED.test(frame.segment.text) || !(frame.ops.has('max') || lowest)) return null;
  const told = scope.said.length === 0 ? yearsTold(query) : [];
  const items = told.length > 1 ? told : yearsPrinted(query);
  const units = items.map(({ plan }) => run(plan).amount.unit);
  const alike = units.every((unit) => unit === units[0] || (isMoney(unit) && isMoney(units[0] ?? '')));
  if (items.length < 2 || !alike) return { type: 'vague', what: frame.segment.text };
  const order = ranked(items);
  const rows = lowest ? [...order].reverse() : order;
  return {
    type: 'ranking',
    title: items[0]?.label.replace(/^\d{4}年/, '') ?? '',
    ranked: rows.map(withYear),
    picked: rows.slice(0, 1).map(withYear),
    total: null,
    from: lowest ? 'bottom' : 'top',
    nth: null,
  };
}

function withYear(item: Item): Item {
  return { ...item, label: `${item.year}年${item.label.replace(/^\d{4}年/, '')}` };
}

/** The latest figures of one thing, one a year. */
function yearsTold({ previous }: Query): readonly Item[] {
  const figures = previous?.figures ?? [];
  const last = figures.at(-1);
  const same = figures.filter(({ entity }) => entity !== null && entity === last?.entity);
  return same.filter((item, i) => same.findLastIndex(({ year }) => year === item.year) === i);
}

function yearsPrinted(query: Query): readonly Item[] {
  const { scope, lookup } = query;
  if (scope.nouns.length !== 1) return [];
  const { year } = lookup.facts;
  return [year - 2, year - 1, year].flatMap((one) => {
    const settled = settle({ ...query, scope: { ...scope, want: 'any' } }, scope.nouns, one);
    const [item, ...others] = 'items' in settled ? settled.items : [];
    return item === undefined || others.length > 0 || item.year !== one ? [] : [item];
  });
}
