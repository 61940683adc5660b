import type { Term } from '../../document/types.ts';
import type { Statement } from '../../facts/types.ts';
import { operand } from '../operands.ts';
import { nounName, type Query } from '../query.ts';
import type { Request } from '../request.ts';
import { squeeze } from '../squeeze.ts';

/** 三公经费是什么, 口径, 包不包括油钱: a term of the glossary, or what a table's notes say of a word. */
export function definition(query: Query): Request | null {
  const { frame } = query;
  const asked = frame.asks.has('definition') || frame.asks.has('includes') || frame.asks.has('difference-of-terms') || frame.asks.has('standard');
  if (!asked) return null;
  if (frame.ops.has('max') || frame.ops.has('min') || frame.limits.length > 0 || frame.asks.has('list') || frame.codes.length > 0 || frame.thresholds.length > 0 || frame.asks.has('amount')) return null;
  return describe(query);
}

/** The definition of what the question, or else the one before it, is about. */
export function describe(query: Query): Request | null {
  const { frame, document, lookup, previous } = query;
  if (frame.asks.has('standard')) {
    const note = noteAbout('绩效标准', query);
    if (note.length > 0) return { type: 'passages', title: '绩效标准', statements: note, figures: [], kind: 'definition' };
  }
  const own = frame.nouns.filter((noun) => noun.pronoun === null);
  const nouns = frame.asks.has('difference-of-terms') && own.length < 2 ? [...(previous?.nouns ?? []), ...own] : own.length > 0 ? own : (previous?.nouns ?? []);
  const names = nouns.flatMap((noun) => [noun.token.text, ...noun.ids.flatMap((id) => lookup.entity(id)?.names ?? [])]);
  const terms = [...new Set(names.flatMap((name) => termFor(name, document.terms) ?? []))];
  const [first] = nouns;
  const name = first === undefined ? '' : nounName(first, lookup);
  if (terms.length > 0) {
    const figures = nouns.flatMap((noun) => operand(noun, { ...query.scope, want: 'any', within: undefined, measure: undefined, source: undefined }, lookup).readings.slice(0, 1));
    return { type: 'definition', name, terms, figures };
  }
  const notes = names.flatMap((one) => noteAbout(one, query));
  return notes.length === 0 ? null : { type: 'passages', title: name, statements: notes.slice(0, 2), figures: [], kind: 'definition' };
}

/** The term itself, or the entry that explains it on the way: 公务接待费 inside “三公”经费. */
function termFor(name: string, terms: readonly Term[]): Term | undefined {
  const key = squeeze(name);
  const stem = key.replace(/(?:支出|预算|收入|经费|费用|费)$/, '');
  const named = terms.find((term) => squeeze(term.name) === key) ?? terms.find((term) => squeeze(term.name).startsWith(key) && key.length >= 4);
  if (named !== undefined) return named;
  if (key.length < 3) return undefined;
  return terms.find((term) => squeeze(term.text).includes(key)) ?? (stem.length >= 4 ? terms.find((term) => squeeze(term.text).includes(stem)) : undefined);
}

function noteAbout(name: string, { document }: Query): Statement[] {
  const key = squeeze(name);
  if (key.length < 3) return [];
  return document.tables.flatMap((table) =>
    table.notes
      .filter((note) => squeeze(note.text).includes(key))
      .slice(0, 1)
      .map((note): Statement => ({ kind: 'statement', subject: null, text: note.text, source: table.source, title: table.title, line: note.line, page: note.page })),
  );
}
