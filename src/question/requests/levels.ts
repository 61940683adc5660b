import { cellOf } from '../../facts/lookup.ts';
import type { Measure } from '../../facts/types.ts';
import { rowItem } from '../operands.ts';
import type { Query } from '../query.ts';
import type { Item, Request } from '../request.ts';
import { sumOf } from './arithmetic.ts';

/** Who pays, as the forms of the projects print it. */
const LEVELS: Readonly<Partial<Record<Measure, string>>> = {
  central: '中央财政',
  provincial: '省级财政',
  municipal: '市级财政',
  district: '区级财政',
};

/** 市里给项目出钱了吗，还是全靠区里: what all projects, or one, get from each level of government; a level that pays nothing is said. */
export function levels(query: Query): Request | null {
  const { scope, lookup } = query;
  const asked = [...new Set([...scope.measures, ...query.frame.measures])].filter(
    (measure) => LEVELS[measure] !== undefined,
  );
  if (asked.length === 0 || (scope.inherited && query.previous !== null)) return null;
  const ids = scope.nouns.flatMap((noun) => noun.ids);
  const all = ids.length === 0 || ids.every((id) => id === 'category:项目支出');
  if (!all && !ids.every((id) => /^(?:prior-)?project:/.test(id))) return null;
  const forms = lookup.in('project-performance').filter(({ subject }) => all || ids.includes(subject));
  const paid = (measure: Measure) =>
    forms.flatMap((entry) =>
      cellOf(entry, measure)?.value == null ? [] : (rowItem(entry, measure, lookup.facts.year, lookup) ?? []),
    );
  const sums = (measures: readonly Measure[]) =>
    measures.flatMap((measure): Item[] => {
      const rows = paid(measure);
      const [only] = rows;
      const sum = rows.length > 1 ? sumOf(rows, '项目支出') : only;
      return sum == null ? [] : [sum];
    });
  const lacking = asked.filter((measure) => paid(measure).length === 0);
  // One project's own figure is printed: nothing to be put together.
  if (lacking.length === 0 && !all) return null;
  const printed = asked.filter((measure) => !lacking.includes(measure));
  const items = sums(printed.length > 0 ? printed : (Object.keys(LEVELS) as Measure[]));
  if (items.length === 0) return null;
  const figures: Request = { type: 'figures', items, total: null, list: items.length > 2 };
  const missing: Request = {
    type: 'missing',
    what: lacking.map((measure) => LEVELS[measure]).join('、'),
    reason: 'unlisted',
    mentioned: [],
    there: [],
  };
  return lacking.length === 0 ? figures : { type: 'several', parts: [missing, figures] };
}
