import { cellOf, type Lookup } from '../facts/lookup.ts';
import type { Frame, Noun } from './frame.ts';

/** Behind it comes the question, or another thing of the same kind: it is what is asked about, and says nothing of another thing. */
const ENDS = /^(?:[、和跟与及各|]|这[两二三四]|一共|合计|分别|(?:要|得|花|给|发)?(?:多少|几多|好多)|$)/;

/** 离休、退休、生活补助各是多少钱: asked what is paid, the heads stand for the account that pays them (离休费). */
export function paidTo(nouns: readonly Noun[], frame: Frame, lookup: Lookup): readonly Noun[] {
  if (!frame.asks.has('amount') || frame.pers.length > 0 || ['people', 'how-many'].some((ask) => frame.asks.has(ask)))
    return nouns;
  return nouns.map((noun) => {
    const heads = noun.ids.length > 0 && noun.ids.every((id) => id.startsWith('staff:'));
    if (!heads || !ENDS.test(frame.segment.text.slice(noun.end))) return noun;
    const name = `${noun.token.text.replace(/(?:人员|老?干部|老同志|的)+$/, '')}费`;
    const accounts = [...lookup.facts.entities.values()].filter(
      ({ id, names }) =>
        id.startsWith('economic:') &&
        names.includes(name) &&
        lookup.about(id).some((entry) => cellOf(entry, 'amount')?.value != null),
    );
    return accounts.length === 0 ? noun : { ...noun, ids: accounts.map(({ id }) => id) };
  });
}
