import { field, type Request } from './model.ts';

/** What a well-behaved model may make of our sentences, placeholders and all: the first that fits, in turn. */
const REWRITES: readonly (readonly [RegExp, readonly string[]])[] = [
  [
    /^(⟦\d+⟧)：(⟦\d+⟧)占(⟦\d+⟧)的比重(，(?:超过|不到|正好)一半)?。$/u,
    ['$2占$3的比重为$1$4。', '在$3当中，$2占了$1$4。'],
  ],
  [
    /^((?:没有增加|没有减少|没有翻倍|不是持平)：)?((?:⟦\d+⟧){1,2})比(⟦\d+⟧)(增加|减少)(⟦\d+⟧)，(增长|下降)(⟦\d+⟧)。$/u,
    ['$1与$3相比，$2$4了$5，$6了$7。', '$1$2较$3$4了$5，也就是$6$7。'],
  ],
  [/^(⟦\d+⟧)，(⟦\d+⟧)。$/u, ['具体是$1，$2。', '$1和$2。']],
  [/^文件写的是(增长|下降)(⟦\d+⟧)。$/u, ['文件印的是$1$2。', '文件给出的是$1了$2。']],
  [
    /^(⟦\d+⟧)比上年(增加|减少|增长|下降)(⟦\d+⟧)(?:，(增长|下降)(⟦\d+⟧))?。$/u,
    ['$1比上一年$2了$3，$4$5。', '与上年相比，$1$2$3，$4$5。'],
  ],
  [/^(⟦\d+⟧)：(⟦\d+⟧)比(⟦\d+⟧)(多|少)的数。$/u, ['$2比$3$4$1。', '$2比$3$4了$1。']],
  [/^(⟦\d+⟧)：(⟦\d+⟧)扣除(⟦\d+⟧)后的余额。$/u, ['$2扣除$3以后，剩下$1。', '从$2里减去$3，还剩$1。']],
  [/^(⟦\d+⟧)：(⟦\d+⟧)是(⟦\d+⟧)的倍数。$/u, ['$2是$3的$1。', '$2相当于$3的$1。']],
  [/^(⟦\d+⟧)：(⟦\d+⟧)除以(⟦\d+⟧)。$/u, ['用$2除以$3，得出$1。', '$2除以$3，结果是$1。']],
  [/^(⟦\d+⟧)：(⟦\d+⟧)中(最大|最小)的是(⟦\d+⟧)。$/u, ['$2里$3的是$4，为$1。', '$4是$2中$3的，为$1。']],
  [/^(⟦\d+⟧)：(⟦\d+⟧)中(⟦\d+⟧)的是(⟦\d+⟧)。$/u, ['在$2里面，$3的是$4，为$1。', '$4是$2中$3的，有$1。']],
  [/^(⟦\d+⟧)中(最大|最小)的(⟦\d+⟧)：$/u, ['$1里$2的$3如下：', '在$1当中，$2的$3依次是：']],
  [/^(⟦\d+⟧)，共(⟦\d+⟧)，合计(⟦\d+⟧)：$/u, ['$1一共有$2，合计$3：', '$1共$2，总计$3，具体如下：']],
  [/^(⟦\d+⟧)，共(⟦\d+⟧)：$/u, ['$1一共有$2：', '$1有$2，具体如下：']],
  [/^合计(⟦\d+⟧)。$/u, ['加起来是$1。', '一共$1。']],
  [/^(⟦\d+⟧)：(⟦\d+⟧)的项数。$/u, ['$2一共有$1。', '$2有$1。']],
  [/^最大的是(⟦\d+⟧)，(⟦\d+⟧)。$/u, ['居首的是$1，为$2。', '$1最大，有$2。']],
  [/^本文件中，(⟦\d+⟧)为(⟦\d+⟧)。$/u, ['根据这份文件，$1是$2。', '在这份文件里，$1为$2。']],
  [/^其中：(⟦\d+⟧)。$/u, ['其中包括$1。', '具体来看，其中$1。']],
  [/^(⟦\d+⟧)：(⟦\d+⟧)。$/u, ['根据这份文件，$2是$1。', '$2为$1。', '您问的$2，一共是$1。']],
];

/** The text in the answer field, put into other words that say the same. */
export function faithful(request: Request): string {
  return rewrite(field(request, '答案'), request.body.messages.at(-1)?.content.length ?? 0);
}

export function rewrite(template: string, turn: number): string {
  return template
    .split('\n')
    .map((line) => {
      for (const [form, ways] of REWRITES) {
        if (form.test(line)) return line.replace(form, ways[turn % ways.length] ?? '').replace(/，了?。/u, '。');
      }
      return line;
    })
    .join('\n');
}

/** Lies every other time: a figure of its own, a place swapped, a word turned round. */
export function liar(): (request: Request) => string {
  let turn = 0;
  return (request) => {
    const text = faithful(request);
    turn += 1;
    if (turn % 2 === 0) return text;
    const lies = [
      text.replace(/⟦\d+⟧/u, '4,000万元'),
      text.replace('⟦1⟧', '⟦0⟧').replace('⟦2⟧', '⟦1⟧').replace('⟦0⟧', '⟦2⟧⟦2⟧'),
      `${text}\n约占一半。`,
      text.replace(/⟦\d+⟧/u, '没有'),
    ];
    return lies[(turn >> 1) % lies.length] ?? '';
  };
}
