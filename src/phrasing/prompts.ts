import type { Message } from './client.ts';
import { type Frame, slotsOf, template } from './frame.ts';
import { type Kind, placeholder } from './slots.ts';
import type { Wording } from './wording.ts';

/** What the model is asked for; each has its file in `prompts/`. */
export const PURPOSES = ['phrase', 'explain', 'summarise'] as const;
export type Purpose = (typeof PURPOSES)[number];

export interface Prompt {
  readonly version: string;
  /** IETF tag of the answers that it is for. */
  readonly language: string;
  readonly text: string;
}

export type Prompts = Readonly<Record<Purpose, Prompt>>;

/** Reads a prompt with its front matter. @throws Error naming what is missing */
export function readPrompt(file: string, markdown: string): Prompt {
  const [, head = '', text = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]+)$/u.exec(markdown.replaceAll('\r\n', '\n')) ?? [];
  const field = (name: string) => new RegExp(`^${name}:\\s*(\\S+)\\s*$`, 'mu').exec(head)?.[1];
  const [version, language] = [field('version'), field('language')];
  if (version === undefined || language === undefined || text.trim() === '')
    throw new Error(`${file}：应以 --- 之间的 version 和 language 开头，后面是提示词`);
  return { version, language, text: text.trim() };
}

const NAMES: Readonly<Record<Kind, string>> = {
  figure: '数',
  year: '年份',
  name: '名称（可能带着它的数）',
  items: '单独一行：清单',
  words: '单独一行：原文',
  source: '单独一行：来源',
  note: '单独一行：注',
};

/** The question as data: no signs that could close its field or stand for a placeholder, no long numbers. */
export function asData(text: string, hidden: readonly string[]): string {
  const open = hidden.reduce((rest, name) => rest.replaceAll(name, '某人'), text.normalize('NFKC'));
  return open
    .replace(/[<>⟦⟧]/gu, ' ')
    .replace(/\d[\d\s-]{5,}\d/gu, '（号码）')
    .slice(0, 300);
}

/** Passages go without their figures: those are not for the model to write. */
export function withoutFigures(passage: string): string {
  return passage.replace(/\d[\d,.]*/gu, '○').replace(/[<>⟦⟧]/gu, ' ');
}

export function messagesFor(prompt: Prompt, wording: Wording, question: string, frame: Frame): readonly Message[] {
  const passages = frame.segments.flatMap(({ passage }) => (passage === null ? [] : [withoutFigures(passage)]));
  const fields = [
    ['问题', question],
    ['答案', template(frame)],
    [
      '占位符',
      slotsOf(frame)
        .map((slot) => `${placeholder(slot)} ${NAMES[slot.kind]}`)
        .join('\n'),
    ],
    ...(passages.length === 0 ? [] : [['原文', passages.join('\n')]]),
  ];
  const inFields = (all: readonly (readonly string[])[]) =>
    all.map(([name, text]) => `<${name}>\n${text}\n</${name}>`).join('\n');
  return [
    { role: 'system', content: `${prompt.text}\n\n${inFields([['词表', [...wording.keys()].join(' ')]])}` },
    { role: 'user', content: inFields(fields) },
  ];
}
