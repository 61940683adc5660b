import type { Finding } from '../../document/types.ts';
import { type Amount, decimalString, isMoney, show } from '../../money/amount.ts';
import type { Cell, Entry } from '../types.ts';

/** A printed figure and the row or clause that it stands in. */
export interface Figure {
  readonly entry: Entry;
  readonly cell: Cell;
}

export type Place = Finding['places'][number];

const keys = new WeakMap<Cell, string>();

/** The same for the same printed figure, whichever entry it is read from. */
export function figureKey({ entry, cell }: Figure): string {
  const known = keys.get(cell);
  if (known !== undefined) return known;
  const own = cell.column === '' ? `${entry.id}|${cell.measure}` : cell.column;
  const key = `${entry.source}|${cell.line}|${own}`;
  keys.set(cell, key);
  return key;
}

export function placeOf({ entry, cell }: Figure): Place {
  const { source } = entry;
  return cell.column === '' ? { source, line: cell.line } : { source, line: cell.line, column: cell.column };
}

/** `表3第174行`. */
export function where({ source, line }: { readonly source: string; readonly line: number }): string {
  return `${source}第${line}行`;
}

export function whereFigure({ entry, cell }: Figure): string {
  return where({ source: entry.source, line: cell.line });
}

/** `表3第174、180行，表12第424–433行`: several places, each source once. */
export function wherever(places: readonly { readonly source: string; readonly line: number }[]): string {
  const sources = [...new Set(places.map(({ source }) => source))];
  return sources
    .map((source) => {
      const lines = new Set(places.filter((place) => place.source === source).map(({ line }) => line));
      return `${source}第${ranges([...lines]).join('、')}行`;
    })
    .join('，');
}

/** `第三部分·一第1013行等9处`: two places at most. */
export function briefly(places: readonly { readonly source: string; readonly line: number }[]): string {
  const lines = [...new Map(places.map((place) => [where(place), place])).values()];
  return lines.length <= 2 ? wherever(lines) : `${wherever(lines.slice(0, 1))}等${lines.length}处`;
}

/** Three lines and more in a row are a range. */
function ranges(lines: readonly number[]): readonly string[] {
  const runs: number[][] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last !== undefined && line === (last.at(-1) ?? 0) + 1) last.push(line);
    else runs.push([line]);
  }
  return runs.flatMap((run) => (run.length < 3 ? run.map(String) : [`${run[0] ?? ''}–${run.at(-1) ?? ''}`]));
}

/** `合计·基本支出`: row and column; the row alone in prose, and where the column only says 合计 or 金额. */
export function nameOf({ entry, cell }: Figure): string {
  // A column of a total row is an entry of its own: it goes by the row's name here.
  const category = entry.role === 'total' && entry.id.includes('合计/');
  const row = category ? '合计' : entry.label;
  const column = cell.column.replace(/·小计$/, '').replace(/[（(]元[）)]/g, '');
  const last = column.split('·').at(-1) ?? '';
  return column === '' || last === row || /^(合计|预算数|金额)$/.test(last) ? row : `${row}·${last}`;
}

/** Money as `show`; everything else as a plain decimal with its unit. */
export function words(value: Amount): string {
  return isMoney(value.unit) ? show(value) : `${decimalString(value)}${value.unit}`;
}

/** Several places without repeats, in the order given. */
export function distinctPlaces(places: readonly Place[]): readonly Place[] {
  const seen = new Set<string>();
  return places.filter(({ source, line, column }) => {
    const key = `${source}|${line}|${column ?? ''}`;
    return !seen.has(key) && seen.add(key);
  });
}
