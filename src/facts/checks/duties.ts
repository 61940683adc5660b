import { nameKey, similarity } from '../names.ts';
import { where } from './figures.ts';
import type { Check, Material } from './types.ts';

/** Below it, two paragraphs are not two prints of one. */
const ALIKE = 0.8;
const CONTEXT = 4;

interface Passage {
  readonly text: string;
  readonly source: string;
  readonly line: number;
}

/** 部门主要职能 is told twice, in the first part and in the department's performance form: in the same words. */
export const duties: Check = {
  code: 'wording',
  title: '部门职能在第一部分与整体绩效表中文字一致',
  check: (material) => {
    const pairs = passages(material);
    const differing = pairs.filter(([one, other]) => nameKey(one.text) !== nameKey(other.text));
    return {
      run: pairs.length,
      held: pairs.length - differing.length,
      findings: differing.map(([one, other]) => {
        const [left, right] = difference(one.text, other.text);
        return {
          code: 'wording',
          severity: 'note' as const,
          places: [one, other].map(({ source, line }) => ({ source, line })),
          expected: left,
          found: right,
          message: `部门职能同一条文字不一致：${where(one)}作“${left}”，${where(other)}作“${right}”，请统一。`,
        };
      }),
    };
  },
};

/** Every duty of the form with the paragraph that is most like it. */
function passages({ document, lookup }: Material): readonly (readonly [Passage, Passage])[] {
  const told = document.sections
    .filter(({ title }) => /职能|职责/.test(title))
    .flatMap(({ source, paragraphs }) =>
      paragraphs.map(({ text, line }) => ({
        text: text.replace(/^\s*[（(][一二三四五六七八九十]+[)）]\s*/, ''),
        source,
        line,
      })),
    );
  const formed = lookup.in('department-performance').flatMap(({ texts }) =>
    Object.entries(texts)
      .filter(([label]) => /^部门职能/.test(label))
      .map(([, text]): Passage => text),
  );
  return formed.flatMap((passage) => {
    const scored = told.map((one) => ({ one, alike: similarity(one.text, passage.text) }));
    const [best] = scored.sort((a, b) => b.alike - a.alike);
    return best === undefined || best.alike < ALIKE ? [] : [[best.one, passage] as const];
  });
}

/** What differs, with a few characters on either side. */
function difference(one: string, other: string): readonly [string, string] {
  const [a, b] = [one, other].map((text) => [...text.replace(/\s+/g, '')]);
  if (a === undefined || b === undefined) return [one, other];
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const cut = (text: readonly string[]) =>
    text.slice(Math.max(0, start - CONTEXT), Math.min(text.length, text.length - end + CONTEXT)).join('');
  return [cut(a), cut(b)];
}
