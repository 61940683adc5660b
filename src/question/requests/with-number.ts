import type { Plan } from '../../calculation/plan.ts';
import { run } from '../../calculation/run.ts';
import { amount, isMoney, show } from '../../money/amount.ts';
import type { Query } from '../query.ts';
import type { Reckon } from '../reckonings.ts';
import type { Item, Request } from '../request.ts';
import { settle } from '../settle.ts';
import { has, type Token, tag } from '../tokens.ts';

/** What is done to a figure with a number that the user gives. */
interface Reckoning {
  readonly said: Token;
  readonly does: 'plus' | 'minus' | 'against' | 'portion' | 'raised' | 'cut' | 'reckon';
}

/** 办公费的三分之一, 再加5万, 减掉10万还剩, 比10万多多少, 涨5%以后: a figure of the document reckoned on with one of the user's. */
export function withNumber(query: Query): Request | null {
  const { frame, scope } = query;
  const [noun, ...others] = scope.nouns;
  if (noun === undefined || others.length > 0 || frame.years.length > 1 || frame.thresholds.length > 0) return null;
  const found =
    worded(frame.segment.tokens, frame.numbers.length) ?? reckoningIn(frame.segment.tokens, frame.numbers.length);
  if (found === null || claimed(query)) return null;
  // 比2025年初预算增加206.09万，那2025年初预算是多少: the rise that the document tells, and no number to go on with.
  if (!['portion', 'against', 'reckon'].includes(found.does) && (frame.ops.has('compare') || frame.years.length > 0))
    return null;
  // 在职人数的两倍: in words, it is done to whatever is counted.
  const want = found.does === 'reckon' ? scope.want : 'money';
  const settled = settle({ ...query, scope: { ...scope, want } }, [noun]);
  if ('instead' in settled) return settled.instead;
  const [item, ...more] = settled.items;
  if (item === undefined || more.length > 0) return null;
  const { unit } = run(item.plan).amount;
  const rounds = found.does === 'reckon' && tag(found.said, 'reckon')?.does === 'round';
  if (!isMoney(unit) && (found.does !== 'reckon' || rounds || unit === '%')) return null;
  return { type: 'figures', items: [reckoned(item, found)], total: null, list: false };
}

/** 办公费加上5万是7万吗: a claim to be checked, no question for the sum. */
function claimed({ frame }: Query): boolean {
  return ['yes-no', 'why'].some((ask) => frame.asks.has(ask)) || frame.absents.some((absent) => absent !== 'forecast');
}

/** 打八折, 翻倍, 四舍五入到百位: said once, and with no number beside it. */
function worded(tokens: readonly Token[], numbers: number): Reckoning | null {
  const [said, ...others] = tokens.filter((token) => has(token, 'reckon'));
  const plain = said !== undefined && others.length === 0 && numbers === 0;
  return plain && tag(said, 'reckon')?.does !== 'unclear' ? { said, does: 'reckon' } : null;
}

function reckoningIn(tokens: readonly Token[], numbers: number): Reckoning | null {
  const half = tokens.findIndex((token) => /^(?:一半|半数)$/.test(token.text));
  const [of, said] = [tokens[half - 1], tokens[half]];
  if (said !== undefined && numbers === 0) {
    const end = tokens.slice(half + 1);
    const plain =
      end.some((token) => has(token, 'ask')) && end.every((token) => has(token, 'ask') || has(token, 'filler'));
    return of?.text === '的' && plain ? { said, does: 'portion' } : null;
  }
  if (numbers !== 1) return null;
  const at = tokens.findIndex((token) => tag(token, 'number') !== undefined);
  return at < 0 ? null : reckoningAt(at, tokens);
}

function reckoningAt(at: number, tokens: readonly Token[]): Reckoning | null {
  const said = tokens[at];
  const number = said === undefined ? undefined : tag(said, 'number');
  if (said === undefined || number === undefined) return null;
  const before = tokens.slice(0, at).findLast((token) => token.text !== '了');
  const behind = tokens[at + 1];
  if (before === undefined) return null;
  if (number.unit === '%') {
    if (MORE.test(before.text)) return { said, does: 'raised' };
    if (LESS.test(before.text)) return { said, does: 'cut' };
    const of = before.text === '的' && before.end === said.start && tokens[at - 2]?.end === before.start;
    const asked = behind === undefined || has(behind, 'ask') || /^(?:是|等于|为|合|就|大概|大约)$/.test(behind.text);
    return of && asked ? { said, does: 'portion' } : null;
  }
  if (number.unit !== null ? !isMoney(number.unit) : !/[万亿千百]/.test(said.text)) return null;
  // 离9万的运行维护费还差多少: what the thing behind it is taken to be.
  const carried = tokens[at + 2];
  if (behind?.text === '的' && carried !== undefined && has(carried, 'entity')) return null;
  const stuck = before.end === said.start;
  if (!stuck) return null;
  if (has(before, 'op', 'plus') || MORE.test(before.text)) return { said, does: 'plus' };
  if (has(before, 'op', 'minus') || has(before, 'op', 'except') || LESS.test(before.text))
    return { said, does: 'minus' };
  const over = /^(?:比|跟|和|与|离|距|距离)$/.test(before.text);
  return over && tokens.slice(at + 1).some((token) => has(token, 'op', 'difference') || DIFFERS.test(token.text))
    ? { said, does: 'against' }
    : null;
}

