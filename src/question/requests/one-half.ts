import { run } from '../../calculation/run.ts';
import { cellOf } from '../../facts/lookup.ts';
import { isZero } from '../../money/amount.ts';
import type { Half } from '../halves.ts';
import { listFor } from '../lists.ts';
import type { Query } from '../query.ts';
import type { Item, Request } from '../request.ts';
import { sumOf } from './arithmetic.ts';

/** 基本支出一分钱没有, 全靠项目支出, 只有项目支出. */
const NONE =
  /(基本|项目)(?:支出|经费)?(?:里|上|那头|那边|这头|这边|部分)?(?:一分钱?|一个子儿)?(?:都|也)?(?:没有|没得|冇|没列|没安排|没给|为零|为0|是零|是0|不列|不出)/;
const ALONE = /(?:全|都|只|纯|光|单)(?:部|都)?(?:靠|走|在|从|由|是|有|列在)+(项目|基本)/;

const OTHER: Readonly<Record<Half, Half>> = { basic: 'project', project: 'basic' };

/** 哪些科目基本支出没有、全靠项目支出: the rows that one half of the spending pays alone, where both halves are columns. */
export function oneHalf(query: Query): Request | null {
  const { frame, scope } = query;
  const { text } = frame.segment;
  const empty = halfOf(NONE.exec(text)?.[1]);
  const full = halfOf(ALONE.exec(text)?.[1]);
  const half = full ?? (empty === null ? null : OTHER[empty]);
  if (half === null || !['which', 'list', 'how-many', 'each'].some((ask) => frame.asks.has(ask))) return null;
  const nouns = scope.nouns.filter(({ ids }) => !ids.some((id) => id.startsWith('category:')));
  const list = listFor({ ...query, scope: { ...scope, nouns, measures: [half], measure: half } });
  if (list === null) return null;
  const beside = (item: Item) => cellOf(item.rows[0] as Item['rows'][number], OTHER[half], item.year);
  // A table of one half alone cannot tell.
  if (!list.items.some((item) => beside(item) !== undefined)) return null;
  const items = list.items.filter((item) => {
    const other = beside(item)?.value;
    return !isZero(run(item.plan).amount) && (other == null || isZero(other));
  });
  return { type: 'rows', title: list.title, items, total: items.length > 1 ? sumOf(items, list.title) : null };
}

function halfOf(word: string | undefined): Half | null {
  return word === undefined ? null : word === '基本' ? 'basic' : 'project';
}
