import type { Document } from '../document/types.ts';
import type { Lookup } from '../facts/lookup.ts';
import { CannotCalculate } from '../calculation/run.ts';
import { segments, type Segment } from './clauses.ts';
import { guarded } from './guard.ts';
import { continued, frameOf, type Frame } from './frame.ts';
import { toChinese } from './latin/latin.ts';
import type { Lexicon } from './lexicon.ts';
import { scopeOf, type Inherited } from './operands.ts';
import type { Noun } from './frame.ts';
import type { Build, Previous, Query } from './query.ts';
import type { Item, Request } from './request.ts';
import { between } from './requests/between.ts';
import { change } from './requests/change.ts';
import { check } from './requests/check.ts';
import { definition } from './requests/definition.ts';
import { details } from './requests/details.ts';
import { groups } from './requests/groups.ts';
import { indicators } from './requests/indicators.ts';
import { position } from './requests/position.ts';
import { purpose } from './requests/purpose.ts';
import { quotient } from './requests/quotient.ts';
import { ranking } from './requests/ranking.ts';
import { ratio } from './requests/ratio.ts';
import { reason } from './requests/reason.ts';
import { absent, outside } from './requests/refusal.ts';
import { reverse } from './requests/reverse.ts';
import { rows } from './requests/rows.ts';
import { share } from './requests/share.ts';
import { total } from './requests/total.ts';
import { values } from './requests/values.ts';

/** In this order: what must not be answered, what asks for words, then figures from the most to the least particular. */
const BUILDERS: readonly (readonly [name: string, build: Build])[] = [
  ['outside', outside],
  ['absent', absent],
  ['details', details],
  ['check', check],
  ['reverse', reverse],
  ['definition', definition],
  ['reason', reason],
  ['purpose', purpose],
  ['position', position],
  ['indicators', indicators],
  ['quotient', quotient],
  ['share', share],
  ['ratio', ratio],
  ['change', change],
  ['between', between],
  ['total', total],
  ['ranking', ranking],
  ['groups', groups],
  ['rows', rows],
  ['values', values],
];

export interface Understood {
  readonly request: Request;
  readonly trace: readonly Traced[];
  readonly previous: Previous | null;
  /** The question was typed in Latin letters; answers may be worded in its language. */
  readonly language?: 'en' | 'pinyin';
}

export interface Traced {
  readonly segment: Segment;
  readonly frame: Frame;
  readonly rule: string;
}

export interface Knowledge {
  readonly document: Document;
  readonly lookup: Lookup;
  readonly lexicon: Lexicon;
}

/** What a message asks, part by part; each part may lean on the one before it, the first on the conversation. */
export function understand(message: string, previous: Previous | null, { document, lookup, lexicon }: Knowledge): Understood {
  const parts: Request[] = [];
  const trace: Traced[] = [];
  let context = previous;
  const latin = toChinese(message, lexicon);
  const language = latin === null ? {} : { language: latin.language };
  for (const segment of segments(latin?.text ?? message, lexicon)) {
    const own = frameOf(segment, lookup, context?.years[0] ?? lookup.facts.year);
    const frame = context === null ? own : continued(own, context.frame);
    const query: Query = { frame, scope: scopeOf(frame, lookup, inherits(frame, context)), lookup, document, accounts: lexicon.accounts, previous: context };
    if (segment.claim) {
      trace.push({ segment, frame, rule: 'claim' });
      context = remember(query, values(query) ?? NOTHING, context);
      continue;
    }
    const { request, rule } = resolve(query);
    trace.push({ segment, frame, rule });
    parts.push(request);
    context = remember(query, request, context);
  }
  const [only] = parts;
  if (only === undefined) return { request: /[?？]/.test(message) ? { type: 'vague', what: '' } : NOTHING, trace, previous, ...language };
  return { request: parts.length === 1 ? only : { type: 'several', parts }, trace, previous: context, ...language };
}

const NOTHING: Request = { type: 'out-of-scope', why: 'nonsense' };

/** A list question goes on with the list, any other one with the thing that the last answer named. */
function inherits(frame: Frame, previous: Previous | null): Inherited {
  if (previous === null) return { nouns: [], within: undefined };
  const ranks = frame.limits.length > 0 || ['max', 'min', 'rank', 'rank-up'].some((op) => frame.ops.has(op)) || frame.thresholds.length > 0 || frame.asks.has('how-many') || frame.asks.has('which');
  const pronoun = frame.nouns.some((noun) => noun.pronoun === 'it');
  return { nouns: ranks && !pronoun ? previous.nouns : previous.focus, within: frame.sources.length === 0 ? previous.within : undefined };
}

function resolve(query: Query): { request: Request; rule: string } {
  for (const [rule, build] of BUILDERS) {
    try {
      const request = build(query);
      if (request !== null) return { request: guarded(request, query), rule };
    } catch (error) {
      if (!(error instanceof CannotCalculate)) throw error;
      return { request: { type: 'missing', what: query.frame.segment.text, reason: 'cannot', mentioned: [], there: [] }, rule };
    }
  }
  return { request: nothing(query), rule: 'none' };
}

/** Words of a budget question without a subject ask which; anything else is not understood. */
function nothing({ frame }: Query): Request {
  const known = frame.segment.tokens.some((token) => token.tags.some(({ t }) => t !== 'filler' && t !== 'number')) || frame.segment.tokens.length > 0;
  const most = frame.unread.join('').length > frame.segment.text.length / 2;
  return known && !most ? { type: 'vague', what: frame.segment.text.replaceAll('|', '，').slice(0, 20) } : NOTHING;
}

function remember(query: Query, request: Request, before: Previous | null): Previous | null {
  if (request.type === 'out-of-scope' || request.type === 'vague') return before;
  const { scope, frame } = query;
  const nouns = scope.nouns.length > 0 ? scope.nouns : (before?.nouns ?? []);
  return {
    frame,
    request,
    within: scope.within ?? before?.within,
    nouns,
    focus: focusOf(request, nouns),
    ranked: request.type === 'ranking' || request.type === 'position' ? request.ranked : (before?.ranked ?? []),
    years: frame.years.length > 0 ? frame.years : (before?.years ?? []),
    measure: scope.measure,
    figures: [...(before?.figures ?? []), ...mainFigures(request)].slice(-6),
  };
}

/** What the next 它 or 占多少 is about: the row that an answer picked, else what the question named. */
function focusOf(request: Request, nouns: readonly Noun[]): readonly Noun[] {
  const item = request.type === 'ranking' && request.picked.length === 1 ? request.picked[0] : request.type === 'position' ? request.item : undefined;
  const [noun] = nouns;
  if (item?.entity == null || noun === undefined) return nouns;
  return [{ ...noun, ids: [item.entity], all: false, collection: null, pronoun: null }];
}

function mainFigures(request: Request): readonly Item[] {
  switch (request.type) {
    case 'figures':
      return request.total !== null ? [request.total] : request.items;
    case 'share':
      return request.parts;
    case 'ranking':
      return request.total !== null ? [request.total] : request.picked.slice(0, 1);
    case 'rows':
    case 'count':
      return request.total !== null ? [request.total] : [];
    case 'position':
      return [request.item];
    case 'change':
      return [request.now];
    case 'quotient':
      return [request.of];
    case 'between':
      return [request.first, request.second];
    case 'several':
      return request.parts.flatMap(mainFigures);
    default:
      return [];
  }
}
