/** What a word of a model's text says, by one sign: '' nothing at all, 增 that something rose, 否 that something is not. */
export type Wording = ReadonlyMap<string, string>;

const SIGNS: Readonly<Record<string, string>> = { '-': '', 增幅: '涨', 减幅: '跌' };

/** Reads `kind ⇥ words` lines. @throws Error on a line without words, or a word of two kinds. */
export function readWording(tsv: string): Wording {
  const wording = new Map<string, string>();
  for (const [i, line] of tsv.split('\n').entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [kind = '', words = ''] = line.split('\t');
    if (words.trim() === '') throw new Error(`wording.tsv:${i + 1}：应为“类别⇥词 词 …”`);
    const sign = SIGNS[kind] ?? kind;
    for (const word of words.trim().split(/\s+/)) {
      const known = wording.get(word);
      if (known !== undefined && known !== sign) throw new Error(`wording.tsv:${i + 1}：“${word}”属于两类`);
      wording.set(word, sign);
    }
  }
  return wording;
}

const LONGEST = 12;

/** The longest word of the list that stands at `at`, or null. */
export function wordAt(text: string, at: number, wording: Wording): string | null {
  for (let length = Math.min(LONGEST, text.length - at); length > 0; length--) {
    const word = text.slice(at, at + length);
    if (wording.has(word)) return word;
  }
  return null;
}
