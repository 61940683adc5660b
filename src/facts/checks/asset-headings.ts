import type { Table } from '../../document/types.ts';
import { codedName } from '../names.ts';
import { wherever } from './figures.ts';
import type { Check } from './types.ts';

/** The column headed 资产大类 holds wider classes than the one headed 资产分类: its codes are shorter. */
export const assetHeadings: Check = {
  code: 'heading-swapped',
  title: '资产表“资产大类”“资产分类”两栏内容与栏名相符',
  check: ({ document }) => {
    const tables = document.tables.flatMap((table) => lengths(table));
    const swapped = tables.filter(({ wide, narrow }) => wide > narrow);
    return {
      run: tables.length,
      held: tables.length - swapped.length,
      findings: swapped.map(({ table, wideCell, narrowCell }) => {
        const place = { source: table.source, line: table.headerLines[0] ?? table.from };
        return {
          code: 'heading-swapped',
          severity: 'warning' as const,
          places: [place],
          expected: '资产大类宽于资产分类',
          found: `资产大类：${wideCell}；资产分类：${narrowCell}`,
          message: `${wherever([place])}表头“资产大类”一栏填的是明细品目（如“${wideCell}”），“资产分类”一栏填的是大类（如“${narrowCell}”），两栏栏名与内容相反，请核对。`,
        };
      }),
    };
  },
};

interface Lengths {
  readonly table: Table;
  readonly wide: number;
  readonly narrow: number;
  readonly wideCell: string;
  readonly narrowCell: string;
}

function lengths(table: Table): readonly Lengths[] {
  const column = (name: RegExp) => table.columns.findIndex(({ path }) => name.test(path.at(-1) ?? ''));
  const at = { wide: column(/^资产大类$/), narrow: column(/^资产分类$/) };
  if (table.kind !== 'assets' || at.wide < 0 || at.narrow < 0) return [];
  const row = table.rows.find(({ cells }) =>
    [at.wide, at.narrow].every((index) => codedName(cells[index] ?? '') !== null),
  );
  const plain = (index: number) => (row?.cells[index] ?? '').replace(/\s+/g, '');
  const length = (index: number) => codedName(row?.cells[index] ?? '')?.code.length ?? 0;
  return row === undefined
    ? []
    : [
        {
          table,
          wide: length(at.wide),
          narrow: length(at.narrow),
          wideCell: plain(at.wide),
          narrowCell: plain(at.narrow),
        },
      ];
}
