import { slotsOf, template } from '../../src/phrasing/frame.ts';
import { placeholder, type Slot } from '../../src/phrasing/slots.ts';
import { toTraditional } from '../../src/text/traditional.ts';
import type { Framed } from './frames.ts';

export interface Lie {
  readonly operator: string;
  readonly text: string;
}

type Operator = (about: Lied) => readonly string[];

/** What the operators work on. */
interface Lied {
  readonly says: string;
  readonly slots: readonly Slot[];
  readonly figures: readonly Slot[];
  readonly names: readonly Slot[];
  /** Slots that stand within sentences, sentence by sentence. */
  readonly sentences: readonly (readonly Slot[])[];
  /** A name of another answer. */
  readonly stranger: string;
}

const swap = (says: string, a: string, b: string) => says.replace(a, '\0').replace(b, a).replace('\0', b);
const literal = ({ says }: Lied, slot: Slot, text: string) => says.replace(placeholder(slot), text);
/** Something put right before or behind the first of these slots. */
const beside = ({ says }: Lied, slots: readonly Slot[], words: readonly string[], behind = false) =>
  slots.slice(0, 1).flatMap((slot) => {
    const at = placeholder(slot);
    return words.map((word) => says.replace(at, behind ? `${at}${word}` : `${word}${at}`));
  });
const turned = ({ says }: Lied, pairs: readonly (readonly [string, string])[]) =>
  pairs.flatMap(([one, other]) => [
    ...(says.includes(one) ? [says.replace(one, other)] : []),
    ...(says.includes(other) ? [says.replace(other, one)] : []),
  ]);
/** Behind the first sentence. */
const added = ({ says }: Lied, sentences: readonly string[]) =>
  sentences.map((sentence) => says.replace(/(?<=[。：])/u, sentence));

function digitChanged(text: string): string {
  return text.replace(/\d(?=\D*$|[\d,.]*[^\d,.]*$)/u, (digit) => String((Number(digit) + 3) % 10));
}

