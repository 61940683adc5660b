import { run } from '../calculation/run.ts';
import { isMoney } from '../money/amount.ts';
import { operand } from './operands.ts';
import type { Query } from './query.ts';
import type { Item, Request } from './request.ts';
import { has, tag } from './tokens.ts';

const FIGURES = new Set<Request['type']>(['figures', 'share', 'change', 'between', 'ratio', 'quotient', 'average', 'ranking', 'position', 'rows', 'count']);
const HAN = /\p{Script=Han}/u;
/** A word that ends so, and is nothing of this document, is another place or office. */
const PLACE = /[市区县镇乡村省局厅院校州]$|路$/u;

/**
 * Takes a figure back where the question holds more than was understood: another office, a word that nothing explains,
 * heads counted where only money is printed. What was understood stands beside the refusal.
 */
export function guarded(request: Request, query: Query): Request {
  if (!FIGURES.has(request.type)) return request;
  return foreign(query) ?? unexplained(query) ?? wrongKind(request, query) ?? request;
}

/** 钢花村街道的项目支出, 教育局的三公: not this department's. */
function foreign({ frame, lookup, scope }: Query): Request | null {
  const { tokens, unread } = frame.segment;
  for (const gap of unread) {
    const before = tokens.find((token) => token.end === gap.start && tag(token, 'entity') !== undefined && token.text.length <= 3);
    const name = (before !== undefined && gap.text.length === 1 ? before.text : '') + gap.text;
    if (PLACE.test(gap.text) && !lookup.facts.department.endsWith(gap.text)) return missing(name, 'foreign', { frame, lookup, scope });
  }
  return null;
}

/** Content that no word explains: two characters by themselves, or one that is stuck to the thing asked for. */
function unexplained({ frame, lookup, scope }: Query): Request | null {
  const { tokens, unread } = frame.segment;
  const nouns = tokens.filter((token) => tag(token, 'entity') !== undefined || tag(token, 'unlisted') !== undefined);
  const asks = tokens.filter((token) => has(token, 'ask', 'number'));
  for (const { start, end, text } of unread) {
    const han = [...text].filter((char) => HAN.test(char)).length;
    const latin = /[a-z]{2,}/i.test(text);
    const stuck = han === 1 && (nouns.some((token) => token.start === end && token.via !== 'search') || asks.some((token) => token.end === start));
    if (han >= 2 || latin || stuck) {
      const noun = stuck ? nouns.find((token) => token.start === end) : undefined;
      return missing(noun === undefined ? text : text + noun.text, 'unread', { frame, lookup, scope });
    }
  }
  return null;
}

/** 安保队员几个, 街道有多少党员: heads or things are asked for, and the document prints money for it. */
function wrongKind(request: Request, { frame, lookup, scope }: Query): Request | null {
  const money = request.type === 'figures' && request.items.every((item) => isMoney(run(item.plan).amount.unit));
  if (!money || frame.asks.has('amount') || frame.asks.has('each')) return null;
  const heads = frame.asks.has('people') || frame.asks.has('how-many');
  const spread = frame.ops.has('average') || frame.pers.some((per) => per !== 'unit');
  if (!heads && !spread) return null;
  if (heads && frame.numbers.length > 0) return null;
  return missing(spread && !heads ? '平均所要除的数' : '数目', 'no-count', { frame, lookup, scope });
}

function missing(what: string, reason: Extract<Request, { type: 'missing' }>['reason'], { frame, lookup, scope }: Pick<Query, 'frame' | 'lookup' | 'scope'>): Request {
  const there: Item[] = scope.nouns.flatMap((noun) => operand(noun, { ...scope, want: 'any', measure: undefined, within: undefined }, lookup, frame.years[0]).readings).slice(0, 2);
  return { type: 'missing', what, reason, mentioned: mentions(what, lookup), there };
}

function mentions(what: string, lookup: Query['lookup']) {
  return what.length < 2 ? [] : lookup.facts.statements.filter((one) => one.text.includes(what)).slice(0, 1);
}
