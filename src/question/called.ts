import type { Lookup } from '../facts/lookup.ts';
import type { Item } from './request.ts';
import { squeeze } from './squeeze.ts';
import { type Tag, type Token, tag } from './tokens.ts';

export type Called = Extract<Tag, { t: 'called' }>;

/** 名字里带“党建”的, 项目名含青和居的: quotation marks are gone when a clause is read. */
const HOLDS =
  /名(?:字|称|目)?(?:里|中|上|里面|里头|当中)?(?:都|也)?(?:带着?|含着?|含有|带有|有|包含|出现|写着)(?!几|多少|哪|什么|没有)(\p{Script=Han}{2,8}?)(?:[两二三四]?个?字样?|字眼)?(?:的|$|(?=\|))/gu;
/** A开头的品目, 以社区开头的项目 */
const BEGINS =
  /(?:(?<![a-z\d])(?:以|编码以?|用)?字?母?([a-z])(?:字|字母)?|以(\p{Script=Han}{2,8}?))(?:开头|打头|起头|开始)的?/gu;

/** The words of a clause by which rows are chosen by their names. */
export function findCalled(text: string): readonly Token[] {
  const found: Token[] = [];
  for (const [how, pattern] of [
    ['holds', HOLDS],
    ['begins', BEGINS],
  ] as const)
    for (const match of text.matchAll(pattern)) {
      const word = match[1] ?? match[2] ?? '';
      const end = match.index + match[0].length;
      found.push({ start: match.index, end, text: match[0], tags: [{ t: 'called', how, word }], via: 'pattern' });
    }
  return found;
}

export function calledIn(tokens: readonly Token[]): Called | null {
  return tokens.flatMap((token) => tag(token, 'called') ?? [])[0] ?? null;
}

/** The rows whose name or code is as the question says. */
export function byName(items: readonly Item[], { how, word }: Called, lookup: Lookup): readonly Item[] {
  const key = squeeze(word).toLowerCase();
  return items.filter((item) => {
    const entity = lookup.entity(item.entity ?? '');
    const names = [item.label, ...(entity?.names ?? []), ...(how === 'begins' ? [entity?.code ?? ''] : [])];
    return names.some((name) => {
      const own = squeeze(name).toLowerCase();
      return how === 'begins' ? own.startsWith(key) : own.includes(key);
    });
  });
}

/** What the chosen rows are called together. */
export function titleOf(title: string, { how, word }: Called): string {
  return `${title}（${how === 'holds' ? `名称带“${word}”` : `以“${word.toUpperCase()}”开头`}）`;
}
