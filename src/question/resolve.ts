import { CannotCalculate } from '../calculation/run.ts';
import { guarded } from './guard.ts';
import type { Build, Query } from './query.ts';
import type { Request } from './request.ts';
import { attributes } from './requests/attributes.ts';
import { between, byPercent } from './requests/between.ts';
import { change } from './requests/change.ts';
import { charge } from './requests/charge.ts';
import { check } from './requests/check.ts';
import { classes } from './requests/classes.ts';
import { declared, definition, glossary, inclusion, meaning } from './requests/definition.ts';
import { department, duty } from './requests/department.ts';
import { details } from './requests/details.ts';
import { further } from './requests/further.ts';
import { groups } from './requests/groups.ts';
import { halves } from './requests/halves.ts';
import { indicators } from './requests/indicators.ts';
import { levels } from './requests/levels.ts';
import { more } from './requests/more.ts';
import { moved } from './requests/moved.ts';
import { nearIndicator } from './requests/near-indicator.ts';
import { ofProject } from './requests/of-project.ts';
import { officeSides } from './requests/office-sides.ts';
import { offices } from './requests/offices.ts';
import { oneHalf } from './requests/one-half.ts';
import { outturn } from './requests/outturn.ts';
import { passage, whichProject, who, wording } from './requests/passage.ts';
import { points } from './requests/points.ts';
import { position } from './requests/position.ts';
import { posts } from './requests/posts.ts';
import { published } from './requests/published.ts';
import { purpose } from './requests/purpose.ts';
import { quotient } from './requests/quotient.ts';
import { ranking } from './requests/ranking.ts';
import { ratio } from './requests/ratio.ts';
import { reason } from './requests/reason.ts';
import { absent, outside } from './requests/refusal.ts';
import { revenueColumn } from './requests/revenue-column.ts';
import { reverse } from './requests/reverse.ts';
import { rows } from './requests/rows.ts';
import { section } from './requests/section.ts';
import { share } from './requests/share.ts';
import { shareOfChange } from './requests/share-of-change.ts';
import { stated } from './requests/stated.ts';
import { total } from './requests/total.ts';
import { twoPrints } from './requests/two-prints.ts';
import { units } from './requests/units.ts';
import { values } from './requests/values.ts';
import { withNumber } from './requests/with-number.ts';
import { wordAlone } from './requests/word-alone.ts';
import { wordTargets } from './requests/word-targets.ts';
import { has } from './tokens.ts';

/** Answers in words: not for a question that asks for a figure or a row of figures. */
const WORDS = new Set(['attributes', 'department', 'purpose']);

function asksFigures({ frame, scope }: Query): boolean {
  const asked = ['amount', 'items', 'each', 'people', 'vehicles'].some((ask) => frame.asks.has(ask));
  return asked && scope.nouns.length > 0 && !frame.asks.has('purpose');
}

/** In this order: what must not be answered, what asks for words, then figures from the most to the least particular. */
const BUILDERS: readonly (readonly [name: string, build: Build])[] = [
  ['outside', outside],
  ['offices', offices],
  ['outturn', outturn],
  ['charge', charge],
  ['published', published],
  ['word-alone', wordAlone],
  ['moved', moved],
  ['inclusion', inclusion],
  ['duty', duty],
  ['declared', declared],
  ['two-prints', twoPrints],
  ['stated', stated],
  ['glossary', glossary],
  ['units', units],
  ['section', section],
  ['with-number', withNumber],
  ['office-sides', officeSides],
  ['absent', absent],
  ['word-targets', wordTargets],
  ['classes', classes],
  ['attributes', attributes],
  ['indicators', indicators],
  ['of-project', ofProject],
  ['which-project', whichProject],
  ['details', details],
  ['check', check],
  ['reverse', reverse],
  ['definition', definition],
  ['reason', reason],
  ['department', department],
  ['purpose', purpose],
  ['meaning', meaning],
  ['wording', wording],
  ['who', who],
  ['position', position],
  ['posts', posts],
  ['revenue-column', revenueColumn],
  ['levels', levels],
  ['one-half', oneHalf],
  ['halves', halves],
  ['quotient', quotient],
  ['points', points],
  ['by-percent', byPercent],
  ['further', further],
  ['share-of-change', shareOfChange],
  ['share', share],
  ['ratio', ratio],
  ['more', more],
  ['change', change],
  ['between', between],
  ['total', total],
  ['ranking', ranking],
  ['groups', groups],
  ['rows', rows],
  ['values', values],
];

/** Not about a budget, as far as anything was understood. */
export const NOTHING: Request = { type: 'out-of-scope', why: 'nonsense' };

