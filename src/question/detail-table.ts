import type { Query } from './query.ts';

/**
 * 会议有哪些, 11个培训里最贵的: the source of the table that lists what an account is spent on, 会议费明细表 for 会议费; null where
 * the document has none or something else is named too.
 */
export function detailTable({ scope, lookup }: Query): string | null {
  const [noun, ...others] = scope.nouns.filter(({ ids }) => ids.length > 0);
  if (noun === undefined || others.length > 0) return null;
  const names = noun.ids.filter((id) => id.startsWith('economic:')).flatMap((id) => lookup.entity(id)?.names ?? []);
  const table = lookup
    .in('unknown')
    .find(({ title }) => names.some((name) => title.replace(/表$/, '') === `${name}明细`));
  return table?.source ?? null;
}
