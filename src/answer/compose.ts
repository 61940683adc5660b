import type { Request } from '../question/request.ts';
import { check } from './checks.ts';
import { sourceLine, unique } from './cite.ts';
import { average, between, change, quotient, ratio, shares } from './comparisons.ts';
import type { Draft, Of, Setting } from './draft.ts';
import { englishText } from './english/english.ts';
import { figures } from './figures.ts';
import { count, position, ranking, rows } from './lists.ts';
import { recounted } from './recounted.ts';
import { choices, clarify, missing, namedByAmount, noneOf, outOfScope, vague } from './refusals.ts';
import type { Answer, Citation } from './types.ts';
import { details, passages } from './words.ts';

/** Puts a resolved request into words: complete, cited, the same on every run. */
export function compose(request: Request, setting: Setting): Answer {
  const draft = write(request, setting);
  const citations = unique(draft.citations);
  const doubts = unrepeated(draft.notes);
  const notes = setting.english === null ? unrepeated([...remarks(setting), ...doubts]) : doubts;
  const text =
    setting.english === null
      ? chinese(draft.lines, citations, notes)
      : englishText(request, citations, doubts, setting);
  return {
    kind: draft.kind,
    text,
    values: draft.values,
    citations,
    calculation: draft.calculation,
    notes,
    choices: choices(request, setting),
    followUps: [],
  };
}

/** What has to be known of how the message was read. */
function remarks({ readAs, form }: Setting): readonly string[] {
  return [
    ...readAs.map(({ meant }) => `按“${meant}”理解。`),
    ...form.unheard.map((part) => `“${part}”没有听懂，请再说一遍。`),
    ...(form.cut === null ? [] : [`这条消息太长，只读了前${form.cut}个字，请把问题说短些。`]),
    ...(form.left > 0 ? [`还有${form.left}个问题没有回答，请分开问。`] : []),
  ];
}

function unrepeated(notes: readonly string[]): readonly string[] {
  return [...new Set(notes)];
}

function chinese(lines: readonly string[], citations: readonly Citation[], notes: readonly string[]): string {
  const source = lines.some((line) => line.startsWith('来源：')) ? '' : sourceLine(citations);
  return [...lines, ...(source === '' ? [] : [source]), ...notes.map((note) => `注：${note}`)].join('\n');
}

function write(request: Request, setting: Setting): Draft {
  const draft = body(request, setting);
  return 'counted' in request && request.counted !== undefined ? recounted(draft, request.counted) : draft;
}

function body(request: Request, setting: Setting): Draft {
  switch (request.type) {
    case 'figures':
      return figures(request, setting);
    case 'share':
      return shares(request, setting);
    case 'change':
      return change(request, setting);
    case 'between':
      return between(request, setting);
    case 'ratio':
      return ratio(request, setting);
    case 'quotient':
      return quotient(request, setting);
    case 'average':
      return average(request, setting);
    case 'ranking':
      return ranking(request, setting);
    case 'position':
      return position(request, setting);
    case 'rows':
      return rows(request, setting);
    case 'count':
      return count(request, setting);
    case 'passages':
      return passages(request, setting);
    case 'details':
      return details(request, setting);
    case 'check':
      return check(request, setting);
    case 'missing':
      return missing(request, setting);
    case 'named-by-amount':
      return namedByAmount(request, setting);
    case 'clarify':
      return clarify(request, setting);
    case 'none-of':
      return noneOf(request, setting);
    case 'vague':
      return vague(request, setting);
    case 'out-of-scope':
      return outOfScope(request);
    case 'several':
      return several(request, setting);
  }
}

const RANK: readonly Answer['kind'][] = [
  'check',
  'figure',
  'list',
  'explanation',
  'definition',
  'clarify',
  'missing',
  'out_of_scope',
];

function isConfirmed(part: Request): boolean {
  return part.type === 'figures' && part.premise?.holds === true;
}

function several({ parts }: Of<'several'>, setting: Setting): Draft {
  // 缩到多少个，少了几个: one answer to both.
  const written = parts
    .map((part) => ({ draft: write(part, setting), confirmed: isConfirmed(part) }))
    .filter(({ draft }, i, all) => all.findIndex((one) => one.draft.lines.join() === draft.lines.join()) === i);
  const drafts = written.map(({ draft }) => draft);
  const kinds = new Set(drafts.map((draft) => draft.kind));
  const kind = kinds.size === 1 ? (drafts[0]?.kind ?? 'figure') : (RANK.find((one) => kinds.has(one)) ?? 'figure');
  const lines = drafts.flatMap((draft) => [
    ...draft.lines,
    ...(draft.citations.length === 0 ? [] : [sourceLine(unique(draft.citations))]),
  ]);
  // 一年电费354万对吧，每月多少: what is only said again goes behind what is asked.
  const values = [...written]
    .sort((a, b) => Number(a.confirmed) - Number(b.confirmed))
    .flatMap(({ draft }) => draft.values);
  return {
    kind,
    lines,
    values,
    citations: drafts.flatMap((draft) => draft.citations),
    calculation: drafts.flatMap((draft) => draft.calculation),
    notes: drafts.flatMap((draft) => draft.notes),
  };
}
