import type { Finding } from '../../document/types.ts';
import { nameKey } from '../names.ts';
import type { Entity } from '../types.ts';
import { briefly, distinctPlaces, type Place, wherever } from './figures.ts';
import { keysOfLines, sourceOfLine } from './places.ts';
import type { Check, Material } from './types.ts';

const KINDS: Readonly<Record<string, string>> = {
  function: '功能科目',
  economic: '经济科目',
  project: '项目',
  indicator: '绩效指标',
};

/** Accounts, projects and indicators go by one name. */
export const names: Check = {
  code: 'name-differs',
  title: '同一科目、项目、指标在各处名称一致',
  check: (material) => {
    const { lookup } = material;
    const official = [...lookup.facts.entities.values()].filter(({ kind }) => kind in KINDS);
    const differing = lookup.facts.findings.filter(
      (finding) => finding.code === 'name-differs' && isName(finding, entityOf(finding, official)),
    );
    const findings = differing.map((finding) => withAllPlaces(finding, entityOf(finding, official), material));
    const affected = new Set(differing.map((finding) => entityOf(finding, official)?.id)).size;
    return { run: official.length, held: official.length - affected, findings };
  },
};

/** A code in brackets (专项普查活动（2010507）) or the levels above (…（款）…（项）) make no other name of a name. */
function isName({ expected, found }: Finding, entity: Entity | undefined): boolean {
  const account = entity?.kind === 'function' || entity?.kind === 'economic';
  const whole = entity?.code === undefined || !account || entity.code.length >= SHORTEST_CODE;
  return (
    whole && !/[（(][类款项][)）]/.test(found) && nameKey(found.replace(/[（(]\d+[)）]/g, '')) !== nameKey(expected)
  );
}

/** A shorter code is the part of one that a row prints for its own level. */
const SHORTEST_CODE = 3;

function entityOf({ expected, found }: Finding, entities: readonly Entity[]): Entity | undefined {
  return entities.find(({ names: all }) => all[0] === expected && all.includes(found));
}

/** Every line that prints one of both names, not only those that were read as rows. */
function withAllPlaces(finding: Finding, entity: Entity | undefined, material: Material): Finding {
  const { expected, found } = finding;
  const printed = printedAt(found, [], material);
  const first = printedAt(expected, [found], material);
  const kind = KINDS[entity?.kind ?? ''] ?? '事项';
  const code = entity?.code === undefined ? '' : entity.code;
  const typo = isTypo(found, expected) ? '，疑为笔误' : '';
  return {
    ...finding,
    places: distinctPlaces([...printed, ...first]),
    message: `${kind}${code}在${wherever(first)}为“${expected}”，在${wherever(printed)}为“${found}”${typo}，请统一名称。`,
    short: `${briefly(printed)}印作“${found}”，与“${expected}”是同一${kind}。`,
  };
}

/** Lines that print a name, in their own words; a longer name that contains it is not it. */
function printedAt(name: string, longer: readonly string[], { document }: Material): readonly Place[] {
  const key = nameKey(name);
  const hide = longer.map(nameKey).filter((other) => other.includes(key));
  return keysOfLines(document).flatMap((text, index): readonly Place[] => {
    let rest = text;
    for (const other of hide) rest = rest.replaceAll(other, '');
    return rest.includes(key) ? [{ source: sourceOfLine(document, index + 1), line: index + 1 }] : [];
  });
}

/** A character too many: 一般行行政 for 一般行政. */
function isTypo(found: string, expected: string): boolean {
  return found.replace(/(.)\1/gu, '$1') === expected;
}
