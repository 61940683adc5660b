import type { Table, TableRow } from '../../document/types.ts';
import type { Register } from '../entities.ts';
import type { Entry } from '../types.ts';
import { at } from './forms.ts';
import { indicatorCells } from './goal-lists.ts';
import { WEIGHT } from './weights.ts';

/** The columns as a row of the table names them. */
interface Columns {
  readonly indicator: number;
  readonly sign: number;
  readonly target: number;
  readonly unit: number;
  readonly weight: number;
  readonly core: number;
}

/** Indicators of the whole department under a header that stands among the rows: 指标名称, 指标性质, 指标值, 计量单位, 指标权重. */
export function innerList(table: Table, register: Register, year: number): readonly Entry[] {
  const head = table.rows.findIndex((row) => columnsIn(row) !== null);
  const header = table.rows[head];
  const columns = header === undefined ? null : columnsIn(header);
  if (header === undefined || columns === null) return [];
  const goal = register.note('goal', table.title, table.title, null);
  return table.rows.slice(head + 1).flatMap((row): readonly Entry[] => {
    const label = at(row, columns.indicator);
    const core = at(row, columns.core);
    const cells = indicatorCells(row, columns, { target: '指标值', weight: at(header, columns.weight) }, year);
    if (label === '' || cells.length === 0) return [];
    const place = { source: table.source, line: row.line, quote: row.printed };
    const known = register.find(label, ['indicator']);
    if (known !== null) register.alias(known, label, place);
    return [
      {
        id: `${table.source}:整体/${label}`,
        source: table.source,
        title: table.title,
        collection: 'indicators',
        subject: known ?? register.note('indicator', label, label, place),
        label,
        facets: { goal },
        role: 'item',
        parent: null,
        cells,
        texts: core === '' ? {} : { 是否核心: { text: core, line: row.line, page: row.page, source: table.source } },
      },
    ];
  });
}

function columnsIn(row: TableRow): Columns | null {
  const names = row.cells.map((cell) => cell.replace(/\s+/g, ''));
  const find = (pattern: RegExp) => names.findIndex((name) => pattern.test(name));
  const columns = {
    indicator: find(/^(?:三级指标|指标名称)$/),
    sign: find(/^指标性质$/),
    target: find(/^指标值$/),
    unit: find(/^(?:度量|计量)单位$/),
    weight: find(WEIGHT),
    core: find(/^是否核心/),
  };
  return columns.indicator >= 0 && columns.target >= 0 ? columns : null;
}
