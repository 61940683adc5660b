import type { Document } from '../document/types.ts';
import type { Register } from './entities.ts';

const ACCOUNT = /（款）\s*([^（）\s]+(?:（[^（）]*）[^（）\s]*)?)\s*（项）/;

/**
 * Names of functional accounts that the glossary lists (类 款 项), as further places of accounts that are known:
 * what the narrative calls by another name than the tables is often called so here too.
 */
export function noteGlossary({ lines, terms }: Document, register: Register): void {
  const from = terms[0]?.line;
  if (from === undefined) return;
  lines.slice(from - 1).forEach((quote, index) => {
    const name = ACCOUNT.exec(quote.replace(/\(/g, '（').replace(/\)/g, '）'))?.[1];
    const known = name === undefined ? null : register.find(name, ['function']);
    if (name === undefined || known === null) return;
    const line = from + index;
    const term = terms.findLast((candidate) => candidate.line <= line);
    const place = { source: term?.source ?? '', line, quote: quote.trim() };
    register.alias(known, name, place, name === register.name(known) ? [] : [place]);
  });
}
