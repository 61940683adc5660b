import type { Document } from '../../document/types.ts';
import { bareName, nameKey } from '../names.ts';
import { type Place, where } from './figures.ts';
import type { Check, Material } from './types.ts';

const LONGEST_TITLE = 60;

/** What 目录 lists, the body has under the same title. Tables that are missing are a check of their own. */
export const contents: Check = {
  code: 'contents',
  title: '目录所列各部分、各节在正文中有同名标题',
  check: (material) => {
    const listed = contentsOf(material.document);
    const missing = listed.filter(({ title }) => !isPrinted(title, listed.at(-1)?.place.line ?? 0, material));
    // With so many missing, 目录 was not told from the body.
    if (missing.length * 3 > listed.length) return { run: 0, held: 0, findings: [] };
    return {
      run: listed.length,
      held: listed.length - missing.length,
      findings: missing.map(({ title, place }) => ({
        code: 'contents',
        severity: 'warning' as const,
        places: [place],
        expected: title,
        found: '',
        message: `${where(place)}目录列有“${title}”，正文没有同名的标题。`,
      })),
    };
  },
};

interface Listed {
  readonly title: string;
  readonly place: Place;
}

/** The lines below 目录 up to the first heading that repeats one of them. */
export function contentsOf({ lines }: Document): readonly Listed[] {
  const start = lines.findIndex((line) => /^[#\s]*目\s*录\s*$/.test(line));
  if (start < 0) return [];
  const listed: Listed[] = [];
  for (const [index, text] of lines.entries()) {
    const title = plain(text);
    if (index <= start || title === '' || text.startsWith('<!--')) continue;
    const first = listed[0];
    if (first !== undefined && nameKey(title) === nameKey(first.title)) break;
    // The body has begun: a table, a sentence.
    if (text.includes('\t') || text.includes('。') || text.length > LONGEST_TITLE) break;
    listed.push({ title, place: { source: '目录', line: index + 1 } });
  }
  return listed;
}

function plain(text: string): string {
  return bareName(text.replace(/^[#\s*-]+/, '').replace(/[….·\s]*\d*$/, ''));
}

function isPrinted(title: string, after: number, { document }: Material): boolean {
  const key = nameKey(title);
  const tables = document.tables.map((table) => nameKey(table.title));
  if (tables.some((table) => key.endsWith(table))) return true;
  return document.lines.slice(after).some((line) => line.includes(title.slice(-1)) && nameKey(plain(line)) === key);
}
