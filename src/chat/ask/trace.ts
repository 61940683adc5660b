import type { Tag, Token } from '../../question/tokens.ts';
import type { Reply } from '../conversation.ts';

const VIA: Readonly<Record<Token['via'], string>> = {
  name: '正式名称',
  alias: '人们的说法',
  word: '词表',
  pattern: '句式',
  typo: '纠正错字',
  search: '相近名称',
};

/** How a message was read, part by part (rule, what was eaten and how, what was left), and what was calculated. */
export function traceText({ trace, answer }: Reply): string {
  const parts = trace.flatMap(({ segment, rule, left }, i) => [
    `读法${trace.length > 1 ? i + 1 : ''}：规则 ${rule}`,
    ...segment.tokens.map(
      (token) =>
        `  ${token.text} ← ${VIA[token.via]}${token.meant === undefined ? '' : `（${token.meant}）`}：${token.tags.map(tagText).join('，')}`,
    ),
    `  未读：${segment.unread.map(({ text }) => `“${text}”`).join(' ') || '无'}`,
    ...notUsed(left?.() ?? []),
  ]);
  const steps =
    answer.calculation.length === 0 ? ['  直接读出，没有计算'] : answer.calculation.map((step) => `  ${step}`);
  return [...parts, '计算：', ...steps].join('\n');
}

function notUsed(words: readonly string[]): readonly string[] {
  return words.length === 0 ? [] : [`  没用上：${words.map((word) => `“${word}”`).join(' ')}`];
}

function tagText(tag: Tag): string {
  const { t, ...rest } = tag;
  const values = Object.values(rest).filter((value) => value !== null && value !== false);
  return values.length === 0
    ? t
    : `${t} ${values.map((value) => (Array.isArray(value) ? value.join('|') : String(value))).join(' ')}`;
}
