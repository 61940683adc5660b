import { CannotCalculate, run } from '../calculation/run.ts';
import type { Document, Finding } from '../document/types.ts';
import type { Cited } from '../facts/checks/at.ts';
import type { Lookup } from '../facts/lookup.ts';
import { sign } from '../money/amount.ts';
import { type Segment, segments } from './clauses.ts';
import { continued, type Frame, frameOf, LISTS, type Noun } from './frame.ts';
import { guarded } from './guard.ts';
import { toChinese } from './latin/latin.ts';
import type { Lexicon } from './lexicon.ts';
import type { Build, Previous, Query } from './query.ts';
import type { Item, Request } from './request.ts';
import { attributes } from './requests/attributes.ts';
import { between } from './requests/between.ts';
import { change } from './requests/change.ts';
import { charge } from './requests/charge.ts';
import { check } from './requests/check.ts';
import { declared, definition, inclusion } from './requests/definition.ts';
import { department, duty } from './requests/department.ts';
import { details } from './requests/details.ts';
import { groups } from './requests/groups.ts';
import { indicators } from './requests/indicators.ts';
import { moved } from './requests/moved.ts';
import { passage, whichProject, who, wording } from './requests/passage.ts';
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
import { wordTargets } from './requests/word-targets.ts';
import { type Inherited, scopeOf } from './scope.ts';
import { has } from './tokens.ts';
import { listOf } from './totals.ts';

/** In this order: what must not be answered, what asks for words, then figures from the most to the least particular. */
/** Answers in words: not for a question that asks for a figure or a row of figures. */
const WORDS = new Set(['attributes', 'department', 'purpose']);

function asksFigures({ frame, scope }: Query): boolean {
  const asked = ['amount', 'items', 'each', 'people', 'vehicles'].some((ask) => frame.asks.has(ask));
  return asked && scope.nouns.length > 0 && !frame.asks.has('purpose');
}

