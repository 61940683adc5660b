import MiniSearch from 'minisearch';
import type { Knowledge } from '../src/question/understand.ts';
import { fold } from '../src/text/fold.ts';

/** The yardstick: a full-text search over the same document by single characters and pairs. */
export function searchIndex({ document, lookup }: Knowledge): (question: string) => unknown {
  const index = new MiniSearch({ fields: ['label', 'body'], tokenize: pairs, processTerm: (term) => term });
  const units = [
    ...lookup.facts.entries.map((entry) => ({
      label: entry.label,
      body: [entry.title, ...entry.cells.map((cell) => cell.quote)].join(' '),
    })),
    ...lookup.facts.statements.map(({ title, text }) => ({ label: title, body: text })),
    ...document.terms.map(({ name, text }) => ({ label: name, body: text })),
  ];
  index.addAll(units.map((unit, id) => ({ id, ...unit })));
  return (question) => index.search(question, { boost: { label: 4, body: 3 } });
}

function pairs(text: string): string[] {
  const runs = fold(text).match(/\p{Script=Han}+|[a-z\d.]+/gu) ?? [];
  return runs.flatMap((run) =>
    /\p{Script=Han}/u.test(run) ? [...run, ...[...run].slice(1).map((char, i) => `${[...run][i]}${char}`)] : [run],
  );
}
