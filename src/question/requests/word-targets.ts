import { cellOf } from '../../facts/lookup.ts';
import type { Query } from '../query.ts';
import type { Detail, Request } from '../request.ts';

/** 明显提升, 到位, 每月一次: an indicator whose target is words, with the project that it is set for. */
export function wordTargets(query: Query): Request | null {
  const { scope, lookup, frame } = query;
  const ids = scope.nouns.flatMap((noun) => noun.ids);
  if (
    ids.length === 0 ||
    scope.inherited ||
    // 要办几次: words are no number.
    frame.asks.has('items') ||
    frame.asks.has('how-many') ||
    !ids.every((id) => id.startsWith('indicator:')) ||
    frame.asks.has('amount')
  )
    return null;
  const found = ids
    .flatMap((id) => lookup.about(id))
    .flatMap((entry): Detail[] => {
      const cell = cellOf(entry, 'target', lookup.facts.year);
      if (cell === undefined || cell.value !== null || cell.printed === '' || entry.facets['goal'] !== undefined)
        return [];
      const project = lookup.entity(entry.facets['project'] ?? '')?.names[0];
      return [
        {
          label: entry.label,
          text: { text: cell.printed, line: cell.line, page: cell.page, source: entry.source },
          entry,
          holds: project === undefined ? [] : [project],
        },
      ];
    });
  const all = ids.every((id) => lookup.about(id).some((entry) => cellOf(entry, 'target')?.value === null));
  return found.length === 0 || !all ? null : { type: 'details', details: merged(found), figures: [] };
}

/** The same target of several projects is said once. */
function merged(details: readonly Detail[]): readonly Detail[] {
  const byText = new Map<string, Detail>();
  for (const detail of details) {
    const key = `${detail.label}：${detail.text.text}`;
    const known = byText.get(key);
    byText.set(key, known === undefined ? detail : { ...known, holds: [...known.holds, ...detail.holds] });
  }
  return [...byText.values()];
}
