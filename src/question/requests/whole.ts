import { run } from '../../calculation/run.ts';
import { compare, isMoney } from '../../money/amount.ts';
import { figuresOf } from '../figures.ts';
import type { Noun } from '../frame.ts';
import { alike, itemOf, rowItem } from '../operands.ts';
import type { Query } from '../query.ts';
import type { Item, Request } from '../request.ts';
import { settle } from '../settle.ts';
import { has } from '../tokens.ts';
import { TOTAL_OF } from '../totals.ts';

/** Is the part printed inside the whole? */
export function contains(whole: Noun, part: Noun, { lookup }: Query): boolean {
  return (
    part.ids.some((id) =>
      lookup
        .about(id)
        .some((entry) =>
          ancestors(entry.parent, (query) => lookup.entry(query)).some((one) => whole.ids.includes(one)),
        ),
    ) || part.ids.some((id) => wholesAbove(id).some((one) => whole.ids.includes(one)))
  );
}

function ancestors(
  parent: string | null,
  find: (id: string) => { readonly subject: string; readonly parent: string | null } | undefined,
): readonly string[] {
  const entry = parent === null ? undefined : find(parent);
  return entry === undefined ? [] : [entry.subject, ...ancestors(entry.parent, find)];
}

/** The whole in the same year, measure and unit as the part. */
export function wholeOf(noun: Noun, part: Item, query: Query): Item | Request | null {
  const settled = settle(
    {
      ...query,
      scope: {
        ...query.scope,
        within: undefined,
        source: undefined,
        measure: part.measure === 'amount' || part.measure.startsWith('for-') ? undefined : query.scope.measure,
      },
    },
    [noun],
    part.year,
  );
  if ('instead' in settled) return settled.instead;
  return settled.items[0] ?? null;
}

/** 每花一百块, 街道花的每一百块: of all that is spent. */
const SPENT = /每[花用]|[花用](?:出去)?的?每/;

/** The total of the list that the part stands in; of all spending, where each hundred spent is spoken of. */
export function impliedWhole(part: Item, query: Query): Item | null {
  const { lookup, previous } = query;
  const last = previous?.figures.at(-1);
  if (
    last !== undefined &&
    query.frame.segment.tokens.slice(0, 2).some((token) => has(token, 'relation', 'within')) &&
    alike(run(last.plan).amount, run(part.plan).amount) &&
    compare(run(last.plan).amount, run(part.plan).amount) >= 0
  )
    return last;
  const larger = previous?.figures.findLast(
    (item) =>
      item.entity === part.entity &&
      item !== part &&
      item.rows[0] !== part.rows[0] &&
      alike(run(item.plan).amount, run(part.plan).amount) &&
      compare(run(item.plan).amount, run(part.plan).amount) > 0,
  );
  if (larger !== undefined) return larger;
  const said = previous?.figures.findLast(
    (item) => item.entity !== null && item.entity !== part.entity && isWhole(item, part, query),
  );
  if (said !== undefined) return said;
  const row = part.rows[0];
  if (row !== undefined && (part.measure === 'for-micro-small' || part.measure === 'for-medium-small'))
    return rowItem(row, 'amount', part.year, lookup) ?? amountOf(part, lookup);
  const totals =
    row === undefined ? [] : [row.facets['list'], TOTAL_OF[row.collection]].filter((id) => id !== undefined);
  // 单位预留机动经费: beside 基本支出 in the balance, no part of it.
  const beside = part.entity?.startsWith('economic:') === true && /balance$/.test(row?.collection ?? '');
  const spent = SPENT.test(query.frame.segment.text) || beside ? ['total:支出总计'] : [];
  for (const id of [...spent, defaultWhole(part.entity ?? ''), ...totals]) {
    if (id === undefined || id === part.entity) continue;
    const figure = figuresOf(
      id,
      {
        want: 'any',
        year: part.year,
        measure: part.measure === 'amount' || part.measure === 'count' ? undefined : part.measure,
      },
      lookup,
    ).find((one) => alike(run(one.plan).amount, run(part.plan).amount));
    if (figure !== undefined) return itemOf(figure);
  }
  return null;
}

/** What a thing comes to as a whole, printed in another place than the part of it. */
function amountOf({ entity, year }: Item, lookup: Query['lookup']): Item | null {
  const [figure] = entity === null ? [] : figuresOf(entity, { want: 'money', year, measure: 'amount' }, lookup);
  return figure === undefined ? null : itemOf(figure);
}

function isWhole(whole: Item, part: Item, query: Query): boolean {
  const [a, b] = [run(whole.plan).amount, run(part.plan).amount];
  if (!alike(a, b) || !isMoney(a.unit)) return false;
  const row = part.rows[0];
  return (
    whole.entity === defaultWhole(part.entity ?? '') ||
    whole.entity === row?.facets['list'] ||
    (row !== undefined && TOTAL_OF[row.collection] === whole.entity) ||
    (row !== undefined && ancestors(row.parent, (id) => query.lookup.entry(id)).includes(whole.entity ?? ''))
  );
}

/** 人员经费 is part of 基本支出, which is part of 支出总计. */
function wholesAbove(id: string): readonly string[] {
  const above = defaultWhole(id);
  return above === undefined || above === id ? [] : [above, ...wholesAbove(above)];
}

/** What a thing of this kind is normally a share of. */
function defaultWhole(id: string): string | undefined {
  const [kind = '', name = ''] = [id.slice(0, id.indexOf(':')), id.slice(id.indexOf(':') + 1)];
  if (kind === 'category') return name === '人员经费' || name === '公用经费' ? 'category:基本支出' : 'total:支出总计';
  if (kind === 'project' || kind === 'prior-project') return 'category:项目支出';
  if (kind === 'function') return 'total:支出总计';
  if (kind === 'economic') return 'category:基本支出';
  if (kind === 'three-public') return name === '合计' ? 'total:支出总计' : 'three-public:合计';
  if (kind === 'procurement-class') return 'total:政府采购预算';
  if (kind === 'revenue') return 'total:收入总计';
  if (kind === 'total') return 'total:支出总计';
  return undefined;
}
