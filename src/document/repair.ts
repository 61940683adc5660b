import type { RepairMeta } from './meta.ts';
import type { Column, Finding, Repair, Table, TableRow } from './types.ts';

export interface Repaired {
  readonly tables: readonly Table[];
  /** Those that were applied. */
  readonly repairs: readonly Repair[];
  readonly findings: readonly Finding[];
}

/**
 * Applies the repairs of a document whose evidence really stands on its lines and which fit their table.
 * Each yields a finding: `repaired` with both readings, or `repair-broken`, and then nothing changes.
 * @param printed the document's lines
 * @param sourceAt names the table, section or term on a line
 */
export function applyRepairs(
  tables: readonly Table[],
  repairs: readonly RepairMeta[],
  printed: readonly string[],
  sourceAt: (line: number) => string,
): Repaired {
  const applied: Repair[] = [];
  const findings: Finding[] = [];
  let current = tables;
  for (const meta of repairs) {
    const repair = withoutUndefined(meta);
    const target = tables.find((table) => table.source === repair.source && rowOf(table, repair.line) !== undefined);
    const row = target === undefined ? undefined : rowOf(target, repair.line);
    const faults = [...evidenceFaults(repair, printed), ...fitFaults(repair, target)];
    if (row === undefined || faults.length > 0) {
      findings.push(broken(repair, faults));
      continue;
    }
    current = current.map((table) => (table.source === repair.source ? repairTable(table, repair) : table));
    applied.push(repair);
    findings.push(repaired(repair, row, target?.columns ?? [], sourceAt));
  }
  return { tables: current, repairs: applied, findings };
}

function rowOf(table: Table, line: number): TableRow | undefined {
  return table.rows.find((row) => row.line === line);
}

function withoutUndefined({ columns, cells, ...rest }: RepairMeta): Repair {
  return { ...rest, ...(columns === undefined ? {} : { columns }), ...(cells === undefined ? {} : { cells }) };
}

function evidenceFaults(repair: Repair, printed: readonly string[]): readonly string[] {
  return repair.evidence
    .filter((one) => printed[one.line - 1]?.includes(one.quote) !== true)
    .map((one) => `第${one.line}行没有“${one.quote}”`);
}

function fitFaults(repair: Repair, table: Table | undefined): readonly string[] {
  if (table === undefined) return [`${repair.source} 没有第${repair.line}行的数据`];
  const width = repair.columns?.length ?? table.columns.length;
  const faults: string[] = [];
  if (repair.cells !== undefined && repair.cells.length !== width) {
    faults.push(`修订后有 ${repair.cells.length} 个单元格，表头有 ${width} 列`);
  }
  // The other rows keep their cells, so the columns have to be as many as before.
  if (width !== table.columns.length && (table.rows.length > 1 || repair.cells === undefined)) {
    faults.push(`修订后有 ${width} 列，其他各行有 ${table.columns.length} 列`);
  }
  return faults;
}

function repairTable(table: Table, repair: Repair): Table {
  if (rowOf(table, repair.line) === undefined) return table;
  const { columns, cells } = repair;
  return {
    ...table,
    columns: columns === undefined ? table.columns : columns.map((path) => ({ path })),
    rows: table.rows.map((row) => (row.line === repair.line && cells !== undefined ? { ...row, cells } : row)),
  };
}

function repaired(
  repair: Repair,
  row: TableRow,
  columns: readonly Column[],
  sourceAt: (line: number) => string,
): Finding {
  const expected = (repair.cells ?? row.cells).join('｜');
  const found = row.printed.split('\t').join('｜');
  const evidenceLines = [...new Set(repair.evidence.map((one) => one.line))];
  const evidence = evidenceLines.map((line) => ({ source: sourceAt(line), line }));
  const proof = evidence.map((one) => `${one.source}（第${one.line}行）`).join('、');
  return {
    code: 'repaired',
    severity: 'note',
    places: [{ source: repair.source, line: repair.line }, ...evidence],
    expected,
    found,
    message: `${repair.source} 第${repair.line}行已修订：${repair.reason}；依据${proof}。`,
    ...noteOf(repair, readOtherwise(repair, row, columns), evidence[0]),
  };
}

/** A figure that the printed header gives otherwise than it is read. */
interface Otherwise {
  readonly path: readonly string[];
  readonly printed: string;
  readonly read: string;
}

/** The figures of a repaired row that stand in another column than their own; the rest is read as printed. */
function readOtherwise(repair: Repair, row: TableRow, columns: readonly Column[]): readonly Otherwise[] {
  const paths = repair.columns ?? columns.map(({ path }) => path);
  const cells = repair.cells ?? row.cells;
  return paths.flatMap((path, i) => {
    const read = cells[i] ?? '';
    const name = plain(path.at(-1) ?? '');
    const under =
      repair.columns === undefined
        ? [row.cells[i] ?? '']
        : columns.flatMap((column, j) =>
            column.path.some((one) => isShort(plain(one), name)) ? [row.cells[j] ?? ''] : [],
          );
    if (!/\d/.test(read) || under.length === 0 || under.includes(read)) return [];
    return [{ path, printed: under[0] ?? '', read }];
  });
}

/** 公务用车运行费 heads the column of 公务用车运行维护费. */
function isShort(head: string, name: string): boolean {
  let at = 0;
  for (const char of name) if (char === head.charAt(at)) at++;
  return head !== '' && at === head.length;
}

/** (境) and （境） are one column. */
function plain(words: string): string {
  return words.normalize('NFKC').replace(/\s/g, '');
}

function noteOf(
  { source, line }: Repair,
  cells: readonly Otherwise[],
  evidence: Finding['places'][number] | undefined,
): Pick<Finding, 'short' | 'noted'> {
  if (cells.length === 0) return {};
  const said = cells.map(({ path, printed, read }) => {
    const name = path.at(-1) ?? '';
    return `照表头看，“${name}”${printed === '' ? '是空的' : `是${printed}`}，这里读作${read}`;
  });
  const by = evidence === undefined ? '' : `（依据${evidence.source}第${evidence.line}行）`;
  return {
    short: `${source}第${line}行印错了位：${said.join('；')}${by}。`,
    noted: cells.map(({ path }) => ({ source, line, column: path.join('·') })),
  };
}

function broken(repair: Repair, faults: readonly string[]): Finding {
  return {
    code: 'repair-broken',
    severity: 'error',
    places: [{ source: repair.source, line: repair.line }],
    expected: repair.evidence.map((one) => one.quote).join('；'),
    found: faults.join('；'),
    message: `${repair.source} 第${repair.line}行的修订没有采用：${faults.join('；')}。请核对 document.json。`,
  };
}
