import type { Lookup } from '../facts/lookup.ts';
import { cellOf } from '../facts/lookup.ts';
import type { Item, Request } from './request.ts';

/** Questions that lead on from an answer; whoever shows them asks each one first, so that none leads nowhere. */
export function suggestions(request: Request, { facts, about, below, statements }: Lookup): readonly string[] {
  const item = subject(request);
  if (item?.entity == null) return GENERAL;
  const { entity } = item;
  const name = shortName(item.label);
  const entries = about(entity);
  const found: string[] = [];
  if (request.type !== 'share' && item.measure === 'amount') found.push(`${name}占多少？`);
  if (
    request.type !== 'change' &&
    entries.some(
      (entry) =>
        cellOf(entry, 'change', facts.year) !== undefined || cellOf(entry, 'amount', facts.year - 1)?.value != null,
    )
  )
    found.push(`${name}比去年多还是少？`);
  if (statements(entity).some((one) => one.kind === 'reason')) found.push(`${name}为什么变化？`);
  if (statements(entity).some((one) => one.kind === 'use')) found.push(`${name}主要用来做什么？`);
  if (
    request.type !== 'rows' &&
    entries.some((entry) => below(entry).filter((row) => cellOf(row, 'amount') !== undefined).length > 1)
  )
    found.push(`${name}由哪些组成？`);
  if (entries.some((entry) => entry.texts['项目负责人'] !== undefined)) found.push(`${name}哪个科室负责？`);
  return [...found, ...GENERAL];
}

/** Three questions that this document answers: what it prints decides which. */
export function examples({ facts, about, in: rowsIn, entity }: Lookup): readonly string[] {
  const { year } = facts;
  const printed = (id: string) => about(id).some((entry) => cellOf(entry, 'amount', year)?.value != null);
  const projects = rowsIn('projects').filter(({ role, cells }) => role === 'item' && cells.length > 0);
  const moved = facts.entries.find(
    (entry) =>
      /^(?:project|function|economic|category|three-public):/.test(entry.subject) &&
      entry.role !== 'total' &&
      cellOf(entry, 'amount', year)?.value != null &&
      (cellOf(entry, 'change', year)?.value != null || cellOf(entry, 'amount', year - 1)?.value != null),
  );
  const name = moved === undefined ? undefined : entity(moved.subject)?.names[0];
  return [
    ...(printed('three-public:合计') ? ['“三公”经费是多少？'] : []),
    ...(projects.length >= 3 ? ['项目支出最大的三项是什么？'] : []),
    ...(name === undefined ? [] : [`${shortName(name)}比去年多还是少？`]),
    ...(printed('total:支出总计') ? ['支出总计是多少？'] : []),
  ].slice(0, 3);
}

const GENERAL = ['“三公”经费是多少？', '项目支出最大的三项是什么？', '这份预算有没有对不上的地方？'];

function subject(request: Request): Item | undefined {
  switch (request.type) {
    case 'figures':
    case 'rows':
      return request.total ?? request.items[0];
    case 'share':
      return request.parts[0];
    case 'change':
      return request.now;
    case 'ranking':
      return request.picked[0];
    case 'position':
      return request.item;
    case 'quotient':
      return request.of;
    case 'several':
      return request.parts.map(subject).find((item) => item !== undefined);
    default:
      return undefined;
  }
}

/** 政策性保民生-社区（村）惠民资金 → 社区（村）惠民资金. */
function shortName(label: string): string {
  return label.replace(/^[^-－—]{2,8}[-－—]+/, '');
}
