import type { Answer } from '../../answer/types.ts';
import { type Known, titleOf } from '../../document/known.ts';
import { saysNothing, withoutStage, withoutYears } from '../../question/documents/read.ts';
import { withoutBack } from '../../question/documents/times.ts';
import { type Reply, reply } from '../conversation.ts';
import type { Library } from '../library.ts';
import { otherPrints } from './beside.ts';
import { after, type Message, plainAnswer, previousIn, recently, remembered, told, whichItem } from './message.ts';

/** Asks one document, and says which. */
export function fromOne(document: Known, message: Message, library: Library, note?: string): Reply {
  const { asked, times, spoken, state: before } = message;
  const knowledge = library.open(document.id);
  const isOwnYear = asked.years.every((year) => year === document.year);
  // 去年 chose this document: in it, it is this year.
  const wentBack =
    times.back !== null &&
    !times.compared &&
    library.documents.some((one) => one.id === spoken.documents[0] && one.year === document.year + (times.back ?? 0));
  const rest = document.stage === 'final' ? withoutStage(asked.rest) : asked.rest;
  const said = wentBack ? withoutBack(rest, knowledge.lexicon) : rest;
  const bare = isOwnYear ? withoutYears(said) : said;
  const again = message.again || (spoken.texts.length > 0 && isOwnYear && saysNothing(bare, knowledge.lexicon));
  if (bare === '' || (!again && spoken.texts.length === 0 && saysNothing(bare, knowledge.lexicon)))
    return told(
      { ...before, previous: null, spoken: { ...spoken, documents: [document.id] } },
      plainAnswer('clarify', [whichItem([document])]),
    );
  const repeats = again && isOwnYear;
  const text = repeats ? (spoken.texts.at(-1) ?? bare) : said;
  const previous = repeats ? after(spoken.texts.slice(0, -1), knowledge) : previousIn(document, message, knowledge);
  const { state, answer, trace, resolved } = reply({ previous, isEnglish: before.isEnglish }, text, knowledge);
  const beside =
    answer.kind === 'figure' && isOwnYear ? otherPrints(document, repeats ? text : bare, previous, library) : [];
  const isAside = answer.kind === 'out_of_scope';
  return {
    state: {
      ...state,
      spoken: {
        documents: [document.id],
        texts: repeats || isAside ? spoken.texts : remembered(spoken.texts, bare),
        recent: recently(spoken.recent, document.id),
        offered: [],
        operation: spoken.operation,
      },
    },
    answer: isAside ? answer : fromDocument(answer, document, [...beside, ...(note === undefined ? [] : [note])]),
    resolved: [document.id, resolved, beside],
    trace,
  };
}

/** The answer with the document that it comes from. */
export function fromDocument(answer: Answer, document: Known, notes: readonly string[] = []): Answer {
  const { kind, text, values, citations, calculation, choices } = answer;
  return {
    ...{ kind, values, citations, calculation, choices },
    text: [text, `文件：${titleOf(document)}`, ...notes.map((note) => `注：${note}`)].join('\n'),
    notes: [...answer.notes, ...notes],
    // Looked for when first read.
    get followUps() {
      return answer.followUps;
    },
  };
}
