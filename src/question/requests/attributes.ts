import { cellOf } from '../../facts/lookup.ts';
import type { Entry } from '../../facts/types.ts';
import type { Query } from '../query.ts';
import type { Detail, Request } from '../request.ts';

/** Columns of purchases, services and assets that hold words: facet → the column's name. */
const COLUMNS: Readonly<Record<string, string>> = {
  function: '功能科目',
  economic: '经济分类',
  class: '资产分类',
  directory1: '一级目录',
  directory2: '二级目录',
  directory3: '三级目录',
  project: '项目',
  fundSource: '资金来源',
  fundNature: '资金性质',
  standardName: '配置标准',
  includesProcurement: '是否包含政府采购',
  level1: '一级指标',
  level2: '二级指标',
  standard: '绩效标准',
};
/** Columns by the words of a question that name them without the column's own word. */
const SAID: readonly (readonly [RegExp, string])[] = [
  [/是否包含政府采购|含不含政府采购|包不包含政府采购/, 'includesProcurement'],
  [/哪一?类资产|什么资产类|资产类别|(?:归|属|算)[^|]{0,3}哪一?类(?!项目)/, 'class'],
  [/(?:属于|算|列在|归|从|走)[^|]*(?:哪个|什么|哪一个)项目|哪个项目(?:的|里|买|出|列|采)/, 'project'],
  [/绩效标准/, 'standard'],
  [/计量单位/, 'unit-of-count'],
];
const ASKS = ['number', 'amount', 'how-many', 'items', 'people', 'each', 'vehicles'];

/** 走哪个功能科目, 一级目录是什么, 配置标准, 计量单位: what a row says in a column of words. */
export function attributes(query: Query): Request | null {
  const { frame, scope, lookup } = query;
  const spoken = SAID.filter(([pattern]) => pattern.test(frame.segment.text)).map(([, column]) => column);
  const columns = [...new Set([...frame.columns.filter((column) => COLUMNS[column] !== undefined), ...spoken])];
  if (
    columns.length === 0 ||
    ASKS.some((ask) => frame.asks.has(ask)) ||
    [...frame.ops].some((op) => op !== 'compare' && op !== 'reverse') ||
    frame.limits.length > 0 ||
    frame.thresholds.length > 0
  )
    return null;
  const rows = scope.nouns
    .filter(({ token }) => token.via !== 'search' || !spoken.includes('project'))
    .flatMap(({ ids }) => ids)
    .flatMap((id) => lookup.about(id));
  // 绩效标准是什么: of no row; what the word means stands in the table's notes.
  if (rows.length === 0 && frame.asks.has('definition') && explained(columns, query)) return null;
  if (/按(?!什么|哪)|汇总|归集|分组|归类/.test(frame.segment.text)) return null;
  const list =
    spoken.length === 0
      ? []
      : scope.nouns.flatMap(({ ids, collection }) =>
          ids.length === 0 || ids.some((id) => id.startsWith('total:')) ? (collection ?? ids[0] ?? '') : [],
        );
  const items = rows.filter((entry) => entry.role === 'item');
  const assets = items.filter(({ collection }) => collection === 'assets');
  const all = columns.includes('class') && assets.length > 0 ? assets : items;
  const found = columns.flatMap((column) =>
    merged(
      (all.some((entry) => reads(entry, column)) || column === 'project' ? all : inList(list, column, query)).flatMap(
        (entry) => detailOf(entry, column, query),
      ),
    ),
  );
  return found.length === 0 ? null : { type: 'details', details: found, figures: [] };
}

function explained(columns: readonly string[], { document }: Query): boolean {
  const notes = document.tables.flatMap((table) => table.notes);
  return columns.some((column) =>
    notes.some(({ text }) => ['：', ':'].some((colon) => text.includes(`“${COLUMNS[column]}”${colon}`))),
  );
}

function reads(entry: Entry, column: string): boolean {
  return column === 'unit-of-count' ? cellOf(entry, 'quantity') !== undefined : entry.facets[column] !== undefined;
}

/** The rows of the list that the question names, where it names no row. */
function inList(lists: readonly string[], column: string, { lookup }: Query): readonly Entry[] {
  if (lists.length === 0) return [];
  return lookup.facts.entries.filter((entry) => entry.role === 'item' && reads(entry, column));
}

function detailOf(entry: Entry, column: string, { lookup }: Query): readonly Detail[] {
  const place = entry.cells[0];
  if (place === undefined) return [];
  const text = (said: string): Detail => ({
    label: COLUMNS[column] ?? '计量单位',
    text: { text: said, line: place.line, page: place.page, source: entry.source },
    quote: place.quote,
    entry,
    holds: [entry.label],
  });
  if (column === 'unit-of-count') {
    const unit = cellOf(entry, 'quantity')?.value?.unit;
    return unit === undefined ? [] : [text(unit)];
  }
  const id = entry.facets[column];
  const entity = id === undefined ? undefined : lookup.entity(id);
  return entity === undefined
    ? []
    : [text(`${entity.code === undefined ? '' : `[${entity.code}]`}${entity.names[0] ?? ''}`)];
}

/** One line a text, with the rows that it holds for; all rows the same need no names. */
function merged(details: readonly Detail[]): readonly Detail[] {
  const byText = new Map<string, Detail>();
  for (const detail of details) {
    const known = byText.get(detail.text.text);
    byText.set(
      detail.text.text,
      known === undefined ? detail : { ...known, holds: [...new Set([...known.holds, ...detail.holds])] },
    );
  }
  return [...byText.values()].map((detail) =>
    byText.size === 1 && detail.holds.length > 3 ? { ...detail, holds: [] } : detail,
  );
}