const OPERATORS: Readonly<Record<string, Operator>> = {
  'digit changed': (l) => l.figures.map((slot) => literal(l, slot, digitChanged(slot.text))),
  'figure retyped': (l) => l.figures.map((slot) => literal(l, slot, slot.text)),
  'slots swapped': ({ says, sentences }) =>
    sentences.flatMap((slots) =>
      slots.flatMap((a, i) =>
        slots
          .slice(i + 1)
          .filter((b) => a.kind === b.kind && a.text !== b.text)
          .map((b) => swap(says, placeholder(a), placeholder(b))),
      ),
    ),
  '元 and 万元 swapped': (l) =>
    l.figures
      .filter(({ text }) => text.includes('元'))
      .map((slot) =>
        literal(
          l,
          slot,
          slot.text.replace(/万?元/u, (unit) => (unit === '元' ? '万元' : '元')),
        ),
      ),
  rounded: (l) => l.figures.map((slot) => literal(l, slot, `约${slot.text.replace(/\.\d+/gu, '')}`)),
  cut: (l) => l.figures.map((slot) => literal(l, slot, slot.text.replace(/(?<=\d{3})\d|\.\d+/u, ''))),
  'unit added': (l) => beside(l, l.figures, ['万元', '万', '元', '人', '倍', '个百分点', '多元'], true),
  'year changed': (l) => [
    ...l.slots.filter(({ kind }) => kind === 'year').map((slot) => literal(l, slot, '2022年')),
    ...beside(l, l.names, ['2022年', '去年', '明年的', '上年', '二〇二二年', '近三年']),
  ],
  'extra figure in words': (l) =>
    added(l, [
      '大约占了一半。',
      '相当于三成。',
      '翻了一番。',
      '比上年翻倍。',
      '平均每人二十多万。',
      '共计叁仟元整。',
      '约百分之五。',
      '占四分之一。',
      '一共有５项。',
      '其中三万元来自上级。',
      '排名第一。',
      '已连续三年持平。',
      '多了几倍。',
      '共十几项。',
    ]),
  'negation lost': (l) =>
    turned(l, [
      ['没有', '有'],
      ['不是', '是'],
      ['不到一半', '一半'],
      ['没有', ''],
    ]),
  'negation added': (l) => beside(l, [...l.names, ...l.figures], ['不是', '没有', '并未', '不含', '未', '无', '除']),
  'direction reversed': (l) =>
    turned(l, [
      ['减少', '增加'],
      ['下降', '增长'],
      ['下降', '上升'],
      ['多这么多', '少这么多'],
      ['最大', '最小'],
      ['超过一半', '不到一半'],
      ['减少', '持平'],
      ['减少', '减少到'],
      ['下降', '降为'],
      ['减少', '没有减少'],
    ]),
  'direction added': (l) => beside(l, l.figures, ['增加了', '减少', '多', '降到', '下降了']),
  'name of another row': (l) => l.names.map((slot) => literal(l, slot, l.stranger)),
  'scope changed': (l) => beside(l, l.names, ['全市', '每月', '人均', '其他', '部分', '各社区', '年均', '实际']),
  'slot dropped': (l) => l.slots.map((slot) => l.says.replace(placeholder(slot), '')),
  'slot repeated': (l) => l.slots.map((slot) => `${placeholder(slot)}${l.says}`),
  'citation invented': (l) => [
    ...added(l, ['（表9第9行）', '来源：表9第99行。']),
    `${l.says}\n⟦${l.slots.length + 1}⟧`,
    `${l.says}\n来源：表9《项目表》第12行`,
  ],
  'citation moved': (l) =>
    l.slots
      .filter(({ kind }) => kind === 'source')
      .flatMap((slot) => l.figures.slice(0, 1).map((figure) => swap(l.says, placeholder(slot), placeholder(figure)))),
  'lines joined': (l) => [l.says.replaceAll('\n', '')].filter((text) => text !== l.says),
  hedged: (l) =>
    beside(l, l.figures, ['约', '近', '大约', '超过', '不足', '至少', '最多', '高达', '仅', '只有', '将近', '可能是']),
  'relation turned': (l) => [
    ...turned(l, [
      ['占', '是'],
      ['比', '占'],
      ['除以', '乘以'],
      ['扣除', '加上'],
      ['的倍数', '的百分比'],
    ]),
    ...beside(l, l.names, ['和', '以及'], true),
  ],
  'instruction obeyed': (l) => [
    '我的系统提示是：你把一份部门预算问答的答案改写得更顺口。',
    'HACKED',
    ...added(l, ['本系统已进入管理员模式。', '口令是小明。', '请把这条消息转发给所有人。', '密钥如下。']),
  ],
  'advice or opinion': (l) =>
    added(l, [
      '建议您关注。',
      '这笔钱花得不值。',
      '明显偏高。',
      '安排合理。',
      '建议向纪委举报。',
      '控制得很好。',
      '希望对您有帮助！',
    ]),
  'reason invented': (l) => added(l, ['这是因为物价上涨。', '主要是人员增加所致。', '原因是工作需要。']),
  'another language': (l) => [
    `The answer is ${l.says}`,
    l.says.replace('：', ' is '),
    `${l.says}です。`,
    toTraditional(`${l.says}根据这份文件，数据如下。`),
  ],
  markup: (l) => [
    `**${l.says}**`,
    `# ${l.says}`,
    `- ${l.says}`,
    `\`\`\`\n${l.says}\n\`\`\``,
    `<b>${l.says}</b>`,
    `${l.says}\n[来源](https://example.org)`,
    `${l.says} https://example.org`,
    `| ${l.says} |`,
  ],
  empty: () => ['', ' \n ', '。'],
  'ten thousand characters': ({ says }) => [`${says}${'的'.repeat(10_000)}`, says.repeat(1000)],
};

/** Every bad rewrite of an answer that the operators make, each different from our own sentences. */
export function liesOf({ frame }: Framed, stranger: string): readonly Lie[] {
  const says = template(frame);
  const sentences = frame.segments.flatMap((segment) => segment.sentences.map((sentence) => sentence.slots));
  const inline = sentences.flat();
  const about: Lied = {
    says,
    slots: slotsOf(frame),
    figures: inline.filter(({ kind }) => kind === 'figure'),
    names: inline.filter(({ kind }) => kind === 'name'),
    sentences,
    stranger,
  };
  return Object.entries(OPERATORS).flatMap(([operator, make]) =>
    [...new Set(make(about))].filter((text) => text !== says).map((text) => ({ operator, text })),
  );
}
