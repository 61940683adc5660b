import type { Finding } from '../../document/types.ts';
import type { Collection } from '../types.ts';
import { type Place, where, wherever } from './figures.ts';
import type { Check } from './types.ts';

const CODED: readonly Collection[] = ['expenditure', 'general-budget-by-function', 'basic-expenditure', 'projects'];

/** Rows with codes stand in the order of their codes, each once. */
export const order: Check = {
  code: 'order',
  title: '各行按科目编码、项目编码排列，没有重复',
  check: ({ lookup }) => {
    let run = 0;
    const findings: Finding[] = [];
    for (const collection of CODED) {
      const rows = lookup.in(collection).flatMap(({ subject, source, cells, label, role }) => {
        const code = lookup.entity(subject)?.code;
        const listed = collection !== 'projects' || role === 'item';
        return code === undefined || !listed ? [] : [{ code, label, place: { source, line: cells[0]?.line ?? 0 } }];
      });
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
