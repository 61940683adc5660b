import { isZero } from '../../money/amount.ts';
import { cellOf } from '../lookup.ts';
import { nameKey } from '../names.ts';
import type { Entry, Statement } from '../types.ts';
import { type Place, where, wherever } from './figures.ts';
import type { Check, Material } from './types.ts';

/** 主要用于：… of 基本支出 lists the economic accounts that the table has. */
export const kindsOfExpense: Check = {
  code: 'expense-kind',
  title: '说明列举的支出种类与基本支出表的经济科目互相对应',
  check: (material) => {
    const compared = lists(material);
    const findings = compared.flatMap(({ told, rows, statement }) => {
      const place = { source: statement.source, line: statement.line };
      const without = told.filter((kind) => !rows.some(({ label }) => isSame(kind, label)));
      const untold = rows.filter(({ label }) => !told.some((kind) => isSame(kind, label)));
      const table = rows[0]?.source ?? '';
      return [...withoutRow(without, place, table), ...untold.flatMap((row) => withoutMention(row, place))];
    });
    const run = compared.reduce((all, { told, rows }) => all + told.length + rows.length, 0);
    const missing = compared.reduce(
      (all, { told, rows }) =>
        all +
        told.filter((kind) => !rows.some(({ label }) => isSame(kind, label))).length +
        rows.filter(({ label }) => !told.some((kind) => isSame(kind, label))).length,
      0,
    );
    return { run, held: run - missing, findings };
  },
};

interface List {
  readonly statement: Statement;
  readonly told: readonly string[];
  readonly rows: readonly Entry[];
}

function lists(material: Material): readonly List[] {
  const { lookup } = material;
  return lookup.facts.statements
    .filter(({ kind, text }) => kind === 'use' && text.includes('、'))
    .flatMap((statement) => {
      const rows = rowsOf(statement.subject ?? '', material);
      if (rows.length === 0) return [];
      const told = statement.text
        .replace(/等?(?:支出|方面)?[。；]*$/, '')
        .split('、')
        .map((kind) => kind.replace(/^(?:在职|离退休)?人员(?=.{3})/, '').trim())
        .filter((kind) => kind !== '');
      return [{ statement, told, rows }];
    });
}

/** Rows of 基本支出表 below an economic account, or all that are paid as 人员经费 or 公用经费. */
function rowsOf(subject: string, { lookup }: Material): readonly Entry[] {
  const table = lookup.in('basic-expenditure');
  const own = table.find((entry) => entry.subject === subject && subject.startsWith('economic:'));
  if (own !== undefined) return lookup.below(own);
  const measure = subject === 'category:公用经费' ? 'operating' : subject === 'category:人员经费' ? 'personnel' : null;
  if (measure === null) return [];
  return table.filter((entry) => {
    const value = cellOf(entry, measure)?.value;
    return entry.role === 'item' && value != null && !isZero(value);
  });
}

/** Without 的 and the words for expense at the end: 其他对个人和家庭补助支出 is 其他对个人和家庭的补助. */
function isSame(told: string, label: string): boolean {
  const key = (name: string) =>
    nameKey(name)
      .replace(/的/g, '')
      .replace(/(支出|缴费|费用)$/, '');
  return key(told) === key(label);
}

function withoutRow(kinds: readonly string[], place: Place, table: string) {
  if (kinds.length === 0) return [];
  return [
    {
      code: 'expense-kind',
      severity: 'note' as const,
      places: [place],
      expected: '',
      found: kinds.join('、'),
      message: `${where(place)}列举的${kinds.map((kind) => `“${kind}”`).join('、')}在${table}没有对应的科目，请核对是否照搬模板。`,
    },
  ];
}

function withoutMention(row: Entry, place: Place) {
  const printed = { source: row.source, line: row.cells[0]?.line ?? 0 };
  return [
    {
      code: 'expense-kind',
      severity: 'note' as const,
      places: [place, printed],
      expected: row.label,
      found: '',
      message: `${wherever([printed])}有“${row.label}”${row.cells[0]?.printed ?? ''}${row.cells[0]?.value?.unit ?? ''}，${where(place)}的列举没有提到。`,
    },
  ];
}
