import type { Answer } from '../answer/types.ts';
import type { Phraser } from '../phrasing/phraser.ts';
import type { Reply } from './conversation.ts';
import type { Language } from './language.ts';
import type { Library } from './library.ts';

/**
 * The answer in a model's words where there is a phraser and its text holds; else as it is. Never fails.
 * The model is asked in Chinese: whoever reads English gets our own sentences.
 */
export async function phrased(
  { answer, resolved }: Reply,
  question: string,
  library: Library,
  language: Language,
  phraser: Phraser | null,
): Promise<Answer> {
  const cited = [...new Set(answer.citations.map(({ document }) => document))];
  if (phraser === null || language === 'en' || cited.length === 0) return answer;
  return await phraser.phrase(answer, { question, resolved, sources: cited.map((id) => library.open(id)) });
}
