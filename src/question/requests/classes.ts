import type { Entry } from '../../facts/types.ts';
import type { Query } from '../query.ts';
import type { Detail, Request } from '../request.ts';

/** Levels of a functional account by the digits of their codes. */
const LEVELS: readonly (readonly [number, string])[] = [
  [3, '类'],
  [5, '款'],
];
const ASKED = /(?:归|属|列|算|放|在)[^|]{0,6}(?:哪|什么|啥)[^|]{0,4}[类款]/;

/** 行政运行归在哪个类、款: the accounts above the one that is named. */
export function classes(query: Query): Request | null {
  const { frame, scope, lookup } = query;
  const own = scope.inherited ? [] : scope.nouns.flatMap(({ ids }) => ids).filter((id) => id.startsWith('function:'));
  if (own.length === 0 || frame.asks.has('amount') || !ASKED.test(frame.segment.text)) return null;
  const details = own.slice(0, 4).flatMap((id): Detail[] => {
    const code = lookup.entity(id)?.code ?? '';
    const rows = lookup.in('general-budget-by-function');
    return LEVELS.flatMap(([digits, label]) => {
      const above = code.length > digits ? rows.find((row) => codeOf(row, query) === code.slice(0, digits)) : undefined;
      const [cell] = above?.cells ?? [];
      if (above === undefined || cell === undefined) return [];
      const text = `[${code.slice(0, digits)}]${above.label}`;
      const holds = own.length > 1 ? [lookup.entity(id)?.names[0] ?? ''] : [];
      return [{ label, text: { text, line: cell.line, page: cell.page, source: above.source }, entry: above, holds }];
    });
  });
  return details.length === 0 ? null : { type: 'details', details, figures: [] };
}

function codeOf(row: Entry, { lookup }: Query): string | undefined {
  return lookup.entity(row.subject)?.code;
}
