import { isZero } from '../../money/amount.ts';
import type { Figure } from './figures.ts';
import { placeOf, where, whereFigure, words } from './figures.ts';
import type { Check } from './types.ts';

/** …故本表为空表, 此表为空表, 本表无数据. */
const EMPTY = /[本此该]表(?:格)?(?:为|是|系)?(?:空表|空白|空(?=[。，]|$)|无数据)/;

/** A table whose note says that it is empty has no figure but zeros. */
export const emptyNotes: Check = {
  code: 'not-empty',
  title: '表注说是空表的，表中没有数',
  check: ({ document, lookup }) => {
    const noted = document.tables.flatMap((table) =>
      table.notes.filter(({ text }) => EMPTY.test(text)).map((note) => ({ table, note })),
    );
    const findings = noted.flatMap(({ table, note }) => {
      const figures = lookup.facts.entries
        .filter(({ source }) => source === table.source)
        .flatMap((entry) => entry.cells.map((cell): Figure => ({ entry, cell })))
        .filter(({ cell }) => cell.line < note.line && cell.value !== null && !isZero(cell.value));
      const [first] = figures;
      if (first?.cell.value == null) return [];
      const place = { source: table.source, line: note.line };
      return [
        {
          code: 'not-empty',
          severity: 'warning' as const,
          places: [...figures.map(placeOf), place],
          expected: '',
          found: words(first.cell.value),
          message: `${where(place)}的注写着“${note.text.replace(/^注[:：]\s*/, '').replace(/。$/, '')}”，与表中印有的数不一致：${whereFigure(first)}印着${words(first.cell.value)}${figures.length > 1 ? `等${figures.length}个数` : ''}，并不是空表，请更正这条注。`,
        },
      ];
    });
    return { run: noted.length, held: noted.length - findings.length, findings };
  },
};
