import type { Entry, Statement } from '../../facts/types.ts';
import type { Noun } from '../frame.ts';
import { nounName } from '../operands.ts';
import type { Query } from '../query.ts';
import type { Request } from '../request.ts';
import { has } from '../tokens.ts';

/** 花在哪, 买什么: a list's word for it; of a project it asks what the money is for. */
const SPENT = /花|用|买|干|做/;

/** 这笔钱干什么用, 发给谁, 花在哪些方面: 主要用于 of the narrative first, then the overview of the project's form. */
export function purpose(query: Query): Request | null {
  const { frame, lookup, scope } = query;
  const nouns = partBefore(query) ?? scope.nouns.filter(({ ids }) => ids.length > 0);
  const [noun] = nouns;
  if (noun === undefined) return null;
  const projects = nouns.every(({ ids }) => ids.some((id) => id.startsWith('project:')));
  const whole = nouns.some(({ ids }) =>
    ids.some((id) => lookup.with(id).length > 0 || lookup.about(id).some((entry) => lookup.below(entry).length > 0)),
  );
  const spent =
    (projects || !whole) && frame.segment.tokens.some((token) => has(token, 'ask', 'list') && SPENT.test(token.text));
  const meant = projects && frame.asks.has('definition');
  const managed = projects && frame.asks.has('functions');
  if (!frame.asks.has('purpose') && !spent && !meant && !managed) return null;
  if (!frame.asks.has('purpose') && frame.asks.has('amount')) return null;
  const parts = nouns.slice(0, 4).flatMap((one): Request[] => {
    const statements = usesOf(one.ids, query);
    return statements.length === 0
      ? []
      : [{ type: 'passages', title: nounName(one, lookup), statements, figures: [], kind: 'explanation' }];
  });
  const [only] = parts;
  return only === undefined ? null : parts.length === 1 ? only : { type: 'several', parts };
}

/** After 它占多少, the thing is the part, not the whole. */
function partBefore({ scope, previous }: Query): readonly Noun[] | null {
  const [noun] = scope.nouns;
  const parts = previous?.request.type === 'share' ? previous.request.parts.flatMap(({ entity }) => entity ?? []) : [];
  return !scope.inherited || noun === undefined || parts.length === 0 ? null : [{ ...noun, ids: parts }];
}

/** What the document says that these things are for, each text once. */
export function usesOf(ids: readonly string[], { lookup }: Query): readonly Statement[] {
  const uses = ids.flatMap((id) => lookup.statements(id)).filter(({ kind }) => kind === 'use');
  const overviews = ids.flatMap((id) => lookup.about(id)).flatMap((entry) => useIn(entry, '项目概况'));
  const goals = ids
    .filter((id) => id.startsWith('nature:'))
    .flatMap((id) => lookup.with(id))
    .filter((entry) => entry.facets['project'] === undefined)
    .flatMap((entry) => useIn(entry, '目标'));
  const aims =
    uses.length + overviews.length > 0
      ? []
      : ids
          .filter((id) => id.startsWith('project:'))
          .flatMap((id) => lookup.about(id))
          .flatMap((entry) => useIn(entry, '绩效目标'));
  return [...uses, ...overviews, ...goals, ...aims]
    .filter((one, i, all) => all.findIndex(({ text }) => text === one.text) === i)
    .slice(0, 4);
}

/** The text under a heading of a project's form, as what the money is for. */
function useIn({ subject, title, texts }: Entry, heading: string): readonly Statement[] {
  const text = texts[heading];
  return text === undefined
    ? []
    : [{ kind: 'use', subject, text: text.text, source: text.source, title, line: text.line, page: text.page }];
}
