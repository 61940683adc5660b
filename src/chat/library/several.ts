import { acrossAnswer } from '../../answer/across/answer.ts';
import { type Compared, listed, nameIn, type Row } from '../../answer/across/compared.ts';
import { movesAnswer } from '../../answer/across/moves.ts';
import { compose } from '../../answer/compose.ts';
import { doubts } from '../../answer/doubts.ts';
import type { Setting } from '../../answer/draft.ts';
import type { Answer } from '../../answer/types.ts';
import type { Known } from '../../document/known.ts';
import { names, segments } from '../../question/clauses.ts';
import { type Across, acrossOf, figuresIn, listIn, type Operation } from '../../question/documents/across.ts';
import type { Choice } from '../../question/documents/choose.ts';
import type { Request } from '../../question/request.ts';
import { has } from '../../question/tokens.ts';
import { type Knowledge, type Traced, understand } from '../../question/understand.ts';
import { answering, type Reply } from '../conversation.ts';
import type { Library } from '../library.ts';
import { otherPrints } from './beside.ts';
import { type Message, plainAnswer, previousIn, remembered, told, whichItem } from './message.ts';
import { fromOne } from './one.ts';

/** More documents than this are not read for one question. */
const MOST = 40;
/** More words than of so many documents are no answer. */
const MOST_TEXTS = 4;

type Several = Extract<Choice, { type: 'several' }>;

interface Given {
  readonly document: Known;
  readonly knowledge: Knowledge;
  readonly request: Request;
  readonly setting: Setting;
  readonly trace: readonly Traced[];
}

/** Asks each of several documents the same, and puts what they say beside each other. */
export function fromSeveral(choice: Several, message: Message, library: Library): Reply {
  const { documents, over } = choice;
  const { spoken, state } = message;
  if (documents.length > MOST) return told(state, tooMany(documents));
  const [first] = documents;
  if (first === undefined)
    return told(state, plainAnswer('missing', [`没有这一年的文件：${choice.without.join('、')}。`]));
  const { base, operation } = settled(message, over, library);
  if (base === '') return told(state, plainAnswer('clarify', [whichItem(documents)]));
  const given = documents.map((document) => ask(base, document, message, library));
  const next = {
    ...state,
    previous: null,
    spoken: {
      documents: documents.map(({ id }) => id),
      texts: remembered(spoken.texts, base),
      ...{ recent: spoken.recent, offered: [], operation },
    },
  };
  if (operation.op === 'moves') return told(next, moves(given, operation), given[0]?.trace ?? []);
  const figures = given.map(({ request }) => figuresIn(request));
  if (figures.every((one) => one === null)) return inWords(given, choice, message, library, next);
  const absent =
    choice.without.length === 0 ? [] : [`没有${message.times.years.join('、')}年文件的：${listed(choice.without)}。`];
  const asks = asksOf(message, given);
  const years =
    over === 'years' ? message.times.years.filter((year) => !documents.some((one) => one.year === year)) : [];
  const lacking = [
    ...given.filter((_, i) => (figures[i] ?? null) === null).map(({ document }) => nameIn(document, documents, over)),
    ...years.map((year) => `${year}年`),
  ];
  const rows = given.flatMap((one, i) =>
    (figures[i] ?? []).map((figure) => ({ ...one, figure, n: figures[i]?.length ?? 0 })),
  );
  const comparedWith = (some: typeof rows, notes: readonly string[]): Compared => ({
    rows: some.map(
      ({ document, figure, setting }): Row => ({
        document,
        figure,
        notes: figure.item === null ? [] : doubts([figure.item], setting),
      }),
    ),
    ...{ operation, over, lacking, asks, notes, named: message.asked.departments.length > 1 },
  });
  const count = rows[0]?.n ?? 0;
  const groups =
    operation.op === 'each' || count < 2 || rows.some(({ n }) => n !== count)
      ? [rows]
      : Array.from({ length: count }, (_, k) => rows.filter((_, i) => i % count === k));
  const notes =
    over === 'years' && operation.op === 'change' && count === 1
      ? documents.slice(0, -1).flatMap((document) => otherPrints(document, base, null, library, spoken.texts))
      : [];
  const answers = groups.map((group) => acrossAnswer(comparedWith(group, [...absent, ...notes])));
  return told(
    next,
    answers.length === 1 && answers[0] !== undefined ? answers[0] : joined(answers),
    given[0]?.trace ?? [],
  );
}

