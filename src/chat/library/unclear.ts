import { listed } from '../../answer/across/compared.ts';
import type { Answer } from '../../answer/types.ts';
import { type Known, titleOf } from '../../document/known.ts';
import type { Choice } from '../../question/documents/choose.ts';
import { withoutYears } from '../../question/documents/read.ts';
import { type Reply, reply } from '../conversation.ts';
import type { Library } from '../library.ts';
import { type Message, plainAnswer, previousIn, remembered, told, whichItem } from './message.ts';

/** Readings that are offered, each with its figure. */
const OFFERED = 4;
/** Documents that are looked into for readings. */
const TRIED = 12;

interface Reading {
  readonly document: Known;
  readonly answer: Answer;
}

/** Nobody can tell which document is meant: asks back, with what each of them says. */
export function fromAny(
  { documents, said: nearly }: Extract<Choice, { type: 'unclear' }>,
  message: Message,
  library: Library,
): Reply {
  const { asked, spoken, state, again } = message;
  // A year that all of them are of says nothing to any of them.
  const ofThatYear = asked.years.length === 1 && documents.every(({ year }) => year === asked.years[0]);
  const said = ofThatYear ? withoutYears(asked.rest) : asked.rest;
  const text = again ? (spoken.texts.at(-1) ?? '') : said;
  const texts = again ? spoken.texts : remembered(spoken.texts, text);
  const remember = (offered: readonly Known[]) => ({
    ...state,
    previous: null,
    spoken: { ...spoken, documents: [], texts, offered: offered.map(({ id }) => id) },
  });
  if (text === '') return told(remember([]), plainAnswer('clarify', [whichItem(documents)]));
  const tried: (Reading & Pick<Reply, 'trace'>)[] = [];
  for (const document of documents.slice(0, TRIED)) {
    const knowledge = library.open(document.id);
    const { answer, trace } = reply(
      { previous: again ? null : previousIn(document, message, knowledge), isEnglish: state.isEnglish },
      text,
      knowledge,
    );
    // What no budget answers, none of them does.
    if (answer.kind === 'out_of_scope' || (answer.kind === 'clarify' && answer.choices.length === 0))
      return told(state, answer, trace);
    tried.push({ document, answer, trace });
    if (tried.filter(has).length === OFFERED) break;
  }
  const readings = tried.filter(has);
  const trace = tried[0]?.trace ?? [];
  if (readings.length === 0 && tried.length === documents.length)
    return told(state, plainAnswer('missing', lacking(tried, library)), trace);
  const shown = readings.length > 0 ? readings : tried.slice(0, OFFERED);
  const others = documents.filter(
    (one) =>
      !tried.some(({ document }) => document === one) ||
      !has(tried.find(({ document }) => document === one) as Reading),
  );
  return told(remember(shown.map(({ document }) => document)), question(shown, others, nearly), trace);
}

function has({ answer }: Reading): boolean {
  return answer.kind !== 'missing';
}

function question(readings: readonly Reading[], others: readonly Known[], said: string | null): Answer {
  const departments = new Set(readings.map(({ document }) => document.department)).size;
  const lead =
    said !== null
      ? `没有“${said}”，是不是问：`
      : departments > 1
        ? '您问的是哪个部门？'
        : readings.length > 1
          ? '您问的是哪一年？'
          : '您问的是这一份吗？';
  const choices = readings.map(({ document, answer }) => ({ label: titleOf(document), figure: figureOf(answer) }));
  const place = ({ answer }: Reading) => {
    const [first] = answer.citations;
    return first === undefined ? '' : `（${first.source}第${first.line}行）`;
  };
  const lines = readings.map((reading, i) => {
    const { label = '', figure = '' } = choices[i] ?? {};
    return `${i + 1}. ${label}${figure === '' ? '' : `：${figure}${place(reading)}`}`;
  });
  const more =
    others.length === 0 || said !== null
      ? []
      : [
          `还有${listed(others.map(({ department }) => department).filter((one, i, all) => all.indexOf(one) === i))}：说出部门就行。`,
        ];
  return {
    kind: 'clarify',
    text: [lead, ...lines, ...more].join('\n'),
    values: readings.flatMap(({ document, answer }) =>
      answer.kind === 'figure'
        ? answer.values
            .slice(0, 1)
            .map((one) => ({ ...one, label: `${document.department}${document.year}年${one.label}` }))
        : [],
    ),
    citations: readings.flatMap(({ answer }) => answer.citations.slice(0, 1)),
    calculation: [],
    notes: [],
    choices,
    followUps: [],
  };
}

/** What stands before the colon of a figure: 90,000.00元（9万元）. */
function figureOf({ kind, text, values: [main] }: Answer): string {
  const [line = ''] = text.split('\n');
  const colon = line.indexOf('：');
  const figure = line.slice(0, Math.max(0, colon));
  if (kind !== 'figure' || main === undefined) return '';
  return /\d/.test(figure) ? figure : `${main.value}${main.unit}`;
}

function lacking(tried: readonly Reading[], library: Library): readonly string[] {
  const only = tried.length === 1 ? tried[0] : undefined;
  if (only !== undefined) return [only.answer.text, `文件：${titleOf(only.document)}`];
  return [
    `这些文件里都没有查到：${listed(tried.map(({ document }) => document.department).filter((one, i, all) => all.indexOf(one) === i))}。`,
    `共有${library.documents.length}份文件。`,
  ];
}
