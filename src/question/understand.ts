import { run } from '../calculation/run.ts';
import type { Document, Finding } from '../document/types.ts';
import type { Cited } from '../facts/checks/at.ts';
import type { Equality } from '../facts/checks/equality.ts';
import type { Lookup } from '../facts/lookup.ts';
import { sign } from '../money/amount.ts';
import { chosen } from './choose.ts';
import { type Segment, segments } from './clauses.ts';
import { continued, inherits } from './follow-up.ts';
import { type Frame, frameOf } from './frame.ts';
import { toChinese } from './latin/latin.ts';
import { asTyped } from './latin/typed.ts';
import { leftovers } from './leftover.ts';
import type { Lexicon } from './lexicon.ts';
import { corrected } from './premise.ts';
import type { Previous, Query } from './query.ts';
import { mainFigures, remember } from './remember.ts';
import type { Item, Request } from './request.ts';
import { change } from './requests/change.ts';
import { values } from './requests/values.ts';
import { NOTHING, resolve } from './resolve.ts';
import { scopeOf } from './scope.ts';
import { has } from './tokens.ts';

/** Questions answered in one message; more are told to come one by one. */
const MOST_QUESTIONS = 12;
/** Characters of the longest message that is read whole: no question is that long, and reading takes the longer the more. */
const LONGEST_MESSAGE = 500;

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
  /** Parts of the message that nothing was made of, as they were typed. */
  readonly unheard: readonly string[];
  /** Characters that were read of a message too long for a question; null where all of it was. */
  readonly cut: number | null;
}

export interface Traced {
  readonly segment: Segment;
  readonly frame: Frame;
  readonly rule: string;
  /** Words that no answer takes account of; looked for when asked. */
  readonly left?: () => readonly string[];
}

export interface Knowledge {
  readonly document: Document;
  readonly lookup: Lookup;
  readonly lexicon: Lexicon;
  /** What the checks found, calculated when first asked for. */
  readonly findings: () => readonly Finding[];
  /** Everything that must be equal, stated when first asked for. */
  readonly equalities: () => readonly Equality[];
  /** Findings that an answer citing these places has to mention (`Finding.short`). */
  readonly findingsAt: (cited: readonly Cited[]) => readonly Finding[];
}

/** As a figure is printed, of a message that was read whole. */
const PLAIN: Form = { decimals: null, unit: null, left: 0, unheard: [], cut: null };

/** The part of a message that is read; no character is cut in two. */
function beginning(message: string): string {
  return message.length <= LONGEST_MESSAGE
    ? message
    : message.slice(0, LONGEST_MESSAGE).replace(/[\uD800-\uDBFF]$/, '');
}

/** Operations that only say how a figure is to be shown. */
const FORM = ['exact', 'convert'];

/** 占总支出几成, 再除以52人, 它比去年呢: says nothing without the part before. */
function leans({ nouns, segment }: Frame): boolean {
  return (
    nouns.every((noun) => noun.pronoun !== null) ||
    /^(?:再|又|那么?|大概|大约)*(?:占|相当于|等于|比|除以|减|加|乘|离|跟|和|其中|里头|里面|当中)/.test(segment.text)
  );
}

/** 跟你们比哪个高, 平均到每个月, 相当于三公的百分之几: of what the answer before did not find. */
function leansOn({ reason }: Extract<Request, { type: 'missing' }>, own: Frame): boolean {
  if (!leans(own)) return false;
  if (reason === 'foreign') return own.ops.has('compare');
  return ['unread', 'unlisted'].includes(reason) && COMPUTES.some((op) => own.ops.has(op));
}

const COMPUTES = ['average', 'share', 'percent', 'ratio'];

/** 一年采购多少钱: names only a list, of which the part before named a thing. */
function onlyLists({ nouns }: Frame): boolean {
  return nouns.every((noun) => noun.pronoun !== null || (noun.ids.length === 0 && noun.collection !== null));
}

/** 书记工资多少，奖金又拿几多; 某某街道三公经费多少，采购呢: still what that person gets, still the other office. */
function ofTheSame({ nouns, segment }: Frame, before: Request | undefined): boolean {
  if (before?.type !== 'missing' || nouns.length === 0 || /你们|我们|咱|本街|贵/.test(segment.text)) return false;
  if (before.reason === 'foreign') return true;
  const pay = nouns.every(({ ids }) => ids.length > 0 && ids.every((id) => id.startsWith('economic:301')));
  return before.reason === 'absent' && before.what === 'salary' && pay;
}

/** 少了多少，百分之几: a change is told with its rate. */
function toldAlready(request: Request, before: Request | undefined): boolean {
  if (request.type !== 'change' || before?.type !== 'change') return false;
  const [a, b] = [request, before];
  return a.label === b.label && a.now.year === b.now.year && a.before.year === b.before.year;
}

