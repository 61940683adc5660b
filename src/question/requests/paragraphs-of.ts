import type { Section } from '../../document/types.ts';
import type { Statement } from '../../facts/types.ts';

/** The paragraphs of a section as statements to quote, each with its line. */
export function paragraphsOf({ paragraphs, source, title }: Section): readonly Statement[] {
  return paragraphs.map(({ text, line, page }) => ({
    kind: 'statement',
    subject: null,
    text,
    source,
    title,
    line,
    page,
  }));
}
