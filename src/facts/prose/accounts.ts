import type { Register } from '../entities.ts';
import { bareName, nameKey } from '../names.ts';

const LEVELS = ['类', '款', '项'] as const;
const LEVEL = /([^()“”]+)\((类|款|项)\)/g;
const CODE = /\(([235]\d{2}(?:\d{2}){0,2})\)$|^([235]\d{2}(?:\d{2}){0,2})(?=\p{Script=Han})/u;

/**
 * The account that a clause names by its place or its code: 某类(类)某款(款)某项(项), 某项(2010501). Many accounts share a
 * name (一般行政管理事务): only the one below the section that is named is meant. Null where none is, or none alone.
 */
export function accountIn(label: string, register: Register): string | null {
  const code = CODE.exec(label);
  const digits = code?.[1] ?? code?.[2];
  if (digits !== undefined) {
    const id = `${digits.startsWith('2') ? 'function' : 'economic'}:${digits}`;
    return register.has(id) && (/^[23]/.test(digits) || label.includes(register.name(id))) ? id : null;
  }
  const path = new Map([...label.matchAll(LEVEL)].map(([, name = '', level = '']) => [level, bareName(name)]));
  const lowest = LEVELS.findLast((level) => path.has(level));
  if (lowest === undefined) return null;
  const named = register.findAll(path.get(lowest) ?? '', 'function');
  const digitsOf = { 类: 3, 款: 5, 项: 7 }[lowest];
  const levelled = named.filter((id) => register.code(id).length === digitsOf);
  const candidates = levelled.length > 0 ? levelled : named.filter((id) => register.code(id) === '');
  const placed = candidates.filter((id) =>
    LEVELS.filter((level) => level !== lowest && path.has(level)).every((level) => {
      const above = `function:${register.code(id).slice(0, level === '类' ? 3 : 5)}`;
      return !register.has(above) || sameAccount(path.get(level) ?? '', register.names(above));
    }),
  );
  return placed.length === 1 ? (placed[0] ?? null) : null;
}

/** 支出 at the end of a name may be left out. */
function sameAccount(said: string, names: readonly string[]): boolean {
  const bare = (name: string) => nameKey(name).replace(/支出$/, '');
  return names.some((name) => bare(name) === bare(said));
}
