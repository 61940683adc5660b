import type { Passage } from '../../search/passages.ts';
import { type Hit, searchOf } from '../../search/search.ts';
import type { Query } from '../query.ts';
import type { Request } from '../request.ts';
import { has } from '../tokens.ts';
import { contentOf } from './content.ts';

/** The share of what a question says that a passage has to hold: below it, the passage only happens to share words. */
const SURE = 0.6;
/** The same where the question asks for the wording, or for the one of a few that holds it. */
const ASKED_FOR = 0.45;
/** Who it is has to stand there too. */
const NEARLY_ALL = 0.85;
/** Asks that want a figure, a row or a judgement: no passage answers them. */
const FIGURES = ['amount', 'number', 'how-many', 'people', 'items', 'vehicles', 'rank-of', 'each'];
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
];

/** Single characters (合, 比) may be part of a word that nothing reads (综合, 比武). */
function computed({ frame }: Query): boolean {
  return frame.segment.tokens.some((token) => token.text.length > 1 && COMPUTED.some((op) => has(token, 'op', op)));
}

/** 元宵灯会经费, 某中心单独的预算: a name and a word for money ask for a figure without saying so. */
const MONEY = /(?:预算|经费|金额|资金|费用?|钱|数|支出|收入)$/;

/** Last resort of a question in words: where the narrative, a note or a form says what it is about, quoted with its place. */
export function passage(query: Query): Request | null {
  const { frame } = query;
  const quote = frame.asks.has('quote');
  if (
    FIGURES.some((ask) => frame.asks.has(ask)) ||
    computed(query) ||
    frame.units.length > 0 ||
    frame.thresholds.length > 0
  )
    return null;
  // 增加了还是减少了: nothing is named that a passage could be about.
  if (!quote && query.scope.nouns.length === 0 && frame.unread.length === 0 && frame.sources.length === 0) return null;
  if (!quote && (frame.limits.length > 0 || (frame.asks.size === 0 && MONEY.test(frame.segment.text)))) return null;
  return quoteOf(query, quote ? ASKED_FOR : SURE);
}

/** 从哪个项目里出, 是哪个项目的表述: the project in whose texts it stands. */
export function whichProject(query: Query): Request | null {
  const { frame, scope } = query;
  if (!WHICH_PROJECT.test(frame.segment.text) || computed(query)) return null;
  if (
    FIGURES.some((ask) => frame.asks.has(ask)) ||
    frame.units.length > 0 ||
    frame.thresholds.length > 0 ||
    frame.limits.length > 0 ||
    frame.numbers.length > 0
  )
    return null;
  const told = scope.nouns.some(({ ids }) => ids.some((id) => /^(?:project|good|service|asset):/.test(id)));
  return told
    ? null
    : quoteOf(query, ASKED_FOR, ({ statement }) => statement.subject?.startsWith('project:') === true, true);
}

/** 承包老板是谁: a person or a firm is never a figure. */
export function who(query: Query): Request | null {
  const { frame } = query;
  if (!/是谁|谁是|哪一?位|姓什么|姓啥|姓甚|哪家/.test(frame.segment.text) || computed(query)) return null;
  if (FIGURES.some((ask) => frame.asks.has(ask)) || frame.thresholds.length > 0 || frame.limits.length > 0) return null;
  return (
    quoteOf(query, NEARLY_ALL) ?? {
      type: 'missing',
      what: `“${contentOf(frame).join('')}”是谁`,
      reason: 'no-text',
      mentioned: [],
      there: [],
    }
  );
}

/** 原文怎么写的: quoted before anything is calculated. */
export function wording(query: Query): Request | null {
  return query.frame.asks.has('quote') ? passage(query) : null;
}

const WHICH_PROJECT =
  /(?:哪个|哪一个|哪些|什么|哪项|哪几个)(?:经费)?项目|从哪(?:里|儿)?(?:出|开支|列支)|在?哪里(?:出|列支|开支)/;

function quoteOf(
  { frame, document, lookup }: Query,
  bound: number,
  wanted?: (passage: Passage) => boolean,
  named = false,
): Request | null {
  const content = contentOf(frame)
    .map((stretch) => stretch.replace(WHICH_PROJECT, '').replace(/项目$/, ''))
    .filter((stretch) => stretch !== '');
  if (!/\p{Script=Han}{2}/u.test(content.join(' ')) || content.join('').length < 3) return null;
  const [first, ...others] = searchOf(document, lookup.facts).find(content, wanted);
  if (first === undefined || first.coverage < bound) return null;
  const subjectOf = ({ passage: { statement } }: Hit) => statement.subject ?? '';
  const alike = named
    ? others.filter(
        (hit, i) =>
          hit.coverage > first.coverage * 0.95 &&
          subjectOf(hit) !== subjectOf(first) &&
          others.findIndex((other) => subjectOf(other) === subjectOf(hit)) === i,
      )
    : [];
  const hits = [first, ...alike.slice(0, 3)];
  const names = hits.flatMap((hit) => lookup.entity(subjectOf(hit))?.names[0] ?? []);
  const lead = named ? { says: 'about' as const, names } : undefined;
  return {
    type: 'passages',
    title: first.passage.label,
    lead,
    statements: hits.map((hit) => hit.passage.statement),
    figures: [],
    kind: 'explanation',
  };
}
