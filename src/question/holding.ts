import { cellOf } from '../facts/lookup.ts';
import type { Frame } from './frame.ts';
import type { Item } from './request.ts';
import { squeeze } from './squeeze.ts';
import { type Token, tag } from './tokens.ts';

const COUNTERS = '台|个|辆|张|把|套|件|次|项|部|批|本|份|组|平方米|人';
const SAID = '(?:这?(?:[两二三四五六几]个?)?(?:字眼|字样|字|词))?';
const HOLDS: readonly { readonly pattern: RegExp; readonly column: 'name' | 'unit' }[] = [
  // 名称里带工作经费四个字的, 名字中含“社保缴费”的
  {
    pattern: new RegExp(
      `(?:名称|名字|名目|名)(?:里面?|中|里头|当中|上)?(?:都|只要)?(不|没|未)?(?:带有?|含有?|包含|包括|有|出现|写着?|印着?)(?:了|着)?(\\p{Script=Han}{2,10}?)${SAID}(?:的|(?=项目))`,
      'gu',
    ),
    column: 'name',
  },
  // 带社区两个字的项目, 含党建字样的
  {
    pattern: /(不|没|未)?(?:带有?|含有?|包含|写着)(\p{Script=Han}{2,8}?)(?:这?[两二三四五六]个?字眼?|字样|字眼)的?/gu,
    column: 'name',
  },
  // 计量单位为台的, 单位写的是次的
  {
    pattern: new RegExp(
      `(?:计量)?单位(?:都|写的?|填的?|印的?|标的?)?(不)?(?:是|为|叫|按)?(${COUNTERS})(?:的|(?=[各每]?行))`,
      'gu',
    ),
    column: 'unit',
  },
];

/** Tokens for what a clause says of the words in the rows that it means. */
export function findHolding(text: string): readonly Token[] {
  return HOLDS.flatMap(({ pattern, column }) =>
    [...text.matchAll(pattern)].map(({ index, 0: all, 1: not, 2: word = '' }): Token => {
      return {
        start: index,
        end: index + all.length,
        text: all,
        tags: [{ t: 'holding', column, word, not: not !== undefined }],
        via: 'pattern',
      };
    }),
  );
}

/** The rows that a question picks by a word in their name or by their unit; all of them where it names none. */
export function holdingRows(items: readonly Item[], frame: Frame): readonly Item[] {
  const wanted = holdingOf(frame);
  return items.filter(({ label, rows }) =>
    wanted.every(({ column, word, not }) => {
      const held =
        column === 'name'
          ? squeeze(label).includes(squeeze(word))
          : rows.some((row) => cellOf(row, 'quantity')?.value?.unit === word);
      return held !== not;
    }),
  );
}

export function holdingOf({ segment }: Pick<Frame, 'segment'>) {
  return segment.tokens.flatMap((token) => tag(token, 'holding') ?? []);
}
