import type { Known } from '../../document/known.ts';
import { lookAlike, soundsLike } from '../../text/typos.ts';
import { squeeze } from '../squeeze.ts';
import { namesOf, type Shorts } from './names.ts';

/** A department named in a text; several where the name is that of several. */
export interface Mention {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly departments: readonly string[];
  /** A place by itself. */
  readonly weak: boolean;
}

/** Words that say which documents are meant: 各部门, 哪年. */
export interface DocumentWords {
  readonly words: readonly { readonly id: string; readonly text: string }[];
  readonly shorts: Shorts;
}

/** The documents that are known, by what their departments are called. */
export interface Catalogue {
  readonly documents: readonly Known[];
  readonly words: DocumentWords['words'];
  /** A department's documents, the latest first. */
  readonly of: (department: string) => readonly Known[];
  /** Every department named in a folded text, the longest names first. */
  readonly mentions: (text: string) => readonly Mention[];
  /** A name with one wrong character that sounds or looks like the right one. It may be another place: to be asked back. */
  readonly misspelt: (text: string) => Mention | null;
}

export function catalogueOf(documents: readonly Known[], { words, shorts }: DocumentWords): Catalogue {
  const byDepartment = new Map<string, Known[]>();
  for (const one of documents) byDepartment.set(one.department, [...(byDepartment.get(one.department) ?? []), one]);
  for (const list of byDepartment.values()) list.sort(laterFirst);
  const names = new Map<string, { departments: string[]; weak: boolean }>();
  const put = (name: string, department: string, weak: boolean) => {
    const key = squeeze(name);
    const known = names.get(key);
    if (known === undefined || (known.weak && !weak)) names.set(key, { departments: [department], weak });
    else if (known.weak === weak && !known.departments.includes(department)) known.departments.push(department);
  };
  for (const [department, list] of byDepartment) {
    const { strong, weak } = namesOf(
      department,
      list.flatMap(({ aliases }) => aliases),
      shorts,
    );
    for (const name of strong) put(name, department, false);
    for (const name of weak) put(name, department, true);
  }
  const lengths = [...new Set([...names.keys()].map((key) => key.length))].sort((a, b) => b - a);
  return {
    documents,
    words: [...words].sort((a, b) => b.text.length - a.text.length),
    of: (department) => byDepartment.get(department) ?? [],
    mentions: (text) => {
      const found: Mention[] = [];
      for (let at = 0; at < text.length; at++) {
        const length = lengths.find(
          (n) => at + n <= text.length && names.has(text.slice(at, at + n)) && !cutsOffice(text, at + n),
        );
        if (length === undefined) continue;
        const said = text.slice(at, at + length);
        const known = names.get(said);
        if (known === undefined) continue;
        found.push({ start: at, end: at + length, text: said, ...known });
        at += length - 1;
      }
      return found;
    },
    misspelt: (text) => misspelt(text, names),
  };
}

/** 某某街道办公费: 办 begins the next word; in 某某街道办公务接待费 it ends the name. */
function cutsOffice(text: string, end: number): boolean {
  return text.charAt(end - 1) === '办' && /^(?:公(?![务用共车开益积])|理|案|学)/.test(text.slice(end));
}

/** The latest year first, a budget before the final accounts of the same year. */
function laterFirst(a: Known, b: Known): number {
  return b.year - a.year || (a.stage === b.stage ? 0 : a.stage === 'budget' ? -1 : 1);
}

/** Names of fewer characters differ from too much by one. */
const SHORTEST = 4;
const OFFICE = /[局厅院委办部处会室中心街道]/;

type NameTable = ReadonlyMap<string, { readonly departments: readonly string[]; readonly weak: boolean }>;

function misspelt(text: string, names: NameTable): Mention | null {
  if (!OFFICE.test(text)) return null;
  let best: Mention | null = null;
  for (const [name, known] of names) {
    if (known.weak || name.length < Math.max(SHORTEST, best?.text.length ?? 0)) continue;
    for (let at = 0; at + name.length <= text.length; at++) {
      if (wrongCharacters(text, at, name) !== 1) continue;
      const said = text.slice(at, at + name.length);
      if (soundsLike(said, name) || lookAlike(said, name))
        best = { start: at, end: at + name.length, text: said, ...known };
    }
  }
  return best;
}

/** Characters that differ, counted up to two. */
function wrongCharacters(text: string, at: number, name: string): number {
  let wrong = 0;
  for (let i = 0; i < name.length && wrong < 2; i++) if (name.charAt(i) !== text.charAt(at + i)) wrong++;
  return wrong;
}

/** The words of knowledge/vocabulary/documents.tsv. */
export function readDocumentWords(text: string): DocumentWords {
  const rows = text
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));
  const of = (name: string) => rows.filter(([kind]) => kind === name);
  const split = (list = '') => list.split(' ').filter((word) => word !== '');
  return {
    words: of('documents').flatMap(([, id = '', list]) => split(list).map((word) => ({ id, text: word }))),
    shorts: of('short').map(([, long = '', list]) => [long, split(list)] as const),
  };
}
