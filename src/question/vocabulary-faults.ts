/** The files of knowledge/vocabulary as text; undefined or null where one could not be read. */
export interface VocabularyFiles {
  readonly words: string | null | undefined;
  readonly names: string | null | undefined;
  readonly accounts: string | null | undefined;
}

const CLASSES = new Set([
  ...['filler', 'year', 'collection', 'column', 'measure', 'ask', 'op', 'per', 'compare', 'pronoun', 'relation'],
  ...['cue', 'absent', 'aside', 'unit'],
]);
const FAMILIES = new Set(['economic', 'function']);

/** Every line of the vocabulary that has not the form it needs: `vocabulary/words.tsv:12：…`. */
export function vocabularyFaults({ words, names, accounts }: VocabularyFiles): string[] {
  return [
    ...check('words.tsv', words, 3, ([kind = '']) => (CLASSES.has(kind) ? '' : `不认识的类别“${kind}”`)),
    ...check('names.tsv', names, 2, () => ''),
    ...check('accounts.tsv', accounts, 3, ([code = '', , family = '']) =>
      !/^\d+$/.test(code) ? `编码应为数字：“${code}”` : FAMILIES.has(family) ? '' : `不认识的类别“${family}”`,
    ),
  ];
}

function check(
  file: string,
  text: string | null | undefined,
  columns: number,
  fault: (cells: readonly string[]) => string,
): string[] {
  return (text ?? '').split('\n').flatMap((line, i) => {
    if (line.trim() === '' || line.startsWith('#')) return [];
    const cells = line.split('\t');
    const said = cells.length < columns ? `应有${columns}列，以制表符分开，只有${cells.length}列` : fault(cells);
    return said === '' ? [] : [`vocabulary/${file}:${i + 1}：${said}`];
  });
}
