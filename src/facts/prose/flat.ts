const FOLDED: Readonly<Record<string, string>> = { '（': '(', '）': ')', '％': '%', ':': '：', '．': '.', ';': '；' };

/** A paragraph without white space and with one width of brackets; `at[i]` is where character i stands in the paragraph. */
export interface Flat {
  readonly text: string;
  readonly at: readonly number[];
}

export function flatten(paragraph: string): Flat {
  const characters: string[] = [];
  const at: number[] = [];
  for (let index = 0; index < paragraph.length; index += 1) {
    const character = paragraph[index] ?? '';
    if (/\s/.test(character)) continue;
    characters.push(FOLDED[character] ?? character);
    at.push(index);
  }
  return { text: characters.join(''), at };
}
