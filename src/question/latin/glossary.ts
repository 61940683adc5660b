import { readEnglish } from './table.ts';

/** What a Chinese name is called in English, or null where the list has no word for it. */
export type Glossary = (name: string) => string | null;

/** The first English phrase of every Chinese name in english.tsv; quotation marks, 合计 and 预算 make no other name. */
export function glossaryOf(english: string): Glossary {
  const phrases = new Map<string, string>();
  for (const { kind, chinese, phrases: all } of readEnglish(english)) {
    const [first] = all;
    if (kind === 'word' || kind === 'drop' || first === undefined || phrases.has(bare(chinese))) continue;
    phrases.set(bare(chinese), first);
  }
  return (name) => phrases.get(bare(name)) ?? null;
}

function bare(name: string): string {
  return name.replace(/[“”"（）()《》\s]/gu, '').replace(/(?<=.{2})(?:合计|总额|预算)$/u, '');
}
