import type { Citation } from '../types.ts';

const MOST = 2;

/** Source: 表7《…》, row “…”, line 327; also 表6 line 307: ids and titles as the document has them. */
export function sourceLine([first, ...rest]: readonly Citation[]): string {
  if (first === undefined) return '';
  const row = first.row === '' ? '' : `, row “${first.row.replaceAll('“', '‘').replaceAll('”', '’')}”`;
  const title = first.title === '' ? '' : `《${first.title}》`;
  const places = [...new Set(rest.map(placeOf))].filter((place) => place !== placeOf(first));
  const more = places.length > MOST ? ` and ${places.length - MOST} more` : '';
  const also = places.length === 0 ? '' : `; also ${places.slice(0, MOST).join(', ')}${more}`;
  return `Source: ${first.source}${title}${row}, ${whereOf(first)}${also}`;
}

function placeOf(citation: Citation): string {
  return `${citation.source} ${whereOf(citation)}`;
}

function whereOf({ line, page }: Citation): string {
  return page === null ? `line ${line}` : `page ${page}, line ${line}`;
}
