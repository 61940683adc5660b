import { nameKey } from '../names.ts';
import { accountExplained, accountNamed, accountRows, type Explained, explainedAccounts } from './explained.ts';
import { type Place, wherever } from './figures.ts';
import type { Check, Material } from './types.ts';

const SECTION_DIGITS = 5;
const TYPE_DIGITS = 3;

/** 名词解释 calls 类 and 款 what the tables call them (the word 支出 at the end of a 类 may be left out). */
export const glossaryNames: Check = {
  code: 'glossary-name',
  title: '名词解释中类、款名称与表中一致',
  check: (material) => {
    const compared = explainedAccounts(material).flatMap((one) => levelsOf(one, material));
    const groups = new Map<string, Level[]>();
    for (const level of compared.filter(({ same }) => !same)) {
      const key = `${level.code}|${level.said}`;
      groups.set(key, [...(groups.get(key) ?? []), level]);
    }
    const findings = [...groups.values()].flatMap((group) => {
      const [first] = group;
      if (first === undefined) return [];
      const places = group.map(({ place }) => place);
      return [
        {
          code: 'glossary-name',
          severity: 'warning' as const,
          places: [...places, ...first.rows],
          expected: first.name,
          found: first.said,
          message: `${wherever(places)}把${first.what}级科目${first.code}称为“${first.said}”，${wherever(first.rows)}为“${first.name}”，请按表中名称更正。`,
        },
      ];
    });
    const held = compared.filter(({ same }) => same).length;
    return { run: compared.length, held, findings };
  },
};

interface Level {
  readonly what: '类' | '款';
  readonly code: string;
  readonly said: string;
  readonly name: string;
  readonly same: boolean;
  readonly place: Place;
  readonly rows: readonly Place[];
}

function levelsOf(explained: Explained, material: Material): readonly Level[] {
  const { type, section, place } = explained;
  const own = accountExplained(explained, material)?.code ?? accountNamed(section, SECTION_DIGITS, material)?.code;
  if (own === undefined) return [];
  return [...level('款', own.slice(0, SECTION_DIGITS), section), ...level('类', own.slice(0, TYPE_DIGITS), type)];

  function level(what: Level['what'], code: string, said: string): readonly Level[] {
    const row = accountRows(material).find((one) => one.code === code);
    if (row === undefined) return [];
    const rows = material.lookup
      .about(row.subject)
      .filter(({ label, collection }) => label === row.label && /expenditure|function/.test(collection))
      .map((entry) => ({ source: entry.source, line: entry.cells[0]?.line ?? 0 }));
    const same = nameKey(said) === nameKey(row.label) || `${nameKey(said)}支出` === nameKey(row.label);
    return [{ what, code, said, name: row.label, same, place, rows }];
  }
}
