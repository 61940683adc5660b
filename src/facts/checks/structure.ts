import type { Document, Finding } from '../../document/types.ts';
import { nameKey } from '../names.ts';
import { contentsOf } from './contents.ts';
import { where } from './figures.ts';
import type { Check } from './types.ts';

/** What the reader of the document noticed about how it is put together, and how often it looked. */
const LOOKED: readonly (readonly [code: string, title: string, run: (document: Document) => number])[] = [
  ['table-absent', '目录所列各表在正文中都有', ({ tables }) => new Set(tables.map(({ source }) => source)).size],
  ['title-differs', '各表标题与目录一致', ({ tables }) => printed(tables, ({ printedTitle }) => printedTitle !== '')],
  ['foreign-place', '表上方没有外地、外单位的名称', ({ tables }) => printed(tables, ({ from }) => from > 0)],
  ['table-empty', '空表有说明', ({ tables }) => printed(tables, ({ from }) => from > 0)],
  ['repaired', '印错位的行（已按其他各处的依据修订）', ({ repairs }) => repairs.length],
  ['repair-broken', '修订的依据仍在原文中', ({ repairs }) => repairs.length],
];

/** Tables of one source (ten forms of 表15) count once. */
function printed(tables: Document['tables'], where: (table: Document['tables'][number]) => boolean): number {
  return new Set(tables.filter(where).map(({ source }) => source)).size;
}

/** One check for each kind of finding that the document comes with. */
export const structure: readonly Check[] = LOOKED.map(([code, title, run]) => ({
  code,
  title,
  check: ({ document }) => {
    const findings = document.findings
      .filter((finding) => finding.code === code)
      .map((one) => inContents(one, document));
    const sources = new Set(findings.map(({ places }) => places[0]?.source));
    const all = Math.max(run(document), findings.length);
    const failed = code.startsWith('repair') ? findings.length : sources.size;
    return { run: all, held: all - failed, findings };
  },
}));

/** The place in 目录 too, where 目录 is another list than that of the tables. */
function inContents(finding: Finding, document: Document): Finding {
  const [place] = finding.places;
  if (finding.code !== 'table-absent' || place === undefined) return finding;
  const listed = contentsOf(document).find(({ title }) => nameKey(title) === nameKey(finding.expected));
  if (listed === undefined || listed.place.line === place.line) return finding;
  return {
    ...finding,
    places: [...finding.places, listed.place],
    message: `${where(listed.place)}和表目录第${place.line}行列有${place.source}《${finding.expected}》，正文没有刊印这张表，请补印。`,
  };
}
