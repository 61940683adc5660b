import { searchOf } from '../../search/search.ts';
import type { Query } from '../query.ts';
import type { Request } from '../request.ts';
import { contentOf } from './content.ts';

/** The share of what a question says that a passage has to hold: below it, the passage only happens to share words. */
const SURE = 0.6;
/** Asks that want a figure, a row or a judgement: no passage answers them. */
const FIGURES = ['amount', 'number', 'how-many', 'people', 'items', 'vehicles', 'rank-of'];
const COMPUTED = [
  'share',
  'percent',
  'difference',
  'ratio',
  'divide',
  'average',
  'max',
  'min',
  'rank',
  'rank-up',
  'plus',
  'minus',
  'half',
  'rate',
  'check',
  'reverse',
];

/** Last resort of a question in words: where the narrative, a note or a form says what it is about, quoted with its place. */
export function passage(query: Query): Request | null {
  const { frame, document, lookup } = query;
  if (
    FIGURES.some((ask) => frame.asks.has(ask)) ||
    COMPUTED.some((op) => frame.ops.has(op)) ||
    frame.thresholds.length > 0 ||
    frame.limits.length > 0
  )
    return null;
  const content = contentOf(frame);
  if (!/\p{Script=Han}{2}/u.test(content.join(' ')) || content.join('').length < 3) return null;
  const project = /(?:哪个|哪一个|哪些|什么)(?:经费)?项目/.test(frame.segment.text);
  const hits = searchOf(document, lookup.facts).find(
    content,
    ({ statement }) => !project || statement.subject?.startsWith('project:') === true,
  );
  const [first] = hits;
  if (first === undefined || first.coverage < SURE) return null;
  const name = lookup.entity(first.passage.statement.subject ?? '')?.names[0];
  const lead = project && name !== undefined ? { says: 'about' as const, names: [name] } : undefined;
  return {
    type: 'passages',
    title: first.passage.label,
    lead,
    statements: [first.passage.statement],
    figures: [],
    kind: 'explanation',
  };
}
