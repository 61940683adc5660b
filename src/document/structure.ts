import type { ListedTable } from './contents.ts';
import { isNumber } from './header.ts';
import { isForm } from './kinds.ts';
import type { SourceLine } from './lines.ts';
import { plainTitle } from './titles.ts';
import type { Finding, Table } from './types.ts';

/** What the checks of structure look at. */
export interface Structure {
  readonly tables: readonly Table[];
  readonly listed: readonly ListedTable[];
  readonly lines: readonly SourceLine[];
  readonly department: string;
}

/** The checks, in the order of their findings. */
const checks: readonly ((structure: Structure) => readonly Finding[])[] = [
  absentTables,
  differingTitles,
  foreignPlaces,
  emptyWithoutNote,
];

/** Findings about how the document is put together; figures are checked elsewhere. */
export function checkStructure(structure: Structure): readonly Finding[] {
  return checks.flatMap((check) => check(structure));
}

function absentTables({ tables, listed }: Structure): readonly Finding[] {
  const absent = tables.filter((table) => table.from === 0);
  return absent.map((table) => {
    const line = listed.find((one) => `表${one.number}` === table.source)?.line ?? 0;
    return {
      code: 'table-absent',
      severity: 'warning',
      places: [{ source: table.source, line }],
      expected: table.title,
      found: '',
      message: `目录列有${table.source}《${table.title}》，正文没有刊印这张表。`,
    };
  });
}

function differingTitles({ tables, listed, lines, department }: Structure): readonly Finding[] {
  const different = new Map<string, Table[]>();
  for (const table of tables) {
    const isListed = listed.some((one) => `表${one.number}` === table.source);
    // （分单位） and the like part one listed table; words before the title are an author or 本年.
    const printed = withoutPart(plainTitle(table.printedTitle, department));
    if (!isListed || printed === '' || printed.endsWith(withoutPart(table.title))) continue;
    const key = `${table.source} ${printed}`;
    different.set(key, [...(different.get(key) ?? []), table]);
  }
  return [...different.values()].flatMap((same): Finding[] => {
    const first = same[0];
    if (first === undefined) return [];
    return [
      {
        code: 'title-differs',
        severity: 'note',
        places: same.map((table) => ({ source: table.source, line: titleLine(table, lines) })),
        expected: first.title,
        found: first.printedTitle,
        message: `${first.source}在目录中题为《${first.title}》，正文第${same.map((table) => titleLine(table, lines)).join('、')}行印为《${first.printedTitle}》。`,
      },
    ];
  });
}

function withoutPart(title: string): string {
  return title.replace(/[（(][^（）()]*[）)]$/, '');
}

/** Where the title of a table ends: labels (单位：元) may stand above it. */
function titleLine({ from, to, printedTitle }: Table, lines: readonly SourceLine[]): number {
  const within = lines.filter(({ line }) => from <= line && line <= to);
  return within.find(({ text }) => text.trim() !== '' && printedTitle.endsWith(text.trim()))?.line ?? from;
}

const placeOfOffice =
  /^(?!社区|园区|城市|城区|市区|[全本我各])(\p{Script=Han}{1,6}?(?:省|市|自治区|县|区|旗|镇|乡|街道)).*(?:人民政府|街道|办事处|委员会|管委会|局|厅|法院|检察院|中心)/u;

/** A template of another place, copied with its name. */
function foreignPlaces({ tables, lines, department }: Structure): readonly Finding[] {
  return tables.flatMap((table): Finding[] => {
    const above = aboveRows(table, lines).flatMap((line) =>
      (line.kind === 'row' ? line.cells : [line.text]).map((text) => ({ line: line.line, text })),
    );
    const foreign = above.filter(({ text }) => {
      const place = placeOfOffice.exec(text)?.[1];
      return place !== undefined && !department.includes(place);
    });
    if (foreign.length === 0) return [];
    const found = foreign.map(({ text }) => text).join(' ');
    return [
      {
        code: 'foreign-place',
        severity: 'warning',
        places: foreign.map(({ line }) => ({ source: table.source, line })),
        expected: department,
        found,
        message: `${table.source}第${foreign.map(({ line }) => line).join('、')}行印有“${found}”，不是本部门（${department}），请更正。`,
      },
    ];
  });
}

/** The lines of a table that are neither its body nor its notes. */
function aboveRows(table: Table, lines: readonly SourceLine[]): readonly SourceLine[] {
  if (table.from === 0) return [];
  const body = new Set([...table.rows.map((row) => row.line), ...table.notes.map((note) => note.line)]);
  const end = Math.min(...body, table.to + 1);
  return lines.slice(table.from - 1, end - 1);
}

function emptyWithoutNote({ tables }: Structure): readonly Finding[] {
  const empty = tables.filter(
    (table) =>
      table.from > 0 &&
      !isForm(table.kind) &&
      table.notes.length === 0 &&
      !table.rows.some((row) => row.cells.slice(1).some(isNumber)),
  );
  return empty.map((table) => ({
    code: 'table-empty',
    severity: 'warning',
    places: [{ source: table.source, line: table.from }],
    expected: '数据，或说明为何没有数据',
    found: '',
    message: `${table.source}《${table.title}》没有数据，也没有备注说明。`,
  }));
}
