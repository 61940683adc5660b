import { MOST_READINGS } from '../choose.ts';
import type { Noun } from '../frame.ts';
import { operand } from '../operands.ts';
import type { Query } from '../query.ts';
import type { Item, Request } from '../request.ts';
import { has } from '../tokens.ts';

const WORD = /^\p{Script=Han}{2,4}$/u;
const THINGS = /^(?:function|economic|project|good|service):/;

/** 医疗, 养老, 社区: one word and nothing else; everything that is named with it, else that it is a word of the field and not in here. */
export function wordAlone({ frame, scope, lookup, accounts }: Query): Request | null {
  // 请问医疗, 麻烦问一下，医疗: what is said before a question.
  const lead = leadOf(frame);
  const text = frame.segment.text.slice(lead).replace(/^[|，,\s]+/, '');
  const tokens = frame.segment.tokens.filter(({ start }) => start >= lead);
  const [token] = tokens;
  const silent = tokens.every((one) => one.via === 'search' || (has(one, 'filler') && one.text.length === 1));
  if (!WORD.test(text) || !silent || frame.asks.size > 0 || frame.ops.size > 0) return null;
  const place = token ?? { start: lead, end: lead + text.length, text, tags: [], via: 'word' as const };
  const named = [...lookup.facts.entities.values()].filter(
    ({ id, names }) => THINGS.test(id) && names.some((name) => name.includes(text)),
  );
  const readings: Item[] = [];
  for (const { id } of named) {
    const noun: Noun = {
      token: place,
      start: 0,
      end: text.length,
      ids: [id],
      all: false,
      collection: null,
      pronoun: null,
    };
    const [item] = operand(noun, { ...scope, want: 'any' }, lookup, lookup.facts.year).readings;
    if (item !== undefined && !readings.some(({ label }) => label === item.label)) readings.push(item);
  }
  if (readings.length > 1) return { type: 'clarify', what: text, readings: readings.slice(0, MOST_READINGS) };
  if (readings.length === 1) return { type: 'figures', items: readings, total: null, list: false };
  const standard = [...accounts.values()].some((name) => name.includes(text));
  return standard ? { type: 'missing', what: text, reason: 'unread', mentioned: [], there: [] } : null;
}

/** Where the words of politeness end that a question begins with. */
function leadOf({ segment: { tokens } }: Query['frame']): number {
  let end = 0;
  for (const token of tokens) {
    if (token.start > end + 1 || !(has(token, 'cue') || (has(token, 'filler') && token.text.length > 1))) break;
    end = token.end;
  }
  return end;
}
