import type { Answer } from '../../src/answer/types.ts';
import { type Reply, reply, START } from '../../src/chat/conversation.ts';
import { openClient } from '../../src/phrasing/client.ts';
import { type About, Phraser, type Tools } from '../../src/phrasing/phraser.ts';
import { type Prompts, PURPOSES } from '../../src/phrasing/prompts.ts';
import type { PhrasingSettings } from '../../src/phrasing/settings.ts';
import { builtInPrompt } from '../../src/phrasing-parts.ts';
import { knowledge } from '../chat/knowledge.ts';
import type { FakeModel } from './fake/model.ts';
import { wording } from './frames.ts';

export function settingsFor(fake: FakeModel, more: Partial<PhrasingSettings> = {}): PhrasingSettings {
  return { baseUrl: fake.url, apiKey: 'sk-secret', model: 'fake', extraBody: {}, timeoutMs: 10_000, ...more };
}

export function phraserAt(fake: FakeModel, more: Partial<PhrasingSettings> = {}, tools: Partial<Tools> = {}): Phraser {
  return new Phraser(settingsFor(fake, more), {
    prompts: Object.fromEntries(PURPOSES.map((name) => [name, builtInPrompt(name)])) as Prompts,
    wording,
    open: async (settings) => openClient(settings),
    ...tools,
  });
}

export function aboutReply({ resolved }: Reply, question: string): About {
  return { question, resolved, sources: [knowledge] };
}

export function asking(question: string): { answer: Answer; about: About } {
  const given = reply(START, question, knowledge);
  return { answer: given.answer, about: aboutReply(given, question) };
}
