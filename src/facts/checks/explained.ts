import { nameKey } from '../names.ts';
import type { Entity, Entry } from '../types.ts';
import type { Place } from './figures.ts';
import type { Material } from './types.ts';

/** An account as 名词解释 lists it: （类）, （款）, （项). */
export interface Explained {
  readonly type: string;
  readonly section: string;
  readonly item: string;
  readonly place: Place;
}

const ACCOUNT =
  /^\s*(?:\d+[.．、]\s*|[一二三四五六七八九十]+[、.．]\s*|（[一二三四五六七八九十\d]+）、?\s*)?[“"]?([^（）“”"]+)（类）(.+?)（款）(?:(.+?)（项）)?/;

export function explainedAccounts({ document }: Material): readonly Explained[] {
  const from = document.terms[0]?.line;
  if (from === undefined) return [];
  return document.lines.slice(from - 1).flatMap((text, index) => {
    const found = ACCOUNT.exec(text.replace(/\(/g, '（').replace(/\)/g, '）'));
    if (found === null) return [];
    const line = from + index;
    const source = document.terms.findLast((term) => term.line <= line)?.source ?? '';
    const [, type = '', section = '', item = ''] = found.map((part) => (part ?? '').trim());
    return [{ type, section, item, place: { source, line } }];
  });
}

/** Rows of functional accounts with a code, of the table that has most of them. */
export function accountRows({ lookup }: Material): readonly (Entry & { readonly code: string })[] {
  const tables = (['expenditure', 'general-budget-by-function'] as const).map((collection) =>
    lookup.in(collection).flatMap((entry) => {
      const code = lookup.entity(entry.subject)?.code;
      return code === undefined ? [] : [{ ...entry, code }];
    }),
  );
  return tables.sort((one, other) => other.length - one.length)[0] ?? [];
}

/**
 * The item that is explained: accounts of many sections bear one name (一般行政管理事务), and only the one below the named
 * section is meant; undefined where several are, and none stands below it.
 */
export function accountExplained({ section, item }: Explained, material: Material): Entity | undefined {
  const key = nameKey(item);
  const named = [...material.lookup.facts.entities.values()].filter(
    ({ kind, code, names }) => kind === 'function' && code?.length === 7 && names.some((one) => nameKey(one) === key),
  );
  const bare = (name: string) => nameKey(name).replace(/支出$/, '');
  const placed = named.filter(({ code }) =>
    material.lookup.entity(`function:${code?.slice(0, 5)}`)?.names.some((one) => bare(one) === bare(section)),
  );
  return placed[0] ?? (named.length === 1 ? named[0] : undefined);
}

/** The functional account of this name at this depth of the code (3, 5, 7 digits). */
export function accountNamed(name: string, digits: number, { lookup }: Material): Entity | undefined {
  const key = nameKey(name);
  return [...lookup.facts.entities.values()].find(
    ({ kind, code, names }) =>
      kind === 'function' && code?.length === digits && names.some((one) => nameKey(one) === key),
  );
}
