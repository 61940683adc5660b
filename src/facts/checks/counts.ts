import type { Finding } from '../../document/types.ts';
import { amount, decimalString, equal } from '../../money/amount.ts';
import { cellOf } from '../lookup.ts';
import type { Entry } from '../types.ts';
import { type Place, placeOf, where, wherever, words } from './figures.ts';
import type { Check, Material } from './types.ts';

/** A count and what it counts. */
interface Counted {
  readonly said: string;
  readonly number: string;
  readonly found: number;
  readonly what: string;
  readonly places: readonly Place[];
}

/** 10个项目, 3个单位: as many as are listed behind it or in brackets around it, and as many rows as the tables have. */
export const counts: Check = {
  code: 'count',
  title: '个数与所列项、表中行数一致',
  check: (material) => {
    const all = [...listed(material), ...inTables(material), ...inBrackets(material)];
    const wrong = all.filter(({ number, found }) => !equal(amount(number, ''), amount(`${found}`, '')));
    return { run: all.length, held: all.length - wrong.length, findings: wrong.map(findingOf) };
  },
};

function findingOf({ said, number, found, what, places }: Counted): Finding {
  const [place] = places;
  return {
    code: 'count',
    severity: 'error',
    places,
    expected: `${found}`,
    found: number,
    message: `${place === undefined ? '' : where(place)}印为${said}，${what}${found}项，请核对。`,
  };
}

function counted({ lookup }: Material): readonly Entry[] {
  return lookup.facts.entries.filter(
    (entry) => entry.cells[0]?.measure === 'count' && entry.cells[0].value?.unit === '个',
  );
}

function listed(material: Material): readonly Counted[] {
  return counted(material).flatMap((entry) => {
    const cell = cellOf(entry, 'count');
    const items = material.lookup.below(entry);
    if (cell?.value == null || items.length === 0) return [];
    const said = `${words(cell.value)}${entry.label}`;
    const places = [placeOf({ entry, cell })];
    return [{ said, number: decimalString(cell.value), found: items.length, what: '其后所列为', places }];
  });
}

/** Projects of the document's year: rows of 项目支出表, and one performance form each. */
function inTables(material: Material): readonly Counted[] {
  const { lookup, document } = material;
  const tables = [
    { rows: lookup.in('projects').filter(({ role }) => role === 'item'), what: '列有项目' },
    { rows: lookup.in('project-performance'), what: '有绩效目标表' },
  ];
  return counted(material).flatMap((entry) => {
    const cell = cellOf(entry, 'count', document.year);
    if (cell?.value == null || entry.subject !== 'category:项目支出') return [];
    const { value } = cell;
    return tables.flatMap(({ rows, what }): readonly Counted[] => {
      const [first] = rows;
      if (first === undefined) return [];
      const places = [placeOf({ entry, cell }), { source: first.source, line: first.cells[0]?.line ?? 0 }];
      const said = `${words(value)}${entry.label}`;
      return [{ said, number: decimalString(value), found: rows.length, what: `${first.source}${what}`, places }];
    });
  });
}

/** `3个二级单位（甲、乙、丙3个非独立核算单位…）`: both numbers count the names. */
const NAMED =
  /(?:(\d+)\s*[个家]([^（()，。；、\d]{2,10}))?[（(]([^（）()，。；]*?)\s*(\d+)\s*[个家]([^（）()，。；\d]{2,})[）)]/g;

function inBrackets({ document }: Material): readonly Counted[] {
  return document.sections.flatMap(({ source, paragraphs }) =>
    paragraphs.flatMap(({ text, line }) =>
      [...text.matchAll(NAMED)].flatMap(
        ([, outer, outerNoun, names = '', inner = '', noun = '']): readonly Counted[] => {
          const found = names.split('、').filter((name) => name.trim() !== '').length;
          if (found < 2) return [];
          const base = { found, what: '括号内所列为', places: [{ source, line }] };
          const said = [{ ...base, said: `${inner}个${noun.trim()}`, number: inner }];
          return outer === undefined
            ? said
            : [{ ...base, said: `${outer}个${outerNoun ?? ''}`, number: outer }, ...said];
        },
      ),
    ),
  );
}

/** 下属3个二级单位, 下属3家事业单位: the same number and the same kind wherever they are mentioned. */
export const subordinates: Check = {
  code: 'subordinates',
  title: '各处所说下属单位的个数和性质一致',
  check: ({ document }) => {
    const told = document.sections.flatMap(({ source, paragraphs }) =>
      paragraphs.flatMap(({ text, line }) => {
        const compact = text.replace(/\s+/g, '');
        const inside = /(\d+)[个家]([^（()，。；、\d]*独立核算单位)/.exec(compact)?.[2];
        return [...compact.matchAll(/下属(\d+)[个家]([^（()，。；、\d并的]*单位)/g)].map(
          ([said, number = '', kind = '']) => ({ place: { source, line }, said, number, kind, detail: inside ?? '' }),
        );
      }),
    );
    const [first, ...others] = told;
    if (first === undefined) return { run: 0, held: 0, findings: [] };
    const differing = others.filter(({ number, kind }) => number !== first.number || kind !== first.kind);
    return {
      run: others.length,
      held: others.length - differing.length,
      findings: differing.map((other) => ({
        code: 'subordinates',
        severity: other.number === first.number ? ('warning' as const) : ('error' as const),
        places: [other.place, first.place],
        expected: first.said,
        found: other.said,
        message: `${wherever([first.place])}说“${first.said}”${first.detail === '' ? '' : `（${first.detail}）`}，${wherever([other.place])}说“${other.said}”，${other.number === first.number ? '个数相同，单位性质的说法不一致' : '个数不一致'}，请核对。`,
      })),
    };
  },
};
