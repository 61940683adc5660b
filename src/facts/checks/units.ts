import type { Document, Table, TableKind } from '../../document/types.ts';
import { readColumn } from '../columns.ts';
import { nameKey } from '../names.ts';
import { distinctPlaces, type Place, wherever } from './figures.ts';
import type { Check } from './types.ts';

/** Tables that say which units the department has, and tables whose rows belong to units. */
const OWN: readonly TableKind[] = ['general-budget-by-unit', 'revenue', 'projects'];
const ROWS: readonly TableKind[] = [...OWN, 'procurement', 'purchased-services', 'assets'];

interface Named {
  readonly code: string;
  readonly name: string;
  readonly kind: TableKind;
  readonly place: Place;
}

/** One code names one unit, in every table. */
export const unitCodes: Check = {
  code: 'unit-code',
  title: '同一单位编码在各表对应同一单位名称',
  check: ({ document, lookup }) => {
    const accounts = new Set(
      [...lookup.facts.entities.values()]
        .filter(({ kind }) => kind === 'function' || kind === 'economic')
        .flatMap(({ names }) => names.map(nameKey)),
    );
    const byCode = groupBy(
      unitRows(document).filter(({ code, name }) => code !== '' && name !== '' && !accounts.has(nameKey(name))),
      ({ code }) => code,
    );
    const differing = [...byCode].filter(([, rows]) => new Set(rows.map(({ name }) => nameKey(name))).size > 1);
    return {
      run: byCode.size,
      held: byCode.size - differing.length,
      findings: differing.map(([code, rows]) => {
        const names = [...groupBy(rows, ({ name }) => nameKey(name)).values()];
        const said = names.map((same) => `${wherever(same.map(({ place }) => place))}为“${same[0]?.name ?? ''}”`);
        return {
          code: 'unit-code',
          severity: 'warning' as const,
          places: distinctPlaces(names.flat().map(({ place }) => place)),
          expected: names[0]?.[0]?.name ?? '',
          found: names
            .slice(1)
            .map((same) => same[0]?.name ?? '')
            .join('、'),
          message: `单位编码${code}对应不同名称：${said.join('，')}，请核对编码与名称。`,
        };
      }),
    };
  },
};

/** Rows name units that the department has: in the tables by unit, or in its own name. */
export const foreignUnits: Check = {
  code: 'unit-foreign',
  title: '各表行中的单位都是本部门的预算单位',
  check: ({ document }) => {
    const rows = unitRows(document).filter(({ name }) => name !== '' && !/^(合计|总计|小计)$/.test(name));
    const own = rows.filter(({ kind }) => OWN.includes(kind));
    const known = new Set(own.map(({ name }) => nameKey(name)));
    const department = nameKey(document.department);
    const others = rows.filter(({ kind }) => !OWN.includes(kind));
    const text = document.sections
      .flatMap(({ paragraphs }) => paragraphs.map((paragraph) => nameKey(paragraph.text)))
      .join('\n');
    const isForeign = ({ name }: Named): boolean =>
      known.size > 0 &&
      !known.has(nameKey(name)) &&
      !nameKey(name).includes(department) &&
      !text.includes(nameKey(name));
    const foreign = groupBy(others.filter(isForeign), ({ name }) => nameKey(name));
    const table = own[0]?.place.source ?? '';
    return {
      run: others.length,
      held: others.length - [...foreign.values()].flat().length,
      findings: [...foreign.values()].map((same) => {
        const places = same.map(({ place }) => place);
        const name = same[0]?.name ?? '';
        return {
          code: 'unit-foreign',
          severity: 'warning' as const,
          places,
          expected: document.department,
          found: name,
          message: `${wherever(places)}的单位名称印为“${name}”，${table}所列本部门预算单位中没有它，请更正。`,
        };
      }),
    };
  },
};

/** Rows with a unit's code or name; of projects only the rows of units stand before a code as long as a project's. */
function unitRows(document: Document): readonly Named[] {
  return document.tables.filter(({ kind }) => ROWS.includes(kind)).flatMap((table) => rowsOf(table, document.year));
}

function rowsOf(table: Table, year: number): readonly Named[] {
  const means = table.columns.map((column) => readColumn(column, year));
  const codeAt = means.findIndex(({ is }) => is === 'code');
  const nameAt = means.findIndex(({ is }) => is === 'name');
  const unitAt = means.findIndex((meaning) => meaning.is === 'facet' && meaning.kind === 'unit');
  return table.rows.flatMap(({ cells, line }): readonly Named[] => {
    const at = (index: number) => (cells[index] ?? '').replace(/\s+/g, '');
    // A row of 项目支出表 that names its unit is a project.
    if (nameAt < 0 || (unitAt >= 0 && at(unitAt) !== '')) return [];
    return [{ code: at(codeAt), name: at(nameAt), kind: table.kind, place: { source: table.source, line } }];
  });
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}
