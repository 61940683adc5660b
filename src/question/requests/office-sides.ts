import { run } from '../../calculation/run.ts';
import { cellOf } from '../../facts/lookup.ts';
import type { Entry } from '../../facts/types.ts';
import { isMoney } from '../../money/amount.ts';
import { rowItem } from '../operands.ts';
import type { Query } from '../query.ts';
import type { Item, Request } from '../request.ts';
import { sumOf } from './arithmetic.ts';

/** 行政那边, 机关和事业: which side of an office pays; 行政运行, 行政编制 are things of their own. */
const SIDES = [
  { name: '机关', said: /(?:行政|机关)(?:[那这][边头块]|口|和|跟|与|同|、|事业)/, codes: /^50[1-4]/ },
  { name: '事业', said: /事业(?:[那这][边头块]|口|和|跟|与|同|、|两边|两头|各)/, codes: /^50[56]/ },
] as const;

/** 工会经费行政那边跟事业那边各出多少: the rows of an account by the government's accounts for offices (501–504) and for public institutions (505, 506). */
export function officeSides({ frame, scope, lookup }: Query): Request | null {
  const asked = SIDES.filter(({ said }) => said.test(frame.segment.text));
  const [thing, ...others] = scope.nouns.filter(({ ids }) => ids.length > 0);
  if (asked.length === 0 || thing === undefined || others.length > 0 || frame.years.length > 0) return null;
  const ids = thing.ids.filter((id) => id.startsWith('economic:'));
  const [id] = ids;
  if (id === undefined || ids.length !== thing.ids.length || ids.length > 1) return null;
  const rows = lookup.about(id).filter((entry) => cellOf(entry, 'amount', lookup.facts.year)?.value != null);
  const sideOf = (entry: Entry) => {
    const codes = Object.values(entry.facets).flatMap((facet) => lookup.entity(facet)?.code ?? []);
    return SIDES.find((side) => codes.some((code) => side.codes.test(code)))?.name;
  };
  for (const source of new Set(rows.map((entry) => entry.source))) {
    const here = rows.filter((entry) => entry.source === source);
    const items = asked.map(({ name }) => {
      const own = here.filter((entry) => sideOf(entry) === name);
      const [row] = own;
      const item = row === undefined || own.length > 1 ? null : rowItem(row, 'amount', lookup.facts.year, lookup);
      return item === null ? null : { ...item, label: `${item.label}（${name}）` };
    });
    const found = items.filter((item): item is Item => item !== null && isMoney(run(item.plan).amount.unit));
    if (found.length !== asked.length || new Set(here.map(sideOf)).size < 2) continue;
    return { type: 'figures', items: found, total: found.length > 1 ? sumOf(found) : null, list: found.length > 1 };
  }
  return null;
}
