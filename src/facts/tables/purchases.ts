import type { Table, TableRow } from '../../document/types.ts';
import type { Place } from '../entities.ts';
import { codedName, nameKey } from '../names.ts';
import type { Entry } from '../types.ts';
import { codedEntries } from './coded.ts';
import type { Context } from './context.ts';
import { noteTotal } from './context.ts';
import type { ReadColumn } from './rows.ts';
import { cellsOf, codeOf, isTotal, moneyUnit, nameOf, placeOf, readColumns, textAt } from './rows.ts';

/** The facets that a row of each table may be about, the best first: the first that the table has a column for. */
const ABOUT: Readonly<Partial<Record<Table['kind'], readonly string[]>>> = {
  procurement: ['good', 'class', 'project'],
  'purchased-services': ['service', 'directory3', 'directory2'],
  assets: ['asset'],
};

/** Where a table prints no unit for its quantities: assets are counted in 件, services in 项. */
const QUANTITY: Readonly<Partial<Record<Table['kind'], string>>> = {
  assets: '件',
  'purchased-services': '项',
};

/** 货物, 工程, 服务: the first letter of a 政府采购品目 (政府采购品目分类目录). */
const CLASSES: Readonly<Record<string, string>> = { A: '货物类', B: '工程类', C: '服务类' };

/** 政府采购, 政府购买服务, 资产配置: a row is one purchase; everything else that the row tells is a facet of it. */
export function purchaseEntries(table: Table, { document, register }: Context): readonly Entry[] {
  const columns = readColumns(table, document.year);
  const has = (facet: string) => columns.some(({ means }) => means.is === 'facet' && means.facet === facet);
  if (columns.some(({ name }) => /科目名称$/.test(name)) && !['good', 'service', 'asset'].some(has))
    return codedEntries(table, { document, register, entries: [] });
  const about = ABOUT[table.kind]?.find(has) ?? '';
  const carried: Record<string, string> = {};
  const unitOfQuantity = columns.find(({ means }) => means.is === 'unit-of-quantity');
  let sums = 0;
  return table.rows.flatMap((row): readonly Entry[] => {
    const code = codeOf(row, columns);
    const name = nameOf(row, columns);
    const place = placeOf(table, row);
    const isSum = isTotal(
      code,
      name,
      ...columns.filter(({ means }) => means.is === 'facet').map(({ index }) => textAt(row, index)),
    );
    const facets = isSum ? {} : facetsOf(row, columns, place, register, document.department);
    // 采购品目大类 and 专项名称 are printed once above the goods that belong to them.
    for (const facet of ['class', 'project']) {
      if (
        about === 'good' &&
        facets[about] !== undefined &&
        facets[facet] === undefined &&
        carried[facet] !== undefined
      )
        facets[facet] = carried[facet];
    }
    if (facets['class']?.startsWith('procurement-class:') === true) carried['class'] = facets['class'];
    if (facets['project'] !== undefined) carried['project'] = facets['project'];
    const printed = unitOfQuantity === undefined ? (QUANTITY[table.kind] ?? '') : textAt(row, unitOfQuantity.index);
    const cells = cellsOf(row, columns, moneyUnit(table), printed);
    const base = {
      source: table.source,
      title: table.title,
      collection: table.kind as Entry['collection'],
      cells,
      texts: {},
    };
    const unit = name === '' || isTotal(name) ? {} : { unit: register.note('unit', name, name, place) };
    const subject = facets[about];
    if (subject === undefined) {
      const printedName =
        name ||
        columns
          .filter(({ means }) => means.is === 'facet')
          .map(({ index }) => textAt(row, index))
          .find((text) => text !== '');
      if (code === '' && printedName === undefined) return [];
      sums += 1;
      const total = sums === 1 ? noteTotal(table, register) : null;
      return [
        {
          ...base,
          id: `${table.source}:${sums === 1 ? '合计' : (printedName ?? code)}`,
          subject:
            total ??
            facets['class'] ??
            facets['project'] ??
            register.note('unit', printedName ?? code, printedName ?? code, place),
          label: sums === 1 && name === '' ? '合计' : (printedName ?? code),
          facets: unit,
          role: sums === 1 ? 'total' : 'group',
          parent: sums === 1 ? null : `${table.source}:合计`,
        },
      ];
    }
    const { [about]: _, ...others } = facets;
    const column = columns.find(({ means }) => means.is === 'facet' && means.facet === about);
    const label = column === undefined ? '' : textAt(row, column.index);
    return [
      {
        ...base,
        id: `${table.source}:${subject.slice(subject.indexOf(':') + 1)}`,
        subject,
        label: codedName(label)?.name ?? label,
        facets: { ...unit, ...others, ...classFacet(subject, table, register) },
        role: 'item',
        parent: `${table.source}:合计`,
      },
    ];
  });
}

function classFacet(subject: string, table: Table, register: Context['register']): Readonly<Record<string, string>> {
  const name = table.kind === 'procurement' ? CLASSES[subject.charAt('good:'.length)] : undefined;
  return name === undefined ? {} : { class: register.note('procurement-class', name, name, null) };
}

function facetsOf(
  row: TableRow,
  columns: readonly ReadColumn[],
  place: Place,
  register: Context['register'],
  department: string,
): Record<string, string> {
  const facets: Record<string, string> = {};
  for (const { index, means } of columns) {
    if (means.is !== 'facet') continue;
    const printed = textAt(row, index);
    if (printed === '') continue;
    const purchase = means.kind === 'project' ? /^(货物|工程|服务)类?$/.exec(printed)?.[1] : undefined;
    if (purchase !== undefined) {
      facets['class'] = register.note('procurement-class', `${purchase}类`, `${purchase}类`, place);
      continue;
    }
    // Rows of the department and its units stand above their goods.
    const isUnit = nameKey(printed) === nameKey(department) || register.find(printed, ['unit']) !== null;
    if (means.kind === 'project' && isUnit) continue;
    facets[means.facet] =
      means.kind === 'project'
        ? noteProject(printed, place, register)
        : noteCoded(means.kind, printed, place, register);
  }
  return facets;
}

function noteCoded(kind: string, printed: string, place: Place, register: Context['register']): string {
  const coded = codedName(printed);
  if (kind === 'procurement-class') {
    const name = Object.values(CLASSES).find((one) => printed.includes(one.slice(0, 2)));
    return name === undefined ? register.note('unit', printed, printed, place) : register.note(kind, name, name, place);
  }
  return coded === null
    ? (register.find(printed, [kind]) ?? register.note(kind, printed, printed, place))
    : register.note(kind, coded.code, coded.name, place, coded.code);
}

/** A project of 项目支出表, or what else the table's 项目 column names (公车维护费): paid from basic expenditure. */
function noteProject(printed: string, place: Place, register: Context['register']): string {
  const known = register.find(printed, ['project']);
  if (known === null) return register.note('purchase-project', printed, printed, place);
  register.alias(known, printed, place);
  return known;
}
