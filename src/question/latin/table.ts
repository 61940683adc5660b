/** How a thing is counted when English asks `how many`; `word` is no thing, `drop` has no Chinese. */
export type Kind = 'name' | 'people' | 'vehicles' | 'goods' | 'list' | 'word' | 'drop';

export interface Phrase {
  readonly kind: Kind;
  readonly chinese: string;
  /** Stems of the English words. */
  readonly stems: readonly string[];
}

/** english.tsv by the first stem of each phrase, the longest phrase first. */
export interface Table {
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>;
  /** What the Chinese of a thing is counted in. */
  readonly kinds: ReadonlyMap<string, Kind>;
}

const KINDS: readonly string[] = ['name', 'people', 'vehicles', 'goods', 'list', 'word', 'drop'];

/** A line of english.tsv. */
export interface Line {
  readonly kind: Kind;
  readonly chinese: string;
  readonly phrases: readonly string[];
}

/** Reads english.tsv: kind, Chinese, English phrases. @throws Error for an unknown kind. */
export function readEnglish(text: string): readonly Line[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => {
      const [kind = '', chinese = '', english = ''] = line.split('\t');
      if (!isKind(kind)) throw new Error(`knowledge/vocabulary/english.tsv: unknown kind ${kind}`);
      return { kind, chinese, phrases: english.split(';').map((phrase) => phrase.trim()) };
    });
}

/** english.tsv for reading questions. @throws Error for an unknown kind. */
export function readTable(text: string): Table {
  const phrases = new Map<string, Phrase[]>();
  const kinds = new Map<string, Kind>();
  for (const line of readEnglish(text)) {
    const { kind, chinese } = line;
    if (kind !== 'word' && kind !== 'drop') kinds.set(chinese, kind);
    for (const phrase of line.phrases) {
      const stems = words(phrase).map(stem);
      const [first] = stems;
      if (first === undefined) continue;
      phrases.set(first, [...(phrases.get(first) ?? []), { kind, chinese, stems }]);
    }
  }
  for (const list of phrases.values()) list.sort((a, b) => b.stems.length - a.stems.length);
  return { phrases, kinds };
}

function isKind(kind: string): kind is Kind {
  return KINDS.includes(kind);
}

/** A phrase where it stands, and how many words it takes there. */
export interface Found extends Phrase {
  readonly size: number;
}

/** Inside a phrase these say nothing: fuel for [the] vehicles, rent of [its] service centre. */
const INSIDE = /^(?:the|an?|its|their|our|your|his|her|this|own)$/;

/** The longest phrase that begins at a place; undefined where none does. */
export function phraseAt(tokens: readonly string[], at: number, table: Table): Found | undefined {
  for (const phrase of table.phrases.get(stem(tokens[at] ?? '')) ?? []) {
    let end = at;
    const fits = phrase.stems.every((one, i) => {
      while (i > 0 && one !== stem(tokens[end] ?? '') && INSIDE.test(tokens[end] ?? '')) end += 1;
      return one === stem(tokens[end++] ?? '');
    });
    if (fits) return { ...phrase, size: end - at };
  }
  return undefined;
}

/** Words, numbers, Chinese and punctuation marks, one token each; hyphens part words. */
export function words(text: string): string[] {
  return (
    text.match(/'s\b|[a-z]+\d[a-z\d]*|\d[\d.]*[a-z]+\d*|[a-z]+(?:'(?!s\b)[a-z]+)?|[^\sa-z'",()\-;:?!&/]+|[,()&/]/g) ??
    []
  );
}

/** One form for a noun's and a verb's endings: policies → policy, boxes → box, costs → cost; centre → center. */
export function stem(word: string): string {
  if (!/^[a-z]{4,}$/.test(word)) return word;
  const single = singular(word);
  return single
    .replace(/tre$/, 'ter')
    .replace(/isation$/, 'ization')
    .replace(/^labour$/, 'labor')
    .replace(/^programme$/, 'program');
}

function singular(word: string): string {
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x)es$/.test(word)) return word.slice(0, -2);
  return /[^sui]s$/.test(word) ? word.slice(0, -1) : word;
}
