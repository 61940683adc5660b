/**
 * The words of the field as data: knowledge/vocabulary/*.tsv. One line is one meaning; a line that starts with # is a comment.
 */
export interface Vocabulary {
  /** words.tsv: class, id, words. */
  readonly words: readonly { readonly tag: string; readonly id: string; readonly words: readonly string[] }[];
  /** names.tsv: an official name (spellings with /, several things with |) and what people say. */
  readonly aliases: readonly {
    readonly names: readonly string[];
    readonly all: boolean;
    readonly words: readonly string[];
  }[];
  /** accounts.tsv: the standard classifications. */
  readonly accounts: readonly { readonly code: string; readonly name: string; readonly family: string }[];
}

export function readVocabulary(files: { words: string; names: string; accounts: string }): Vocabulary {
  return {
    words: rows(files.words).map(([tag = '', id = '', words = '']) => ({ tag, id, words: split(words) })),
    aliases: rows(files.names).map(([names = '', words = '']) => ({
      names: names.split(/[/|]/),
      all: names.includes('|'),
      words: split(words),
    })),
    accounts: rows(files.accounts).map(([code = '', name = '', family = '']) => ({ code, name, family })),
  };
}

function rows(text: string): string[][] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));
}

function split(words: string): string[] {
  return words.split(' ').filter((word) => word !== '');
}