/** Lists of two years beside each other. */
function moves(given: readonly Given[], operation: Extract<Operation, { op: 'moves' }>): Answer {
  const lists = given.flatMap(({ document, request }) => {
    const items = listIn(request)?.filter(({ plan }) => plan.op !== 'cell' || plan.cell.value !== null);
    return items === undefined ? [] : [{ document, items }];
  });
  const [earlier, later] = [...lists].sort((a, b) => a.document.year - b.document.year);
  return lists.length === 2 && earlier !== undefined && later !== undefined
    ? movesAnswer(earlier, later, operation)
    : plainAnswer('missing', [
        '没有查到可以逐项对比的两年清单：请说明是哪张表、哪一类，如“商品和服务支出里降得最多的三项”。',
      ]);
}

/** What each is asked and what is made of it: a question that leaves it out goes on with the one before. */
function settled({ asked, spoken, again }: Message, over: Several['over'], library: Library): Across {
  const before = spoken.texts.at(-1) ?? '';
  const goesOn: Operation = spoken.operation ?? { op: 'each' };
  if (again) return { base: before, operation: goesOn };
  const { base, operation } = acrossOf(
    asked,
    over,
    library.catalogue().words,
    library.open(library.documents[0]?.id ?? '').lexicon,
  );
  const elliptic = /呢[?？]?$|^(?:那|再|还有|换)/.test(asked.rest);
  return {
    base: base === '' || /^是?多少$/.test(base) ? before : base,
    operation: operation.op === 'each' && elliptic ? goesOn : operation,
  };
}

function ask(base: string, document: Known, message: Message, library: Library): Given {
  const knowledge = library.open(document.id);
  const alone = !leansOn(base, knowledge);
  const previous = alone ? null : previousIn(document, message, knowledge);
  const { request, trace, form } = understand(base, previous, knowledge);
  const setting = { ...answering(knowledge), form, readAs: [], english: null };
  return { document, knowledge, request, setting, trace };
}

/** A question that names its own subject is asked without what came before. */
function leansOn(base: string, { lexicon }: Knowledge): boolean {
  const parts = segments(base, lexicon);
  return (
    !parts.some(names) ||
    parts.some(({ tokens }) => tokens.some((token) => has(token, 'pronoun') || has(token, 'op', 'share')))
  );
}

function asksOf({ asked }: Message, given: readonly Given[]): Compared['asks'] {
  const frames = given.flatMap(({ trace }) => trace.map(({ frame }) => frame));
  return {
    each: frames.some(({ asks }) => asks.has('each')) || /各(?:是|有|为|占)?多少|分别/.test(asked.rest),
    gap: /多多少|少多少|差多少|高多少|低多少|相差|差距|多几|少几/.test(asked.rest),
  };
}

/** Words, rows, questions back: of years the latest document speaks, of a few departments each in its turn. */
function inWords(
  given: readonly Given[],
  { over, documents }: Several,
  message: Message,
  library: Library,
  next: Reply['state'],
): Reply {
  if (over === 'years') {
    const latest = documents.reduce((a, b) => (b.year > a.year ? b : a));
    const others = documents.filter((one) => one !== latest).map(({ year }) => `${year}年`);
    return fromOne(latest, message, library, `另有${others.join('、')}的，可以说年份来问。`);
  }
  const none = given.every(({ request }) => request.type === 'missing');
  if (none && given.length > 1) {
    const named = documents.map((document) => nameIn(document, documents, over));
    return told(next, plainAnswer('missing', [`这${documents.length}份文件都没有给出这个数：${listed(named)}。`]));
  }
  if (given.length > MOST_TEXTS) return told(next, tooMany(documents));
  const answers = given.map(({ document, request, setting }) => {
    const answer = compose(request, setting);
    return { ...answer, text: `${nameIn(document, documents, over)}：\n${answer.text}` };
  });
  return told(next, joined(answers), given[0]?.trace ?? []);
}

function joined(answers: readonly Answer[]): Answer {
  const kinds = new Set(answers.map(({ kind }) => kind));
  const answered = answers.find(({ kind }) => !['missing', 'clarify', 'out_of_scope'].includes(kind));
  return {
    kind: kinds.size === 1 ? (answers[0]?.kind ?? 'missing') : (answered?.kind ?? 'missing'),
    text: answers.map(({ text }) => text).join('\n'),
    values: answers.flatMap(({ values }) => values),
    citations: answers.flatMap(({ citations }) => citations),
    calculation: answers.flatMap(({ calculation }) => calculation),
    notes: answers.flatMap(({ notes }) => notes),
    ...{ choices: [], followUps: [] },
  };
}

function tooMany(documents: readonly Known[]): Answer {
  const names = documents.slice(0, 3).map(({ department }) => department);
  return plainAnswer('clarify', [
    `这要看${documents.length}份文件，太多了。请说出部门或年份，如：${names.join('、')}。`,
  ]);
}