/** What a message asks, part by part; each part may lean on the one before it, the first on the conversation. */
export function understand(
  typed: string,
  previous: Previous | null,
  { document, lookup, lexicon, findings, equalities }: Knowledge,
): Understood {
  const message = beginning(typed);
  const cut = message.length < typed.length ? message.length : null;
  const choice = chosen(message, previous);
  if (choice !== null) return { ...choice, trace: [], form: { ...PLAIN, cut } };
  const parts: Request[] = [];
  const trace: Traced[] = [];
  let context = previous;
  const earlier: Item[] = [];
  let refused = false;
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
      scope: scopeOf(frame, lookup, inherits(frame, context, message)),
      lookup,
      document,
      accounts: lexicon.accounts,
      findings,
      equalities,
      previous: context,
      earlier: [...earlier],
    };
    if (segment.claim) {
      trace.push({ segment, frame, rule: 'claim' });
      const denied = contradicted(query);
      if (denied !== null) parts.push(denied);
      refused = false;
      context = remember(query, values(query) ?? NOTHING, context);
      continue;
    }
    const precision =
      (own.decimals !== null || (own.ops.has('convert') && own.units.length > 0)) &&
      own.nouns.length === 0 &&
      [...own.asks].every((ask) => ask === 'number' || ask === 'amount') &&
      context !== null &&
      segment.tokens.every(
        (token) =>
          has(token, 'number') ||
          has(token, 'filler') ||
          FORM.some((id) => has(token, 'op', id)) ||
          has(token, 'unit') ||
          has(token, 'ask', 'number'),
      );
    // What leans on a thing that was not understood is not understood either.
    // 跟你们比哪个高, after another office.
    const last = parts.length === 0 ? context?.request : undefined;
    if (last?.type === 'missing' && leansOn(last, own)) {
      trace.push({ segment, frame, rule: 'leans on what is missing' });
      parts.push(last);
      continue;
    }
    if ((refused && (leans(own) || onlyLists(own))) || (parts.length > 0 && ofTheSame(own, parts.at(-1)))) {
      trace.push({ segment, frame, rule: 'leans on what is missing' });
      continue;
    }
    const { request, rule } =
      precision && context !== null ? { request: context.request, rule: 'precision' } : resolve(query);
    decimals = own.decimals ?? decimals;
    // 多少元 only asks for money; 折成元 says how it is to be shown.
    unit = own.units.find((one) => one !== '元' || own.ops.has('convert')) ?? unit;
    const left = () => leftovers(query, request).map(({ text }) => text);
    trace.push({ segment, frame, rule, left });
    if (toldAlready(request, parts.at(-1))) continue;
    parts.push(
      latin !== null && request.type === 'missing'
        ? { ...request, what: asTyped(request.what, message, latin.text) }
        : request,
    );
    const half = request.type === 'passages' && left().some((word) => segment.unread.some(({ text }) => text === word));
    const unheardOf = request.type === 'vague' && segment.unread.length > 0;
    const missing = request.type === 'missing' && ['unread', 'unlisted', 'foreign'].includes(request.reason);
    refused = half || missing || unheardOf;
    earlier.push(...mainFigures(request));
    context = remember(query, request, context);
  }
  const substance = parts.filter(
    (part) => part.type !== 'vague' && part.type !== 'out-of-scope' && !(part.type === 'check' && part.overall),
  );
  const unheard: string[] = [];
  if (
    substance.length > 0 &&
    substance.length < parts.length &&
    !parts.some((part) => part.type === 'out-of-scope' && part.why !== 'nonsense')
  ) {
    unheard.push(...parts.flatMap((part) => (part.type === 'vague' && part.what !== '' ? [part.what] : [])));
    parts.splice(0, parts.length, ...substance);
  }
  const left = Math.max(0, asked.length - MOST_QUESTIONS);
  const form: Form = { decimals, unit, left, unheard: [...new Set(unheard)], cut };
  const [only] = parts;
  if (only === undefined)
    return {
      request: /[?？]/.test(message) || latin?.language === 'en' ? { type: 'vague', what: '' } : NOTHING,
      ...{ trace, previous, form, ...language },
    };
  return {
    request: parts.length === 1 ? only : { type: 'several', parts },
    ...{ trace, previous: context, form, ...language },
  };
}

/** 总预算比去年涨了三成，…: what is taken for granted before the question, where it is not so. */
function contradicted(query: Query): Request | null {
  const { frame } = query;
  if (!frame.ops.has('up') && !frame.ops.has('down') && !frame.ops.has('double')) return misstated(query);
  const request = change(query);
  if (request?.type !== 'change' || request.claim === null) return null;
  const direction = sign(run(request.difference).amount);
  const wrong =
    request.claim === 'double' ||
    (request.claim === 'up' && direction <= 0) ||
    (request.claim === 'down' && direction >= 0);
  return wrong ? request : null;
}

/** 卫生健康支出164.2亿，够建几家医院: the figure that the question begins with, where another one is printed. */
function misstated(query: Query): Request | null {
  const { frame } = query;
  if (frame.ops.size > 0 || frame.years.length > 0 || SUPPOSED.test(frame.segment.text)) return null;
  const request = values(query);
  const right = request === null ? null : corrected(request, query);
  return right?.type === 'figures' && right.premise?.holds === false ? right : null;
}

/** Not said to be so: 如果只给100万. */
const SUPPOSED = /如果|假如|假设|要是|若|万一|倘|即使|就算|本来|原来|应该|计划|打算|想/;
