import type { Noun } from './frame.ts';
import { has, type Token } from './tokens.ts';

/** What asks for the purpose in words; 用的, 发给, 用于 by themselves only describe the money that is asked for. */
export const WHAT_FOR = /什么|啥|么|谁|哪|怎|咋|嘛|用途|用处|方向|范围|对象|概况|些/;
/** Classes of what is bought. */
const CLASSES = /^(?:asset-class|procurement-class|directory):/;
/** Services by the procurement directory (品目 C). */
const SERVICE = /^good:C/;
/** Things that are bought by the piece. */
const PIECES = /^(?:good|asset):/;

/** What it does with them: 同比降了多少钱 asks for no rate; 把A去掉, B还有多少 leaves something out. */
export function opsOf(tokens: readonly Token[]): ReadonlySet<string> {
  const amount = tokens.some((token) => has(token, 'ask', 'amount') || /额$/.test(token.text));
  const text = tokens.map((token) => token.text).join('');
  // 占总支出几个点: a share, no change.
  const shared = tokens.some((token) => has(token, 'op', 'share') && token.text.startsWith('占'));
  const measured = tokens.some((token) => has(token, 'op', 'compare'));
  const ops = tokens.flatMap((token, i) =>
    // 三公经费多吗, of nothing: no movement.
    (MORE_OR_LESS.test(token.text) && !measured ? [] : token.tags).flatMap((one) =>
      one.t !== 'op' || (one.id === 'rate' && amount && /^[同环]比$/.test(token.text)) || ofEach(tokens, i)
        ? []
        : [one.id === 'rate' && POINTS.test(token.text) && shared ? 'percent' : one.id],
    ),
  );
  if (countsThem(tokens)) ops.splice(0, ops.length, ...ops.filter((id) => id !== 'share'));
  if (sumInside(tokens)) ops.splice(0, ops.length, ...ops.filter((id) => id !== 'plus'));
  const taken =
    /[把将].+(?:[去减扣刨除拿踢剔甩抹划扔丢抠刷]掉|踢(?:出去?|开|走|了)|拿[开走]|甩开|抹去|[扣刨去排剔]除|[撇抛]开)/.test(
      text,
    );
  // 离休费比退休费多列了多少: one thing beside another, no change of one.
  const at = tokens.findIndex((token) => has(token, 'op', 'compare') && token.text.includes('比'));
  const beside = [tokens[at - 1], tokens[at + 1]].every((token) => token !== undefined && has(token, 'entity'));
  if (MORE.test(text) && at >= 0)
    ops.splice(0, ops.length, ...ops.filter((id) => !beside || (id !== 'up' && id !== 'down')), 'difference');
  return new Set(taken ? ops.map((id) => (id === 'minus' ? 'except' : id)) : ops);
}

/** 执法执勤的占了几辆: how many of them, no share. */
function countsThem(tokens: readonly Token[]): boolean {
  return tokens.some((token, i) => {
    const next = tokens[i + 1];
    return (
      /^占[了用到]?$/.test(token.text) &&
      next !== undefined &&
      next.start === token.end &&
      ['vehicles', 'people', 'items'].some((id) => has(next, 'ask', id)) &&
      !tokens.some((other) => has(other, 'op', 'percent') || has(other, 'op', 'half'))
    );
  });
}

/** 基本支出里公用经费合计: the name of one sum inside another, nothing to add. */
function sumInside(tokens: readonly Token[]): boolean {
  const sums = tokens.filter((token) => has(token, 'op', 'plus'));
  const [sum] = sums;
  if (sum === undefined || sums.length > 1 || !has(sum, 'entity')) return false;
  const things = tokens.filter((token) => has(token, 'entity'));
  const inside = tokens.find((token) => has(token, 'relation', 'within') && token.end === sum.start);
  return inside !== undefined && things.length === 2 && things[0]?.end === inside.start;
}

/** 多吗, 更少吗, 高不高: whether the first of two is more. */
export const MORE_OR_LESS = /^更?[多高大少低小](?:些|点|一些)?(?:吗|么|不|没|没有|不[多高大少低小])$/;

const MORE =
  /[多少高](?:列支?|安排|[花用排拨给批支开出买编报投发付领缴交拿要])(?:[出了掉去来上]|下去|出来|进去)*(?:多少|几|好多)/;
const POINTS = /^(?:几|多少)个(?:百分)?点$/;

/** 一样不到5万的, 一样多少钱: each of them; a limit that was read is no longer among the tokens. */
function ofEach(tokens: readonly Token[], i: number): boolean {
  const [token, next] = [tokens[i], tokens[i + 1]];
  if (token?.text !== '一样' || next === undefined) return false;
  return next.start > token.end || has(next, 'ask', 'amount');
}

