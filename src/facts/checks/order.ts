import type { Finding } from '../../document/types.ts';
import type { Collection } from '../types.ts';
import { type Place, where } from './figures.ts';
import type { Check, Material } from './types.ts';

const CODED: readonly Collection[] = ['expenditure', 'general-budget-by-function', 'basic-expenditure', 'projects'];

/** Digits of the codes of 类, 款 and 项. */
const ACCOUNTS: readonly number[] = [3, 5, 7];

/** Rows with codes stand in the order of their codes, each once, below the row that sums them. */
export const order: Check = {
  code: 'order',
  title: '各行按编码排列，没有重复，上级科目的行齐全',
  check: (material) => {
    let run = 0;
    const findings: Finding[] = [];
    for (const rows of CODED.flatMap((collection) => tablesOf(collection, material))) {
      for (const [index, row] of rows.entries()) {
        const parent = codeAbove(row.code, rows);
        if (parent !== null) {
          run += 1;
          if (!rows.some(({ code }) => code === parent)) findings.push(withoutParent(row, parent));
        }
        const above = rows[index - 1];
        if (above === undefined) continue;
        run += 1;
        if (above.code >= row.code) findings.push(misplaced(row, above));
      }
    }
    return { run, held: run - findings.length, findings };
  },
};

interface CodedRow {
  readonly code: string;
  readonly label: string;
  readonly place: Place;
}

/** The coded rows of every printed table; a table may be printed again under the same number. */
function tablesOf(collection: Collection, { lookup, document }: Material): readonly (readonly CodedRow[])[] {
  const rows = lookup.in(collection).flatMap(({ subject, source, cells, label, role }): readonly CodedRow[] => {
    const code = lookup.entity(subject)?.code;
    const listed = collection !== 'projects' || role === 'item';
    return code === undefined || !listed ? [] : [{ code, label, place: { source, line: cells[0]?.line ?? 0 } }];
  });
  return document.tables
    .map(({ from, to }) => rows.filter(({ place }) => from <= place.line && place.line <= to))
    .filter((table) => isWhole(table, collection) && !isSplit(table));
}

/** A row for each other account or each unit: many codes stand several times, and none of them is a slip. */
function isSplit(rows: readonly CodedRow[]): boolean {
  const repeated = rows.length - new Set(rows.map(({ code }) => code)).size;
  return repeated > 2 && repeated * 10 > rows.length;
}

/** Codes as they are printed in full: others are the part of a code that a row prints for its own level. */
function isWhole(rows: readonly CodedRow[], collection: Collection): boolean {
  return collection === 'projects' || rows.every(({ code }) => ACCOUNTS.includes(code.length));
}

/** The code one level up, where the table has rows of that level at all; null for the top level, and for projects. */
function codeAbove(code: string, rows: readonly CodedRow[]): string | null {
  const above = ACCOUNTS[ACCOUNTS.indexOf(code.length) - 1];
  return above !== undefined && rows.some((row) => row.code.length === above) ? code.slice(0, above) : null;
}

function withoutParent({ code, label, place }: CodedRow, above: string): Finding {
  return {
    code: 'order',
    severity: 'warning',
    places: [place],
    expected: above,
    found: '',
    message: `${where(place)}编码${code}“${label}”的上级科目${above}在表中没有自己的行，请核对是否漏印。`,
  };
}

function misplaced({ code, label, place }: CodedRow, above: CodedRow): Finding {
  return {
    code: 'order',
    severity: 'warning',
    places: [place, above.place],
    expected: '按编码从小到大',
    found: code,
    message: `${where(place)}编码${code}“${label}”排在${where(above.place)}编码${above.code}之后，不是编码的顺序，请核对行序或是否重复。`,
  };
}
