import type { Table, TableRow } from '../../document/types.ts';
import type { Amount } from '../../money/amount.ts';
import { amount } from '../../money/amount.ts';
import { columnName } from '../columns.ts';
import type { Register } from '../entities.ts';
import { matchNames } from '../match.ts';
import type { Cell, Entry } from '../types.ts';
import type { FormColumns } from './forms.ts';
import { at } from './forms.ts';

const TARGET = /^(≥|≤|[=＝]|>=|<=|＞=|＜=|不低于|不少于|不高于|不超过)?(\d[\d,]*(?:\.\d+)?)((?!年\D)[^\d]*)$/;
const BOUNDS: Readonly<Record<string, '≥' | '≤'>> = {
  '≥': '≥',
  '>=': '≥',
  '＞=': '≥',
  不低于: '≥',
  不少于: '≥',
  '≤': '≤',
  '<=': '≤',
  '＜=': '≤',
  不高于: '≤',
  不超过: '≤',
};

/** A printed target: `≥42次` → 42 次 with bound ≥; words (明显提升) have no amount. */
export function readTarget(printed: string): { readonly value: Amount | null; readonly bound?: '≥' | '≤' } {
  const found = TARGET.exec(printed.replace(/\s+/g, '').replace('％', '%'));
  if (found === null) return { value: null };
  const bound = BOUNDS[found[1] ?? ''];
  return { value: amount(found[2] ?? '', found[3] ?? ''), ...(bound === undefined ? {} : { bound }) };
}

/** What an indicator row belongs to. */
export interface Owner {
  /** Entry id of the form or goal; indicator ids continue it. */
  readonly id: string;
  readonly facets: Readonly<Record<string, string>>;
}

export function isIndicator(row: TableRow, columns: FormColumns): boolean {
  const block = row.within.some((name) =>
    /绩效指标|目标[\d一二三四五六七八九十]+[:：]?$/.test(name.replace(/\s+/g, '')),
  );
  if (at(row, columns.name) === '') return false;
  if (block && at(row, 0) === '' && at(row, columns.level1) !== '') return true;
  // The block's name beside each of its rows; a level is printed once above its indicators.
  const named = at(row, 0) === '绩效指标' || (at(row, 0) === '' && columns.level1 > 0);
  return named && (block || at(row, 0) !== '') && columns.targets.some((index) => at(row, index) !== '');
}

/** The entries of indicator rows of one owner; `alike` are the indicators that the same project has elsewhere. */
export function indicatorEntries(
  table: Table,
  rows: readonly TableRow[],
  columns: FormColumns,
  owner: Owner,
  register: Register,
  documentYear: number,
  alike: readonly Entry[],
): readonly Entry[] {
  const subjects = subjectsOf(table, rows, columns, register, alike);
  let [level1, level2] = ['', ''];
  return rows.map((row): Entry => {
    const name = at(row, columns.name);
    if (at(row, columns.level1) !== '') [level1, level2] = [at(row, columns.level1), ''];
    level2 = at(row, columns.level2) || level2;
    return {
      id: `${owner.id}/${name}`,
      source: table.source,
      title: table.title,
      collection: 'indicators',
      subject: subjects.get(row) ?? '',
      label: name,
      facets: {
        ...owner.facets,
        level1: register.note('indicator-level', level1, level1, null),
        level2: register.note('indicator-level', level2, level2, null),
        ...(at(row, columns.standard) === ''
          ? {}
          : {
              standard: register.note('indicator-standard', at(row, columns.standard), at(row, columns.standard), null),
            }),
      },
      role: 'item',
      parent: owner.id,
      cells: columns.targets
        .filter((index) => at(row, index) !== '')
        .map((index) => targetCell(table, row, index, documentYear)),
      texts: {},
    };
  });
}

function targetCell(table: Table, row: TableRow, index: number, documentYear: number): Cell {
  const path = table.columns[index]?.path ?? [];
  const printed = at(row, index);
  return {
    measure: 'target',
    year: Number(/(\d{4})年?/.exec(path.at(-1) ?? '')?.[1] ?? documentYear),
    printed,
    ...readTarget(printed),
    column: columnName({ path }),
    line: row.line,
    page: row.page,
    quote: row.printed,
  };
}

/** By name; a name that differs a little from one that the same project has elsewhere is that indicator. */
function subjectsOf(
  table: Table,
  rows: readonly TableRow[],
  columns: FormColumns,
  register: Register,
  alike: readonly Entry[],
): ReadonlyMap<TableRow, string> {
  const subjects = new Map<TableRow, string>();
  const mentions = rows.map((row) => ({ row, name: at(row, columns.name) }));
  const candidates = alike.map((entry) => ({ entry, name: entry.label }));
  const sameTarget = ({ row }: { row: TableRow }, { entry }: { entry: Entry }): boolean | null => {
    const targets = columns.targets.map((index) => at(row, index)).filter((printed) => printed !== '');
    return targets.length === entry.cells.length &&
      entry.cells.every(({ printed }, index) => printed === targets[index])
      ? null
      : false;
  };
  for (const { mention, candidate, by } of matchNames(mentions, candidates, sameTarget)) {
    const place = { source: table.source, line: mention.row.line, quote: mention.row.printed };
    const other = candidate.entry.cells[0];
    const evidence =
      by === 'name' || other === undefined
        ? []
        : [{ source: candidate.entry.source, line: other.line, quote: other.quote }, place];
    register.alias(candidate.entry.subject, mention.name, place, evidence);
    subjects.set(mention.row, candidate.entry.subject);
  }
  for (const { row, name } of mentions) {
    if (subjects.has(row)) continue;
    const place = { source: table.source, line: row.line, quote: row.printed };
    const known = register.find(name, ['indicator']);
    if (known === null) subjects.set(row, register.note('indicator', name, name, place));
    else {
      register.alias(known, name, place);
      subjects.set(row, known);
    }
  }
  return subjects;
}