/** What a question asks for, where its words can only be told by what stands beside them. */
export function asksOf(tokens: readonly Token[], nouns: readonly Noun[]): ReadonlySet<string> {
  const asks = new Set(tokens.flatMap((token) => token.tags.flatMap((one) => (one.t === 'ask' ? [one.id] : []))));
  // 在职的有几个: people, not kinds of posts.
  const kinds = new Set(
    nouns.flatMap(({ ids, collection }) => [...ids, collection ?? ''].map((id) => id.split(':')[0])),
  );
  const heads = kinds.has('staff') && [...kinds].every((kind) => ['staff', 'unit', ''].includes(kind ?? ''));
  if (heads && tokens.some((token) => has(token, 'ask', 'how-many') && /个$/.test(token.text))) {
    asks.delete('how-many');
    asks.add('people');
  }
  // 项目负责人填党政办的项目合起来多少: which projects, not who answers for them.
  const told = tokens.some((token) => has(token, 'form')) && nouns.some(({ collection }) => collection === 'projects');
  const reckoned =
    ['amount', 'number', 'how-many'].some((ask) => asks.has(ask)) ||
    tokens.some((token) => has(token, 'op', 'plus') || has(token, 'op', 'max') || has(token, 'op', 'min'));
  if (told && reckoned) for (const ask of ['office', 'contact', 'filler-person']) asks.delete(ask);
  // 发给离休人员的钱有多少
  const figure = asks.has('amount') || asks.has('number');
  const purposes = tokens.filter((token) => has(token, 'ask', 'purpose'));
  if (figure && purposes.every(({ text }) => !WHAT_FOR.test(text))) asks.delete('purpose');
  // 尾号104的项目是什么: which one, not what for.
  const coded = tokens.some((token) => has(token, 'code'));
  // 21011这个款级科目: its level is only said.
  const coming = tokens.some(
    (token) => has(token, 'ask', 'level') && tokens.some((one) => has(one, 'code') && one.start === token.end),
  );
  if (coded && (coming || ['number', 'amount'].some((ask) => asks.has(ask)))) asks.delete('level');
  if (coded && nouns.some(({ collection }) => collection === 'projects')) asks.delete('definition');
  // 家具用具一类包括哪些资产: rows of a list.
  const lists = nouns.some(
    ({ ids, collection }) => (ids.length === 0 && collection !== null) || ids.some((id) => id.startsWith('total:')),
  );
  const classes = nouns.some(({ ids }) => ids.some((id) => CLASSES.test(id)));
  if (lists && classes && tokens.some((token) => has(token, 'ask', 'includes') && /[哪什啥]/.test(token.text))) {
    asks.delete('includes');
    asks.delete('definition');
    asks.add('which');
  }
  // 卫生健康支出底下分了哪三样: its rows.
  const accounts = nouns.some(({ ids }) => ids.some((id) => /^(?:function|economic):/.test(id)));
  if (
    accounts &&
    asks.has('includes') &&
    /底下|下面|下头|往下|分[了成为]|拆成/.test(tokens.map(({ text }) => text).join(''))
  ) {
    asks.delete('includes');
    asks.delete('definition');
    asks.add('which');
  }
  // 底下分了哪三样，每样多少钱: its parts with their figures, no definition.
  if (asks.has('includes') && asks.has('each') && (asks.has('amount') || asks.has('number'))) {
    asks.delete('includes');
    asks.add('list');
  }
  // 公用经费里头有多大比例…: no question what it holds.
  if (tokens.some((token) => has(token, 'op', 'share') || has(token, 'op', 'percent'))) asks.delete('includes');
  // 买了多少会议椅; but 烧了多少油钱, 买了多少保险 ask for money.
  const counted = nouns.some(
    (noun) =>
      noun.ids.length > 0 &&
      noun.ids.every((id) => PIECES.test(id) && !SERVICE.test(id)) &&
      !saysMoney(noun) &&
      tokens.some((token) => token.end === noun.start && has(token, 'ask', 'number')),
  );
  if (counted && !asks.has('amount')) asks.add('items');
  return asks;
}

/** 油钱, 保险费, 奖金: the name itself says that it is money. */
export function saysMoney({ token }: Noun): boolean {
  return /(?:[钱费款]|[奖租佣]金|支出|开支)$/.test(token.text);
}

/** 多少钱, 花了多少, 各批了多少: money is asked for, in whatever words. */
export function asksAmount({
  asks,
  segment,
}: {
  readonly asks: ReadonlySet<string>;
  readonly segment: { readonly text: string };
}): boolean {
  return (
    asks.has('amount') ||
    (asks.has('number') && /(?:[花批付拨]|要用|用掉|耗费|价值)[了下去来]?(?:多少|几多|好多)/.test(segment.text))
  );
}
