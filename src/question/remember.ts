import { LISTS, type Noun } from './frame.ts';
import type { Previous, Query } from './query.ts';
import type { Item, Request } from './request.ts';
import { countItem, differenceItem } from './requests/arithmetic.ts';
import { listOf } from './totals.ts';

/** What the next question may lean on, once this one is answered; a question not understood leaves it as it was. */
export function remember(query: Query, request: Request, before: Previous | null): Previous | null {
  if (request.type === 'out-of-scope' || request.type === 'vague') return before;
  const { scope, frame } = query;
  // 是哪个项目的, after an indicator: that is still spoken of.
  const aside =
    request.type === 'details' && scope.nouns.every(({ ids, pronoun }) => ids.length === 0 && pronoun === null);
  const nouns = scope.nouns.length > 0 && !(aside && before !== null) ? scope.nouns : (before?.nouns ?? []);
  return {
    frame,
    request,
    within: scope.within ?? listNamed(nouns) ?? before?.within,
    nouns,
    focus: focusOf(request, nouns),
    ranked: request.type === 'ranking' || request.type === 'position' ? request.ranked : (before?.ranked ?? []),
    years: frame.years.length > 0 ? frame.years : (before?.years ?? []),
    measure: scope.measure,
    carrying: scope.carrying,
    listed: listedIn(request) ?? before?.listed ?? [],
    figures: [...(before?.figures ?? []), ...mainFigures(request)].slice(-6),
  };
}

/** The rows of an answer that told several. */
function listedIn(request: Request): readonly Item[] | undefined {
  const rows = request.type === 'ranking' ? request.picked : request.type === 'rows' ? request.items : [];
  return rows.length > 1 ? rows : undefined;
}

/** A question about a list's total goes on inside that list. */
function listNamed(nouns: readonly Noun[]) {
  const [only] = nouns;
  const list = only === undefined || nouns.length > 1 ? null : listOf(only);
  return list === null ? undefined : LISTS[list];
}

/** What the next 它 or 占多少 is about: the row that an answer picked, else what the question named. */
function focusOf(request: Request, nouns: readonly Noun[]): readonly Noun[] {
  const item =
    request.type === 'ranking' && request.picked.length === 1
      ? request.picked[0]
      : request.type === 'position'
        ? request.item
        : request.type === 'share' && request.parts.length === 1
          ? request.parts[0]
          : undefined;
  const [noun] = nouns;
  if (item?.entity == null || noun === undefined) return nouns;
  return [{ ...noun, ids: [item.entity], all: false, collection: null, pronoun: null }];
}

/** What the last answer came to, to go on calculating with: a difference, a quotient, else its last figure. */
export function lastResult(previous: Previous | null): Item | undefined {
  const request = previous?.request;
  if (request?.type === 'between') return differenceItem(request);
  if (request?.type === 'quotient')
    return { ...request.of, ...COMPUTED, label: `${request.of.label}每份`, plan: request.plan };
  if (request?.type === 'average')
    return request.items[0] && { ...request.items[0], ...COMPUTED, label: `${request.label}平均`, plan: request.plan };
  return previous?.figures.at(-1);
}

/** A figure that was calculated is printed nowhere. */
const COMPUTED = { entity: null, same: [], different: [] } as const;

/** The figures that a request comes to, for what is said of them next. */
export function mainFigures(request: Request): readonly Item[] {
  switch (request.type) {
    case 'figures':
      return request.total !== null ? [request.total] : request.items;
    case 'share':
      return request.parts;
    case 'ranking':
      return request.total !== null ? [request.total] : request.picked.slice(0, 1);
    case 'rows':
      return request.total !== null ? [request.total] : request.items.length === 1 ? request.items : [];
    case 'count':
      return request.total !== null ? [request.total] : [countItem(request.title, request.items) ?? []].flat();
    case 'position':
      return [request.item];
    case 'change':
      return [request.now];
    case 'quotient':
      return [request.of];
    case 'between':
      return [request.first, request.second];
    case 'ratio':
      return request.pairs.flatMap(({ of, to }) => [of, to]);
    case 'several':
      return request.parts.flatMap(mainFigures);
    default:
      return [];
  }
}