/** 房租和, 三公经费里的, 比2023年: a question that breaks off. */
function brokenOff({ frame, previous }: Query): boolean {
  const last = frame.segment.tokens.at(-1);
  const before = frame.segment.tokens.at(-2);
  const asking =
    frame.asks.size > 0 || frame.limits.length > 0 || [...frame.ops].some((op) => op !== 'compare' && op !== 'plus');
  if (last === undefined || asking || previous !== null || frame.asides.length > 0 || frame.absents.length > 0)
    return false;
  // 三公与上年比
  const whole = before !== undefined && (has(before, 'year') || has(before, 'relative-year')) && frame.nouns.length > 0;
  return (
    (has(last, 'op', 'compare') && !whole) ||
    has(last, 'relation', 'within') ||
    (last.text === '的' && before !== undefined && has(before, 'relation', 'within')) ||
    (frame.ops.has('compare') && frame.nouns.length === 0)
  );
}

/** asdf, 火星费呢: of what nobody knows, no answer goes on with what was spoken of. */
function unknown({ frame, scope, previous }: Query): Request | null {
  const empty =
    previous !== null &&
    scope.inherited &&
    frame.segment.tokens.every((token) => token.tags.every(({ t }) => t === 'filler'));
  const [word] = frame.unread;
  if (!empty || word === undefined || frame.unread.join('').length < 2) return null;
  return /\p{Script=Han}/u.test(word)
    ? { type: 'missing', what: word, reason: 'unread', mentioned: [], there: [] }
    : NOTHING;
}

/** What a question comes to, and the rule that took it. */
export function resolve(query: Query): { request: Request; rule: string } {
  if (brokenOff(query)) return { request: { type: 'vague', what: query.frame.segment.text }, rule: 'broken-off' };
  const strange = unknown(query);
  if (strange !== null) return { request: strange, rule: 'unknown' };
  for (const [rule, build] of BUILDERS) {
    if (WORDS.has(rule) && asksFigures(query)) continue;
    try {
      const request = build(query);
      if (request !== null) return nearest(quotedInstead(guarded(request, query), rule, query), query);
    } catch (error) {
      if (!(error instanceof CannotCalculate)) throw error;
      return {
        request: { type: 'missing', what: query.frame.segment.text, reason: 'cannot', mentioned: [], there: [] },
        rule,
      };
    }
  }
  return nearest(quotedInstead(nothing(query), 'none', query), query);
}

const UNANSWERED = new Set<Request['type']>(['missing', 'vague', 'passages', 'out-of-scope']);
const UNTOLD = new Set(['unread', 'no-figure', 'unlisted', 'no-count', 'year']);

/** Where nothing answers, the one indicator that has most of the question's words. */
function nearest(found: { request: Request; rule: string }, query: Query): { request: Request; rule: string } {
  const { request } = found;
  const open = request.type === 'missing' ? UNTOLD.has(request.reason) : UNANSWERED.has(request.type);
  const near = open && !(request.type === 'out-of-scope' && request.why !== 'nonsense') ? nearIndicator(query) : null;
  return near === null ? found : { request: near, rule: 'near-indicator' };
}

/** Where no figure answers, the words of the document may. */
function quotedInstead(request: Request, rule: string, query: Query): { request: Request; rule: string } {
  const open = request.type === 'vague' || (request.type === 'missing' && request.reason === 'unread');
  const quoted = open || request === NOTHING ? passage(query) : null;
  return quoted === null ? { request, rule } : { request: quoted, rule: 'passage' };
}

const FIGURE_ASKS = new Set(['amount', 'number', 'people', 'items', 'vehicles', 'how-many', 'rank-of', 'why']);

/** Words of a budget question without a subject ask which; anything else is not understood. */
function nothing({ frame, lookup }: Query): Request {
  const word = frame.unread.find((text) => /^(?:\p{Script=Han}{2,}|[a-z]{3,})$/u.test(text));
  const mentioned =
    word === undefined ? [] : lookup.facts.statements.filter((one) => one.text.includes(word.slice(0, 2))).slice(0, 1);
  const figure =
    ['amount', 'number', 'people', 'items', 'vehicles', 'how-many'].some((ask) => frame.asks.has(ask)) ||
    frame.ops.has('percent');
  if (word !== undefined && (mentioned.length > 0 || figure))
    return { type: 'missing', what: word, reason: 'unread', mentioned, there: [] };
  const unread = frame.unread.join('').length;
  const budget = frame.segment.tokens.some((token) =>
    token.tags.some(
      ({ t, ...rest }) =>
        ['op', 'measure', 'year', 'relative-year', 'per', 'limit', 'unit', 'entity', 'collection'].includes(t) ||
        (t === 'ask' && 'id' in rest && FIGURE_ASKS.has(rest.id)),
    ),
  );
  const known = frame.segment.tokens.length > 0 && (unread < 2 || budget);
  return known && unread <= frame.segment.text.length / 2
    ? { type: 'vague', what: frame.segment.text.replaceAll('|', '，').slice(0, 20) }
    : NOTHING;
}
