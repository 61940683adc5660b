import type { Frame, Noun } from './frame.ts';
import { listOf } from './totals.ts';

const ALL = new Set(['total:支出总计', 'total:收支总预算', 'total:收入总计']);
/** Beside a department's own units, the word is what is asked of them. */
const OWN = /^(?:unit|department|staff|vehicle):/;

/** 政府采购总盘子: a word for the whole budget stuck to another sum is the whole of that sum. */
export function gluedWholes(nouns: readonly Noun[], { segment }: Frame): readonly Noun[] {
  const tail = (noun: Noun) =>
    noun.ids.length > 0 && noun.ids.every((id) => ALL.has(id)) && /^(?:总|整个|全部|大盘)/.test(noun.token.text);
  const behind = (noun: Noun) =>
    nouns.find(
      (other) =>
        tail(other) &&
        /^的?$/.test(segment.text.slice(noun.end, Math.max(noun.end, other.start))) &&
        other.start >= noun.end &&
        !tail(noun) &&
        (listOf(noun) !== null || noun.ids.length > 0) &&
        !noun.ids.some((id) => OWN.test(id)),
    );
  const swallowed = new Set(nouns.flatMap((noun) => behind(noun) ?? []));
  return nouns
    .filter((noun) => !swallowed.has(noun))
    .map((noun) => {
      const end = behind(noun)?.end;
      return end === undefined ? noun : { ...noun, end };
    });
}
