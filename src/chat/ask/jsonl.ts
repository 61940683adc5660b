import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { Phraser } from '../../phrasing/phraser.ts';
import { START, type State } from '../conversation.ts';
import { converse } from '../converse.ts';
import type { Library } from '../library.ts';
import { phrased } from '../phrased.ts';
import { linesOf } from './lines.ts';

interface Asked {
  readonly id: string | number | null;
  readonly session: string | null;
  readonly text: string;
}

/**
 * Answers one JSON object a line as soon as the line is there; lines of one `session` are one conversation.
 * A broken line is answered with `{"id":null,"kind":"error","text":…}` and the next one goes on.
 * @returns whether every line could be answered
 */
export async function answerLines(
  input: AsyncIterable<Uint8Array | string>,
  output: Writable,
  library: Library,
  phraser: Phraser | null = null,
): Promise<boolean> {
  const sessions = new Map<string, State>();
  let faultless = true;
  let number = 0;
  for await (const line of linesOf(input)) {
    number += 1;
    if (line.trim() === '') continue;
    const asked = readLine(line, number);
    const answer =
      'fault' in asked
        ? { id: null, kind: 'error', text: asked.fault }
        : await answerOne(asked, sessions, library, phraser, number);
    if (answer.kind === 'error') faultless = false;
    if (!output.write(`${JSON.stringify(answer)}\n`)) await once(output, 'drain');
  }
  return faultless;
}

async function answerOne(
  asked: Asked,
  sessions: Map<string, State>,
  library: Library,
  phraser: Phraser | null,
  number: number,
) {
  const { id, session, text } = asked;
  try {
    const turn = converse((session === null ? undefined : sessions.get(session)) ?? START, text, library);
    if (session !== null) sessions.set(session, turn.state);
    const answer = await phrased(turn, text, library, 'hans', phraser);
    const { kind, values, citations, calculation, notes } = answer;
    return { id, kind, text: answer.text, values, citations, calculation, notes };
  } catch {
    return { id, kind: 'error', text: `第${number}行：程序出错，没有答出来` };
  }
}

function readLine(line: string, number: number): Asked | { readonly fault: string } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { fault: `第${number}行不是有效的 JSON` };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { fault: `第${number}行应为一个 JSON 对象：{"id","session","text"}` };
  const { id = null, session = null, text } = value as Record<string, unknown>;
  const faults = [
    ...(id === null || typeof id === 'string' || typeof id === 'number' ? [] : ['id 应为文字']),
    ...(session === null || typeof session === 'string' ? [] : ['session 应为文字']),
    ...(typeof text === 'string' ? [] : ['text 应为文字：问题']),
  ];
  return faults.length > 0 ? { fault: `第${number}行：${faults.join('；')}` } : ({ id, session, text } as Asked);
}
