import type { Table, TableRow } from '../../document/types.ts';
import { nameKey, natureOf } from '../names.ts';
import { natureFacets } from '../nature.ts';
import type { Entry, Text } from '../types.ts';
import type { Context } from './context.ts';
import { noteTotal } from './context.ts';
import { parentsBySum } from './hierarchy.ts';
import { cellsOf, moneyUnit, placeOf, type ReadColumn, sidesOf, textAt } from './rows.ts';

/** 项目支出表: projects are the rows that name their unit; rows above them are sums (合计, department, unit, 本级支出项目). */
export function projectEntries(table: Table, { document, register }: Context): readonly Entry[] {
  const [side] = sidesOf(table, document.year);
  const columns = side?.columns ?? [];
  const unitColumn = columns.find(
    ({ means, name }) =>
      (means.is === 'facet' && means.facet === 'unit') ||
      (means.is === 'name' && /单位名称|预算单位$/.test(name) && !/项目/.test(name)),
  );
  const entries: Entry[] = [];
  let above: string | null = null;
  for (const { row, code, name, total } of side?.rows ?? []) {
    const cells = cellsOf(row, columns, moneyUnit(table));
    const base = { source: table.source, title: table.title, collection: 'projects' as const, cells, texts: {} };
    const unit = unitColumn === undefined ? '' : textAt(row, unitColumn.index);
    // Without a column of units, a row that is named like the department or one of its units is the sum of what follows.
    const isUnit =
      nameKey(name).startsWith(nameKey(document.department)) &&
      (code !== '' || entries.length < 2) &&
      !/项目|经费$/.test(name);
    const sum = total || (unitColumn === undefined ? (code.length <= 6 && code !== '') || isUnit : unit === '');
    if (sum) {
      const first = entries.length === 0;
      const id = `${table.source}:${first ? '合计' : code || name}`;
      const subject: string | null = first ? noteTotal(table, register) : null;
      entries.push({
        ...base,
        id,
        subject:
          subject ??
          register.find(name, ['unit']) ??
          register.note(
            isUnit ? 'unit' : 'project-group',
            name,
            name,
            placeOf(table, row),
            code === '' ? undefined : code,
          ),
        label: first ? '合计' : name,
        facets:
          first && !total
            ? { unit: register.note('unit', name, name, placeOf(table, row), code === '' ? undefined : code) }
            : {},
        role: first ? 'total' : 'group',
        parent:
          code === ''
            ? above
            : (entries.findLast(
                (other) => other.role === 'group' && code.startsWith(other.id.slice(table.source.length + 1)),
              )?.id ?? (first ? null : `${table.source}:合计`)),
      });
      above = id;
      continue;
    }
    const own = `${table.source}:${code === '' ? name : code}`;
    const id =
      entries.some((other) => other.id === own) && above !== null ? `${above}/${code === '' ? name : code}` : own;
    const nature = natureOf(name)?.nature;
    const subject = register.note(
      'project',
      code === '' ? name : code,
      name,
      placeOf(table, row),
      code === '' ? undefined : code,
    );
    const rest = natureOf(name)?.rest;
    if (rest !== undefined) register.alias(subject, rest, null);
    entries.push({
      ...base,
      id,
      subject,
      label: name,
      facets: {
        ...(unit === '' ? {} : { unit: register.note('unit', unit, unit, null) }),
        ...(nature === undefined ? {} : natureFacets(nature, register)),
      },
      role: 'item',
      parent: above,
      texts: { ...useIn(row, columns, table.source), ...typeIn(row, columns, table.source) },
    });
  }
  return withGroups(entries);
}

/** What a column of words (绩效目标, 主要内容, 备注) says that the project is for. */
function useIn(row: TableRow, columns: readonly ReadColumn[], source: string): Readonly<Record<string, Text>> {
  const column = columns.find(({ means, name }) => means.is === 'text' && SAYS_USE.test(name));
  const text = column === undefined ? '' : (row.cells[column.index] ?? '').trim();
  return text.length < 6 ? {} : { 绩效目标: { text, line: row.line, page: row.page, source } };
}

const SAYS_USE = /绩效目标|主要内容|用途|概况|概述|说明|备注/;

/** 特定目标类, 其他运转类: what kind of project it is, where a column says so. */
function typeIn(row: TableRow, columns: readonly ReadColumn[], source: string): Readonly<Record<string, Text>> {
  const column = columns.find(({ means, name }) => means.is === 'text' && /^项目(?:类别|类型|属性)$/.test(name));
  const text = column === undefined ? '' : (row.cells[column.index] ?? '').trim();
  return text === '' ? {} : { 项目类型: { text, line: row.line, page: row.page, source } };
}

/** Items that sum the items below them are groups. */
function withGroups(entries: readonly Entry[]): readonly Entry[] {
  const first = entries.findIndex(({ role }) => role !== 'item');
  if (first < 0) return entries;
  const sections: Entry[][] = [];
  for (const entry of entries.slice(first)) {
    if (entry.role === 'item') sections.at(-1)?.push(entry);
    else sections.push([entry]);
  }
  return [...entries.slice(0, first), ...sections.flatMap(sectionOf)];
}

/** A sum and the items below it, up to the next sum. */
function sectionOf([sum, ...items]: readonly Entry[]): readonly Entry[] {
  if (sum === undefined) return [];
  const amountOf = (entry: Entry) => entry.cells.find(({ measure }) => measure === 'amount')?.value ?? null;
  const parents = parentsBySum(items.map(amountOf), amountOf(sum));
  if (parents === null) return [sum, ...items];
  return [
    sum,
    ...items.map((item, at): Entry => {
      const above = parents[at] ?? null;
      const parent = above === null ? item.parent : (items[above]?.id ?? null);
      return { ...item, role: parents.includes(at) ? 'group' : 'item', parent };
    }),
  ];
}
