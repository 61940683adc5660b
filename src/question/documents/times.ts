import { lex } from '../lexer.ts';
import type { Lexicon } from '../lexicon.ts';
import { squeezeClause } from '../squeeze.ts';
import { has, type Token } from '../tokens.ts';
import type { Times } from './choose.ts';

const COMPARES = ['compare', 'up', 'down', 'even', 'rate', 'double', 'difference', 'ratio'];

const AGAINST = /(?:比|较|跟|和|与|同|对比|相比)(?:起|于)?\s*(?:(?:19|20)\d{2}|\d{2}年)/;

/** Every known word of a text, clause by clause. */
export function wordsIn(text: string, lexicon: Lexicon): readonly Token[] {
  return text.split(/[,，。?？;；]/).flatMap((clause) => lex(squeezeClause(clause), lexicon).tokens);
}

/** Years that a question names, and years that it counts from the one that is spoken of. */
export function timesOf(rest: string, years: readonly number[], lexicon: Lexicon): Times {
  const tokens = wordsIn(rest, lexicon);
  const back = tokens.some((token) => has(token, 'relative-year', 'last'))
    ? 1
    : tokens.some((token) => has(token, 'relative-year', 'before-last'))
      ? 2
      : null;
  const op = (id: string) => tokens.some((token) => has(token, 'op', id));
  // 为什么比去年少: the document itself says why.
  const why = tokens.some((token) => has(token, 'ask', 'why'));
  const against = years.length === 1 && !why && AGAINST.test(rest);
  return { years, back: why ? null : back, compared: COMPARES.some(op), against };
}

/** The text without 去年 and 前年, as the document of that year is asked it. */
export function withoutBack(rest: string, lexicon: Lexicon): string {
  return rest
    .split(/([,，。?？;；])/)
    .map((clause) => {
      const { text, tokens } = lex(squeezeClause(clause), lexicon);
      const gone = tokens.filter(isBack);
      return clause.length <= 1 || gone.length === 0
        ? clause
        : [...text].filter((_, i) => !gone.some(({ start, end }) => i >= start && i < end)).join('');
    })
    .join('');
}

function isBack(token: Token): boolean {
  return has(token, 'relative-year', 'last') || has(token, 'relative-year', 'before-last');
}
