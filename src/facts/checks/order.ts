import type { Finding } from '../../document/types.ts';
import type { Collection } from '../types.ts';
import { type Place, where, wherever } from './figures.ts';
import type { Check } from './types.ts';

const CODED: readonly Collection[] = ['expenditure', 'general-budget-by-function', 'basic-expenditure', 'projects'];

/** Digits of the codes of 类, 款 and 项. */
const ACCOUNTS: readonly number[] = [3, 5, 7];

/** Rows with codes stand in the order of their codes, each once, below the row that sums them. */
export const order: Check = {
  code: 'order',
  title: '各行按编码排列，没有重复，上级科目的行齐全',
  check: ({ lookup }) => {
    let run = 0;
    const findings: Finding[] = [];
    for (const collection of CODED) {
      const rows = lookup.in(collection).flatMap(({ subject, source, cells, label, role }) => {
        const code = lookup.entity(subject)?.code;
        const listed = collection !== 'projects' || role === 'item';
        return code === undefined || !listed ? [] : [{ code, label, place: { source, line: cells[0]?.line ?? 0 } }];
      });
      if (!isOrdered(rows.map(({ code }) => code), collection)) continue;
      const table = rows.filter(({ place }) => place.source === rows[0]?.place.source);
      for (const row of table) {
        const above = codeAbove(row.code, table);
        if (above === null) continue;
        run += 1;
        if (!table.some(({ code }) => code === above))
          findings.push(withoutParent(row.code, row.label, above, row.place));
      }
      for (const [index, row] of rows.slice(1).entries()) {
        const above = rows[index];
        if (above === undefined || above.place.source !== row.place.source) continue;
        run += 1;
        if (above.code < row.code) continue;
        findings.push(findingOf(row.code, row.label, [row.place, above.place]));
      }
    }
    return { run, held: run - findings.length, findings };
  },
};

/** The code one level up, where the table has rows of that level at all; null for the top level, and for projects. */
function codeAbove(code: string, table: readonly { readonly code: string }[]): string | null {
  const above = ACCOUNTS[ACCOUNTS.indexOf(code.length) - 1];
  return above !== undefined && table.some((row) => row.code.length === above) ? code.slice(0, above) : null;
}

/** Codes as they are printed in full: others are the part of a code that a row prints for its own level. */
function isOrdered(codes: readonly string[], collection: Collection): boolean {
  return collection === 'projects' || codes.every((code) => ACCOUNTS.includes(code.length));
}

function withoutParent(code: string, label: string, above: string, place: Place): Finding {
  return {
    code: 'order',
    severity: 'warning',
    places: [place],
    expected: above,
    found: '',
    message: `${where(place)}编码${code}“${label}”的上级科目${above}在表中没有自己的行，请核对是否漏印。`,
  };
}

function findingOf(code: string, label: string, places: readonly [Place, Place]): Finding {
  return {
    code: 'order',
    severity: 'warning',
    places,
    expected: '按编码从小到大',
    found: code,
    message: `${where(places[0])}编码${code}“${label}”没有排在${wherever([places[1]])}之后应有的位置，请核对行序或是否重复。`,
  };
}
