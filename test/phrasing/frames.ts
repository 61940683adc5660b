import { readFileSync } from 'node:fs';
import type { Answer } from '../../src/answer/types.ts';
import { reply, START } from '../../src/chat/conversation.ts';
import { type Frame, frameOf } from '../../src/phrasing/frame.ts';
import { judge, type Verdict } from '../../src/phrasing/gate.ts';
import { placeholder } from '../../src/phrasing/slots.ts';
import { builtInWording } from '../../src/phrasing-parts.ts';
import { knowledge } from '../chat/knowledge.ts';
import { conversation, questions } from '../corpora/questions.ts';

export const wording = builtInWording();

export interface Framed {
  readonly asked: string;
  readonly answer: Answer;
  readonly frame: Frame;
}

/** Every different answer of every corpus that a model may put into other words. */
export function framedCorpora(): readonly Framed[] {
  const found = new Map<string, Framed>();
  for (const { turns } of questions()) {
    for (const [i, { answer }] of conversation(turns, knowledge).entries()) {
      const frame = frameOf(answer, wording, []);
      if (frame !== null) found.set(answer.text, { asked: turns[i] ?? '', answer, frame });
    }
  }
  return [...found.values()];
}

export function framed(asked: string): Framed {
  const { answer } = reply(START, asked, knowledge);
  const frame = frameOf(answer, wording, []);
  if (frame === null) throw new Error(`Nothing of the answer to ${asked} can be put another way`);
  return { asked, answer, frame };
}

/** A line of a corpus of rewrites: what was asked, and what a model made of the answer. */
export interface Rewrite {
  readonly asked: string;
  readonly says: string;
  readonly trick?: string;
}

export function rewrites(file: string): readonly Rewrite[] {
  const lines = readFileSync(new URL(file, import.meta.url), 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Rewrite);
}

/** The lines that stand, below what does not name them. */
export function whole(says: string, { blocks }: Frame): string {
  const rest = blocks.map(placeholder).filter((one) => !says.includes(one));
  return [says, ...rest].join('\n');
}

export function verdict(text: string, frame: Frame, planned = true): Verdict {
  return judge(text, frame, { wording, planned });
}
