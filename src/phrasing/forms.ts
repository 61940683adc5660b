/**
 * The sentences of our own that a model may put into other words, each with every order in which its parts still say the
 * same. A part is a named group of one small letter; what stands between parts is told by the signs of `wording.tsv`.
 * A sentence of no form goes out as it is.
 */
export interface Form {
  readonly form: RegExp;
  /**
   * Regular expression sources over part letters and signs, of which one has to match. `{D}` is the sign of what our own
   * sentence says in that group (增, 减, 大, 小 …), nothing where the group is empty: such a group is words, no part.
   * `{D~}` is the word for a rate that moves that way: 涨 (增幅), 跌 (降幅); `{D!}` is 增 or 减 and not the mere 多 or 少.
   */
  readonly says: readonly string[];
}

/** Exact, with its unit and what stands in brackets behind it: 90,000.00元（9万元）. */
const F = String.raw`[≥≤]?-?\d[\d,]*(?:\.\d+)?[^\d，。：；（）\s]{0,8}(?:（[^（）]*）)?`;
const N = String.raw`[^，。：；\n]+?`;
const Y = String.raw`\d{4}年`;

const form = (source: string, ...says: string[]): Form => ({ form: new RegExp(`^${source}$`, 'du'), says });

/** 减少 f, 降幅 g: the second direction may go without saying, never be another one; f多 would be more than f. */
const MOVED = '{D}f(?:与?幅?(?:{D!}|{D~})?幅?g)?';
const PREMISE = '(?:(?<P>没有翻倍|没有增加|没有减少|不是持平)：)?';

/** From the most to the least particular. */
export const FORMS: readonly Form[] = [
  form(
    `(?<r>${F})：(?<p>${N})占(?<w>${N})的比重(?:，(?<H>超过一半|不到一半|正好一半))?。`,
    'rp占w重?{H}',
    'rwp{H}',
    '{H}p占w重?r',
    'p占w重?r{H}',
    'p占w{H}重?r',
    'w中p占重?r{H}',
    'w中p重r{H}',
    'w中rp{H}',
    'pw中(?:占|占?重)r{H}',
  ),
  form(
    `${PREMISE}(?<n>${N})?(?<a>${Y})比(?<b>${Y})(?<D>增加|减少)(?<f>${F})(?:，(?:增长|下降)(?<g>${F}))?。`,
    `{P}{D}?(?:na|an)比b${MOVED}`,
    `(?:na|an)比b${MOVED}{P}`,
    `{P}{D}?(?:与b较|[比较]b)(?:na|an)${MOVED}`,
    `{P}n与b较a${MOVED}`,
    `{P}a与b较n${MOVED}`,
  ),
  form(
    `${PREMISE}(?<n>${N})?(?<a>${Y})比(?<b>${Y})(?<f>持平（增减0元），增减0%)。`,
    '{P}(?:n平?a|an平?)(?:比b|与b较)f',
    '(?:na|an)(?:比b|与b较)f{P}',
    '{P}(?:与b较|[比较]b)(?:na|an)f',
  ),
  form(`(?<a>${Y}${F})，(?<b>${Y}${F})。`, 'a与?b'),
  form(`文件写的是(?<D>增长|下降)(?<f>${F})。`, '印幅?(?:{D}|{D~})幅?f'),
  form(
    `(?<n>${N})比上年(?<D>增加|减少|增长|下降)(?<f>${F})(?:，(?:增长|下降)(?<g>${F}))?。`,
    `n比昨幅?${MOVED}`,
    `(?:与昨较|[比较]昨)n幅?${MOVED}`,
    `n与昨较幅?${MOVED}`,
  ),
  form(
    `(?<f>${F})：(?<p>${N})比(?<q>${N})(?<D>多|少)这么多。`,
    'fp比q{D}',
    'p比q{D}+f',
    '(?:与q较|[比较]q)p{D}f',
    'p与q较{D}f',
  ),
  form(`一样多：(?<p>${N})和(?<q>${N})都是(?<f>${F})。`, '平p与qf', 'p与q平?f', 'p与qf平'),
  form(`(?<f>${F})：(?<p>${N})扣除(?<q>${N})后的余额。`, 'fp中?扣q余+', 'p中?扣q余+f', '把qp中扣余+f'),
  form(`(?<f>${F})：(?<p>${N})是(?<q>${N})的倍数。`, 'fpq倍', 'pq倍?f'),
  form(`(?<f>${F})：(?<p>${N})除以(?<q>${N})。`, 'f用?p除q', '[用把]?p除q余?f'),
  form(`(?<f>${F})：(?<n>${N}\\d+项)的平均数。`, 'fn均', 'n均f', '均nf'),
  form(
    `(?<f>${F})：(?<t>${N})中(?<X>最大|最小)的是(?<n>${N})。`,
    'ft中{X}n',
    't中{X}nf',
    't中{X}fn',
    't中n{X}f',
    't中nf{X}',
    'nt中{X}f',
    'nft中{X}',
  ),
  form(`(?<f>${F})：(?<t>${N})中(?<k>第\\d+[大小])的是(?<n>${N})。`, 'ft中kn', 't中knf', 't中nkf', 'nt中kf', 'nft中k'),
  form(`(?<f>${F})：(?<X>最大|最小)的是(?<n>${N})。`, 'f{X}n', '{X}nf', 'n{X}f', 'nf{X}'),
  form(`(?<t>${N})中(?<X>最大|最小)的(?<c>\\d+项（共\\d+项）)：`, 't中?{X}c', 't中c{X}'),
  form(`(?<X>最大|最小)的(?<c>\\d+项（共\\d+项）)：`, '{X}c'),
  form(`(?<t>${N})，(?<c>从(?:大到小|小到大)共\\d+项)：`, 't中?c'),
  form(`(?<t>${N})，共(?<c>\\d+项)(?:，合计(?<f>${F}))?：`, 't中?共?c(?:与?额?共额?f)?'),
  form(`合计(?<f>${F})。`, '共f'),
  form(`(?<f>${F})：(?<n>${N})的项数。`, 'fn数?', 'n中?数?共?f'),
  form(
    `(?<k>第\\d+（共\\d+项）)：(?<n>${N})，在(?<t>${N})中按金额从大到小(?<j>排第\\d+)。`,
    'knt中序?j',
    'nt中序?jk',
    'nt中序?kj',
  ),
  form(`最大的是(?<n>${N})，(?<f>${F})。`, '大n共?f', 'n大共?f', 'n共?f大'),
  form(`本文件中，(?<n>${N})为(?<f>${F})。`, 'n共?f', 'f共?n'),
  form(`不是(?<x>${F})：(?<n>${N})是(?<f>${F})。`, '否xnf', 'n否xf', 'nf否x'),
  form(`(?<x>${F})的是(?<n>${N})。`, 'xn', 'nx'),
  form(`其中：(?<s>${N}${F}(?:，${N}${F})*)。`, '[含分]s'),
  form(`(?<f>${F})：(?<n>${N})。`, 'f共?n', 'n共?f'),
];
