import { run } from '../calculation/run.ts';
import { isMoney } from '../money/amount.ts';
import type { Query } from './query.ts';
import type { Request } from './request.ts';
import { otherTarget } from './target-period.ts';
import { has, type Token, tag } from './tokens.ts';

/** Words that count one kind of thing: any of them may stand for what the document prints with another. */
const COUNTERS: readonly (readonly string[])[] = [
  ['人', '名', '位'],
  ['次', '回', '趟', '场', '顿', '餐', '遍', '次/年'],
  ['家', '户'],
  ['分'],
  ['平方米', '平米', '平方'],
  ['台', '套', '件', '张', '把', '辆', '部', '个', '本', '条', '项', '批', '间', '只', '种', '类', '块', '笔'],
];

/**
 * What was asked for and is another kind of number than the one found (安保队员几个 where money is printed, 一个月多少 of a
 * year's figure); null where the answer is of the kind that was asked for.
 */
export function wrongDimension(request: Request, { frame, scope }: Query): string | null {
  const { tokens } = frame.segment;
  const outsiders = tokens.some((token) => has(token, 'relation', 'outsiders'));
  if (request.type === 'quotient' && scope.nouns.length > 0 && outsiders) return '居民人数';
  if (
    (request.type === 'quotient' || request.type === 'average') &&
    tokens.some((token) => has(token, 'ask', 'amount'))
  )
    return isMoney(run(request.plan).amount.unit) ? null : '金额';
  // 慰问一个月几次: how often, and money was divided.
  if (request.type === 'quotient' && isMoney(run(request.plan).amount.unit) && !asksMoney(tokens)) {
    const often = countedIn(tokens);
    if (often !== undefined && /^[次回趟场顿遍]数$/.test(often)) return often;
  }
  if (request.type !== 'figures') return null;
  const [only, ...more] = request.items;
  if (only?.measure === 'target' && more.length === 0 && otherTarget(only.label, frame.segment.text)) return '次数';
  const units = request.items.map((item) => run(item.plan).amount.unit);
  const money = units.every(isMoney);
  const counting =
    frame.asks.has('how-many') && !frame.asks.has('amount') && !frame.asks.has('number') && !frame.asks.has('each');
  if (
    counting &&
    frame.numbers.length === 0 &&
    units.every((unit) => isMoney(unit) || ['次', '%', '平方米', '次/年'].includes(unit))
  )
    return '数目';
  // 印刷服务买几次: whatever it is counted in; 买几台 花多少: what it costs may be told beside it.
  if (request.items.some(({ measure }) => measure === 'quantity') && frame.asks.has('items')) return null;
  if (money) {
    const single = frame.numbers.some(
      ({ value, unit }) => value === '1' && unit !== null && ['人', '名', '位', '月', '天', '日'].includes(unit),
    );
    if (single || frame.ops.has('average') || frame.pers.some((per) => per !== 'unit')) return '平均所要除的数';
    if (frame.asks.has('people') && !frame.asks.has('amount') && frame.numbers.length === 0) return '人数';
    if (frame.asks.has('items') && !frame.asks.has('amount') && frame.numbers.length === 0)
      return countedIn(tokens) ?? '数量';
    return null;
  }
  // 给退休干部发的钱是多少: money is spoken of, and only heads are printed.
  if (MONEY.test(frame.segment.text) && !COUNT.test(frame.segment.text) && !units.some(isMoney) && !units.includes('%'))
    return '金额';
  // 安保队员经费一个人多少, and only how often they go round is printed.
  const counts = ['people', 'items', 'vehicles', 'how-many', 'goals'].some((ask) => frame.asks.has(ask));
  if (!counts && !units.some(isMoney) && !units.includes('%') && scope.nouns.some((noun) => moneyOf(noun.end, tokens)))
    return '金额';
  const wanted = tokens.flatMap(dimensionOf);
  const fits = wanted.length === 0 || wanted.some(({ of }) => units.some(of));
  return fits ? null : (wanted[0]?.name ?? null);
}

/** 经费 right behind a name. */
function moneyOf(end: number, tokens: readonly Token[]): boolean {
  return tokens.some((token) => token.start === end && /^(?:经费|资金|费用|补贴|补助)$/.test(token.text));
}

/** Money is spoken of: 养老钱多少, 花了多少, 离休总额. */
export const MONEY = /钱|花(?=[了费掉销多几好])|[总金]额/;
/** And something is counted: 花钱的人有几个. */
const COUNT = /几|少[人次辆台件个]|数/;

interface Dimension {
  readonly name: string;
  readonly of: (unit: string) => boolean;
}

/** The kind of number that a word of the question asks for; none where it leaves that open. */
function dimensionOf(token: Token): readonly Dimension[] {
  if (has(token, 'ask', 'people')) return [{ name: '人数', of: inClass('人') }];
  if (has(token, 'ask', 'amount') || tag(token, 'unit') !== undefined) return [{ name: '金额', of: isMoney }];
  if (has(token, 'ask', 'vehicles')) return [{ name: '辆数', of: inClass('辆') }];
  if (!has(token, 'ask', 'items')) return [];
  const counter = COUNTERS.flat().find((one) => token.text.endsWith(one) || token.text === `${one}数`);
  return counter === undefined ? [] : [{ name: `${counter}数`, of: inClass(counter) }];
}

function inClass(counter: string): (unit: string) => boolean {
  const like = COUNTERS.find((one) => one.includes(counter)) ?? [counter];
  return (unit) => like.includes(unit);
}

function asksMoney(tokens: readonly Token[]): boolean {
  return tokens.some((token) => has(token, 'ask', 'amount') || tag(token, 'unit') !== undefined);
}

function countedIn(tokens: readonly Token[]): string | undefined {
  return tokens.flatMap(dimensionOf).find(({ name }) => name !== '金额')?.name;
}
