import type { Finding } from '../../document/types.ts';
import { isZero } from '../../money/amount.ts';
import type { Collection, Entity, Entry } from '../types.ts';
import { where } from './figures.ts';
import { fundsIn } from './same-subject.ts';
import type { Check, Material } from './types.ts';

const TABLES: readonly Collection[] = ['expenditure', 'general-budget-by-function'];

/** A department with nothing but 一般公共预算 has the same accounts in 支出总表 and in 一般公共预算支出表. */
export const rowsInBoth: Check = {
  code: 'row-absent',
  title: '支出总表与一般公共预算支出表的科目互相对应',
  check: (material) => {
    const { document } = material;
    const [one, other] = TABLES.map((collection) => accounts(collection, material));
    const comparable =
      fundsIn(document.year, material).onlyGeneral && one?.[0] !== undefined && other?.[0] !== undefined;
    if (!comparable || one === undefined || other === undefined) return { run: 0, held: 0, findings: [] };
    const findings = [...missing(one, other), ...missing(other, one)];
    // Most rows without their like: the tables are not of one kind.
    if (findings.length * 2 > one.length + other.length) return { run: 0, held: 0, findings: [] };
    return { run: one.length + other.length, held: one.length + other.length - findings.length, findings };
  },
};

function accounts(collection: Collection, { lookup }: Material): readonly Entry[] {
  return lookup
    .in(collection)
    .filter(
      ({ subject, cells }) =>
        isFunctional(lookup.entity(subject)) && cells.some(({ value }) => value !== null && !isZero(value)),
    );
}

/** Functional accounts have codes that begin with 2; a table that lists economic ones besides them lists two things. */
function isFunctional(entity: Entity | undefined): boolean {
  return entity?.kind === 'function' && entity.code?.startsWith('2') === true;
}

function missing(rows: readonly Entry[], others: readonly Entry[]): readonly Finding[] {
  const [first] = others;
  return rows
    .filter(({ subject }) => !others.some((other) => other.subject === subject))
    .map((entry) => {
      const place = { source: entry.source, line: entry.cells[0]?.line ?? 0 };
      return {
        code: 'row-absent',
        severity: 'error' as const,
        places: [place, { source: first?.source ?? '', line: first?.cells[0]?.line ?? 0 }],
        expected: entry.label,
        found: '',
        message: `${where(place)}有科目“${entry.label}”，${first?.source ?? ''}没有这一行，请核对是否漏印。`,
      };
    });
}