const MORE = /^(?:再?(?:加|涨价?|增长?加?|多给|追加|添)了?|提高|上浮|上调)$/;
const LESS = /^(?:再?(?:减|扣|砍|压减?|削减?|少给|减少|降|拿走|花掉|用掉)[了掉去]?|下调|下浮|压缩|降低)$/;
const DIFFERS = /^(?:多|少|高|低|差|超)[了出]?(?:多少|几多|好多)/;

function reckoned(item: Item, { said, does }: Reckoning): Item {
  const how = tag(said, 'reckon');
  if (how !== undefined) return inWords(item, said, how);
  const number = tag(said, 'number') ?? { value: '50', unit: '%' };
  const shown = `${item.label}（${show(run(item.plan).amount)}）`;
  const constant: Plan = {
    op: 'constant',
    amount: amount(number.value, number.unit === '%' ? '%' : (number.unit ?? '元')),
    label: said.text,
  };
  const made = (plan: Plan, label: string): Item => ({ ...item, label, entity: null, plan, same: [], different: [] });
  const of = item.plan;
  switch (does) {
    case 'plus': {
      const label = `${shown}加${said.text}`;
      return made({ op: 'sum', of: [of, constant], label }, label);
    }
    case 'minus': {
      const label = `${shown}减${said.text}`;
      return made({ op: 'difference', from: of, take: constant, label }, label);
    }
    case 'against': {
      const less = run({ op: 'difference', from: of, take: constant, label: '' }).amount.value.isNegative();
      const label = `${shown}比${said.text}${less ? '少' : '多'}的部分`;
      return made({ op: 'difference', from: less ? constant : of, take: less ? of : constant, label }, label);
    }
    case 'portion': {
      const label = `${shown}的${said.text}`;
      return made(portion(of, said, constant, label), label);
    }
    default: {
      const label = `${shown}${does === 'raised' ? '增加' : '减少'}${said.text}以后`;
      const part = portion(of, said, constant, `${shown}的${said.text}`);
      const plan: Plan =
        does === 'raised' ? { op: 'sum', of: [of, part], label } : { op: 'difference', from: of, take: part, label };
      return made(plan, label);
    }
  }
}

function inWords(item: Item, { text }: Token, how: Reckon): Item {
  const label = `${item.label}（${show(run(item.plan).amount)}）${/倍$/.test(text) && !/^[翻加增多涨提再]/.test(text) ? '的' : /^[打翻乘按以用×*]/.test(text) ? '' : '，'}${text}`;
  const of = item.plan;
  const constant = (value: string, unit = ''): Plan => ({ op: 'constant', amount: amount(value, unit), label: text });
  if (how.does === 'unclear') return item;
  const plan: Plan =
    how.does === 'round'
      ? { op: 'rounded', of, to: constant(how.to, '元'), label }
      : {
          ...{ op: 'portion', of, times: constant(how.times), label },
          ...(how.over === '1' ? {} : { over: constant(how.over) }),
        };
  return { ...item, label, entity: null, plan, same: [], different: [] };
}

/** 三分之一 is a division by three, and not 33.33 %. */
function portion(of: Plan, { text }: Token, percent: Plan, label: string): Plan {
  const [, over, up] = /^([二两三四五六七八九十])分之([一二两三四五六七八九])$/.exec(text) ?? [];
  if (over === undefined || up === undefined) return { op: 'portion', of, times: percent, label };
  const digit = (char: string) => amount(String('零一二三四五六七八九十'.indexOf(char.replace('两', '二'))), '');
  const times: Plan = { op: 'constant', amount: digit(up), label: up };
  return { op: 'portion', of, times, over: { op: 'constant', amount: digit(over), label: over }, label };
}