const BUILDERS: readonly (readonly [name: string, build: Build])[] = [
  ['outside', outside],
  ['charge', charge],
  ['moved', moved],
  ['inclusion', inclusion],
  ['duty', duty],
  ['declared', declared],
  ['absent', absent],
  ['word-targets', wordTargets],
  ['attributes', attributes],
  ['indicators', indicators],
  ['which-project', whichProject],
  ['details', details],
  ['check', check],
  ['reverse', reverse],
  ['definition', definition],
  ['reason', reason],
  ['department', department],
  ['purpose', purpose],
  ['wording', wording],
  ['who', who],
  ['position', position],
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

/** Questions answered in one message; more are told to come one by one. */
const MOST_QUESTIONS = 12;

export interface Understood {
  readonly request: Request;
  readonly trace: readonly Traced[];
  readonly previous: Previous | null;
  /** How figures are to be shown, where the question says so: 保留三位, 折合亿元. */
  readonly form: Form;
  /** The question was typed in Latin letters; answers may be worded in its language. */
  readonly language?: 'en' | 'pinyin';
}

export interface Form {
  readonly decimals: number | null;
  readonly unit: string | null;
  /** Questions of the message that were left out. */
  readonly left: number;
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
  /** What the checks found, calculated when first asked for. */
  readonly findings: () => readonly Finding[];
  /** Findings that an answer citing these places has to mention (`Finding.short`). */
  readonly findingsAt: (cited: readonly Cited[]) => readonly Finding[];
}

/** What a message asks, part by part; each part may lean on the one before it, the first on the conversation. */
export function understand(
  message: string,
  previous: Previous | null,
  { document, lookup, lexicon, findings }: Knowledge,
): Understood {
  const parts: Request[] = [];
  const trace: Traced[] = [];
  let context = previous;
  let decimals: number | null = null;
  let unit: string | null = null;
  const latin = toChinese(message, lexicon);
  const language = latin === null ? {} : { language: latin.language };
  const asked = segments(latin?.text ?? message, lexicon);
  for (const segment of asked.slice(0, MOST_QUESTIONS)) {
    const own = frameOf(segment, lookup, context?.years[0] ?? lookup.facts.year);
    const frame = context === null ? own : continued(own, context.frame);
    const query: Query = {
      frame,
      scope: scopeOf(frame, lookup, inherits(frame, context)),
      lookup,
      document,
      accounts: lexicon.accounts,
      findings,
      previous: context,
    };
    if (segment.claim) {
      trace.push({ segment, frame, rule: 'claim' });
      const denied = contradicted(query);
      if (denied !== null) parts.push(denied);
      context = remember(query, values(query) ?? NOTHING, context);
      continue;
    }
    const precision =
      own.decimals !== null &&
      own.nouns.length === 0 &&
      own.asks.size === 0 &&
      context !== null &&
      segment.tokens.every((token) => has(token, 'number') || has(token, 'filler') || has(token, 'op', 'exact'));
    const { request, rule } =
      precision && context !== null ? { request: context.request, rule: 'precision' } : resolve(query);
    decimals = own.decimals ?? decimals;
    unit = own.units.find((one) => one !== '元') ?? unit;
    trace.push({ segment, frame, rule });
    parts.push(request);
    context = remember(query, request, context);
  }
  const substance = parts.filter(
    (part) => part.type !== 'vague' && part.type !== 'out-of-scope' && !(part.type === 'check' && part.overall),
  );
  if (
    substance.length > 0 &&
    substance.length < parts.length &&
    !parts.some((part) => part.type === 'out-of-scope' && part.why !== 'nonsense')
  )
    parts.splice(0, parts.length, ...substance);
  const [only] = parts;
  if (only === undefined)
    return {
      request: /[?？]/.test(message) ? { type: 'vague', what: '' } : NOTHING,
      trace,
      previous,
      form: { decimals, unit, left: Math.max(0, asked.length - MOST_QUESTIONS) },
      ...language,
    };
  return {
    request: parts.length === 1 ? only : { type: 'several', parts },
    trace,
    previous: context,
    form: { decimals, unit, left: Math.max(0, asked.length - MOST_QUESTIONS) },
    ...language,
  };
}

/** 总预算比去年涨了三成，…: what is taken for granted before the question, where it is not so. */
function contradicted(query: Query): Request | null {
  const { frame } = query;
  if (!frame.ops.has('up') && !frame.ops.has('down') && !frame.ops.has('double')) return null;
  const request = change(query);
  if (request?.type !== 'change' || request.claim === null) return null;
  const direction = sign(run(request.difference).amount);
  const wrong =
    request.claim === 'double' ||
    (request.claim === 'up' && direction <= 0) ||
    (request.claim === 'down' && direction >= 0);
  return wrong ? request : null;
}

const NOTHING: Request = { type: 'out-of-scope', why: 'nonsense' };

/** A list question goes on with the list, any other one with the thing that the last answer named. */
function inherits(frame: Frame, previous: Previous | null): Inherited {
  if (previous === null) return { nouns: [], measure: undefined, within: undefined };
  const ranks =
    frame.limits.length > 0 ||
    ['max', 'min', 'rank', 'rank-up'].some((op) => frame.ops.has(op)) ||
    frame.thresholds.length > 0 ||
    frame.asks.has('how-many') ||
    frame.asks.has('which');
  const pronoun = frame.nouns.some((noun) => noun.pronoun === 'it');
  return {
    nouns: ranks && !pronoun ? previous.nouns : previous.focus,
    measure: previous.measure,
    within: frame.sources.length === 0 ? previous.within : undefined,
  };
}

/** 房租和, 三公经费里的, 比2023年: a question that breaks off. */
function brokenOff({ frame, previous }: Query): boolean {
  const last = frame.segment.tokens.at(-1);
  const before = frame.segment.tokens.at(-2);
  const asking =
    frame.asks.size > 0 || frame.limits.length > 0 || [...frame.ops].some((op) => op !== 'compare' && op !== 'plus');
  if (last === undefined || asking || previous !== null || frame.asides.length > 0 || frame.absents.length > 0)
    return false;
  return (
    has(last, 'op', 'compare') ||
    has(last, 'relation', 'within') ||
    (last.text === '的' && before !== undefined && has(before, 'relation', 'within')) ||
    (frame.ops.has('compare') && frame.nouns.length === 0)
  );
}

function resolve(query: Query): { request: Request; rule: string } {
  if (brokenOff(query)) return { request: { type: 'vague', what: query.frame.segment.text }, rule: 'broken-off' };
  for (const [rule, build] of BUILDERS) {
    if (WORDS.has(rule) && asksFigures(query)) continue;
    try {
      const request = build(query);
      if (request !== null) return quotedInstead(guarded(request, query), rule, query);
    } catch (error) {
      if (!(error instanceof CannotCalculate)) throw error;
      return {
        request: { type: 'missing', what: query.frame.segment.text, reason: 'cannot', mentioned: [], there: [] },
        rule,
      };
    }
  }
  return quotedInstead(nothing(query), 'none', query);
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
  const word = frame.unread.find((text) => text.length >= 2 && /^\p{Script=Han}+$/u.test(text));
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

function remember(query: Query, request: Request, before: Previous | null): Previous | null {
  if (request.type === 'out-of-scope' || request.type === 'vague') return before;
  const { scope, frame } = query;
  const nouns = scope.nouns.length > 0 ? scope.nouns : (before?.nouns ?? []);
  return {
    frame,
    request,
    within: scope.within ?? listNamed(nouns) ?? before?.within,
    nouns,
    focus: focusOf(request, nouns),
    ranked: request.type === 'ranking' || request.type === 'position' ? request.ranked : (before?.ranked ?? []),
    years: frame.years.length > 0 ? frame.years : (before?.years ?? []),
    measure: scope.measure,
    figures: [...(before?.figures ?? []), ...mainFigures(request)].slice(-6),
  };
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
