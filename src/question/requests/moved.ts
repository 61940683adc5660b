import type { Statement } from '../../facts/types.ts';
import { searchIn } from '../../search/search.ts';
import type { Query } from '../query.ts';
import type { Request } from '../request.ts';
import { contentOf } from './content.ts';

/** To another office, to another account. */
const MOVES = /划转|划归|移交|调整到|转隶/;
const ACCOUNT = /科目|哪个项|哪一项|调/;
/** A statement that holds this much of what is asked for is about it. */
const ABOUT = 2 / 5;

/** 哪些划给了别的街道, 调到哪个科目去了: what the reasons say was moved. No amounts are printed for it. */
export function moved(query: Query): Request | null {
  const { frame, lookup, scope } = query;
  if (!frame.asks.has('moved') || frame.asks.has('why')) return null;
  const reasons = lookup.facts.statements.filter(({ kind, text }) => kind === 'reason' && MOVES.test(text));
  const distinct = reasons.filter((one, i) => reasons.findIndex(({ text }) => text === one.text) === i);
  if (distinct.length === 0) return null;
  const amount =
    ['amount', 'number'].some((ask) => frame.asks.has(ask)) || frame.ops.has('plus') || frame.units.length > 0;
  if (amount)
    return { type: 'missing', what: '划转的金额', reason: 'no-text', mentioned: distinct.slice(0, 1), there: [] };
  // 划出去的社区有几个: the sentences name none and count none.
  if (frame.asks.has('how-many')) {
    const what = frame.unread.at(-1) ?? scope.nouns[0]?.token.text ?? frame.segment.text;
    return { type: 'missing', what: `${what}的数目`, reason: 'no-text', mentioned: distinct.slice(0, 1), there: [] };
  }
  const account = ACCOUNT.test(frame.segment.text);
  const kind = distinct.filter(({ text }) => (account ? /调整到/ : /划转|划归|移交/).test(text));
  return {
    type: 'passages',
    title: '划转和调整',
    statements: about(kind.length > 0 ? kind : distinct, contentOf(frame)),
    figures: [],
    kind: 'explanation',
  };
}

function about(statements: readonly Statement[], content: readonly string[]): readonly Statement[] {
  const search = searchIn(
    statements.map((statement, i) => ({ id: String(i), kind: 'statement', label: '', statement })),
  );
  const best = search
    .find(content)
    .filter(({ coverage }) => coverage >= ABOUT)
    .map(({ passage }) => passage.statement);
  return best.length === 0 || best.length === statements.length
    ? statements
    : statements.filter((one) => best.includes(one));
}
