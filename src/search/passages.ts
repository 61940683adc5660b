import type { Document } from '../document/types.ts';
import { cellOf } from '../facts/lookup.ts';
import type { Facts, Statement } from '../facts/types.ts';

/** One stretch of the document that can be quoted by itself. */
export interface Passage {
  readonly id: string;
  readonly kind: 'paragraph' | 'statement' | 'term' | 'note' | 'form' | 'indicator';
  /** What stands over it: the section's title, the term, the project and the label of its form. */
  readonly label: string;
  /** The text with its place; `subject` is the entity that it is about. */
  readonly statement: Statement;
}

/** Everything in words that the document says, in its order: narrative, glossary, notes, forms, indicators in words. */
export function passagesOf(document: Document, facts: Facts): readonly Passage[] {
  const found: Omit<Passage, 'id'>[] = [];
  for (const section of document.sections) {
    for (const { text, line, page } of section.paragraphs) {
      const statement = {
        kind: 'statement' as const,
        subject: null,
        text,
        source: section.source,
        title: section.title,
        line,
        page,
      };
      found.push({ kind: 'paragraph', label: section.title, statement });
    }
  }
  for (const statement of facts.statements) {
    const name = facts.entities.get(statement.subject ?? '')?.names[0] ?? '';
    if (statement.subject !== null)
      found.push({ kind: 'statement', label: `${name}${USED[statement.kind]}`, statement });
  }
  for (const { name, text, source, line, page } of document.terms) {
    found.push({
      kind: 'term',
      label: name,
      statement: { kind: 'statement', subject: null, text, source, title: name, line, page },
    });
  }
  for (const table of document.tables) {
    for (const { text, line, page } of table.notes) {
      const statement = {
        kind: 'statement' as const,
        subject: null,
        text,
        source: table.source,
        title: table.title,
        line,
        page,
      };
      found.push({ kind: 'note', label: table.title, statement });
    }
  }
  for (const entry of facts.entries) {
    const { subject, title, texts, label: name } = entry;
    for (const [label, { text, source, line, page }] of Object.entries(texts)) {
      if (text.length < LONG) continue;
      const about = entry.facets['project'] ?? subject;
      found.push({
        kind: 'form',
        label: `${name}·${label}`,
        statement: { kind: 'statement', subject: about, text, source, title, line, page },
      });
    }
    const target = cellOf(entry, 'target', facts.year);
    if (target === undefined || target.value !== null || entry.facets['project'] === undefined) continue;
    const statement = {
      kind: 'statement' as const,
      subject,
      text: `${name}：${target.printed}`,
      source: entry.source,
      title,
      line: target.line,
      page: target.page,
    };
    found.push({ kind: 'indicator', label: name, statement });
  }
  return found.map((passage, i) => ({ id: String(i), ...passage }));
}

/** Shorter texts of a form are names, numbers and dates: they have labels to be asked by. */
const LONG = 15;
const USED: Readonly<Record<Statement['kind'], string>> = { reason: '主要原因', use: '主要用于', statement: '' };
